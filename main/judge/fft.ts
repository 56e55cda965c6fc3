/** Complex numbers of a grid, row by row. */
export interface Spectrum {
  readonly width: number;
  readonly height: number;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function emptySpectrum(width: number, height: number): Spectrum {
  return { width, height, re: new Float64Array(width * height), im: new Float64Array(width * height) };
}

export function nextPowerOfTwo(value: number): number {
  return 2 ** Math.ceil(Math.log2(value));
}

interface Plan {
  readonly reversed: Int32Array;
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

const plans = new Map<number, Plan>();

function planFor(length: number): Plan {
  const known = plans.get(length);
  if (known) return known;
  const bits = Math.log2(length);
  if (!Number.isInteger(bits)) throw new Error(`${length} is no power of two`);
  const reversed = new Int32Array(length);
  for (let i = 1; i < length; i += 1) reversed[i] = ((reversed[i >> 1] ?? 0) >> 1) | ((i & 1) << (bits - 1));
  const angle = (i: number) => (2 * Math.PI * i) / length;
  const plan = {
    reversed,
    cos: Float64Array.from({ length: length >> 1 }, (_, i) => Math.cos(angle(i))),
    sin: Float64Array.from({ length: length >> 1 }, (_, i) => Math.sin(angle(i))),
  };
  plans.set(length, plan);
  return plan;
}

/** Cooley and Tukey's transform (1965) of one line in place. @param sign -1 forwards, 1 backwards (not divided by the length) */
function transformLine(re: Float64Array, im: Float64Array, plan: Plan, sign: 1 | -1): void {
  const length = re.length;
  const { reversed, cos, sin } = plan;
  for (let i = 0; i < length; i += 1) {
    const j = reversed[i] ?? 0;
    if (j <= i) continue;
    const [a, b] = [re[i] ?? 0, im[i] ?? 0];
    re[i] = re[j] ?? 0;
    im[i] = im[j] ?? 0;
    re[j] = a;
    im[j] = b;
  }
  for (let half = 1; half < length; half *= 2) {
    const step = length / (2 * half);
    for (let start = 0; start < length; start += 2 * half) {
      for (let k = 0; k < half; k += 1) {
        const c = cos[k * step] ?? 0;
        const s = sign * (sin[k * step] ?? 0);
        const upper = start + k;
        const lower = upper + half;
        const lowerRe = re[lower] ?? 0;
        const lowerIm = im[lower] ?? 0;
        const x = lowerRe * c - lowerIm * s;
        const y = lowerRe * s + lowerIm * c;
        re[lower] = (re[upper] ?? 0) - x;
        im[lower] = (im[upper] ?? 0) - y;
        re[upper] = (re[upper] ?? 0) + x;
        im[upper] = (im[upper] ?? 0) + y;
      }
    }
  }
}

/** The Fourier transform of a grid in place; backwards it is divided by the number of values, so that both ways give the grid back. */
export function transform({ width, height, re, im }: Spectrum, direction: 'forwards' | 'backwards'): void {
  const sign = direction === 'forwards' ? -1 : 1;
  const across = planFor(width);
  for (let y = 0; y < height; y += 1) {
    transformLine(re.subarray(y * width, (y + 1) * width), im.subarray(y * width, (y + 1) * width), across, sign);
  }
  const down = planFor(height);
  const [lineRe, lineIm] = [new Float64Array(height), new Float64Array(height)];
  const divisor = direction === 'forwards' ? 1 : width * height;
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < height; y += 1) {
      lineRe[y] = re[y * width + x] ?? 0;
      lineIm[y] = im[y * width + x] ?? 0;
    }
    transformLine(lineRe, lineIm, down, sign);
    for (let y = 0; y < height; y += 1) {
      re[y * width + x] = (lineRe[y] ?? 0) / divisor;
      im[y * width + x] = (lineIm[y] ?? 0) / divisor;
    }
  }
}
