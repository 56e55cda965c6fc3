import { create } from 'zustand';
import type { Cel, Cut } from '../../main/contract/cut';
import { celOf, currentCut, useCut } from './cut-store';
import type { Flip } from './displayed';
import { clampFrame, stepCel } from './stepping';

/** What of the network's sight can be laid over the drawing, in the order of the bar. */
export const OVERLAYS = ['arrows', 'flow', 'arcs', 'keypoints', 'parts', 'occlusion', 'confidence'] as const;
export type Overlay = (typeof OVERLAYS)[number];

interface ViewStore {
  readonly playheadFrame: number;
  readonly selectedCelId: string | null;
  readonly soloCelId: string | null;
  readonly overlays: ReadonlySet<Overlay>;
  readonly flip: Flip | null;
}

/** Where the person looks. Not part of the document, never undone. */
export const useView = create<ViewStore>(() => ({
  playheadFrame: 1,
  selectedCelId: null,
  soloCelId: null,
  overlays: new Set(),
  flip: null,
}));

/** Another cut was opened: from the start, on its bottom cel. */
export function lookAtCut(cut: Cut): void {
  useView.setState({
    playheadFrame: 1,
    selectedCelId: cut.cels[0]?.id ?? null,
    soloCelId: null,
    flip: null,
  });
}

export function goToFrame(frame: number): void {
  const cut = currentCut();
  if (cut === null) return;
  const playheadFrame = clampFrame(cut, frame);
  if (playheadFrame !== useView.getState().playheadFrame) useView.setState({ playheadFrame });
}

export function selectCel(celId: string): void {
  useView.setState({ selectedCelId: celId });
}

export function selectCelBeside(direction: 'above' | 'below'): void {
  const cut = currentCut();
  const { selectedCelId } = useView.getState();
  if (cut !== null && selectedCelId !== null) selectCel(stepCel(cut, selectedCelId, direction));
}

export function selectDrawing(celId: string, frame: number): void {
  selectCel(celId);
  goToFrame(frame);
}

function toggled<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

export function toggleSolo(celId: string): void {
  useView.setState(({ soloCelId }) => ({ soloCelId: soloCelId === celId ? null : celId }));
}

export function toggleOverlay(overlay: Overlay): void {
  useView.setState(({ overlays }) => ({ overlays: toggled(overlays, overlay) }));
}

export function setFlip(flip: Flip | null): void {
  if (useView.getState().flip !== flip) useView.setState({ flip });
}

/** The cels that are drawn, bottom to top. */
export function visibleCels(cut: Cut, soloCelId: string | null): Cel[] {
  if (soloCelId !== null && celOf(cut, soloCelId) !== undefined) return cut.cels.filter((cel) => cel.id === soloCelId);
  return cut.cels.filter((cel) => !cel.look.hidden);
}

export function selectedCel(): Cel | undefined {
  return celOf(currentCut(), useView.getState().selectedCelId);
}

/** The selected cel, as components see it. */
export function useSelectedCel(): Cel | undefined {
  const cut = useCut((store) => store.state?.cut ?? null);
  return celOf(
    cut,
    useView((view) => view.selectedCelId),
  );
}
