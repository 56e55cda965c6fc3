import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillToLines } from './fill-to-lines';
import { grown, grownOverLines } from './grow';
import type { RasterPixels } from './pixels';

/** White paper with what is drawn in characters: `#` a line, `.` paper, letters colours. */
const COLOURS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  '.': [255, 255, 255, 255],
  '#': [20, 20, 24, 255],
  r: [220, 60, 60, 255],
  ' ': [0, 0, 0, 0],
  // See-through, of another hidden colour.
  '~': [255, 0, 0, 0],
};

function drawn(rows: readonly string[]): RasterPixels {
  const [widthPx, heightPx] = [rows[0]?.length ?? 0, rows.length];
  const rgba = new Uint8Array(widthPx * heightPx * 4);
  rows.forEach((row, y) => {
    [...row].forEach((sign, x) => {
      rgba.set(COLOURS[sign] ?? [0, 0, 0, 0], (y * widthPx + x) * 4);
    });
  });
  return { widthPx, heightPx, rgba };
}

/** A ring of a 1 px line, 40 px wide, with an opening of so many pixels in its right side. */
function ring(openPx: number): RasterPixels {
  const rows = Array.from({ length: 60 }, (_, y) =>
    Array.from({ length: 60 }, (_, x) => {
      const onRing = Math.max(Math.abs(x - 30), Math.abs(y - 30)) === 20;
      const isOpen = x === 50 && y >= 30 - Math.floor(openPx / 2) && y < 30 - Math.floor(openPx / 2) + openPx;
      return onRing && !isOpen ? '#' : '.';
    }).join(''),
  );
  return drawn(rows);
}

const areaOf = (filled: Uint8Array | null) => filled?.reduce((sum, one) => sum + one, 0) ?? -1;
const middle = { xPx: 30.5, yPx: 30.5 };
const [plain, closing] = [
  { gapPx: 0, tolerance: 32 },
  { gapPx: 6, tolerance: 32 },
];
const INNER = 39 * 39;

describe('fill to the line', () => {
  test('fills what a closed line bounds, and the line is not part of it', () => {
    expect(areaOf(fillToLines(ring(0), middle, plain))).toBe(INNER);
    expect(areaOf(fillToLines(ring(0), middle, closing))).toBe(INNER);
  });

  test('runs out through an opening without closing, and not with it', () => {
    const all = areaOf(fillToLines(ring(5), middle, plain));
    expect(all).toBe(60 * 60 - (160 - 5));
    // The opening itself may go to either side.
    expect(Math.abs(areaOf(fillToLines(ring(5), middle, closing)) - INNER)).toBeLessThanOrEqual(12);
  });

  test('an opening wider than is to be closed stays open', () => {
    expect(areaOf(fillToLines(ring(14), middle, closing))).toBeGreaterThan(INNER + 500);
  });

  test('from outside it fills what lies outside, with the same opening closed', () => {
    const outside = areaOf(fillToLines(ring(5), { xPx: 2, yPx: 2 }, closing));
    expect(Math.abs(outside - (60 * 60 - 160 - INNER))).toBeLessThanOrEqual(12);
  });

  test('a tip that is thinner than an opening belongs to what it hangs on', () => {
    const wedge = Array.from({ length: 40 }, (_, y) =>
      Array.from({ length: 80 }, (_, x) => (Math.abs(y - 20) < 18 - x / 4 ? '.' : '#')).join(''),
    );
    const pixels = drawn(wedge);
    const wanted = areaOf(fillToLines(pixels, { xPx: 5, yPx: 20.5 }, plain));
    expect(areaOf(fillToLines(pixels, { xPx: 5, yPx: 20.5 }, closing))).toBe(wanted);
    // Begun in the thin tip it is the same area.
    expect(areaOf(fillToLines(pixels, { xPx: 66, yPx: 20.5 }, closing))).toBe(wanted);
  });

  test('an area that is narrower than an opening everywhere is filled from end to end', () => {
    const strip = drawn(['##########', '..........', '..........', '##########']);
    expect(areaOf(fillToLines(strip, { xPx: 4.5, yPx: 1.5 }, { gapPx: 8, tolerance: 32 }))).toBe(20);
  });

  test('what see-through pixels hide does not part them', () => {
    expect(areaOf(fillToLines(drawn(['  ~~', '~~  ']), { xPx: 0.5, yPx: 0.5 }, plain))).toBe(8);
  });

  test('beside the paper there is nothing', () => {
    expect(fillToLines(ring(0), { xPx: -1, yPx: 10 }, closing)).toBeNull();
    expect(fillToLines(ring(0), { xPx: 60, yPx: 10 }, closing)).toBeNull();
  });

  const anyDrawing = fc
    .array(fc.constantFrom('.', '.', '.', '#', 'r'), { minLength: 12 * 9, maxLength: 12 * 9 })
    .map((signs) => drawn(Array.from({ length: 9 }, (_, y) => signs.slice(y * 12, y * 12 + 12).join(''))));
  const anySeed = fc.record({ xPx: fc.integer({ min: 0, max: 11 }), yPx: fc.integer({ min: 0, max: 8 }) });

  test('takes its seed, and never more than without closing', () => {
    fc.assert(
      fc.property(anyDrawing, anySeed, fc.integer({ min: 1, max: 6 }), (pixels, seed, gapPx) => {
        const place = { xPx: seed.xPx + 0.5, yPx: seed.yPx + 0.5 };
        const open = fillToLines(pixels, place, plain) ?? expect.fail();
        const closed = fillToLines(pixels, place, { gapPx, tolerance: 32 }) ?? expect.fail();
        expect(closed[seed.yPx * 12 + seed.xPx]).toBe(1);
        for (let at = 0; at < open.length; at += 1) expect(closed[at] ?? 0).toBeLessThanOrEqual(open[at] ?? 0);
      }),
    );
  });
});

describe('growing', () => {
  test('takes the line around an area, not what lies behind it', () => {
    const pixels = drawn(['rrrrrrr', 'r#####r', 'r#...#r', 'r#...#r', 'r#####r', 'rrrrrrr']);
    const filled = fillToLines(pixels, { xPx: 3, yPx: 3 }, plain) ?? expect.fail();
    expect(areaOf(filled)).toBe(6);
    // Red is darker than white, so a line that is too thin for the reach is no wall: the reach is what bounds it.
    expect(areaOf(grownOverLines(pixels, filled, 1))).toBe(16);
  });

  test('is round and stays on the paper', () => {
    const one = new Uint8Array(11 * 11);
    one[5 * 11 + 5] = 1;
    expect(areaOf(grown(one, 11, 11, 2))).toBe(13);
    const corner = new Uint8Array(11 * 11);
    corner[0] = 1;
    expect(areaOf(grown(corner, 11, 11, 2))).toBe(6);
  });
});
