import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltPrograms, buildPrograms } from '../inbetween/testing/built-programs';
import { weightsFolder } from '../inference/weights-folder';
import { ballPng, contents, fill, temporaryFolder } from '../ingest/testing/pictures';
import { openStore } from '../store/store';
import { call } from './testing/cli';

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder, ...parts);
const env = { NAKAWARI_STORE: at('store'), NAKAWARI_WEIGHTS: weightsFolder(), LANG: 'en' };
let programs: BuiltPrograms;

beforeAll(async () => {
  programs = await buildPrograms();
  for (const number of [1, 2, 3]) await fill(folder, { [`keys/A${number}.png`]: await ballPng({ at: number / 4 }) });
}, 60_000);
afterAll(() => programs.remove());

/** Every picture there is whole. Hidden temporary files may be left; they are no results. */
async function expectWholePictures(where: string): Promise<number> {
  const names = (await readdir(where).catch(() => [])).filter((name) => name.endsWith('.png'));
  for (const name of names) {
    const { info } = await sharp(join(where, name), { failOn: 'truncated' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([96, 80]);
  }
  return names.length;
}

test('the whole program killed at any moment: keys untouched, nothing half written, the next run finishes', async () => {
  const before = await contents(at('keys'));
  const words = [programs.cli, 'tween', at('keys'), '--to', '24', '--out', at('killed'), '--force'];
  for (let round = 0; round < 6; round += 1) {
    const run = spawn(process.execPath, words, { env: { ...process.env, ...env }, stdio: 'ignore' });
    const ended = new Promise((resolve) => run.once('exit', resolve));
    await sleep(200 + Math.random() * 400 * (round + 1));
    run.kill('SIGKILL');
    await ended;
    await expectWholePictures(at('killed'));
    expect(await contents(at('keys'))).toEqual(before);
    await openStore({ folder: env.NAKAWARI_STORE });
  }
  const last = await call(words.slice(1), { env, childFile: programs.file });
  expect(last.exit).toBe(0);
  expect(await expectWholePictures(at('killed'))).toBe(12);
  expect(await contents(at('keys'))).toEqual(before);
}, 240_000);

/** A disk of this size, where the system lets us make one (Linux, as root). */
function smallDisk(name: string, kibibytes: number): string | undefined {
  const place = at(name);
  mkdirSync(place, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'nakawari-test', place], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  afterAll(() => execFileSync('umount', [place]));
  return place;
}
const full = process.platform === 'linux' ? smallDisk('full-out', 24) : undefined;
const fullStore = process.platform === 'linux' ? smallDisk('full-store', 24) : undefined;

test.runIf(full)(
  'a disk that fills up under the results: told, what was finished is whole, and it is listed',
  async () => {
    const { exit, err } = await call(['tween', at('keys'), '--out', join(full ?? '', 'out')], {
      env,
      childFile: programs.file,
    });
    expect([exit, err.includes('The disk is full')]).toEqual([3, true]);
    await expectWholePictures(join(full ?? '', 'out'));
  },
);

test.runIf(fullStore)('a disk that fills up under the store: told, and nothing is half written', async () => {
  const words = ['tween', at('keys'), '--out', at('from-full-store')];
  const { exit, err } = await call(words, {
    env: { ...env, NAKAWARI_STORE: fullStore ?? '' },
    childFile: programs.file,
  });
  expect([exit, err.includes('The disk is full')]).toEqual([3, true]);
  await expectWholePictures(at('from-full-store'));
  const store = await openStore({ folder: fullStore ?? '' });
  for (const shelf of (await readdir(store.folder)).filter((name) => name.length === 2)) {
    for (const id of (await readdir(join(store.folder, shelf))).filter((name) => name.length === 64)) {
      if (!(await store.has(id))) continue;
      const bytes = await readFile(store.pathOf(id));
      // A drawing, or what the network said of its doubt: either is whole.
      if (bytes[0] === '{'.charCodeAt(0)) JSON.parse(bytes.toString('utf8'));
      else await sharp(bytes).raw().toBuffer();
    }
  }
});
