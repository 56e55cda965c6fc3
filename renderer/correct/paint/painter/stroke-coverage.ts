import type { PixelBox } from '../../../../main/contract/lay-over';

/** A place of a stroke with the pencil's radius there, in pixels of the drawing. */
export interface PencilPoint {
  readonly xPx: number;
  readonly yPx: number;
  readonly radiusPx: number;
}

/** How much of each pixel a stroke covers, 0..255, row by row. Going over a place twice covers it no more than once. */
export interface Coverage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly values: Uint8Array;
}

/** Thinner than this a hard line would have holes. */
const LEAST_HARD_RADIUS_PX = 0.5;

/**
 * The way from one point to the next, taken into the coverage. `hard`: a pixel is covered or not (by its centre), as in binarised drawings;
 * else edges are as soft as a pixel. Answers what changed.
 */
export function coverWay(coverage: Coverage, from: PencilPoint, to: PencilPoint, hard: boolean): PixelBox {
  const { widthPx, heightPx, values } = coverage;
  const reach = Math.max(from.radiusPx, to.radiusPx, LEAST_HARD_RADIUS_PX) + 1;
  const box = {
    left: Math.max(0, Math.floor(Math.min(from.xPx, to.xPx) - reach)),
    top: Math.max(0, Math.floor(Math.min(from.yPx, to.yPx) - reach)),
    right: Math.min(widthPx, Math.ceil(Math.max(from.xPx, to.xPx) + reach)),
    bottom: Math.min(heightPx, Math.ceil(Math.max(from.yPx, to.yPx) + reach)),
  };
  const [dx, dy] = [to.xPx - from.xPx, to.yPx - from.yPx];
  const length2 = dx * dx + dy * dy;
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let x = box.left; x < box.right; x += 1) {
      const [offX, offY] = [x + 0.5 - from.xPx, y + 0.5 - from.yPx];
      const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, (offX * dx + offY * dy) / length2));
      const far = Math.hypot(offX - dx * share, offY - dy * share);
      const radius = from.radiusPx + (to.radiusPx - from.radiusPx) * share;
      const covered = hard ? hardCover(far, radius) : softCover(far, radius);
      const at = y * widthPx + x;
      if (covered > (values[at] ?? 0)) values[at] = covered;
    }
  }
  return box;
}

function hardCover(farPx: number, radiusPx: number): number {
  return farPx <= Math.max(LEAST_HARD_RADIUS_PX, radiusPx) ? 255 : 0;
}

/** A line thinner than a pixel is a pixel wide and fainter. */
function softCover(farPx: number, radiusPx: number): number {
  const strength = Math.min(1, radiusPx * 2);
  const edge = Math.max(radiusPx, 0.5) + 0.5 - farPx;
  return Math.round(255 * strength * Math.min(1, Math.max(0, edge)));
}

export function joined(a: PixelBox | null, b: PixelBox): PixelBox {
  if (a === null) return b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
