import { gridPosition } from '../analysis/enlarge';
import type { Planes } from '../analysis/planes';

/**
 * What the tween graph found, at half the padded working size: `flowT0`, `flowT1` [2] px of the working picture from the
 * in-between to each key; `blend` [1] the share of key 0, 0..1; `residual` [4] premultiplied RGBA to add, -1..1.
 */
export interface TweenMaps {
  readonly flowT0: Planes;
  readonly flowT1: Planes;
  readonly blend: Planes;
  readonly residual: Planes;
}

/** Of one place in a row of maps: flow to key 0 (x, y), to key 1 (x, y), blend, residual (r, g, b, a). */
export const MAP_CHANNELS = 9;

export function between(row: Float32Array, at: number, next: number, share: number): number {
  const here = row[at] ?? 0;
  return here + ((row[next] ?? 0) - here) * share;
}

const RESIDUAL = 5;

/** Reads one row of all maps, between two grid rows, channels interleaved. True when it has any residual; most have none. */
export function mapRowReader(maps: TweenMaps): (row: number, scaleY: number, into: Float32Array) => boolean {
  const { width, height } = maps.blend;
  const planes = [maps.flowT0, maps.flowT1, maps.blend, maps.residual].flatMap((source) =>
    Array.from({ length: source.channels }, (_, c) =>
      source.data.subarray(c * width * height, (c + 1) * width * height),
    ),
  );
  const addsIn = new Map<number, boolean>();
  const adds = (gridRow: number): boolean => {
    const known = addsIn.get(gridRow);
    if (known !== undefined) return known;
    const found = planes
      .slice(RESIDUAL)
      .some((plane) => plane.subarray(gridRow * width, (gridRow + 1) * width).some((value) => value !== 0));
    addsIn.set(gridRow, found);
    return found;
  };
  return (row, scaleY, into) => {
    const { at, next, share } = gridPosition(row, scaleY / 2, height);
    const hasResidual = adds(at) || adds(next);
    for (const [c, plane] of planes.entries()) {
      if (c >= RESIDUAL && !hasResidual) for (let i = 0; i < width; i += 1) into[i * MAP_CHANNELS + c] = 0;
      else {
        for (let i = 0; i < width; i += 1) {
          into[i * MAP_CHANNELS + c] = between(plane, at * width + i, next * width + i, share);
        }
      }
    }
    return hasResidual;
  };
}

/** For each column of the picture: between which two places of a row of maps it lies, as offsets into that row. */
export function mapColumns(
  widthPx: number,
  scaleX: number,
  gridWidth: number,
): { readonly at: Int32Array; readonly next: Int32Array; readonly share: Float64Array } {
  const columns = Array.from({ length: widthPx }, (_, x) => gridPosition(x, scaleX / 2, gridWidth));
  return {
    at: Int32Array.from(columns, (column) => column.at * MAP_CHANNELS),
    next: Int32Array.from(columns, (column) => column.next * MAP_CHANNELS),
    share: Float64Array.from(columns, (column) => column.share),
  };
}
