import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NewestFirst } from './newest-first';
import { keyPicture } from './testing/test-desk';
import { Thumbnails } from './thumbnails';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nakawari-thumbnails-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const idOf = (n: number) => n.toString(16).padStart(64, '0');
const filesOf = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
async function untilOnDisk(count: number): Promise<string[]> {
  for (;;) {
    const files = await filesOf();
    if (files.length >= count && files.every((file) => file.endsWith('.png'))) return files;
    await wait(10);
  }
}

test('a copy is made once, at the size that is asked for, and found again by the next program', async () => {
  let asked = 0;
  const original = async () => {
    asked += 1;
    return keyPicture(1, 400);
  };
  const first = new Thumbnails({ folder });
  const [a, b] = await Promise.all([first.get(idOf(1), 96, original), first.get(idOf(1), 96, original)]);
  expect(a).toBe(b);
  expect((await sharp(a).metadata()).width).toBe(96);
  await untilOnDisk(1);
  expect(await new Thumbnails({ folder }).get(idOf(1), 96, original)).toEqual(a);
  expect(asked).toBe(1);
});

test('a copy that a kill cut short is made again', async () => {
  const original = () => keyPicture(2, 400);
  const whole = await new Thumbnails({ folder }).get(idOf(2), 96, original);
  const [file = ''] = await untilOnDisk(1);
  await truncate(file, (await stat(file)).size - 5);
  expect(await new Thumbnails({ folder }).get(idOf(2), 96, original)).toEqual(whole);
});

test('what is kept stays within its budget', async () => {
  const original = () => keyPicture(3, 400);
  const one = (await new Thumbnails({ folder }).get(idOf(0), 192, original))?.length ?? 0;
  await untilOnDisk(1);
  const thumbnails = new Thumbnails({ folder, limitBytes: one * 4 });
  for (let n = 1; n <= 12; n += 1) {
    await thumbnails.get(idOf(n), 192, original);
    await wait(20);
  }
  await wait(100);
  const sizes = await Promise.all((await filesOf()).map(async (file) => (await stat(file)).size));
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(one * 4);
  expect(sizes.length).toBeGreaterThan(0);
});

test('the newest request comes first, and one whose caller has gone is never begun', async () => {
  const queue = new NewestFirst(1);
  const begun: string[] = [];
  let finish: () => void = () => undefined;
  const first = queue.run(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  const leave = new AbortController();
  const task = (name: string, signal?: AbortSignal) => queue.run(async () => void begun.push(name), signal);
  const [older, gone, newer] = [task('older'), task('gone', leave.signal), task('newer')];
  leave.abort();
  await expect(gone).rejects.toMatchObject({ code: 'cancelled' });
  finish();
  await Promise.all([first, older, newer]);
  expect(begun).toEqual(['newer', 'older']);
});
