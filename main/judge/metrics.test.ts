import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { distanceTo } from './distance-transform';
import { ghostRate, inkRatio, lineDistance, lineDistanceP95At540Px, lineDrawing } from './line-metrics';
import { linesOf } from './lines';
import { flatAreas, paletteError, paletteOf } from './palette';
import { countOf, type Mask, overWhite, type PaperPicture } from './picture';
import { meanOver, pixelErrors, ssimMap } from './similarity';

const testing = join(import.meta.dirname, 'testing');
const figures = z.object({
  linePx: z.number(),
  cdE5: z.number(),
  inkRatio: z.number(),
  ghostRate: z.number(),
  paletteError: z.number(),
  psnrDb: z.number(),
  psnrMovingDb: z.number(),
  ssim: z.number(),
  ssimMoving: z.number(),
});
const reference = z
  .object({ paletteColours: z.number(), movingPx: z.number(), cases: z.record(z.string(), figures) })
  .parse(JSON.parse(readFileSync(join(testing, 'reference.json'), 'utf8')));

async function read(name: string): Promise<PaperPicture> {
  const file = join(testing, 'pictures', `${name}.png`);
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return overWhite(data, info.width, info.height);
}

/** A mask from rows of `#` and `.`. */
function drawn(...rows: string[]): Mask {
  const on = Uint8Array.from(rows.join(''), (sign) => (sign === '#' ? 1 : 0));
  return { widthPx: rows[0]?.length ?? 0, heightPx: rows.length, on };
}

describe('the same figures as the trainer finds with OpenCV', () => {
  let key0: PaperPicture;
  let key1: PaperPicture;
  let truth: PaperPicture;
  let moving: Mask;
  beforeAll(async () => {
    [key0, key1, truth] = [await read('key0'), await read('key1'), await read('truth')];
    const on = new Uint8Array(key0.widthPx * key0.heightPx);
    for (let i = 0; i < key0.rgb01.length; i += 1) {
      if (Math.abs((key0.rgb01[i] ?? 0) - (key1.rgb01[i] ?? 0)) > 2 / 255) on[Math.floor(i / 3)] = 1;
    }
    moving = { widthPx: key0.widthPx, heightPx: key0.heightPx, on };
  });

  test.each(Object.entries(reference.cases))('%s', async (name, expected) => {
    const picture = await read(name);
    const [own, true_, first, second] = [picture, truth, key0, key1].map((p) => lineDrawing(linesOf(p)));
    if (!own || !true_ || !first || !second) throw new Error('four drawings were made');
    const errors = pixelErrors(picture, truth);
    const similarity = ssimMap(picture, truth).values;
    expect(countOf(moving)).toBe(reference.movingPx);
    // A pixel on the threshold may fall either way in the two arithmetics.
    expect(Math.abs(countOf(own.lines) - expected.linePx)).toBeLessThanOrEqual(2);
    expect(lineDistance(own, true_).cdE5).toBeCloseTo(expected.cdE5, 0);
    expect(inkRatio(own.lines, true_.lines)).toBeCloseTo(expected.inkRatio, 2);
    expect(ghostRate(own.lines, true_, first, second)).toBeCloseTo(expected.ghostRate, 2);
    expect(paletteError(picture, truth, [...paletteOf(key0), ...paletteOf(key1)])).toBeCloseTo(
      expected.paletteError,
      3,
    );
    expect(errors.psnrDb()).toBeCloseTo(expected.psnrDb, 2);
    expect(errors.psnrDb(moving)).toBeCloseTo(expected.psnrMovingDb, 2);
    expect(meanOver(similarity)).toBeCloseTo(expected.ssim, 4);
    expect(meanOver(similarity, moving)).toBeCloseTo(expected.ssimMoving, 4);
  });
});

