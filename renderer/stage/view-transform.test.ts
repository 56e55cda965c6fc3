import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitPaper, zoomAt } from './view-transform';

test('zooming keeps the point under the pointer where it is', () => {
  const position = fc.double({ min: -2000, max: 2000, noNaN: true });
  fc.assert(
    fc.property(position, position, fc.double({ min: 0.1, max: 10, noNaN: true }), (x, y, factor) => {
      const before = { zoom: 0.7, xPx: 31, yPx: -12 };
      const after = zoomAt(before, factor, x, y);
      expect((x - after.xPx) / after.zoom).toBeCloseTo((x - before.xPx) / before.zoom, 5);
      expect((y - after.yPx) / after.zoom).toBeCloseTo((y - before.yPx) / before.zoom, 5);
    }),
  );
});

test('the fitted paper lies whole on the stage', () => {
  const side = fc.integer({ min: 64, max: 8192 });
  fc.assert(
    fc.property(
      side,
      side,
      fc.integer({ min: 200, max: 2600 }),
      fc.integer({ min: 200, max: 1500 }),
      (w, h, sw, sh) => {
        const { zoom, xPx, yPx } = fitPaper({ widthPx: w, heightPx: h }, { widthPx: sw, heightPx: sh });
        expect(xPx).toBeGreaterThanOrEqual(0);
        expect(yPx).toBeGreaterThanOrEqual(0);
        expect(xPx + w * zoom).toBeLessThanOrEqual(sw + 1);
        expect(yPx + h * zoom).toBeLessThanOrEqual(sh + 1);
      },
    ),
  );
});
