import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeIndexedPng } from '../analysis/indexed-png';
import { partColours, rgbOfHex } from '../analysis/part-colours';
import { maskAreaPx, maskPixels } from '../contract/correction-mask';
import { partMask } from './part-mask';

/** What the network saw in 8 x 4 of its own pixels: a face on the left, a prop of one pixel, no torso. */
const SEEN = ['11......', '11...2..', '11......', '........'];
const names = ['background', 'face', 'prop', 'torso'];
const colours = partColours(names.length);
const masks = {
  picture: '0'.repeat(64),
  parts: names.map((name, index) => ({ name, colour: colours[index] ?? '' })),
};

let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nakawari-part-mask-'));
  file = join(folder, 'masks.png');
  const indices = Uint8Array.from(SEEN.flatMap((row) => [...row].map((sign) => (sign === '.' ? 0 : Number(sign)))));
  await writeFile(file, encodeIndexedPng(indices, 8, 4, colours.map(rgbOfHex)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a part is where its colour is', async () => {
  expect(await partMask(masks, file, 'face', { widthPx: 8, heightPx: 4 })).toEqual({
    ...{ xPx: 0, yPx: 0, widthPx: 2, heightPx: 3, runs: '0 6' },
  });
});

test('on a larger paper it lies in the same place, as large in proportion', async () => {
  const mask = await partMask(masks, file, 'face', { widthPx: 80, heightPx: 40 });
  expect(mask).toMatchObject({ xPx: 0, yPx: 0 });
  const share = ((mask && maskAreaPx(mask)) ?? 0) / (20 * 30);
  expect(Math.abs(share - 1)).toBeLessThan(0.1);
});

test('the background is what is no part', async () => {
  const mask = await partMask(masks, file, 'background', { widthPx: 8, heightPx: 4 });
  const inside = (mask && maskPixels(mask)) ?? expect.fail();
  expect(inside.reduce((sum, one) => sum + one, 0)).toBe(32 - 6 - 1);
});

test('a part that the network does not see is null, and one that no network has is refused by name', async () => {
  expect(await partMask(masks, file, 'torso', { widthPx: 8, heightPx: 4 })).toBeNull();
  await expect(partMask(masks, file, 'tail', { widthPx: 8, heightPx: 4 })).rejects.toMatchObject({
    code: 'correction-unknown-name',
    detail: { name: 'tail' },
  });
});
