import { useMemo } from 'react';
import type { Cut } from '../../main/contract/cut';
import { useFrameLengthPx, useSheet } from '../state/sheet-store';
import { fittingLanePx, laneOrder, type SheetLayout } from './sheet-geometry';

export const LYING_HEAD_PX = 150;
export const LYING_RULER_PX = 30;
export const UPRIGHT_HEAD_PX = 78;
export const UPRIGHT_RULER_PX = 66;

/** How the sheet lies now. The same object until something of it changes. */
export function useSheetLayout(cut: Cut): SheetLayout {
  const upright = useSheet((sheet) => sheet.upright);
  const roomAcrossPx = useSheet((sheet) => sheet.roomAcrossPx);
  const pxPerFrame = useFrameLengthPx(cut.lengthFrames);
  const lanes = laneOrder(cut, upright).join('\n');
  return useMemo(
    () => ({
      upright,
      pxPerFrame,
      lanePx: fittingLanePx(lanes.split('\n').length, roomAcrossPx, upright),
      lanes: lanes.split('\n'),
      lengthFrames: cut.lengthFrames,
      headPx: upright ? UPRIGHT_HEAD_PX : LYING_HEAD_PX,
      rulerPx: upright ? UPRIGHT_RULER_PX : LYING_RULER_PX,
    }),
    [upright, pxPerFrame, lanes, roomAcrossPx, cut.lengthFrames],
  );
}
