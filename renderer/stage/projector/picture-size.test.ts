import fc from 'fast-check';
import { expect, test } from 'vitest';
import { widthToLoad } from './picture-size';

test('a 4K picture that is seen small is loaded small, and whole once it is seen at its size', () => {
  expect(widthToLoad(3840, 700)).toBe(768);
  expect(widthToLoad(3840, 3840)).toBeNull();
  expect(widthToLoad(960, 700)).toBeNull();
});

test('what is loaded always has the pixels that are seen, as far as the picture has them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 64, max: 8192 }), fc.integer({ min: 1, max: 9000 }), (pictureWidthPx, seenPx) => {
      const widthPx = widthToLoad(pictureWidthPx, seenPx) ?? pictureWidthPx;
      expect(widthPx).toBeGreaterThanOrEqual(Math.min(seenPx, pictureWidthPx));
      expect(widthPx).toBeLessThanOrEqual(pictureWidthPx);
    }),
  );
});
