import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isPassed, notePassed, WORTH_A_NOTE } from './passed-note';

let folder: string;
let note: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nakawari-passed-'));
  note = join(folder, 'passed.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const SMALL = '{"format":"nakawari-cut"}';
const TEXT = SMALL.padEnd(WORTH_A_NOTE, '\n');

test('a document is known as long as it is the same to the byte', async () => {
  expect(await isPassed(note, TEXT, '0.1.0')).toBe(false);
  await notePassed(note, TEXT, '0.1.0');
  expect(await isPassed(note, TEXT, '0.1.0')).toBe(true);
  expect(await isPassed(note, `${TEXT} `, '0.1.0')).toBe(false);
});

test('what another version passed, and a note that is damaged, tell nothing', async () => {
  await notePassed(note, TEXT, '0.1.0');
  expect(await isPassed(note, TEXT, '0.2.0')).toBe(false);
  await writeFile(note, '{"savedBy":"0.1.0",');
  expect(await isPassed(note, TEXT, '0.1.0')).toBe(false);
});

test('a note that cannot be written stops nothing', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(notePassed(join(folder, 'file', 'passed.json'), TEXT, '0.1.0')).resolves.toBeUndefined();
});

test('a small document is checked each time, and nothing is written beside it', async () => {
  await notePassed(note, SMALL, '0.1.0');
  expect(await readdir(folder)).toEqual([]);
  expect(await isPassed(note, SMALL, '0.1.0')).toBe(false);
});
