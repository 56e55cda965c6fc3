import type { Planes } from '../../analysis/planes';
import { workingSize } from '../../analysis/working-size';
import type { TweenMaps } from '../map-rows';

/** Maps that say the same everywhere. */
export function evenMaps(
  width: number,
  height: number,
  values: { flow0?: [number, number]; flow1?: [number, number]; blend?: number; residual?: readonly number[] },
): TweenMaps {
  const size = workingSize(width, height, 32);
  const [gridWidth, gridHeight] = [size.paddedWidthPx / 2, size.paddedHeightPx / 2];
  const planes = (channels: readonly number[]): Planes => {
    const data = new Float32Array(channels.length * gridWidth * gridHeight);
    for (const [c, value] of channels.entries()) {
      data.fill(value, c * gridWidth * gridHeight, (c + 1) * gridWidth * gridHeight);
    }
    return { data, channels: channels.length, width: gridWidth, height: gridHeight };
  };
  return {
    flowT0: planes(values.flow0 ?? [0, 0]),
    flowT1: planes(values.flow1 ?? [0, 0]),
    blend: planes([values.blend ?? 1]),
    residual: planes(values.residual ?? [0, 0, 0, 0]),
  };
}
