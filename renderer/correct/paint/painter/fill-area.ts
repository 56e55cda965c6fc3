import type { Place } from '../../../../main/contract/correction';
import type { PixelBox } from '../../../../main/contract/lay-over';
import { fillToLines } from '../../raster/fill-to-lines';
import { grownOverLines } from '../../raster/grow';
import { inkAt, pixelAt, type RasterPixels } from '../../raster/pixels';
import { layColour, type Rgb } from './layers';
import { joined } from './stroke-coverage';

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
 * Fills the area around a place of what is seen, up to the lines, into the paint. Null: the place lies beside the paper.
 * @param seen what lies under the hand now, drawing and paint together
 */
export function fillArea(seen: RasterPixels, over: Uint8ClampedArray, seed: Place, fill: AreaFill): PixelBox | null {
  const start = pixelAt(seen, seed);
  const inside = fillToLines(seen, seed, { gapPx: fill.gapPx, tolerance: TOLERANCE });
  if (start === undefined || inside === null) return null;
  const { widthPx } = seen;
  const ground = [0, 1, 2, 3].map((c) => seen.rgba[start * 4 + c] ?? 0);
  const whole = fill.underLines ? grownOverLines(seen, inside, EDGE_PX) : inside;
  let box: PixelBox | null = null;
  for (let pixel = 0; pixel < whole.length; pixel += 1) {
    if (whole[pixel] === 0) continue;
    const [x, y] = [pixel % widthPx, Math.floor(pixel / widthPx)];
    box = joined(box, { left: x, top: y, right: x + 1, bottom: y + 1 });
    if (inside[pixel] === 1) layColour(over, pixel * 4, fill.colour, fill.opacity01);
    else layBelowLine(seen, over, pixel, start, ground, fill);
  }
  return box;
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
