import { create } from 'zustand';
import type { StageView } from '../../main/contract/desk-view';
import {
  fitPaper,
  laidSoThat,
  mirrorAt,
  type PointPx,
  pan,
  paperOfStage,
  rotateAt,
  type SizePx,
  STRAIGHT,
  type StageTransform,
  snappedDeg,
  twoFingers,
  zoomAt,
} from '../stage/view-transform';
import { currentCut, useCut } from './cut-store';

interface StageStore {
  readonly size: SizePx;
  readonly transform: StageTransform;
  /** True until a person zooms or pans: the paper then stays fitted whatever the window does. */
  readonly fitted: boolean;
}

export const useStage = create<StageStore>(() => ({
  size: { widthPx: 800, heightPx: 500 },
  transform: STRAIGHT,
  fitted: true,
}));

function middle(): PointPx {
  const { widthPx, heightPx } = useStage.getState().size;
  return { xPx: widthPx / 2, yPx: heightPx / 2 };
}

/** The whole paper, turned and mirrored as it is. */
export function fitStage(): void {
  const cut = currentCut();
  if (cut === null) return;
  useStage.setState(({ size, transform }) => ({ transform: fitPaper(cut, size, transform), fitted: true }));
}

/** Upright, not mirrored, whole: as a cut is first seen. */
export function resetStage(): void {
  useStage.setState({ transform: STRAIGHT });
  fitStage();
}

export function measureStage(size: SizePx): void {
  const before = useStage.getState();
  if (before.size.widthPx === size.widthPx && before.size.heightPx === size.heightPx) return;
  useStage.setState({ size });
  if (before.fitted) {
    fitStage();
    return;
  }
  // The paper's point in the middle stays in the middle.
  const held = paperOfStage(before.transform, { xPx: before.size.widthPx / 2, yPx: before.size.heightPx / 2 });
  useStage.setState({ transform: laidSoThat(before.transform, held, middle()) });
}

/** Around the middle of the stage where no pointer says otherwise. */
export function zoomStage(factor: number, at: PointPx = middle()): void {
  useStage.setState(({ transform }) => ({ transform: zoomAt(transform, factor, at), fitted: false }));
}

export function zoomStageTo(zoom: number): void {
  zoomStage(zoom / useStage.getState().transform.zoom);
}

export function panStage(dxPx: number, dyPx: number): void {
  useStage.setState(({ transform }) => ({ transform: pan(transform, dxPx, dyPx), fitted: false }));
}

export function rotateStage(byDeg: number, at: PointPx = middle()): void {
  useStage.setState(({ transform, fitted }) => ({ transform: rotateAt(transform, byDeg, at), fitted }));
  if (useStage.getState().fitted) fitStage();
}

/** Turned by a hand that began at `from`: nearly upright becomes upright. */
export function rotateStageTo(from: StageTransform, byDeg: number, at: PointPx): void {
  const rotationDeg = snappedDeg(from.rotationDeg + byDeg);
  useStage.setState({ transform: rotateAt(from, rotationDeg - from.rotationDeg, at), fitted: false });
}

export function straightenStage(): void {
  rotateStage(-useStage.getState().transform.rotationDeg);
}

/** As seen from behind the paper: faults of proportion show. */
export function mirrorStage(): void {
  useStage.setState(({ transform }) => ({ transform: mirrorAt(transform, middle()) }));
  if (useStage.getState().fitted) fitStage();
}

export function pinchStage(from: readonly [PointPx, PointPx], to: readonly [PointPx, PointPx]): void {
  useStage.setState(({ transform }) => ({ transform: twoFingers(transform, from, to), fitted: false }));
}

/** As it is kept with the cut: the paper's point in the middle of the stage, so that it means the same in any window. */
export function stageView(): StageView | null {
  const { transform, fitted } = useStage.getState();
  const { zoom, rotationDeg, mirrored } = transform;
  if (fitted && rotationDeg === 0 && !mirrored) return null;
  const { xPx: panX, yPx: panY } = paperOfStage(transform, middle());
  return { zoom, panX, panY, rotationDeg, mirrored };
}

/** Null: fitted, upright and not mirrored. */
export function restoreStageView(view: StageView | null): void {
  if (view === null) {
    resetStage();
    return;
  }
  const { zoom, rotationDeg, mirrored } = view;
  const laid = laidSoThat({ ...STRAIGHT, zoom, rotationDeg, mirrored }, { xPx: view.panX, yPx: view.panY }, middle());
  useStage.setState({ transform: laid, fitted: false });
}

/** Another cut, or other paper: seen whole, until a kept view is brought back. */
useCut.subscribe(({ state }, { state: before }) => {
  const is = (one: typeof state) => one && `${one.cut.id} ${one.cut.widthPx} ${one.cut.heightPx}`;
  if (is(state) !== is(before)) resetStage();
});
