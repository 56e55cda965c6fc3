import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderWatch } from './watch-folder';

let base: string;
let folder: string;
let watch: FolderWatch | undefined;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'nakawari-watch-'));
  folder = join(base, 'cut');
  await mkdir(join(folder, 'A'), { recursive: true });
});
afterEach(async () => {
  watch?.close();
  await rm(base, { recursive: true, force: true });
});

/** Fails by the test's own time limit when nothing is told. */
async function toldAfter(act: () => Promise<unknown>, pollOnly: boolean): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    watch = new FolderWatch({ folder, celFolders: ['A'], pollOnly, pollMs: 50, onChange: resolve });
    act().catch(reject);
  });
}

describe.each([
  ['by the word of the system', false],
  ['by looking, where the system says nothing', true],
])('%s', (_how, pollOnly) => {
  test('a picture in a cel is told', () => toldAfter(() => writeFile(join(folder, 'A', '1.png'), 'x'), pollOnly));
  test('the folder itself renamed is told', () => toldAfter(() => rename(folder, join(base, 'renamed')), pollOnly));
});

test('a burst of changes is told once it is over', async () => {
  let told = 0;
  watch = new FolderWatch({ folder, celFolders: ['A'], onChange: () => (told += 1) });
  for (let n = 0; n < 20; n += 1) await writeFile(join(folder, 'A', `${n}.png`), 'x');
  while (told === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toBe(1);
});