test('the distance transform is that of the definition', () => {
  const size = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(
      fc
        .tuple(size, size)
        .chain(([w, h]) =>
          fc.tuple(fc.constant(w), fc.array(fc.integer({ min: 0, max: 1 }), { minLength: w * h, maxLength: w * h })),
        ),
      ([widthPx, bits]) => {
        const mask = { widthPx, heightPx: bits.length / widthPx, on: Uint8Array.from(bits) };
        const found = distanceTo(mask).values;
        const points = bits.flatMap((bit, i) => (bit ? [[i % widthPx, Math.floor(i / widthPx)] as const] : []));
        for (let i = 0; i < bits.length; i += 1) {
          const [x, y] = [i % widthPx, Math.floor(i / widthPx)];
          const nearest = points.length
            ? Math.min(...points.map(([px, py]) => Math.hypot(px - x, py - y)))
            : Math.hypot(mask.widthPx, mask.heightPx);
          expect(found[i]).toBeCloseTo(nearest, 4);
        }
      },
    ),
  );
});

test('a line one pixel beside the true one is one pixel away, both ways', () => {
  const truth = lineDrawing(drawn('..#..', '..#..', '..#..'));
  const beside = lineDrawing(drawn('...#.', '...#.', '...#.'));
  const { cdE5, drawnToTrueE5, trueToDrawnE5 } = lineDistance(beside, truth);
  expect(drawnToTrueE5).toBeCloseTo((3 / 15 / Math.hypot(5, 3)) * 1e5);
  expect(trueToDrawnE5).toBeCloseTo(drawnToTrueE5);
  expect(cdE5).toBeCloseTo(drawnToTrueE5);
  expect(lineDistanceP95At540Px(beside, truth)).toBeCloseTo(540 / 3);
});

test('a vanished line counts one way only, and shows in the ink', () => {
  const truth = lineDrawing(drawn('#..#', '#..#'));
  const half = lineDrawing(drawn('#...', '#...'));
  const distance = lineDistance(half, truth);
  expect(distance.drawnToTrueE5).toBe(0);
  expect(distance.trueToDrawnE5).toBeGreaterThan(0);
  expect(inkRatio(half.lines, truth.lines)).toBe(0.5);
});

test('a line on a pose of a key, far from where it should be, is a ghost; one in a new wrong place is not', () => {
  const key = lineDrawing(drawn('#.........'));
  const other = lineDrawing(drawn('.........#'));
  const truth = lineDrawing(drawn('.....#....'));
  expect(ghostRate(drawn('#....#....'), truth, key, other)).toBe(0.5);
  expect(ghostRate(drawn('.#.......#'), truth, key, other)).toBe(1);
  expect(ghostRate(drawn('..........'), truth, key, other)).toBe(0);
});

test('a colour between two keys colours is foreign on a flat area, a key colour is not', () => {
  const plain = (...rgb: [number, number, number]): PaperPicture => ({
    widthPx: 12,
    heightPx: 12,
    rgb01: Float32Array.from({ length: 12 * 12 * 3 }, (_, i) => rgb[i % 3] ?? 0),
  });
  const [red, blue] = [plain(0.8, 0.1, 0.1), plain(0.1, 0.1, 0.8)];
  const palette = [...paletteOf(red), ...paletteOf(blue)];
  expect(countOf(flatAreas(red))).toBe(144);
  expect(paletteError(red, blue, palette)).toBe(0);
  expect(paletteError(plain(0.45, 0.1, 0.45), blue, palette)).toBe(1);
});

test('one grey level everywhere is 48.13 dB and an interpolation error of one', () => {
  const grey = (level: number) =>
    overWhite(
      new Uint8Array(64 * 4).map((_, i) => (i % 4 === 3 ? 255 : level)),
      8,
      8,
    );
  const errors = pixelErrors(grey(100), grey(101));
  expect(errors.psnrDb()).toBeCloseTo(48.1308, 3);
  expect(errors.interpolationError()).toBeCloseTo(1, 4);
  expect(pixelErrors(grey(7), grey(7)).psnrDb()).toBe(100);
});
