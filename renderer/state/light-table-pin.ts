import type { LightTablePin } from '../../main/contract/desk-view';
import type { PointPx } from '../stage/view-transform';
import { angleDeg, normalDeg } from '../stage/view-transform';

/** A pinned sheet is turned about the middle of the paper and then shifted by (dxPx, dyPx), in pixels of the paper. */

/** Where a point of the sheet's own drawing lies on the paper. */
export function paperOfPin(pin: LightTablePin, middle: PointPx, point: PointPx): PointPx {
  const angle = (pin.rotationDeg / 180) * Math.PI;
  const x = point.xPx - middle.xPx;
  const y = point.yPx - middle.yPx;
  return {
    xPx: middle.xPx + pin.dxPx + x * Math.cos(angle) - y * Math.sin(angle),
    yPx: middle.yPx + pin.dyPx + x * Math.sin(angle) + y * Math.cos(angle),
  };
}

/** The point that a turn leaves where it is. */
export function pivotOf(pin: LightTablePin, middle: PointPx): PointPx {
  return { xPx: middle.xPx + pin.dxPx, yPx: middle.yPx + pin.dyPx };
}

/** The hand went from one place of the paper to another with the sheet under it. */
export function shifted(pin: LightTablePin, from: PointPx, to: PointPx): LightTablePin {
  return { ...pin, dxPx: pin.dxPx + to.xPx - from.xPx, dyPx: pin.dyPx + to.yPx - from.yPx };
}

/** The hand went round the pivot from one place of the paper to another. */
export function turned(pin: LightTablePin, middle: PointPx, from: PointPx, to: PointPx): LightTablePin {
  const pivot = pivotOf(pin, middle);
  return { ...pin, rotationDeg: normalDeg(pin.rotationDeg + angleDeg(pivot, to) - angleDeg(pivot, from)) };
}
