import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptySpectrum, transform } from './fft';
import { blendMethod, type CaseKeys } from './methods';
import { phaseMethod } from './phase-method';
import type { RgbaPicture } from './read-picture';

const never = new AbortController().signal;

function picture(widthPx: number, heightPx: number, greyAt: (x: number, y: number) => number): RgbaPicture {
  const rgba = new Uint8Array(widthPx * heightPx * 4).fill(255);
  for (let i = 0; i < widthPx * heightPx; i += 1) {
    rgba.fill(Math.round(greyAt(i % widthPx, Math.floor(i / widthPx))), i * 4, i * 4 + 3);
  }
  return { widthPx, heightPx, rgba };
}

function keys(a: RgbaPicture, b: RgbaPicture): CaseKeys {
  const ref = { path: '', sha256: '' };
  return { name: 'case', refs: [ref, ref], pictures: [a, b] };
}

/** Root mean square difference in grey levels. */
function apart(a: RgbaPicture, b: RgbaPicture): number {
  let sum = 0;
  for (let i = 0; i < a.rgba.length; i += 4) sum += ((a.rgba[i] ?? 0) - (b.rgba[i] ?? 0)) ** 2;
  return Math.sqrt((sum * 4) / a.rgba.length);
}

const wave = (lengthPx: number, shiftPx: number) =>
  picture(128, 128, (x) => 128 + 100 * Math.sin((2 * Math.PI * (x - shiftPx)) / lengthPx));

/** A soft disc. */
const disc = (cx: number) => picture(128, 96, (x, y) => 255 - 200 / (1 + Math.exp(Math.hypot(x - cx, y - 48) - 18)));

describe('the Fourier transform', () => {
  test('a wave has its strength at its own frequency and the mirrored one', () => {
    const spectrum = emptySpectrum(16, 8);
    for (let i = 0; i < 128; i += 1) spectrum.re[i] = Math.cos((2 * Math.PI * 3 * (i % 16)) / 16);
    transform(spectrum, 'forwards');
    spectrum.re.forEach((value, i) => {
      expect(value).toBeCloseTo(i === 3 || i === 13 ? 64 : 0, 8);
    });
  });

  test('there and back is where it was', () => {
    const values = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(values, (given) => {
        const spectrum = emptySpectrum(8, 4);
        spectrum.re.set(given);
        transform(spectrum, 'forwards');
        transform(spectrum, 'backwards');
        given.forEach((value, i) => {
          expect(spectrum.re[i]).toBeCloseTo(value, 8);
        });
      }),
    );
  });
});

describe('phase-based interpolation', () => {
  test('at its ends it shows the keys themselves, whatever their size', async () => {
    const pair = keys(
      picture(75, 50, (x, y) => ((x * 7 + y * 13) % 50) * 5),
      picture(75, 50, (x, y) => ((x * 3 + y * 5) % 40) * 6),
    );
    expect(apart(await phaseMethod.draw(pair, 0, never), pair.pictures[0])).toBeLessThan(0.6);
    expect(apart(await phaseMethod.draw(pair, 1, never), pair.pictures[1])).toBeLessThan(0.6);
  });

  test.each([0.25, 0.5, 0.75])(
    'a wave that moves by an eighth of its length is in its right place at t = %s',
    async (t) => {
      const drawn = await phaseMethod.draw(keys(wave(32, 0), wave(32, 4)), t, never);
      expect(apart(drawn, wave(32, 4 * t))).toBeLessThan(1.5);
    },
  );

  test('a disc that moves by two pixels keeps its edge, which a cross-fade smears', async () => {
    const pair = keys(disc(60), disc(62));
    const drawn = apart(await phaseMethod.draw(pair, 0.5, never), disc(61));
    expect(drawn).toBeLessThan(0.5 * apart(await blendMethod.draw(pair, 0.5, never), disc(61)));
  });

  test('the level below decides where a fine wave could have gone either way', async () => {
    // A coarse wave under a fine one: both move by 6 px, which is more than half the fine one's length.
    const both = (shiftPx: number) =>
      picture(
        128,
        128,
        (x) =>
          128 +
          70 * Math.sin((2 * Math.PI * (x - shiftPx)) / 64) +
          40 * Math.sin((2 * Math.PI * (x - shiftPx)) / 32) +
          12 * Math.sin((2 * Math.PI * (x - shiftPx)) / 16) +
          5 * Math.sin((2 * Math.PI * (x - shiftPx)) / 8),
      );
    const drawn = await phaseMethod.draw(keys(both(0), both(6)), 0.5, never);
    expect(apart(drawn, both(3))).toBeLessThan(2);
  });
});
