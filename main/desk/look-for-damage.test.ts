import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../store/store';
import { lookAt } from './testing/look-for-damage';
import { keyPicture } from './testing/test-desk';

/** The kill test is worth as much as its eyes. */

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nakawari-look-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('whole files are fine, and counted', async () => {
  const store = await openStore({ folder: join(folder, 'store') });
  await store.put({ a: 1 }, await keyPicture(1));
  await writeFile(join(folder, 'A0001.png'), await keyPicture(2));
  await writeFile(join(folder, 'settings.json'), '{}');
  expect(await lookAt(folder)).toEqual({ damage: [], pictures: 1, stored: 1, documents: 0 });
});

test('half a picture, half a document, half a JSON file and changed data in the store are all seen', async () => {
  const store = await openStore({ folder: join(folder, 'store') });
  const id = await store.put({ a: 1 }, await keyPicture(1));
  await writeFile(store.pathOf(id), await keyPicture(2));
  const picture = await keyPicture(3);
  await writeFile(join(folder, 'A0001.png'), picture.subarray(0, picture.length - 40));
  await mkdir(join(folder, 'cuts'));
  await writeFile(join(folder, 'cuts', 'cut.json'), '{"format":"nakawari-cut","version":1}');
  await writeFile(join(folder, 'settings.json'), '{"theme":');
  await writeFile(join(folder, 'cuts', 'cut.json.0123456789ab.part'), '{');
  expect((await lookAt(folder)).damage).toHaveLength(4);
});
