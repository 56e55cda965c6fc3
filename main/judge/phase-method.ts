import { emptySpectrum, nextPowerOfTwo, type Spectrum, transform } from './fft';
import type { Method } from './methods';
import { overWhite, type PaperPicture } from './picture';
import type { RgbaPicture } from './read-picture';
import { addBand, addRest, bandOf, LEVEL_RATIO, levelsFor, ORIENTATIONS } from './steerable-pyramid';

/**
 * Phase-based interpolation (Meyer, Wang, Zimmer, Grosse and Sorkine-Hornung, "Phase-Based Frame Interpolation for Video", 2015):
 * no places are matched; in every band of a steerable pyramid the phase goes from one key's to the other's. Phase tells a motion only
 * up to a wave's length, so each level is corrected by the coarser one below it.
 */

/** The largest share of half a wave that is believed at the coarsest level. */
const LIMIT01 = 0.2;
/** A band below this share of the range says nothing of where its waves are. */
const LEAST_AMPLITUDE01 = 1e-4;

/** What is known of one band of a pair; the difference is unwrapped, so that it may exceed half a wave. */
interface BandPair {
  readonly width: number;
  readonly height: number;
  readonly amplitude0: Float32Array;
  readonly amplitude1: Float32Array;
  readonly phase0: Float32Array;
  readonly difference: Float32Array;
}

interface ChannelPair {
  readonly spectra: readonly [Spectrum, Spectrum];
  /** By level from fine to coarse, then by orientation. */
  readonly bands: readonly (readonly BandPair[])[];
}

function wrapped(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}

/** What the coarser level believes, in waves of this one; NaN where it knows nothing. */
function fromCoarser(
  coarser: Float32Array | undefined,
  coarserWidth: number,
  factor: number,
  x: number,
  y: number,
): number {
  if (!coarser) return Number.NaN;
  return LEVEL_RATIO * (coarser[Math.floor(y / factor) * coarserWidth + Math.floor(x / factor)] ?? Number.NaN);
}

/** One band of both keys, with the shift of its phase corrected by the coarser level's. */
function bandPair(
  spectra: ChannelPair['spectra'],
  level: number,
  orientation: number,
  coarser: { readonly believed: Float32Array; readonly width: number } | undefined,
): { readonly pair: BandPair; readonly believed: Float32Array } {
  const [band0, band1] = [bandOf(spectra[0], level, orientation), bandOf(spectra[1], level, orientation)];
  const { width, height } = band0;
  const size = width * height;
  const [amplitude0, amplitude1] = [new Float32Array(size), new Float32Array(size)];
  const [phase0, difference, believed] = [new Float32Array(size), new Float32Array(size), new Float32Array(size)];
  const levels = levelsFor(spectra[0].width, spectra[0].height);
  const limit = LIMIT01 * Math.PI * LEVEL_RATIO ** (levels - 1 - level);
  const factor = coarser ? width / coarser.width : 1;
  // Bands are not scaled to their coarser grids: their values grow as the grid shrinks.
  const least = LEAST_AMPLITUDE01 * ((spectra[0].width * spectra[0].height) / size);
  for (let i = 0; i < size; i += 1) {
    const [re0, im0, re1, im1] = [band0.re[i] ?? 0, band0.im[i] ?? 0, band1.re[i] ?? 0, band1.im[i] ?? 0];
    const [a0, a1] = [Math.hypot(re0, im0), Math.hypot(re1, im1)];
    const first = Math.atan2(im0, re0);
    const apart = wrapped(Math.atan2(im1, re1) - first);
    const below = fromCoarser(coarser?.believed, coarser?.width ?? 0, factor, i % width, Math.floor(i / width));
    const isKnown = !Number.isNaN(below);
    let now = apart;
    if (isKnown && Math.abs(wrapped(apart - below)) > Math.PI / 2) now = below;
    else if (isKnown) now = below + wrapped(apart - below);
    if (Math.abs(now) > limit) now = isKnown ? below : 0;
    amplitude0[i] = a0;
    amplitude1[i] = a1;
    phase0[i] = first;
    // The second key's phase is reached, by the way round that is nearest to what is believed.
    difference[i] = apart + 2 * Math.PI * Math.round((now - apart) / (2 * Math.PI));
    believed[i] = Math.min(a0, a1) < least ? below : now;
  }
  return { pair: { width, height, amplitude0, amplitude1, phase0, difference }, believed };
}

function analyse(spectra: ChannelPair['spectra']): ChannelPair {
  const levels = levelsFor(spectra[0].width, spectra[0].height);
  const bands: BandPair[][] = Array.from({ length: levels }, () => []);
  for (let orientation = 0; orientation < ORIENTATIONS; orientation += 1) {
    let coarser: { believed: Float32Array; width: number } | undefined;
    for (let level = levels - 1; level >= 0; level -= 1) {
      const { pair, believed } = bandPair(spectra, level, orientation, coarser);
      bands[level]?.push(pair);
      coarser = { believed, width: pair.width };
    }
  }
  return { spectra, bands };
}

