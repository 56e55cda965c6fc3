import type { Place } from '../../../../main/contract/correction';
import type { PixelBox } from '../../../../main/contract/lay-over';
import { fillingToLines } from '../../raster/fill-to-lines';
import { grownOverLines } from '../../raster/grow';
import type { Steps } from '../../raster/in-steps';
import { inkAt, pixelAt, type RasterPixels } from '../../raster/pixels';
import { layColour, type Rgb } from './layers';

export interface AreaFill {
  readonly colour: Rgb;
  readonly opacity01: number;
  readonly gapPx: number;
  /** The colour goes on below the soft edge of the lines around, so that no light rim stays. */
  readonly underLines: boolean;
}

/** How far a line's soft edge reaches. */
const EDGE_PX = 2;
const TOLERANCE = 32;

/**
 * Fills the area around a place of what is seen, up to the lines, into the paint. Null: the place lies beside the paper. The paint is changed
 * at the end, all at once: stopped before, nothing of it stays.
 * @param seen what lies under the hand now, drawing and paint together
 */
export function* fillingArea(
  seen: RasterPixels,
  over: Uint8ClampedArray,
  seed: Place,
  fill: AreaFill,
): Steps<PixelBox | null> {
  const start = pixelAt(seen, seed);
  const inside = yield* fillingToLines(seen, seed, { gapPx: fill.gapPx, tolerance: TOLERANCE });
  if (start === undefined || inside === null) return null;
  const { widthPx, heightPx } = seen;
  const ground = [0, 1, 2, 3].map((c) => seen.rgba[start * 4 + c] ?? 0);
  const whole = fill.underLines ? grownOverLines(seen, inside, EDGE_PX) : inside;
  yield 1;
  let [left, right, top, bottom] = [widthPx, 0, heightPx, 0];
  for (let y = 0; y < heightPx; y += 1) {
    const row = whole.subarray(y * widthPx, (y + 1) * widthPx);
    const first = row.indexOf(1);
    if (first < 0) continue;
    const end = row.lastIndexOf(1) + 1;
    left = Math.min(left, first);
    right = Math.max(right, end);
    top = Math.min(top, y);
    bottom = y + 1;
    for (let pixel = y * widthPx + first; pixel < y * widthPx + end; pixel += 1) {
      if (inside[pixel] === 1) layColour(over, pixel * 4, fill.colour, fill.opacity01);
      else if (whole[pixel] === 1) layBelowLine(seen, over, pixel, start, ground, fill);
    }
  }
  return { left, top, right, bottom };
}

/**
 * A pixel of a line's soft edge is a mixture of the area's old colour and the line's: what was the area's share of it becomes the new
 * colour's. The line's own colour is that of the darkest pixel beside it; what lies behind the line has no part in it.
 */
function layBelowLine(
  seen: RasterPixels,
  over: Uint8ClampedArray,
  pixel: number,
  start: number,
  ground: readonly number[],
  { colour, opacity01 }: AreaFill,
): void {
  const line = darkestBeside(seen, pixel);
  const [groundInk, lineInk] = [inkAt(seen, start), inkAt(seen, line)];
  if (lineInk <= groundInk) return;
  const lineShare = Math.min(1, Math.max(0, (inkAt(seen, pixel) - groundInk) / (lineInk - groundInk)));
  if (lineShare >= 1) return;
  const alpha = (ground[3] ?? 0) / 255;
  const mixed = (own: number, c: number) => {
    // What the area was is partly covered by what it becomes.
    const area = own * opacity01 + (ground[c] ?? 0) * (1 - opacity01) * alpha + own * (1 - opacity01) * (1 - alpha);
    return area * (1 - lineShare) + (seen.rgba[line * 4 + c] ?? 0) * lineShare;
  };
  const edge = { red: mixed(colour.red, 0), green: mixed(colour.green, 1), blue: mixed(colour.blue, 2) };
  layColour(over, pixel * 4, edge, alpha === 1 ? 1 : Math.max(opacity01, (seen.rgba[pixel * 4 + 3] ?? 0) / 255));
}

/** Of the pixels within reach. */
function darkestBeside(seen: RasterPixels, pixel: number): number {
  const { widthPx, heightPx } = seen;
  const [x, y] = [pixel % widthPx, Math.floor(pixel / widthPx)];
  let [best, most] = [pixel, inkAt(seen, pixel)];
  for (let dy = -EDGE_PX; dy <= EDGE_PX; dy += 1) {
    for (let dx = -EDGE_PX; dx <= EDGE_PX; dx += 1) {
      if (x + dx < 0 || x + dx >= widthPx || y + dy < 0 || y + dy >= heightPx) continue;
      const other = (y + dy) * widthPx + x + dx;
      const ink = inkAt(seen, other);
      if (ink > most) [best, most] = [other, ink];
    }
  }
  return best;
}
