import { gridPosition } from '../analysis/enlarge';
import type { Planes } from '../analysis/planes';
import type { WorkingSize } from '../analysis/working-size';
import type { KeyLook } from '../contract/key-look';
import type { Pixels } from '../ingest/decode-picture';
import { addSample, type Sum, writeSum } from './compose-full-size';
import { spokesman } from './keep-palette';
import { copyColour, type KeySamples, newTaps, sameColour, samplesOf, setTaps, type Taps } from './key-samples';
import { MAP_CHANNELS, type TweenMaps } from './map-rows';

/**
 * Draws the borders of pieces that were put or taken away by a person's word anew: a pixel between cells of two pieces belongs to the one that
 * weighs more there, and nothing is mixed across, neither flow nor colour. So the border is as smooth as the cells between which it runs.
 * @param pieces [1] of the maps' cells
 */
export function drawSeams(
  look: KeyLook,
  keys: readonly [Pixels, Pixels],
  maps: TweenMaps,
  pieces: Planes,
  size: WorkingSize,
  rows: { readonly from: number; readonly to: number },
  out: Uint8Array | Uint16Array,
): void {
  const { keyWidthPx: width, keyHeightPx: height } = size;
  const both = [samplesOf(keys[0], width, height), samplesOf(keys[1], width, height)] as const;
  const drawing = samplesOf({ rgba: out }, width, height);
  const planes = [maps.flowT0, maps.flowT1, maps.blend, maps.residual].flatMap((source) =>
    Array.from({ length: source.channels }, (_, c) =>
      source.data.subarray(c * source.width * source.height, (c + 1) * source.width * source.height),
    ),
  );
  const columns = Array.from({ length: width }, (_, x) => gridPosition(x, size.scaleX / 2, pieces.width));
  const [taps, row] = [newTaps(), new Float32Array(MAP_CHANNELS)];
  const sum: Sum = new Float64Array(4);
  const [cells, weights] = [new Int32Array(4), new Float64Array(4)];
  for (let y = rows.from; y < rows.to; y += 1) {
    const line = gridPosition(y, size.scaleY / 2, pieces.height);
    for (let x = 0; x < width; x += 1) {
      const column = columns[x];
      if (!column) continue;
      const [upper, lower] = [line.at * pieces.width, line.next * pieces.width];
      cells[0] = upper + column.at;
      cells[1] = upper + column.next;
      cells[2] = lower + column.at;
      cells[3] = lower + column.next;
      const first = pieces.data[cells[0]] ?? 0;
      if (cells.every((cell) => (pieces.data[cell] ?? 0) === first)) continue;
      weights[0] = (1 - column.share) * (1 - line.share);
      weights[1] = column.share * (1 - line.share);
      weights[2] = (1 - column.share) * line.share;
      weights[3] = column.share * line.share;
      meanOfHeaviest(planes, pieces, cells, weights, row);
      const key = (row[4] ?? 0) >= 0.5 ? 0 : 1;
      const from = both[key];
      const [flowX, flowY] = [row[2 * key] ?? 0, row[2 * key + 1] ?? 0];
      setTaps(taps, from, x + flowX / size.scaleX, y + flowY / size.scaleY);
      const pixel = y * width + x;
      if (look === 'binarised') copyColour(from, spokesman(from, taps), drawing, pixel);
      else if (look === 'flat' && isArea(from, taps)) copyColour(from, taps.at[0] ?? 0, drawing, pixel);
      else {
        sum.fill(0);
        addSample(from, taps, 1, sum);
        writeSum(sum, row, 0, 0, 0, drawing, pixel);
      }
    }
  }
}

const isArea = (key: KeySamples, { at }: Taps): boolean => at.every((pixel) => sameColour(key, at[0] ?? 0, key, pixel));

function meanOfHeaviest(
  planes: readonly Float32Array[],
  pieces: Planes,
  cells: Int32Array,
  weights: Float64Array,
  into: Float32Array,
): void {
  let [best, most] = [0, -1];
  for (const cell of cells) {
    const own = pieces.data[cell] ?? 0;
    let weight = 0;
    for (let i = 0; i < 4; i += 1) if (pieces.data[cells[i] ?? 0] === own) weight += weights[i] ?? 0;
    // Of two that weigh the same the one with the smaller number, so that it does not matter which is met first.
    if (weight > most || (weight === most && own < best)) [best, most] = [own, weight];
  }
  into.fill(0);
  for (let i = 0; i < 4; i += 1) {
    const cell = cells[i] ?? 0;
    if (pieces.data[cell] !== best) continue;
    const share = (weights[i] ?? 0) / most;
    for (let c = 0; c < MAP_CHANNELS; c += 1) into[c] = (into[c] ?? 0) + share * (planes[c]?.[cell] ?? 0);
  }
}