/** The channel at t, on the padded grid. */
function synthesise({ spectra, bands }: ChannelPair, tUnit: number): Float64Array {
  const whole = emptySpectrum(spectra[0].width, spectra[0].height);
  bands.forEach((orientations, level) => {
    orientations.forEach(({ width, height, amplitude0, amplitude1, phase0, difference }, orientation) => {
      const band = emptySpectrum(width, height);
      for (let i = 0; i < band.re.length; i += 1) {
        const amplitude = (1 - tUnit) * (amplitude0[i] ?? 0) + tUnit * (amplitude1[i] ?? 0);
        const phase = (phase0[i] ?? 0) + tUnit * (difference[i] ?? 0);
        band.re[i] = amplitude * Math.cos(phase);
        band.im[i] = amplitude * Math.sin(phase);
      }
      addBand(whole, band, level, orientation);
    });
  });
  addRest(whole, spectra[0], 'coarse', 1 - tUnit);
  addRest(whole, spectra[1], 'coarse', tUnit);
  addRest(whole, spectra[tUnit < 0.5 ? 0 : 1], 'fine', 1);
  transform(whole, 'backwards');
  return whole.re;
}

/** One channel of a picture as a spectrum; the picture is mirrored outwards to sides that are powers of two. */
function spectrumOf({ widthPx, heightPx, rgb01 }: PaperPicture, channel: number): Spectrum {
  const spectrum = emptySpectrum(nextPowerOfTwo(Math.max(widthPx, 32)), nextPowerOfTwo(Math.max(heightPx, 32)));
  const mirrored = (index: number, length: number) => {
    const folded = index % (2 * length);
    return folded < length ? folded : 2 * length - 1 - folded;
  };
  for (let y = 0; y < spectrum.height; y += 1) {
    const row = mirrored(y, heightPx) * widthPx;
    for (let x = 0; x < spectrum.width; x += 1) {
      spectrum.re[y * spectrum.width + x] = rgb01[(row + mirrored(x, widthPx)) * 3 + channel] ?? 0;
    }
  }
  transform(spectrum, 'forwards');
  return spectrum;
}

const CHANNELS = [0, 1, 2];
/** Pairs up to this area are kept analysed for their other times; larger ones would take the memory of the machine. */
const KEPT_AREA_PX = 512 * 512;
let kept: { readonly keys: readonly [RgbaPicture, RgbaPicture]; readonly channels: readonly ChannelPair[] } | undefined;

function isGrey({ rgb01 }: PaperPicture): boolean {
  for (let i = 0; i < rgb01.length; i += 3) if (rgb01[i] !== rgb01[i + 1] || rgb01[i] !== rgb01[i + 2]) return false;
  return true;
}

/** Of grey drawings, as lines are, all three are the same one. */
function* channelsOf(keys: readonly [RgbaPicture, RgbaPicture]): Generator<ChannelPair> {
  if (kept && kept.keys[0] === keys[0] && kept.keys[1] === keys[1]) {
    yield* kept.channels;
    return;
  }
  kept = undefined;
  const [paper0, paper1] = keys.map(({ rgba, widthPx, heightPx }) => overWhite(rgba, widthPx, heightPx));
  if (!paper0 || !paper1) throw new Error('two keys are needed');
  const channels: ChannelPair[] = [];
  const areGrey = isGrey(paper0) && isGrey(paper1);
  let found: ChannelPair | undefined;
  for (const channel of CHANNELS) {
    if (!found || !areGrey) found = analyse([spectrumOf(paper0, channel), spectrumOf(paper1, channel)]);
    if (keys[0].widthPx * keys[0].heightPx <= KEPT_AREA_PX) channels.push(found);
    yield found;
  }
  if (channels.length > 0) kept = { keys, channels };
}

/** Opaque, on white paper: phase knows no alpha. */
export const phaseMethod: Method = {
  name: 'phase',
  async draw({ pictures }, tUnit) {
    const { widthPx, heightPx } = pictures[0];
    const rgba = new Uint8Array(widthPx * heightPx * 4).fill(255);
    let channel = 0;
    let drawn: { readonly pair: ChannelPair; readonly values: Float64Array } | undefined;
    for (const pair of channelsOf(pictures)) {
      if (drawn?.pair !== pair) drawn = { pair, values: synthesise(pair, tUnit) };
      const { values } = drawn;
      const { width } = pair.spectra[0];
      for (let y = 0; y < heightPx; y += 1) {
        for (let x = 0; x < widthPx; x += 1) {
          const value01 = Math.min(Math.max(values[y * width + x] ?? 0, 0), 1);
          rgba[(y * widthPx + x) * 4 + channel] = Math.round(value01 * 255);
        }
      }
      channel += 1;
    }
    return { widthPx, heightPx, rgba };
  },
};
