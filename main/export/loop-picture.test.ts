import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeLoop, loopParts } from './loop-picture';

const frames = (text: string) => [...text].map((of) => ({ of }));
const total = (parts: readonly { delayMs: number }[]) => parts.reduce((sum, part) => sum + part.delayMs, 0);

test('what is held is one picture that lasts longer', () => {
  expect(loopParts(frames('aaab'), 24, 1).map(({ frame, delayMs }) => [frame.of, delayMs])).toEqual([
    ['a', 125],
    ['b', 42],
  ]);
});

test('a loop lasts as long as its frames do, however often the format rounds', () => {
  const rate = fc.integer({ min: 12, max: 50 });
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: fc.constantFrom('a', 'b', 'c') }), rate, (text, rateFps) => {
      const parts = loopParts(frames(text), rateFps, 10);
      expect(Math.abs(total(parts) - (text.length * 1000) / rateFps)).toBeLessThanOrEqual(5);
      expect(parts.every((part, index) => part.frame.of !== parts[index - 1]?.frame.of)).toBe(true);
    }),
  );
});

test.each(['gif', 'webp'] as const)(
  'a %s plays its pictures at their times, without end, on white paper',
  async (format) => {
    const disc = (x: number) =>
      sharp(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="64"><circle cx="${x}" cy="32" r="12"/></svg>`,
        ),
      )
        .png()
        .toBuffer();
    const pictures = [
      { png: await disc(20), delayMs: 80 },
      { png: await disc(60), delayMs: 40 },
    ];
    const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>';
    const bytes = Buffer.from(await encodeLoop(pictures, { format, widthPx: 96, xmp }));
    const facts = await sharp(bytes, { animated: true }).metadata();
    expect(facts).toMatchObject({ format, pages: 2, delay: [80, 40], loop: 0, pageHeight: 64 });
    const { data } = await sharp(bytes, { page: 0 })
      .flatten({ background: '#f00' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  },
);
