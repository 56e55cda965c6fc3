import { create } from 'zustand';
import type { Correction } from '../../main/contract/correction';
import type { Obedience, PictureId } from '../../main/contract/cut';
import type { ErrorReport } from '../../main/contract/errors';
import { useView } from './view-store';

/** A picture in the place of a drawing's own: what it would be, or was before. In no document. */
export interface ShownInstead {
  readonly celId: string;
  readonly drawingId: string;
  readonly picture: PictureId;
}
export interface ShownPreview extends ShownInstead {
  readonly detail: 'half' | 'full';
}

interface PreviewStore {
  readonly shown: ShownPreview | null;
  /** `proposed`: a hand is saying it; `committed`: it is said, and the drawing itself is on its way. */
  readonly phase: 'none' | 'proposed' | 'committed';
  /** What is being said; empty: nothing. */
  readonly proposed: readonly Correction[];
  /** Of what is shown. */
  readonly obedience: readonly Obedience[];
  /** Ids of the drawings of the cel that what is proposed touches. */
  readonly touches: readonly string[];
  readonly touchesCelId: string | null;
  /** Why what is proposed cannot be. Shown while the hand is still at it; told as a notice only if the hand ends there. */
  readonly refused: ErrorReport | null;
  /** A preview is being drawn. */
  readonly busy: boolean;
  /** While a person holds the key that shows it: the drawing before it was corrected. */
  readonly before: ShownInstead | 'asking' | null;
}

const NOTHING = {
  shown: null,
  phase: 'none',
  proposed: [],
  obedience: [],
  touches: [],
  touchesCelId: null,
  refused: null,
  busy: false,
} as const;
export const usePreview = create<PreviewStore>(() => ({ ...NOTHING, before: null }));

export function clearPreview(): void {
  usePreview.setState(NOTHING);
}

const isOf = (shown: ShownInstead, celId: string, drawingId: string | undefined) =>
  shown.celId === celId && shown.drawingId === drawingId;

/** What lies in the place of this drawing now, or null: then it is seen itself. */
export function previewOf(celId: string, drawingId: string | undefined): PictureId | null {
  const { shown, before } = usePreview.getState();
  if (before === 'asking' || useView.getState().flip !== null) return null;
  if (before !== null && isOf(before, celId, drawingId)) return before.picture;
  return before === null && shown !== null && isOf(shown, celId, drawingId) ? shown.picture : null;
}
