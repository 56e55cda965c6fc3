import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RecentCuts } from './recent-cuts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nakawari-recent-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const idOf = (cut: number) => cut.toString(16).padStart(16, '0');
const opened = (cut: number, minute = cut) => ({
  ...{ cutId: idOf(cut), name: `cut ${cut}`, folder: join(folder, `${cut}`), picture: 'f'.repeat(64) },
  ...{ openedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(), pictureFile: 'A/A0001.png' },
});
const idsOf = async (recent: RecentCuts) => (await recent.list(() => undefined)).map(({ cutId }) => cutId);

test('what two programs on one data folder open at the same time is all remembered, the last one first', async () => {
  const [one, other] = [new RecentCuts(folder), new RecentCuts(folder)];
  await Promise.all([one.list(() => undefined), other.list(() => undefined)]);
  await Promise.all([one.note(opened(1)), other.note(opened(2)), one.note(opened(3)), other.note(opened(4))]);
  const all = [4, 3, 2, 1].map(idOf);
  expect(await idsOf(one)).toEqual(all);
  expect(await idsOf(other)).toEqual(all);
  expect(await other.folderOf(idOf(1))).toBe(join(folder, '1'));
});

test('a cut that is opened again comes first, once', async () => {
  const recent = new RecentCuts(folder);
  for (const cut of [1, 2]) await recent.note(opened(cut));
  await recent.note(opened(1, 9));
  expect(await idsOf(recent)).toEqual([1, 2].map(idOf));
});

test('the oldest go, and so do their files', async () => {
  const recent = new RecentCuts(folder);
  for (let cut = 1; cut <= 30; cut += 1) await recent.note(opened(cut));
  const ids = await idsOf(recent);
  expect([ids[0], ids.length]).toEqual([idOf(30), 24]);
  expect(await readdir(join(folder, 'recent'))).toHaveLength(24);
});

test('a damaged entry costs that cut alone its place', async () => {
  const recent = new RecentCuts(folder);
  for (const cut of [1, 2]) await recent.note(opened(cut));
  await writeFile(join(folder, 'recent', `${idOf(1)}.json`), '{"cutId":');
  expect(await idsOf(recent)).toEqual([idOf(2)]);
});

test('where nothing can be written, a cut is known to the program that opened it', async () => {
  await writeFile(join(folder, 'recent'), 'no folder');
  const recent = new RecentCuts(folder);
  await recent.note(opened(1));
  expect(await idsOf(recent)).toEqual([idOf(1)]);
});
