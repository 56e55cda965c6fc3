import type { Plane } from './picture';

/** Index mirrored at the border without repeating the border pixel (… 2 1 | 0 1 2 …), as OpenCV's default. */
function mirrored(index: number, length: number): number {
  if (length === 1) return 0;
  const period = 2 * (length - 1);
  const folded = ((index % period) + period) % period;
  return folded < length ? folded : period - folded;
}

function kernelOf(sigma: number, radius: number): Float64Array {
  const kernel = new Float64Array(2 * radius + 1);
  let sum = 0;
  for (let i = -radius; i <= radius; i += 1) {
    const weight = Math.exp(-(i * i) / (2 * sigma * sigma));
    kernel[i + radius] = weight;
    sum += weight;
  }
  return kernel.map((weight) => weight / sum);
}

/** Gaussian blur with a kernel of 2 x `radius` + 1 pixels, the picture mirrored at its border. */
export function gaussianBlur({ widthPx, heightPx, values }: Plane, sigma: number, radius: number): Plane {
  const kernel = kernelOf(sigma, radius);
  const columns = Int32Array.from({ length: widthPx + 2 * radius }, (_, i) => mirrored(i - radius, widthPx));
  const rows = Int32Array.from({ length: heightPx + 2 * radius }, (_, i) => mirrored(i - radius, heightPx));
  const across = new Float64Array(values.length);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      let sum = 0;
      for (let k = 0; k < kernel.length; k += 1) {
        sum += (kernel[k] ?? 0) * (values[y * widthPx + (columns[x + k] ?? 0)] ?? 0);
      }
      across[y * widthPx + x] = sum;
    }
  }
  const blurred = new Float32Array(values.length);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      let sum = 0;
      for (let k = 0; k < kernel.length; k += 1)
        sum += (kernel[k] ?? 0) * (across[(rows[y + k] ?? 0) * widthPx + x] ?? 0);
      blurred[y * widthPx + x] = sum;
    }
  }
  return { widthPx, heightPx, values: blurred };
}
