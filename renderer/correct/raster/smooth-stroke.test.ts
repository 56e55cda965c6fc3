import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type StrokePoint, smoothStroke, thinnedTo } from './smooth-stroke';

const at = (xPx: number, yPx: number, pressure01 = 0.5): StrokePoint => ({ xPx, yPx, pressure01 });

/** From a point to the nearest place of a line. */
function awayFrom(line: readonly StrokePoint[], { xPx, yPx }: StrokePoint): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < line.length; i += 1) {
    const a = line[i] ?? expect.fail();
    const b = line[i + 1] ?? a;
    const [dx, dy] = [b.xPx - a.xPx, b.yPx - a.yPx];
    const length2 = dx * dx + dy * dy;
    const share = length2 > 0 ? Math.min(1, Math.max(0, ((xPx - a.xPx) * dx + (yPx - a.yPx) * dy) / length2)) : 0;
    least = Math.min(least, Math.hypot(xPx - a.xPx - dx * share, yPx - a.yPx - dy * share));
  }
  return least;
}

describe('a stroke by hand', () => {
  test('a straight line is its two ends', () => {
    const line = Array.from({ length: 200 }, (_, i) => at(10 + i, 20 + i / 2));
    const out = smoothStroke(line);
    expect(out).toHaveLength(2);
    expect(out[0]).toEqual(line[0]);
    expect(out[1]).toEqual(line[199]);
  });

  test('a corner stays sharp', () => {
    const corner = [
      ...Array.from({ length: 60 }, (_, i) => at(i, 0)),
      ...Array.from({ length: 60 }, (_, i) => at(60, i)),
    ];
    const out = smoothStroke(corner);
    expect(awayFrom(out, at(60, 0))).toBeLessThan(0.2);
    expect(out.length).toBeLessThanOrEqual(5);
  });

  test('a tremble goes, the arc it lies on stays', () => {
    const arc = Array.from({ length: 300 }, (_, i) => {
      const angle = (i / 300) * Math.PI;
      const radius = 100 + (i % 2 === 0 ? 0.8 : -0.8);
      return at(150 + radius * Math.cos(angle), 150 + radius * Math.sin(angle));
    });
    for (const { xPx, yPx } of smoothStroke(arc).slice(1, -1)) {
      expect(Math.abs(Math.hypot(xPx - 150, yPx - 150) - 100)).toBeLessThan(0.5);
    }
    expect(smoothStroke(arc).length).toBeLessThan(60);
  });

  test('a pen that swells keeps its swelling', () => {
    const swell = Array.from({ length: 101 }, (_, i) => at(i * 2, 0, 1 - Math.abs(i - 50) / 50));
    const hardest = Math.max(...smoothStroke(swell).map(({ pressure01 }) => pressure01));
    expect(hardest).toBeGreaterThan(0.9);
  });

  test('a dot is one point with its hardest pressure', () => {
    expect(smoothStroke([at(5, 5, 0.2), at(5, 5, 0.9), at(5, 5, 0.4)])).toEqual([at(5, 5, 0.9)]);
    expect(smoothStroke([])).toEqual([]);
  });

  const anyStroke = fc
    .array(
      fc.record({
        dx: fc.double({ min: -6, max: 6, noNaN: true }),
        dy: fc.double({ min: -6, max: 6, noNaN: true }),
        pressure01: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 120 },
    )
    .map((steps) => {
      let [xPx, yPx] = [0, 0];
      return steps.map(({ dx, dy, pressure01 }) => {
        xPx += dx;
        yPx += dy;
        return at(xPx, yPx, pressure01);
      });
    });

  test('begins and ends where the hand did, has no more points, and stays near the hand', () => {
    fc.assert(
      fc.property(anyStroke, (stroke) => {
        const out = smoothStroke(stroke);
        const [first, last] = [stroke[0] ?? expect.fail(), stroke.at(-1) ?? expect.fail()];
        expect(out.length).toBeLessThanOrEqual(stroke.length);
        expect(Math.hypot((out[0]?.xPx ?? 9) - first.xPx, (out[0]?.yPx ?? 9) - first.yPx)).toBeLessThan(1e-2);
        expect(Math.hypot((out.at(-1)?.xPx ?? 9) - last.xPx, (out.at(-1)?.yPx ?? 9) - last.yPx)).toBeLessThan(1e-2);
        for (const point of out) {
          expect(awayFrom(stroke, point)).toBeLessThan(12);
          expect(point.pressure01).toBeGreaterThanOrEqual(0);
          expect(point.pressure01).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('has as few points as asked for, with its ends', () => {
    fc.assert(
      fc.property(anyStroke, fc.integer({ min: 2, max: 40 }), (stroke, most) => {
        const out = thinnedTo(stroke, most);
        expect(out.length).toBeLessThanOrEqual(Math.max(most, 2));
        expect(out[0]).toEqual(stroke[0]);
        expect(out.at(-1)).toEqual(stroke.at(-1));
      }),
    );
  });
});
