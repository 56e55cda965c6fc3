import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeRgba } from './encode-png';
import { gridPicture, profileChunk, STEPS, screenColours, toScreen, withProfile } from './screen-colours';

const BOX = { left: 0, top: 0, right: 3, bottom: 1 };

test('colours that the screen shows as their numbers say need no table', () => {
  expect(screenColours(gridPicture().rgba)).toBeNull();
});

test('law: with a table that turns colours round, each colour is turned round, to a value', () => {
  const { rgba } = gridPicture();
  const table = screenColours(rgba.map((value, at) => (at % 4 === 3 ? 255 : 255 - value))) ?? expect.fail();
  const anyPixels = fc.uint8Array({ minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(anyPixels, (pixels) => {
      const from = Uint8ClampedArray.from(pixels);
      const out = new Uint8ClampedArray(12);
      toScreen(table, from, out, 3, BOX);
      for (const [at, value] of from.entries()) {
        if (at % 4 === 3) expect(out[at]).toBe(value);
        else expect(Math.abs((out[at] ?? 0) - (255 - value))).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('a file’s profile is found, and another file can have it', async () => {
  const { rgba, widthPx, heightPx } = gridPicture();
  expect(widthPx * heightPx).toBe(STEPS ** 3);
  const plain = new Uint8Array(await (await encodeRgba(rgba, widthPx, heightPx)).arrayBuffer());
  expect(profileChunk(plain)).toBeNull();
  const wide = await sharp(plain).withIccProfile('p3').png().toBuffer();
  const chunk = profileChunk(wide) ?? expect.fail();
  const both = await sharp(withProfile(plain, chunk)).metadata();
  expect(both.icc?.equals((await sharp(wide).metadata()).icc ?? Buffer.alloc(0))).toBe(true);
});
