import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decoded, PictureCache, type PictureWish } from './picture-cache';

class FakeBitmap implements Decoded {
  closed = false;
  constructor(
    readonly width: number,
    readonly height: number,
  ) {}
  close(): void {
    this.closed = true;
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const whole = (picture: string): PictureWish => ({ picture, widthPx: null });

function cacheOf(budgetPictures: number, asked: string[] = []) {
  const made: FakeBitmap[] = [];
  const cache = new PictureCache<FakeBitmap>(
    budgetPictures * 400,
    async ({ picture, widthPx }) => {
      asked.push(`${picture}${widthPx ?? ''}`);
      const bitmap = new FakeBitmap(10, 10);
      made.push(bitmap);
      return bitmap;
    },
    () => undefined,
  );
  return { cache, made };
}

test('what is wanted first is asked for first, and nothing is asked for twice', async () => {
  const asked: string[] = [];
  const { cache } = cacheOf(100, asked);
  const wishes = ['a', 'b', 'c', 'd', 'e', 'f'].map(whole);
  cache.want(wishes);
  await settle();
  cache.want(wishes);
  await settle();
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('a picture at another width stands in until the right one is there', async () => {
  const { cache } = cacheOf(100);
  cache.want([{ picture: 'a', widthPx: 192 }]);
  await settle();
  const small = cache.find({ picture: 'a', widthPx: 192 });
  expect(small).toBeDefined();
  expect(cache.find(whole('a'))).toBe(small);
  cache.want([whole('a')]);
  await settle();
  expect(cache.find(whole('a'))).not.toBe(small);
});

test('however one looks around, the budget is kept, what is seen is there, and what goes is closed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 6 }), { maxLength: 12 }),
      async (looks) => {
        const { cache, made } = cacheOf(8);
        for (const look of looks) {
          const wishes = [...new Set(look)].map((number) => whole(String(number)));
          cache.want(wishes);
          await settle();
          expect(cache.usedBytes).toBeLessThanOrEqual(8 * 400);
          for (const wish of wishes) expect(cache.find(wish)?.closed).toBe(false);
          expect(made.filter((bitmap) => !bitmap.closed).length * 400).toBe(cache.usedBytes);
        }
      },
    ),
    { numRuns: 40 },
  );
});
