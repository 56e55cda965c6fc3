import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitCompare, panCompare, placeIn, twoPanes, zoomCompare } from './compare-transform';

const DRAWING = { widthPx: 960, heightPx: 540 };

test('the whole drawing is seen when fitted', () => {
  const pane = { xPx: 0, yPx: 0, widthPx: 500, heightPx: 400 };
  const place = placeIn(pane, fitCompare(DRAWING, pane), DRAWING);
  expect(place.xPx).toBeGreaterThanOrEqual(0);
  expect(place.yPx).toBeGreaterThanOrEqual(0);
  expect(place.xPx + place.widthPx).toBeLessThanOrEqual(500);
});

test('what is under the pointer stays under it while zooming', () => {
  const pane = { xPx: 40, yPx: 10, widthPx: 600, heightPx: 400 };
  const before = { zoom: 0.6, centreX01: 0.5, centreY01: 0.5 };
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 4, noNaN: true }),
      fc.integer({ min: -120, max: 120 }),
      fc.integer({ min: -80, max: 80 }),
      (factor, dx, dy) => {
        const after = zoomCompare(before, DRAWING, factor, dx, dy);
        const point = (transform: typeof before) => {
          const place = placeIn(pane, transform, DRAWING);
          return [
            (pane.xPx + 300 + dx - place.xPx) / transform.zoom,
            (pane.yPx + 200 + dy - place.yPx) / transform.zoom,
          ];
        };
        const [x0 = 0, y0 = 0] = point(before);
        const [x1 = 0, y1 = 0] = point(after);
        expect(x1).toBeCloseTo(x0, 6);
        expect(y1).toBeCloseTo(y0, 6);
      },
    ),
  );
});

test('dragging moves both panes by the same pixels', () => {
  const [left, right] = twoPanes({ widthPx: 1000, heightPx: 500 }, DRAWING, 2);
  const before = { zoom: 1.5, centreX01: 0.4, centreY01: 0.4 };
  const after = panCompare(before, DRAWING, 30, -12);
  for (const pane of [left, right]) {
    const a = placeIn(pane, before, DRAWING);
    const b = placeIn(pane, after, DRAWING);
    expect(b.xPx - a.xPx).toBeCloseTo(30);
    expect(b.yPx - a.yPx).toBeCloseTo(-12);
  }
});

test('two panes lie so that the drawings are seen larger', () => {
  const [left, right] = twoPanes({ widthPx: 1600, heightPx: 400 }, DRAWING, 2);
  expect(right.xPx).toBeGreaterThan(left.xPx);
  const [upper, lower] = twoPanes({ widthPx: 700, heightPx: 700 }, DRAWING, 2);
  expect(lower.yPx).toBeGreaterThan(upper.yPx);
});
