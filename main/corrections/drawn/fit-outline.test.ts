import { expect, test } from 'vitest';
import { fitOutline } from './fit-outline';

const SIDE = 64;
const MIDDLE = 31.5;

/** A bent arm about the middle, turned by an angle. */
function arm(radians: number): Uint8Array {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return Uint8Array.from({ length: SIDE * SIDE }, (_, cell) => {
    const [x, y] = [(cell % SIDE) - MIDDLE, Math.floor(cell / SIDE) - MIDDLE];
    const [u, v] = [x * cos + y * sin, -x * sin + y * cos];
    const isUpper = u > -16 && u < 8 && Math.abs(v + 6) < 4;
    const isFore = u > 0 && u < 8 && v > -10 && v < 20;
    return isUpper || isFore ? 1 : 0;
  });
}

test.each([30, -45, 60, 90])('a bent arm that has turned by %i degrees is turned, not crushed', (degrees) => {
  const turn = (degrees * Math.PI) / 180;
  const [from, to] = [arm(0), arm(turn)];
  const fit = fitOutline(from, to, SIDE, SIDE) ?? expect.fail('no fit');
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const misses = [...to.keys()]
    .filter((cell) => to[cell])
    .map((cell) => {
      const [x, y] = [(cell % SIDE) - MIDDLE, Math.floor(cell / SIDE) - MIDDLE];
      const [u, v] = [x * cos + y * sin + MIDDLE, -x * sin + y * cos + MIDDLE];
      return Math.hypot((fit.column[cell] ?? 0) - u, (fit.row[cell] ?? 0) - v);
    })
    .sort((a, b) => a - b);
  expect(misses[Math.floor(misses.length * 0.9)]).toBeLessThan(3);
});

test('what the pictures show is believed though outlines fit as well the other way round', () => {
  const bar = Uint8Array.from({ length: SIDE * SIDE }, (_, cell) =>
    Math.abs((cell % SIDE) - MIDDLE) < 20 && Math.abs(Math.floor(cell / SIDE) - MIDDLE) < 4 ? 1 : 0,
  );
  const upsideDown = (x: number, y: number) => ({ x: 2 * MIDDLE - x, y: 2 * MIDDLE - y });
  const fit = fitOutline(bar, bar, SIDE, SIDE, [upsideDown]) ?? expect.fail('no fit');
  const cell = 32 * SIDE + 15;
  expect(Math.abs((fit.column[cell] ?? 0) - (2 * MIDDLE - 15))).toBeLessThan(1);
});
