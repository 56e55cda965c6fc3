import type { GestureOf } from '../contract/correction';
import { maskPixels } from '../contract/correction-mask';
import type { AppliedCorrection } from '../contract/corrections-of';
import type { Obedience } from '../contract/cut';
import type { Pixels } from '../ingest/decode-picture';
import { coverageOf } from './line-coverage';

/** What is done once the network has drawn: lines of a colour are drawn as they are, regions that are kept come back. */

export interface DrawnPicture {
  readonly pixels: Pixels;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Pixels of this picture a pixel of the key: 1 but for previews. */
  readonly perKeyPxX: number;
  readonly perKeyPxY: number;
  /** Lines get hard edges, as those of the keys have. */
  readonly isBinarised: boolean;
}

/**
 * Changes the picture.
 * @param kept pictures of this size and depth, by id, that regions are kept from; one that is gone leaves the region as drawn
 */
export function finishDrawing(
  drawn: DrawnPicture,
  applied: readonly AppliedCorrection[],
  kept: ReadonlyMap<string, Pixels>,
): Obedience[] {
  for (const { gesture } of applied) if (gesture.kind === 'lines') drawLines(drawn, gesture);
  const lines = applied.flatMap(({ id, gesture }) =>
    gesture.kind === 'lines' ? [obedienceOfLines(drawn, id, gesture)] : [],
  );
  // Last: what is to stay as it is, stays.
  const regions = applied.flatMap(({ id, gesture }): Obedience[] => {
    if (gesture.kind !== 'keep') return [];
    const from = kept.get(gesture.picture);
    if (from) keepRegion(drawn, gesture, from);
    return [{ correctionId: id, measure: 'covered', value: from ? 1 : null, obeyed: from !== undefined }];
  });
  return [...lines, ...regions];
}

function coverageIn(drawn: DrawnPicture, lines: GestureOf<'lines'>['lines']): Float32Array {
  return coverageOf(lines, {
    ...{ width: drawn.widthPx, height: drawn.heightPx, leastWidth: 0.5 },
    ...{ perPxX: drawn.perKeyPxX, perPxY: drawn.perKeyPxY },
  });
}

function drawLines(drawn: DrawnPicture, { lines, colour }: GestureOf<'lines'>): void {
  if (colour === null) return;
  const { rgba, depthBits } = drawn.pixels;
  const max = depthBits === 16 ? 65535 : 255;
  const ink = [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) * max);
  coverageIn(drawn, lines).forEach((value, index) => {
    const share = drawn.isBinarised ? (value >= 0.5 ? 1 : 0) : value;
    if (share === 0) return;
    const at = index * 4;
    const below = (rgba[at + 3] ?? 0) / max;
    const alpha = share + below * (1 - share);
    for (let c = 0; c < 3; c += 1) {
      rgba[at + c] = ((ink[c] ?? 0) * share + (rgba[at + c] ?? 0) * below * (1 - share)) / alpha + 0.5;
    }
    rgba[at + 3] = alpha * max + 0.5;
  });
}

function keepRegion(drawn: DrawnPicture, { region }: GestureOf<'keep'>, from: Pixels): void {
  const inside = maskPixels(region);
  if (!inside) return;
  const { widthPx, heightPx, perKeyPxX, perKeyPxY } = drawn;
  for (let y = 0; y < heightPx; y += 1) {
    const row = Math.floor((y + 0.5) / perKeyPxY) - region.yPx;
    if (row < 0 || row >= region.heightPx) continue;
    for (let x = 0; x < widthPx; x += 1) {
      const column = Math.floor((x + 0.5) / perKeyPxX) - region.xPx;
      if (column < 0 || column >= region.widthPx || inside[row * region.widthPx + column] !== 1) continue;
      const at = (y * widthPx + x) * 4;
      for (let c = 0; c < 4; c += 1) drawn.pixels.rgba[at + c] = from.rgba[at + c] ?? 0;
    }
  }
}

const STROKE01 = 0.5;
const COVERED01 = 0.95;
/** A line is darker than what lies around it, by this share of the range. */
const DARKER01 = 0.12;

/** How much of the drawn strokes has a line of the drawing within a pixel. */
function obedienceOfLines(drawn: DrawnPicture, correctionId: string, { lines, colour }: GestureOf<'lines'>): Obedience {
  if (colour !== null) return { correctionId, measure: 'covered', value: 1, obeyed: true };
  const { widthPx, heightPx } = drawn;
  // Their middle line: a stroke as wide as a brush is asked for where it runs, not over its whole width.
  const thin = lines.map((line) => ({ ...line, widthPx: 1 }));
  const asked = coverageIn(drawn, thin);
  const luma = lumaOf(drawn.pixels);
  const reach = Math.max(2, Math.ceil(Math.max(...lines.map((line) => line.widthPx)) * drawn.perKeyPxX)) + 3;
  let [found, all] = [0, 0];
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      if ((asked[y * widthPx + x] ?? 0) < STROKE01) continue;
      all += 1;
      const darkest = extreme(luma, widthPx, heightPx, x, y, 1, Math.min);
      const around = extreme(luma, widthPx, heightPx, x, y, reach, Math.max);
      if (around - darkest >= DARKER01) found += 1;
    }
  }
  if (all === 0) return { correctionId, measure: 'covered', value: null, obeyed: true };
  const covered = found / all;
  return { correctionId, measure: 'covered', value: Math.round(covered * 1000) / 1000, obeyed: covered >= COVERED01 };
}

/** 0..1, over white paper. */
function lumaOf({ rgba, depthBits }: Pixels): Float32Array {
  const max = depthBits === 16 ? 65535 : 255;
  const luma = new Float32Array(rgba.length / 4);
  for (let i = 0; i < luma.length; i += 1) {
    const at = i * 4;
    const alpha = (rgba[at + 3] ?? 0) / max;
    const value = (0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0)) / max;
    luma[i] = value * alpha + 1 - alpha;
  }
  return luma;
}

function extreme(
  luma: Float32Array,
  width: number,
  height: number,
  x: number,
  y: number,
  reach: number,
  pick: (a: number, b: number) => number,
): number {
  let value = luma[y * width + x] ?? 0;
  for (let j = Math.max(0, y - reach); j <= Math.min(height - 1, y + reach); j += 1) {
    for (let i = Math.max(0, x - reach); i <= Math.min(width - 1, x + reach); i += 1) {
      value = pick(value, luma[j * width + i] ?? 0);
    }
  }
  return value;
}
