import type { WorkingSize } from '../analysis/working-size';
import type { KeyLook } from '../contract/key-look';
import type { Pixels } from '../ingest/decode-picture';
import { addSample, NO_SHARE, type Sum, writeSum } from './compose-full-size';
import { GHOST_SHARE, isNear, spokesman } from './keep-palette';
import { areaAt, copyColour, type KeySamples, newTaps, sameColour, samplesOf, setTaps } from './key-samples';
import { between, MAP_CHANNELS, mapColumns, mapRowReader, type TweenMaps } from './map-rows';

/**
 * The in-between at the keys' own size and depth, from the keys' own pixels: the tween graph's formula
 * `clamp(blend * warp(key0, flowT0) + (1 - blend) * warp(key1, flowT1) + residual)` with the maps enlarged bilinearly, and of keys of
 * flat colours these colours. Binarised keys: every pixel is a pixel of the key that has the larger share there. Flat keys: areas become
 * exactly the key's colour, and where two areas of different colour would be mixed one of them is chosen; anti-aliased edges stay composed.
 * Most of a drawing lies within areas of one colour, where there is nothing to mix.
 * Rows [from, to) are written to `out` (straight RGBA, same depth as the keys, whole picture).
 */
export function drawRows(
  look: KeyLook,
  keys: readonly [Pixels, Pixels],
  maps: TweenMaps,
  size: WorkingSize,
  rows: { readonly from: number; readonly to: number },
  out: Uint8Array | Uint16Array,
): void {
  const { keyWidthPx: width, keyHeightPx: height } = size;
  const [perX, perY] = [1 / size.scaleX, 1 / size.scaleY];
  const key0 = samplesOf(keys[0], width, height);
  const key1 = samplesOf(keys[1], width, height);
  const drawing = samplesOf({ rgba: out }, width, height);
  const readRow = mapRowReader(maps);
  const gridWidth = maps.blend.width;
  const row = new Float32Array(gridWidth * MAP_CHANNELS);
  const columns = mapColumns(width, size.scaleX, gridWidth);
  const [own, others] = [newTaps(), newTaps()];
  const sum: Sum = new Float64Array(4);
  for (let y = rows.from; y < rows.to; y += 1) {
    const hasResidual = readRow(y, size.scaleY, row);
    for (let x = 0; x < width; x += 1) {
      const a = columns.at[x] ?? 0;
      const b = columns.next[x] ?? 0;
      const share = columns.share[x] ?? 0;
      const pixel = y * width + x;
      const weight0 = Math.min(Math.max(between(row, a + 4, b + 4, share), 0), 1);
      const isFirst = weight0 >= 0.5;
      const winner = isFirst ? key0 : key1;
      const side = isFirst ? 0 : 2;
      const flowX = between(row, a + side, b + side, share) * perX;
      const flowY = between(row, a + side + 1, b + side + 1, share) * perY;
      const [ownX, ownY] = [x + flowX, y + flowY];
      const area = areaAt(winner, ownX, ownY);
      if (look === 'binarised') {
        if (area < 0) setTaps(own, winner, ownX, ownY);
        copyColour(winner, area < 0 ? spokesman(winner, own) : area, drawing, pixel);
        continue;
      }
      const isAdded = hasResidual && addsAt(row, a, b, share);
      const loserShare = isFirst ? 1 - weight0 : weight0;
      const isMixed = loserShare > NO_SHARE;
      if (area >= 0 && !isMixed && !isAdded) {
        copyArea(look, winner, area, drawing, pixel);
        continue;
      }
      const loser = isFirst ? key1 : key0;
      if (isMixed) {
        const otherX = x + between(row, a + 2 - side, b + 2 - side, share) * perX;
        const otherY = y + between(row, a + 3 - side, b + 3 - side, share) * perY;
        const otherArea = area < 0 ? -1 : areaAt(loser, otherX, otherY);
        const isGhost = look === 'flat' && loserShare >= GHOST_SHARE;
        if (otherArea >= 0 && (isGhost || (!isAdded && sameColour(winner, area, loser, otherArea)))) {
          copyArea(look, winner, area, drawing, pixel);
          continue;
        }
        setTaps(others, loser, otherX, otherY);
      }
      setTaps(own, winner, ownX, ownY);
      sum.fill(0);
      addSample(winner, own, 1 - loserShare, sum);
      if (isMixed) addSample(loser, others, loserShare, sum);
      writeSum(sum, row, a, b, share, drawing, pixel);
      if (look === 'flat' && area >= 0 && isNear(drawing, pixel, winner, area))
        copyColour(winner, area, drawing, pixel);
    }
  }
}

/** Whether the residual is anything at this place of a row of maps. */
function addsAt(row: Float32Array, a: number, b: number, share: number): boolean {
  for (let c = 5; c < MAP_CHANNELS; c += 1) if (between(row, a + c, b + c, share) !== 0) return true;
  return false;
}

/** What cannot be seen has no colour where colours are mixed; in a key of flat colours it keeps what the key's file says. */
function copyArea(look: KeyLook, key: KeySamples, from: number, drawing: KeySamples, pixel: number): void {
  if (look === 'painted' && key.rgba[from * 4 + 3] === 0) drawing.rgba.fill(0, pixel * 4, pixel * 4 + 4);
  else copyColour(key, from, drawing, pixel);
}
