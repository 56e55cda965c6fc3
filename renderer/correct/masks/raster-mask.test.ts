import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskAreaPx } from '../../../main/contract/correction-mask';
import { outlineOf } from './outline';
import { RasterMask } from './raster-mask';

const PAPER = { widthPx: 40, heightPx: 30 };
const area = (mask: RasterMask) => mask.inside.reduce((sum, one) => sum + one, 0);

const anyPlace = fc.record({
  xPx: fc.double({ min: -10, max: 50, noNaN: true }),
  yPx: fc.double({ min: -10, max: 40, noNaN: true }),
});
const anyStroke = fc.record({ from: anyPlace, to: anyPlace, radiusPx: fc.double({ min: 0.1, max: 9, noNaN: true }) });
const anyMask = fc.array(anyStroke, { maxLength: 4 }).map((strokes) => {
  const mask = new RasterMask(PAPER);
  for (const { from, to, radiusPx } of strokes) mask.stroke(from, to, radiusPx, 1);
  return mask;
});

describe('a region under the hand', () => {
  test('goes into a correction and comes back as it was', () => {
    fc.assert(
      fc.property(anyMask, (mask) => {
        const told = mask.toMask();
        expect(told === undefined).toBe(mask.isEmpty());
        expect([...new RasterMask(PAPER, told ?? null).inside]).toEqual([...mask.inside]);
        if (told) {
          expect(told.xPx + told.widthPx).toBeLessThanOrEqual(PAPER.widthPx);
          expect(told.yPx + told.heightPx).toBeLessThanOrEqual(PAPER.heightPx);
          expect(maskAreaPx(told)).toBe(area(mask));
        }
      }),
    );
  });

  test('painted and erased with one stroke is as if it had never been painted', () => {
    fc.assert(
      fc.property(anyStroke, ({ from, to, radiusPx }) => {
        const mask = new RasterMask(PAPER);
        mask.stroke(from, to, radiusPx, 1);
        mask.stroke(to, from, radiusPx + 0.01, 0);
        expect(mask.isEmpty()).toBe(true);
      }),
    );
  });

  test('erasing takes nothing but what the brush goes over', () => {
    fc.assert(
      fc.property(anyMask, anyStroke, (mask, { from, to, radiusPx }) => {
        const brush = new RasterMask(PAPER);
        brush.stroke(from, to, radiusPx, 1);
        const before = mask.inside.slice();
        mask.stroke(from, to, radiusPx, 0);
        for (let at = 0; at < before.length; at += 1) {
          expect(mask.inside[at]).toBe(brush.inside[at] === 1 ? 0 : before[at]);
        }
      }),
    );
  });

  test('the finest brush still marks the pixel that it stands on', () => {
    const mask = new RasterMask(PAPER);
    mask.stroke({ xPx: 7.9, yPx: 3.1 }, { xPx: 7.9, yPx: 3.1 }, 0.1, 1);
    expect(area(mask)).toBe(1);
    expect(mask.has({ xPx: 7.2, yPx: 3.9 })).toBe(true);
  });

  test('a region that another program wrote beyond the paper is cut at its edge', () => {
    const mask = new RasterMask(PAPER, { xPx: 38, yPx: 28, widthPx: 5, heightPx: 5, runs: '0 25' });
    expect(area(mask)).toBe(4);
    expect(new RasterMask(PAPER, { xPx: 0, yPx: 0, widthPx: 5, heightPx: 5, runs: '0 3' }).isEmpty()).toBe(true);
  });
});

describe('the outline', () => {
  /** Twice the signed area of closed loops. */
  const areaOf = (loops: ReturnType<typeof outlineOf>) =>
    loops.reduce((sum, loop) => {
      let twice = 0;
      loop.forEach(({ xPx, yPx }, index) => {
        const next = loop[(index + 1) % loop.length] ?? expect.fail();
        twice += xPx * next.yPx - next.xPx * yPx;
      });
      return sum + twice / 2;
    }, 0);

  test('encloses exactly the pixels of the region, holes taken off', () => {
    fc.assert(
      fc.property(anyMask, anyStroke, (mask, { from, to, radiusPx }) => {
        mask.stroke(from, to, radiusPx / 2, 0);
        expect(areaOf(outlineOf(mask.inside, PAPER.widthPx, PAPER.heightPx, mask.box))).toBe(area(mask));
      }),
    );
  });

  test('of any pixels, even those that touch at corners alone', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 63, maxLength: 63 }), (pixels) => {
        const inside = Uint8Array.from(pixels);
        expect(areaOf(outlineOf(inside, 9, 7))).toBe(inside.reduce((sum, one) => sum + one, 0));
      }),
    );
  });

  test('a rectangle has four corners', () => {
    const mask = new RasterMask(PAPER, { xPx: 3, yPx: 4, widthPx: 10, heightPx: 5, runs: '0 50' });
    expect(outlineOf(mask.inside, PAPER.widthPx, PAPER.heightPx)).toEqual([
      [
        { xPx: 3, yPx: 4 },
        { xPx: 13, yPx: 4 },
        { xPx: 13, yPx: 9 },
        { xPx: 3, yPx: 9 },
      ],
    ]);
  });
});
