import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DocumentLock } from './document-lock';
import { openTestDesk } from './testing/test-desk';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nakawari-lock-'));
  path = join(folder, 'lock.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const left = (pid: number, machine = hostname()) => writeFile(path, JSON.stringify({ token: 'other', pid, machine }));
const taken = () =>
  DocumentLock.take(path, '012').then(
    async (lock) => {
      await lock.release();
      return 'taken';
    },
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
/** No process has this id: it is above what any system gives. */
const NOBODY = 2 ** 22 + 12345;

test('one holds it, the other is told, and after the first let go it is free', async () => {
  const first = await DocumentLock.take(path, '012');
  expect(await taken()).toBe('document-in-use');
  await first.release();
  expect(await taken()).toBe('taken');
});

test('what a killed program left is taken over', async () => {
  await left(NOBODY);
  expect(await taken()).toBe('taken');
});

test('a program that had our own process id before us is gone', async () => {
  await left(process.pid);
  expect(await taken()).toBe('taken');
});

test('another machine on the same disk is believed while it gives signs of life, and no longer', async () => {
  await left(NOBODY, 'another-machine');
  expect(await taken()).toBe('document-in-use');
  const longAgo = new Date(Date.now() - 120_000);
  await utimes(path, longAgo, longAgo);
  expect(await taken()).toBe('taken');
});

test('who lost it to another notices, and does not take it from the other when it lets go', async () => {
  const lock = await DocumentLock.take(path, '012');
  expect(await lock.isHeld()).toBe(true);
  await left(NOBODY, 'another-machine');
  expect(await lock.isHeld()).toBe(false);
  await lock.release();
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ token: 'other' });
});

test('a second program on one data folder is refused the cut that the first has open, and gets it afterwards', async () => {
  const first = await openTestDesk();
  const { cut } = await first.client.cuts.openSample({});
  const second = await openTestDesk(undefined, {
    dataFolder: first.dataFolder,
    sampleFolder: join(first.folder, 'cuts', '012'),
  });
  await expect(second.client.cuts.openSample({})).rejects.toMatchObject({
    ...{ code: 'document-in-use', data: { name: '012' } },
  });
  await first.desk.close();
  expect((await second.client.cuts.openSample({})).cut).toEqual(cut);
  await second.close();
  await first.close();
});
