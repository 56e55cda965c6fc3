import { create } from 'zustand';
import type { PictureId } from '../../main/contract/cut';

/** How hands paint, and what the painter told. Kept while the program runs; the last colours of a cut are those of its keys. */

export type PaintEdges = 'automatic' | 'hard' | 'soft';
/** From which drawing the lasso takes. */
export const LASSO_SOURCES = ['this', 'first-key', 'second-key', 'previous', 'next'] as const;
export type LassoSource = (typeof LASSO_SOURCES)[number];

interface PaintStore {
  readonly colour: string;
  readonly pencilPx: number;
  readonly eraserPx: number;
  readonly opacity01: number;
  readonly pressure: boolean;
  readonly edges: PaintEdges;
  /** The hand's tremble is taken out. */
  readonly smooth: boolean;
  readonly gapPx: number;
  readonly underLines: boolean;
  readonly source: LassoSource;
  /** Of the keys that the drawing lies between; `of`: their pictures. */
  readonly palette: { readonly of: string; readonly colours: readonly string[] };
  readonly look: 'binarised' | 'flat' | 'painted';
  readonly hasAlpha: boolean;
  /** Something is painted that the document could not take: it waits to be saved again. */
  readonly unsaved: boolean;
  /** How much of the area that is being filled is found, 0 to 1; null: none is. */
  readonly filling01: number | null;
  /** The lasso holds something. */
  readonly holding: boolean;
}

export const LEAST_SIZE_PX = 1;
export const MOST_SIZE_PX = 200;
export const MOST_GAP_PX = 20;

export const usePaint = create<PaintStore>(() => ({
  colour: '#1e1a1a',
  pencilPx: 3,
  eraserPx: 14,
  opacity01: 1,
  pressure: true,
  edges: 'automatic',
  smooth: true,
  gapPx: 4,
  underLines: true,
  source: 'this',
  palette: { of: '', colours: [] },
  look: 'flat',
  hasAlpha: true,
  unsaved: false,
  filling01: null,
  holding: false,
}));

export function setPaint(change: Partial<PaintStore>): void {
  usePaint.setState(change);
}

/** Whether what is painted now has hard edges: as the person says, or as the keys have them. */
export function isHard({ edges, look }: Pick<PaintStore, 'edges' | 'look'>): boolean {
  return edges === 'automatic' ? look === 'binarised' : edges === 'hard';
}

/** The keys' own colours came. A colour that was chosen stays. */
export function takePalette(of: readonly PictureId[], colours: readonly string[]): void {
  usePaint.setState({ palette: { of: of.join(' '), colours } });
}

export function chooseColour(colour: string): void {
  if (/^#[0-9a-f]{6}$/.test(colour)) usePaint.setState({ colour });
}

/** The size that a tool has; larger and smaller in steps that look alike. */
export function sizeStep(sizePx: number, direction: 1 | -1): number {
  const step = Math.max(1, Math.round(sizePx * 0.15));
  return Math.min(MOST_SIZE_PX, Math.max(LEAST_SIZE_PX, sizePx + direction * step));
}
