import { expect, test } from 'vitest';
import { colourDoubt, worstPlace } from './heat';

test('where the network is sure the drawing stays clear; the surer the clearer', () => {
  const pixels = Uint8ClampedArray.from([0, 128, 255].flatMap((grey) => [grey, grey, grey, 255]));
  colourDoubt(pixels);
  expect(pixels[3]).toBe(0);
  expect(pixels[7]).toBeGreaterThan(0);
  expect(pixels[11]).toBeGreaterThan(pixels[7] ?? 255);
});

test('the worst place is a place, not a single pixel, and a sure network has none', () => {
  const widthPx = 96;
  const heightPx = 48;
  const grey = new Uint8ClampedArray(widthPx * heightPx * 4);
  expect(worstPlace(grey, widthPx, heightPx)).toBeNull();
  const light = (x: number, y: number, value: number) =>
    grey.fill(value, (y * widthPx + x) * 4, (y * widthPx + x) * 4 + 3);
  light(5, 5, 255);
  for (let y = 24; y < 36; y += 1) for (let x = 72; x < 84; x += 1) light(x, y, 150);
  const worst = worstPlace(grey, widthPx, heightPx);
  expect(worst?.x01).toBeCloseTo(78 / 96);
  expect(worst?.y01).toBeCloseTo(30 / 48);
});
