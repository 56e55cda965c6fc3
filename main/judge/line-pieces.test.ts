import { expect, test } from 'vitest';
import { linePieces } from './line-pieces';
import type { Mask } from './picture';

function mask(isOn: (x: number, y: number) => boolean): Mask {
  const on = Uint8Array.from({ length: 64 * 64 }, (_, i) => (isOn(i % 64, Math.floor(i / 64)) ? 1 : 0));
  return { widthPx: 64, heightPx: 64, on };
}
const ring = (x: number, y: number) => Math.abs(Math.hypot(x - 32, y - 32) - 20) < 1.2;
const bowl = (x: number, y: number) => y > 20 && ring(x, y);
const whole = mask((x, y) => ring(x, y) || (x === 32 && Math.abs(y - 32) < 10));

test('the same lines fall into as many pieces, wherever they lie', () => {
  expect(linePieces(whole, whole)).toBe(1);
  expect(
    linePieces(
      mask((x, y) => ring(x - 5, y) || (x === 37 && Math.abs(y - 32) < 10)),
      whole,
    ),
  ).toBeCloseTo(1, 1);
});

test('a line that is broken into dashes counts as that many; what meets again lower down is one', () => {
  expect(
    linePieces(
      mask((x, y) => ring(x, y) && (x + y) % 8 < 5),
      mask(ring),
    ),
  ).toBeGreaterThan(6);
  expect(linePieces(mask(bowl), mask(ring))).toBeLessThan(2);
});

test('without lines there is nothing to say', () => {
  expect(
    linePieces(
      mask(() => false),
      whole,
    ),
  ).toBeNaN();
  expect(
    linePieces(
      whole,
      mask(() => false),
    ),
  ).toBeNaN();
});
