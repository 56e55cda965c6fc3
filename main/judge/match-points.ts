import type { Plane } from './picture';

/** A point of key 0 and where it was found in key 1, px. */
export interface PointMatch {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

const RADIUS = 4;
const CELL = 6;
const LEAST_LIKENESS = 0.6;

/** Mean of blocks of `factor` x `factor` pixels. */
export function shrink({ widthPx, heightPx, values }: Plane, factor: number): Plane {
  const [w, h] = [Math.floor(widthPx / factor), Math.floor(heightPx / factor)];
  const small = new Float32Array(w * h);
  for (let y = 0; y < h * factor; y += 1) {
    for (let x = 0; x < w * factor; x += 1) {
      const at = Math.floor(y / factor) * w + Math.floor(x / factor);
      small[at] = (small[at] ?? 0) + (values[y * widthPx + x] ?? 0) / factor ** 2;
    }
  }
  return { widthPx: w, heightPx: h, values: small };
}

/** A patch less its mean, of length one; undefined where it is flat or leaves the picture. */
function patchAt({ widthPx, heightPx, values }: Plane, x: number, y: number): Float32Array | undefined {
  if (x < RADIUS || y < RADIUS || x >= widthPx - RADIUS || y >= heightPx - RADIUS) return undefined;
  const side = 2 * RADIUS + 1;
  const patch = new Float32Array(side * side);
  let mean = 0;
  for (let dy = 0; dy < side; dy += 1) {
    for (let dx = 0; dx < side; dx += 1) {
      const value = values[(y + dy - RADIUS) * widthPx + x + dx - RADIUS] ?? 0;
      patch[dy * side + dx] = value;
      mean += value / patch.length;
    }
  }
  let square = 0;
  for (let i = 0; i < patch.length; i += 1) {
    const value = (patch[i] ?? 0) - mean;
    patch[i] = value;
    square += value * value;
  }
  if (square < 0.05) return undefined;
  const length = Math.sqrt(square);
  return patch.map((value) => value / length);
}

interface Feature {
  readonly x: number;
  readonly y: number;
  readonly patch: Float32Array;
}

/** The place of strongest contrast of each cell that has any: where lines are. */
function featuresOf(plane: Plane): Feature[] {
  const features: Feature[] = [];
  for (let top = 0; top < plane.heightPx; top += CELL) {
    for (let left = 0; left < plane.widthPx; left += CELL) {
      let [best, bx, by] = [0.02, -1, -1];
      for (let y = Math.max(1, top); y < Math.min(plane.heightPx - 1, top + CELL); y += 1) {
        for (let x = Math.max(1, left); x < Math.min(plane.widthPx - 1, left + CELL); x += 1) {
          const at = y * plane.widthPx + x;
          const dx = (plane.values[at + 1] ?? 0) - (plane.values[at - 1] ?? 0);
          const dy = (plane.values[at + plane.widthPx] ?? 0) - (plane.values[at - plane.widthPx] ?? 0);
          const contrast = dx * dx + dy * dy;
          if (contrast > best) [best, bx, by] = [contrast, x, y];
        }
      }
      const patch = bx < 0 ? undefined : patchAt(plane, bx, by);
      if (patch) features.push({ x: bx, y: by, patch });
    }
  }
  return features;
}

function likest(feature: Feature, others: readonly Feature[], reachPx: number): { index: number; likeness: number } {
  let [index, likeness] = [-1, LEAST_LIKENESS];
  others.forEach((other, i) => {
    const far = Math.hypot(other.x - feature.x, other.y - feature.y);
    if (far > reachPx) return;
    let product = 0;
    for (let k = 0; k < feature.patch.length; k += 1) product += (feature.patch[k] ?? 0) * (other.patch[k] ?? 0);
    // Of two that look alike, the nearer one.
    const value = product - (0.1 * far) / reachPx;
    if (value > likeness) [index, likeness] = [i, value];
  });
  return { index, likeness };
}

/**
 * Points on lines of both keys that look most like each other, both ways, by normalised cross-correlation of small patches.
 * @param factor by how much the keys were shrunk; answers are in px of the key's own size
 */
export function matchPoints(key0: Plane, key1: Plane, factor: number): PointMatch[] {
  const reachPx = 0.35 * key0.heightPx;
  const [features0, features1] = [featuresOf(key0), featuresOf(key1)];
  const back = features1.map((feature) => likest(feature, features0, reachPx).index);
  return features0.flatMap((feature, i) => {
    const { index } = likest(feature, features1, reachPx);
    const other = features1[index];
    if (!other || back[index] !== i) return [];
    const centre = (value: number) => (value + 0.5) * factor;
    return [{ x0: centre(feature.x), y0: centre(feature.y), x1: centre(other.x), y1: centre(other.y) }];
  });
}
