import type { Mask, Plane } from './picture';

/**
 * Exact Euclidean distance in pixels from every pixel to the nearest pixel of `mask`; the picture's diagonal where it has none.
 * Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions, 2012: lower envelope of parabolas, rows after columns.
 */
export function distanceTo({ widthPx, heightPx, on }: Mask): Plane {
  const values = new Float32Array(widthPx * heightPx);
  if (!on.includes(1)) return { widthPx, heightPx, values: values.fill(Math.hypot(widthPx, heightPx)) };
  // Larger than any squared distance in the picture, and finite: infinities would make the envelope's crossings NaN.
  const far = 4 * (widthPx * widthPx + heightPx * heightPx);
  const square = Float64Array.from(on, (value) => (value ? 0 : far));
  const longest = Math.max(widthPx, heightPx);
  const envelope = new Envelope(longest);
  const line = new Float64Array(longest);
  for (let x = 0; x < widthPx; x += 1) {
    for (let y = 0; y < heightPx; y += 1) line[y] = square[y * widthPx + x] ?? 0;
    envelope.of(line, heightPx);
    for (let y = 0; y < heightPx; y += 1) square[y * widthPx + x] = line[y] ?? 0;
  }
  for (let y = 0; y < heightPx; y += 1) {
    line.set(square.subarray(y * widthPx, (y + 1) * widthPx));
    envelope.of(line, widthPx);
    for (let x = 0; x < widthPx; x += 1) values[y * widthPx + x] = Math.sqrt(line[x] ?? 0);
  }
  return { widthPx, heightPx, values };
}

/** The lower envelope of parabolas rooted at each sample; its arrays are used again for every line. */
class Envelope {
  readonly #roots: Int32Array;
  readonly #starts: Float64Array;
  readonly #values: Float64Array;

  constructor(longest: number) {
    this.#roots = new Int32Array(longest);
    this.#starts = new Float64Array(longest + 1);
    this.#values = new Float64Array(longest);
  }

  /** Replaces the first `length` values of `line` by min over q of (p - q)^2 + line[q]. */
  of(line: Float64Array, length: number): void {
    const [roots, starts, values] = [this.#roots, this.#starts, this.#values];
    values.set(line.subarray(0, length));
    const height = (q: number) => (values[q] ?? 0) + q * q;
    let last = 0;
    roots[0] = 0;
    starts[0] = Number.NEGATIVE_INFINITY;
    starts[1] = Number.POSITIVE_INFINITY;
    for (let q = 1; q < length; q += 1) {
      let crossing = 0;
      for (;;) {
        const root = roots[last] ?? 0;
        crossing = (height(q) - height(root)) / (2 * (q - root));
        if (crossing > (starts[last] ?? 0)) break;
        last -= 1;
      }
      last += 1;
      roots[last] = q;
      starts[last] = crossing;
      starts[last + 1] = Number.POSITIVE_INFINITY;
    }
    let at = 0;
    for (let p = 0; p < length; p += 1) {
      while ((starts[at + 1] ?? 0) < p) at += 1;
      const root = roots[at] ?? 0;
      line[p] = (p - root) ** 2 + (values[root] ?? 0);
    }
  }
}
