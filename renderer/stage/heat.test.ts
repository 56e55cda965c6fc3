import { expect, test } from 'vitest';
import { colourDoubt } from './heat';

test('where the network is sure the drawing stays clear; the surer the clearer', () => {
  const pixels = Uint8ClampedArray.from([0, 128, 255].flatMap((grey) => [grey, grey, grey, 255]));
  colourDoubt(pixels);
  expect(pixels[3]).toBe(0);
  expect(pixels[7]).toBeGreaterThan(0);
  expect(pixels[11]).toBeGreaterThan(pixels[7] ?? 255);
});
