import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderGrants, isWithin } from './folder-grants';

let folder: string;
let grants: FolderGrants;
let root: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nakawari-grants-'));
  for (const path of ['root/cut 2/A', 'root/cut 10/A', 'root/.hidden', 'outside/secret']) {
    await mkdir(join(folder, path), { recursive: true });
  }
  await writeFile(join(folder, 'root', 'cut 2', 'A', 'A1.png'), '');
  await writeFile(join(folder, 'root', 'cut 2', 'A', 'notes.txt'), '');
  grants = new FolderGrants();
  root = (await grants.grant(join(folder, 'root'))).grant;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a granted folder shows its folders in natural order, with how many pictures and folders each holds', async () => {
  const listing = await grants.list(root);
  expect(listing.parent).toBeNull();
  expect(listing.folders.map((child) => [child.name, child.pictures, child.folders])).toEqual([
    ['cut 2', 0, 1],
    ['cut 10', 0, 1],
  ]);
  const cut = await grants.list(listing.folders[0]?.grant ?? '');
  expect(cut.folders.map((child) => [child.name, child.pictures])).toEqual([['A', 1]]);
  expect(cut.parent).toBe(root);
});

test('names leave as names: nothing that is listed tells where on the disk it lies', async () => {
  const text = JSON.stringify(await grants.list(root));
  expect(text).not.toContain(folder);
  expect(grants.labelOf((await grants.list(root)).folders[0]?.grant ?? '')).toBe('root/cut 2');
});

test('a made up grant opens nothing', async () => {
  await expect(grants.list('A'.repeat(24))).rejects.toMatchObject({ code: 'not-granted' });
  await expect(grants.pathOf('../outside/secret/1234')).rejects.toMatchObject({ code: 'not-granted' });
});

test.skipIf(process.platform === 'win32')(
  'a link that leads out of the root is not shown; one inside it is',
  async () => {
    await symlink(join(folder, 'outside'), join(folder, 'root', 'out'));
    await symlink(join(folder, 'root', 'cut 2'), join(folder, 'root', 'again'));
    const names = (await grants.list(root)).folders.map((child) => child.name);
    expect(names).toContain('again');
    expect(names).not.toContain('out');
  },
);

test.skipIf(process.platform === 'win32')(
  'a granted folder that has since been replaced by a link is refused',
  async () => {
    const cut = (await grants.list(root)).folders[0]?.grant ?? '';
    await rename(join(folder, 'root', 'cut 2'), join(folder, 'elsewhere'));
    await symlink(join(folder, 'outside'), join(folder, 'root', 'cut 2'));
    await expect(grants.pathOf(cut)).rejects.toMatchObject({ code: 'not-granted' });
  },
);

test('a folder that is gone, or is a file, is told as missing', async () => {
  await expect(grants.grant(join(folder, 'none'))).rejects.toMatchObject({ code: 'folder-missing' });
  await expect(grants.grant(join(folder, 'root', 'cut 2', 'A', 'A1.png'))).rejects.toMatchObject({
    code: 'folder-missing',
  });
});

test('within means at or below, not merely a name that begins alike', () => {
  expect(isWithin(join('/a', 'b', 'c'), join('/a', 'b'))).toBe(true);
  expect(isWithin(join('/a', 'b'), join('/a', 'b'))).toBe(true);
  expect(isWithin(join('/a', 'bc'), join('/a', 'b'))).toBe(false);
  expect(isWithin(join('/a', '..b'), join('/a'))).toBe(true);
  expect(isWithin('/a', join('/a', 'b'))).toBe(false);
});
