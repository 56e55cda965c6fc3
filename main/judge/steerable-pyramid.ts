import { emptySpectrum, type Spectrum, transform } from './fft';

/**
 * The complex steerable pyramid (Simoncelli and Freeman 1995; Portilla and Simoncelli 2000) by its filters in the frequency domain:
 * half an octave a level, the bands of coarser levels on coarser grids. Squares of all filters add up to one, so that bands that
 * nobody touches give the picture back.
 */

export const ORIENTATIONS = 8;
/** How much finer each level is than the one below it. */
export const LEVEL_RATIO = Math.SQRT2;
const LEAST_SIDE = 8;

/** Levels from fine to coarse for a picture whose sides are powers of two. */
export function levelsFor(width: number, height: number): number {
  return 2 * (Math.log2(Math.min(width, height) / LEAST_SIDE) + 1);
}

/** Half the grid of a level to every second coarser one: its highest frequency still has room. */
const shrinkOf = (level: number) => 2 ** Math.floor(level / 2);

/** One up to `cut / LEVEL_RATIO`, nothing from `cut` on. Frequencies as shares of the highest that a row can hold. */
function lowPass(frequency: number, cut: number): number {
  if (frequency <= cut / LEVEL_RATIO) return 1;
  if (frequency >= cut) return 0;
  return Math.cos((Math.PI / 2) * (Math.log(frequency / (cut / LEVEL_RATIO)) / Math.log(LEVEL_RATIO)));
}

const cutOf = (level: number) => LEVEL_RATIO ** -level;

function bandPass(frequency: number, level: number): number {
  return Math.sqrt(Math.max(0, lowPass(frequency, cutOf(level)) ** 2 - lowPass(frequency, cutOf(level + 1)) ** 2));
}

/** So that the squares of all orientations, both directions of each, add up to one. */
const GAIN = (() => {
  let sum = 0;
  for (let k = 0; k < ORIENTATIONS; k += 1) sum += Math.cos((k * Math.PI) / ORIENTATIONS) ** (2 * (ORIENTATIONS - 1));
  return 1 / Math.sqrt(sum);
})();

/** One-sided: what remains is complex, and its phase tells where in its wave each place is. */
function steer(angle: number, orientation: number): number {
  const cosine = Math.cos(angle - (orientation * Math.PI) / ORIENTATIONS);
  return cosine > 0 ? GAIN * cosine ** (ORIENTATIONS - 1) : 0;
}

/** Calls for each frequency of a grid of `width` x `height` with its place there and in the whole spectrum. */
function eachFrequency(
  whole: Spectrum,
  width: number,
  height: number,
  call: (at: number, inWhole: number, frequency: number, angle: number) => void,
): void {
  for (let v = 0; v < height; v += 1) {
    const fy = v < height / 2 ? v : v - height;
    const y = (2 * fy) / whole.height;
    const row = (fy < 0 ? fy + whole.height : fy) * whole.width;
    for (let u = 0; u < width; u += 1) {
      const fx = u < width / 2 ? u : u - width;
      const x = (2 * fx) / whole.width;
      call(v * width + u, row + (fx < 0 ? fx + whole.width : fx), Math.hypot(x, y), Math.atan2(y, x));
    }
  }
}

interface Filter {
  readonly width: number;
  readonly height: number;
  /** Places in the whole spectrum where the filter lets something through, and how much. */
  readonly at: Int32Array;
  readonly inWhole: Int32Array;
  readonly gain: Float64Array;
}

const filters = new Map<string, Filter>();

function filterOf(
  whole: Spectrum,
  name: string,
  width: number,
  height: number,
  gainAt: (frequency: number, angle: number) => number,
): Filter {
  const key = `${name} ${whole.width} ${whole.height}`;
  const known = filters.get(key);
  if (known) return known;
  const [at, inWhole, gain]: [number[], number[], number[]] = [[], [], []];
  eachFrequency(whole, width, height, (place, place_, frequency, angle) => {
    const own = gainAt(frequency, angle);
    if (own === 0) return;
    at.push(place);
    inWhole.push(place_);
    gain.push(own);
  });
  const filter = {
    width,
    height,
    at: Int32Array.from(at),
    inWhole: Int32Array.from(inWhole),
    gain: Float64Array.from(gain),
  };
  filters.set(key, filter);
  return filter;
}

function bandFilter(whole: Spectrum, level: number, orientation: number): Filter {
  const [width, height] = [whole.width / shrinkOf(level), whole.height / shrinkOf(level)];
  const gainAt = (frequency: number, angle: number) => bandPass(frequency, level) * steer(angle, orientation);
  return filterOf(whole, `${level} ${orientation}`, width, height, gainAt);
}

/** A band of a picture's spectrum as complex values on its own grid. */
export function bandOf(whole: Spectrum, level: number, orientation: number): Spectrum {
  const { width, height, at, inWhole, gain } = bandFilter(whole, level, orientation);
  const band = emptySpectrum(width, height);
  for (let i = 0; i < at.length; i += 1) {
    const [place, from, own] = [at[i] ?? 0, inWhole[i] ?? 0, gain[i] ?? 0];
    band.re[place] = (whole.re[from] ?? 0) * own;
    band.im[place] = (whole.im[from] ?? 0) * own;
  }
  transform(band, 'backwards');
  return band;
}

/** Adds a band to a spectrum that is being built; the band is used up. The real part of the whole is the picture. */
export function addBand(whole: Spectrum, band: Spectrum, level: number, orientation: number): void {
  const { at, inWhole, gain } = bandFilter(whole, level, orientation);
  transform(band, 'forwards');
  for (let i = 0; i < at.length; i += 1) {
    const [place, to, own] = [at[i] ?? 0, inWhole[i] ?? 0, gain[i] ?? 0];
    // Twice: the other direction, which a real picture mirrors, was left out.
    whole.re[to] = (whole.re[to] ?? 0) + 2 * own * (band.re[place] ?? 0);
    whole.im[to] = (whole.im[to] ?? 0) + 2 * own * (band.im[place] ?? 0);
  }
}

/** Adds `share` of what no band holds, above the finest or below the coarsest level, of one spectrum to another. */
export function addRest(whole: Spectrum, from: Spectrum, which: 'fine' | 'coarse', share: number): void {
  const levels = levelsFor(whole.width, whole.height);
  const { at, inWhole, gain } = filterOf(whole, which, whole.width, whole.height, (frequency) =>
    which === 'coarse' ? lowPass(frequency, cutOf(levels)) ** 2 : 1 - lowPass(frequency, cutOf(0)) ** 2,
  );
  for (let i = 0; i < at.length; i += 1) {
    const [to, own] = [inWhole[i] ?? 0, share * (gain[i] ?? 0)];
    whole.re[to] = (whole.re[to] ?? 0) + own * (from.re[to] ?? 0);
    whole.im[to] = (whole.im[to] ?? 0) + own * (from.im[to] ?? 0);
  }
}
