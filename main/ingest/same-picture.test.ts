import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePngChunk, withPngChunks } from './png-chunks';
import { showSameDrawing } from './same-picture';
import { ball, ballPng, temporaryFolder } from './testing/pictures';

const folder = temporaryFolder();
let files = 0;
async function file(bytes: Uint8Array, suffix = '.png'): Promise<string> {
  files += 1;
  const path = join(folder, `${files}${suffix}`);
  await writeFile(path, bytes);
  return path;
}
const saved = (png: Uint8Array, second: number) =>
  withPngChunks(png, [makePngChunk('tIME', Uint8Array.from([7, 234, 11, 22, 9, 30, second]))]);

test('the same bytes are the same drawing, also in a large file that is no PNG', async () => {
  const tiff = await ball({ width: 400, height: 300 }).tiff({ compression: 'none' }).toBuffer();
  expect(tiff.length).toBeGreaterThan(256 * 1024);
  expect(await showSameDrawing(await file(tiff, '.tif'), await file(tiff, '.tif'), tiff.length)).toBe(true);
});

test('a PNG saved again a second later is the same drawing although its bytes differ', async () => {
  const png = await ballPng();
  const [a, b] = [saved(png, 1), saved(png, 2)];
  expect(Buffer.from(a).equals(b)).toBe(false);
  expect(await showSameDrawing(await file(a), await file(b), a.length)).toBe(true);
});

test('one differing sample at the very end of two equally long files makes two drawings', async () => {
  const tiff = await ball({ width: 400, height: 300 }).tiff({ compression: 'none' }).toBuffer();
  const other = Buffer.from(tiff);
  other[other.length - 1] = (other[other.length - 1] ?? 0) ^ 1;
  expect(await showSameDrawing(await file(tiff, '.tif'), await file(other, '.tif'), tiff.length)).toBe(false);
});

test('two different PNGs are two drawings', async () => {
  const [a, b] = [await ballPng({ at: 0.3 }), await ballPng({ at: 0.7 })];
  const length = Math.max(a.length, b.length);
  const padded = (png: Uint8Array) =>
    withPngChunks(png, [makePngChunk('tEXt', new Uint8Array(length + 1 - png.length))]);
  const [paddedA, paddedB] = [padded(a), padded(b)];
  expect(paddedA.length).toBe(paddedB.length);
  expect(await showSameDrawing(await file(paddedA), await file(paddedB), paddedA.length)).toBe(false);
});
