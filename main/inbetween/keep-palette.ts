import type { WorkingSize } from '../analysis/working-size';
import type { KeyLook } from '../contract/key-look';
import type { Pixels } from '../ingest/decode-picture';
import { between, MAP_CHANNELS, mapColumns, mapRowReader, type TweenMaps } from './map-rows';

/** Beside the winner's own colour the composed one may differ by this much (share of the range) and still be meant as it. */
const NEAR = 0.1;
/** A line's colour wins against a fill of equal weight: a thin line must not break into dashes. */
const LINE_BONUS = 1.35;

/** The offsets of the four pixels around a place of a key; (x, y) counts from pixel centres, clamped to the border. */
function tapsAt(
  x: number,
  y: number,
  widthPx: number,
  heightPx: number,
  taps: Int32Array,
  weights: Float64Array,
): void {
  const [cx, cy] = [Math.max(0, Math.min(x, widthPx - 1)), Math.max(0, Math.min(y, heightPx - 1))];
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [right, below] = [cx - x0, cy - y0];
  const [x1, y1] = [Math.min(x0 + 1, widthPx - 1), Math.min(y0 + 1, heightPx - 1)];
  taps[0] = (y0 * widthPx + x0) * 4;
  taps[1] = (y0 * widthPx + x1) * 4;
  taps[2] = (y1 * widthPx + x0) * 4;
  taps[3] = (y1 * widthPx + x1) * 4;
  weights[0] = (1 - right) * (1 - below);
  weights[1] = right * (1 - below);
  weights[2] = (1 - right) * below;
  weights[3] = right * below;
}

function sameColour(rgba: Uint8Array | Uint16Array, a: number, b: number): boolean {
  return (
    rgba[a] === rgba[b] && rgba[a + 1] === rgba[b + 1] && rgba[a + 2] === rgba[b + 2] && rgba[a + 3] === rgba[b + 3]
  );
}

function copyColour(from: Uint8Array | Uint16Array, at: number, to: Uint8Array | Uint16Array, into: number): void {
  for (let c = 0; c < 4; c += 1) to[into + c] = from[at + c] ?? 0;
}

/** Largest difference of a channel, as a share of the range. */
function apart(a: Uint8Array | Uint16Array, at: number, b: Uint8Array | Uint16Array, bt: number, max: number): number {
  let most = 0;
  for (let c = 0; c < 4; c += 1) most = Math.max(most, Math.abs((a[at + c] ?? 0) - (b[bt + c] ?? 0)));
  return most / max;
}

function lumaOf(rgba: Uint8Array | Uint16Array, at: number): number {
  const alpha = rgba[at + 3] ?? 0;
  return alpha === 0
    ? Number.POSITIVE_INFINITY
    : 0.3 * (rgba[at] ?? 0) + 0.59 * (rgba[at + 1] ?? 0) + 0.11 * (rgba[at + 2] ?? 0);
}

/** Which of four taps speaks for the place where nothing may be mixed: the heaviest colour, lines before fills. */
function spokesman(rgba: Uint8Array | Uint16Array, taps: Int32Array, weights: Float64Array): number {
  let [best, bestWeight] = [0, -1];
  for (let i = 0; i < 4; i += 1) {
    const own = taps[i] ?? 0;
    let [weight, darker, others] = [0, false, false];
    for (let k = 0; k < 4; k += 1) {
      const other = taps[k] ?? 0;
      if (sameColour(rgba, own, other)) weight += weights[k] ?? 0;
      else {
        others = true;
        if (lumaOf(rgba, own) < lumaOf(rgba, other)) darker = true;
      }
    }
    if (others && darker) weight *= LINE_BONUS;
    if (weight > bestWeight) [best, bestWeight] = [i, weight];
  }
  return taps[best] ?? 0;
}

/**
 * The last step for keys of flat colours: rows [from, to) of the composed drawing `out` get the keys' own colours back.
 * Binarised keys: every pixel is a pixel of the key that has the larger share there. Flat keys: areas become exactly the key's
 * colour, and where two areas of different colour were mixed one of them is chosen; anti-aliased edges stay as composed.
 */
export function keepPaletteRows(
  look: Exclude<KeyLook, 'painted'>,
  keys: readonly [Pixels, Pixels],
  maps: TweenMaps,
  size: WorkingSize,
  rows: { readonly from: number; readonly to: number },
  out: Uint8Array | Uint16Array,
): void {
  const { keyWidthPx: width, keyHeightPx: height } = size;
  const max = keys[0].depthBits === 16 ? 65535 : 255;
  const readRow = mapRowReader(maps);
  const gridWidth = maps.blend.width;
  const row = new Float32Array(gridWidth * MAP_CHANNELS);
  const columns = mapColumns(width, size.scaleX, gridWidth);
  const taps = new Int32Array(4);
  const weights = new Float64Array(4);
  for (let y = rows.from; y < rows.to; y += 1) {
    readRow(y, size.scaleY, row);
    for (let x = 0; x < width; x += 1) {
      const [a, b, share] = [columns.at[x] ?? 0, columns.next[x] ?? 0, columns.share[x] ?? 0];
      const winner = between(row, a + 4, b + 4, share) >= 0.5 ? 0 : 1;
      const flowX = between(row, a + winner * 2, b + winner * 2, share) / size.scaleX;
      const flowY = between(row, a + winner * 2 + 1, b + winner * 2 + 1, share) / size.scaleY;
      const { rgba } = keys[winner];
      tapsAt(x + flowX, y + flowY, width, height, taps, weights);
      const at = (y * width + x) * 4;
      if (look === 'binarised') {
        copyColour(rgba, spokesman(rgba, taps, weights), out, at);
        continue;
      }
      const [first, second, third, fourth] = [taps[0] ?? 0, taps[1] ?? 0, taps[2] ?? 0, taps[3] ?? 0];
      const isArea =
        sameColour(rgba, first, second) && sameColour(rgba, first, third) && sameColour(rgba, first, fourth);
      if (!isArea) continue;
      if (
        apart(out, at, rgba, first, max) <= NEAR ||
        isMixedArea(keys[1 - winner], row, a, b, share, winner, x, y, size)
      ) {
        copyColour(rgba, first, out, at);
      }
    }
  }
}

const otherTaps = new Int32Array(4);
const otherWeights = new Float64Array(4);

/** Whether the other key, too, has an area there: then a mixture is a ghost, not an edge, and not a colour that the network made up. */
function isMixedArea(
  other: Pixels | undefined,
  row: Float32Array,
  a: number,
  b: number,
  share: number,
  winner: 0 | 1,
  x: number,
  y: number,
  size: WorkingSize,
): boolean {
  if (!other) return false;
  const blend = between(row, a + 4, b + 4, share);
  const loserShare = winner === 0 ? 1 - blend : blend;
  if (loserShare < 0.05) return false;
  const side = 2 - winner * 2;
  const flowX = between(row, a + side, b + side, share) / size.scaleX;
  const flowY = between(row, a + side + 1, b + side + 1, share) / size.scaleY;
  tapsAt(x + flowX, y + flowY, size.keyWidthPx, size.keyHeightPx, otherTaps, otherWeights);
  const [first, second, third, fourth] = [otherTaps[0] ?? 0, otherTaps[1] ?? 0, otherTaps[2] ?? 0, otherTaps[3] ?? 0];
  const { rgba } = other;
  return sameColour(rgba, first, second) && sameColour(rgba, first, third) && sameColour(rgba, first, fourth);
}
