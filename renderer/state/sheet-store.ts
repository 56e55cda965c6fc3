import { create } from 'zustand';
import { clampColumn, fittingColumn } from '../timeline/sheet-layout';
import { currentCut } from './cut-store';
import { setPreferences, usePreferences } from './preferences-store';

interface SheetStore {
  /** Room for columns, without the row headers. */
  readonly widthPx: number;
}

export const useSheet = create<SheetStore>(() => ({ widthPx: 800 }));

export function measureSheet(widthPx: number): void {
  if (useSheet.getState().widthPx !== widthPx) useSheet.setState({ widthPx });
}

/** Width of one frame: as chosen, else as wide as shows the whole cut where that is readable. */
export function columnWidth(lengthFrames: number, widthPx: number, chosenPx: number | null): number {
  return chosenPx ?? fittingColumn(lengthFrames, widthPx);
}

export function zoomSheet(factor: number): void {
  const length = currentCut()?.lengthFrames;
  if (length === undefined) return;
  const now = columnWidth(length, useSheet.getState().widthPx, usePreferences.getState().columnPx);
  setPreferences({ columnPx: clampColumn(now * factor) });
}
