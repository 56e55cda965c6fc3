/** A pointer on the scale of a chart, as t. */

export type ChartDirection = 'down' | 'across';

interface Place {
  readonly clientX: number;
  readonly clientY: number;
}

type Box = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

export function tUnderPointer(place: Place, box: Box, direction: ChartDirection): number {
  return direction === 'down'
    ? (place.clientY - box.top) / Math.max(1, box.height)
    : (place.clientX - box.left) / Math.max(1, box.width);
}

/** How near a fraction must be to draw the tick to it. */
const REACH_PX = 3.5;

export function snapReach(box: Box, direction: ChartDirection): number {
  return REACH_PX / Math.max(1, direction === 'down' ? box.height : box.width);
}

/** Further off the scale than this, the tick is off. */
const OFF_PX = 44;

export function isOffScale(place: Place, box: Box, direction: ChartDirection): boolean {
  const offPx =
    direction === 'down'
      ? Math.max(box.left - place.clientX, place.clientX - (box.left + box.width))
      : Math.max(box.top - place.clientY, place.clientY - (box.top + box.height));
  return offPx > OFF_PX;
}
