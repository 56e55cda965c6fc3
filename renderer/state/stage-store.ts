import { create } from 'zustand';
import { fitPaper, pan, type SizePx, type StageTransform, zoomAt } from '../stage/view-transform';
import { currentCut } from './cut-store';

interface StageStore {
  readonly size: SizePx;
  readonly transform: StageTransform;
  /** True until a person zooms or pans: the paper then stays fitted whatever the window does. */
  readonly fitted: boolean;
}

export const useStage = create<StageStore>(() => ({
  size: { widthPx: 800, heightPx: 500 },
  transform: { zoom: 1, xPx: 0, yPx: 0 },
  fitted: true,
}));

export function fitStage(): void {
  const cut = currentCut();
  if (cut === null) return;
  useStage.setState(({ size }) => ({ transform: fitPaper(cut, size), fitted: true }));
}

export function measureStage(size: SizePx): void {
  useStage.setState({ size });
  if (useStage.getState().fitted) fitStage();
}

/** Around the middle of the stage where no pointer says otherwise. */
export function zoomStage(factor: number, xPx?: number, yPx?: number): void {
  useStage.setState(({ transform, size }) => ({
    transform: zoomAt(transform, factor, xPx ?? size.widthPx / 2, yPx ?? size.heightPx / 2),
    fitted: false,
  }));
}

export function zoomStageTo(zoom: number): void {
  zoomStage(zoom / useStage.getState().transform.zoom);
}

export function panStage(dxPx: number, dyPx: number): void {
  useStage.setState(({ transform }) => ({ transform: pan(transform, dxPx, dyPx), fitted: false }));
}
