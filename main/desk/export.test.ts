import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp, { type Sharp } from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JobEnd } from '../contract/jobs';
import { openTestDesk, type TestDesk, TWO_CELS } from './testing/test-desk';

let open: TestDesk;
let out: string;
let cutId: string;

async function openWith(
  options: Parameters<typeof openTestDesk>[1] = {},
  files: Readonly<Record<string, number>> = TWO_CELS,
): Promise<void> {
  open = await openTestDesk(files, options);
  out = join(open.folder, 'cuts', 'out');
  await mkdir(out);
  cutId = (await open.client.cuts.openSample({})).cut.id;
}
beforeEach(() => openWith());
afterEach(() => open.close());

async function grantOf(...names: string[]): Promise<string> {
  let grant = (await open.client.host.info({})).roots[0]?.grant ?? '';
  for (const name of names) {
    const { folders } = await open.client.host.listFolder({ grant });
    grant = folders.find((folder) => folder.name === name)?.grant ?? '';
  }
  return grant;
}

interface Wish {
  readonly kind?: 'frames' | 'drawings';
  readonly celId?: string | null;
  readonly overwrite?: boolean;
  readonly to?: string[] | null;
}

async function startExport({
  kind = 'drawings',
  celId = null,
  overwrite = false,
  to = ['out'],
}: Wish): Promise<string> {
  const grant = to === null ? null : await grantOf(...to);
  return (await open.client.exports.start({ cutId, celId, kind, grant, overwrite })).jobId;
}

async function exported(wish: Wish): Promise<JobEnd> {
  const jobId = await startExport(wish);
  for await (const event of await open.client.jobs.watch({ jobId })) if (event.type === 'end') return event;
  throw new Error('no end');
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

const same = async (a: string, b: string) => (await readFile(a)).equals(await readFile(b));
const key = (file: string) => join(open.folder, 'cuts', '012', ...file.split('/'));

describe('the drawings of all cels', () => {
  test("go each into its cel's folder, numbered through with the keys' names, missing ones made first", async () => {
    const end = await exported({});
    expect(end).toMatchObject({ outcome: 'done', summary: { made: 9, folder: 'cuts/out' } });
    const numbered = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${prefix}/${prefix}${String(index + 1).padStart(4, '0')}.png`);
    expect(await filesIn(out)).toEqual(
      [...numbered('A', 9), 'A/nakawari.json', ...numbered('B', 5), 'B/nakawari.json'].sort(),
    );
    expect(await same(join(out, 'A/A0001.png'), key('A/A0001.png'))).toBe(true);
    expect(await same(join(out, 'A/A0005.png'), key('A/A0002.png'))).toBe(true);
    expect(await same(join(out, 'B/B0005.png'), key('B/B0003.png'))).toBe(true);
  });

  test('come with a sidecar that says which were drawn by a person, which were generated, from what and by what', async () => {
    await exported({});
    const sidecar = JSON.parse(await readFile(join(out, 'A', 'nakawari.json'), 'utf8'));
    expect(sidecar).toMatchObject({
      ...{ format: 'nakawari-drawings', version: 1, tool: 'Nakawari', toolVersion: '0.1.0', cut: '012', cel: 'A' },
      model: { id: 'fake', licence: 'Apache-2.0' },
    });
    expect(sidecar.drawings[0]).toMatchObject({
      ...{ file: 'A0001.png', state: 'key', source: 'A/A0001.png' },
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation',
    });
    expect(sidecar.drawings[1]).toMatchObject({
      ...{ file: 'A0002.png', state: 'generated', t: 0.25 },
      keys: [{ file: 'A/A0001.png' }, { file: 'A/A0002.png' }],
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
    });
    expect(sidecar.drawings[1].keys[0].sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('name the model of each drawing, whatever draws by now', async () => {
    await open.close();
    let draws = 'fake';
    await openWith({ drawsWith: () => draws });
    await exported({ celId: 'A', overwrite: true });
    draws = 'another';
    await exported({ celId: 'A', overwrite: true });
    const sidecar = JSON.parse(await readFile(join(out, 'nakawari.json'), 'utf8'));
    expect(sidecar.model.id).toBe('another');
    expect(sidecar.drawings[0].model).toBeUndefined();
    expect(sidecar.drawings[1]).toMatchObject({
      model: { id: 'fake', licence: 'Apache-2.0' },
      paletteStep: 'automatic',
    });
  });
});

test("start number, padding and the keys' own format are kept", async () => {
  await open.close();
  await openWith({}, { 'key_010.png': 1, 'key_020.png': 2 });
  await rm(key('key_020.png'));
  await sharp({ create: { width: 96, height: 96, channels: 3, background: '#884422' } })
    .jpeg()
    .toFile(key('key_020.jpg'));
  await open.client.cuts.reopen({ cutId });
  await exported({ celId: 'A' });
  expect(await filesIn(out)).toEqual([
    ...['key_010.png', 'key_011.png', 'key_012.png', 'key_013.png', 'key_014.jpg', 'nakawari.json'],
  ]);
  expect(await same(join(out, 'key_014.jpg'), key('key_020.jpg'))).toBe(true);
});

describe('the frames', () => {
  test("of one cel are one picture a frame, a key's own frames byte for byte the key, with alpha", async () => {
    const end = await exported({ kind: 'frames', celId: 'B' });
    expect(end).toMatchObject({ outcome: 'done', summary: { made: 3 } });
    const files = await filesIn(out);
    expect(files).toHaveLength(12 + 1);
    for (const frame of [1, 2, 3, 4, 5]) {
      expect(await same(join(out, `B000${frame}.png`), key('B/B0001.png'))).toBe(true);
    }
    expect(await same(join(out, 'B0009.png'), key('B/B0003.png'))).toBe(true);
    expect((await sharp(join(out, 'B0006.png')).metadata()).hasAlpha).toBe(true);
  });

  test('of the whole cut show the upper cel over the lower one', async () => {
    await exported({ kind: 'frames' });
    const files = await filesIn(out);
    expect(files[0]).toBe('012_0001.png');
    expect(files).toHaveLength(12 + 1);
    const pixels = (of: Sharp) => of.ensureAlpha().raw().toBuffer();
    const expected = sharp(key('A/A0001.png')).composite([{ input: key('B/B0001.png') }]);
    expect(
      (await pixels(sharp(join(out, '012_0001.png')))).equals(await pixels(sharp(await expected.png().toBuffer()))),
    ).toBe(true);
    const sidecar = JSON.parse(await readFile(join(out, 'nakawari.json'), 'utf8'));
    expect(sidecar.drawings[0]).toMatchObject({
      frame: 1,
      layers: [
        { cel: 'A', state: 'key' },
        { cel: 'B', state: 'key' },
      ],
    });
    expect(sidecar.cel).toBeNull();
  });
});

describe('the sidecar of a folder', () => {
  test('that another cel was exported into goes on telling of both', async () => {
    await exported({ celId: 'A' });
    expect(await exported({ celId: 'B' })).toMatchObject({ outcome: 'done' });
    const sidecar = JSON.parse(await readFile(join(out, 'nakawari.json'), 'utf8'));
    expect(sidecar.drawings.map((drawing: { file: string }) => drawing.file)).toEqual(
      (await filesIn(out)).filter((name) => name.endsWith('.png')),
    );
    expect(sidecar.model).toMatchObject({ id: 'fake' });
  });

  test('is never put in the place of a file that is none of ours', async () => {
    await writeFile(join(out, 'nakawari.json'), '{"mine":true}');
    const end = await exported({ celId: 'A' });
    expect(end).toMatchObject({
      outcome: 'failed',
      error: { code: 'output-exists', detail: { file: 'nakawari.json' } },
    });
    expect(await filesIn(out)).toEqual(['nakawari.json']);
  });
});

describe('is refused before anything is made or written', () => {
  test('where a file of the sequence is there already; with leave to overwrite it is replaced', async () => {
    await mkdir(join(out, 'A'));
    await writeFile(join(out, 'A', 'A0003.png'), 'mine');
    const end = await exported({});
    expect(end).toMatchObject({ outcome: 'failed', error: { code: 'output-exists', detail: { file: 'A/A0003.png' } } });
    expect(await filesIn(out)).toEqual(['A/A0003.png']);
    expect(open.service.asked).toEqual([]);
    expect(await exported({ overwrite: true })).toMatchObject({ outcome: 'done' });
    expect(await readFile(join(out, 'A', 'A0003.png'), 'utf8')).not.toBe('mine');
  });

  test.each([['012'], ['012', 'A']])("into the keys' folder (%s %s), even with leave to overwrite", async (...to) => {
    const before = await filesIn(join(open.folder, 'cuts', '012'));
    const end = await exported({ to: to.filter((name) => name !== undefined), overwrite: true });
    expect(end).toMatchObject({ outcome: 'failed', error: { code: 'output-holds-keys' } });
    expect(await filesIn(join(open.folder, 'cuts', '012'))).toEqual(before);
  });

  test.skipIf(process.platform === 'win32')('where a link in the chosen folder leads to the keys', async () => {
    await symlink(join(open.folder, 'cuts', '012', 'A'), join(out, 'A'));
    const before = await filesIn(join(open.folder, 'cuts', '012'));
    const end = await exported({ overwrite: true });
    expect(end).toMatchObject({ outcome: 'failed', error: { code: 'output-holds-keys' } });
    expect(await filesIn(join(open.folder, 'cuts', '012'))).toEqual(before);
  });
});

test('cancelled in the middle it leaves nothing behind, not even folders', async () => {
  await open.close();
  await openWith({ drawMs: 40 });
  const jobId = await startExport({});
  await wait(120);
  expect(await open.client.jobs.cancel({ jobId })).toMatchObject({ outcome: 'cancelled' });
  expect(await readdir(out)).toEqual([]);
});

test('a drawing that cannot be made ends the export with its error and nothing is written', async () => {
  await open.close();
  await openWith({ fail: ({ tUnit }) => (tUnit === 0.5 ? new Error('no') : undefined) });
  const end = await exported({});
  expect(end).toMatchObject({ outcome: 'failed', error: { code: 'internal' }, summary: { made: 6 } });
  expect(end.summary.failed).toHaveLength(3);
  expect(await readdir(out)).toEqual([]);
});

test('a key that was repainted since the cut was opened is not exported as if it were the old one', async () => {
  await exported({});
  await rm(out, { recursive: true });
  await mkdir(out);
  await writeFile(key('A/A0003.png'), await readFile(key('B/B0001.png')));
  expect(await exported({})).toMatchObject({ outcome: 'failed', error: { code: 'document-changed' } });
  expect(await readdir(out)).toEqual([]);
});

test("without a folder it goes into the program's own, and each time into a new one", async () => {
  await exported({ to: null });
  const second = await exported({ to: null });
  expect(second.summary.folder).toMatch(/exports[\\/]012-2$/);
  expect(await readdir(join(open.dataFolder, 'exports'))).toEqual(['012', '012-2']);
});

test('what a killed export left is removed by the next', async () => {
  await mkdir(join(out, '.nakawari-0123456789ab'));
  await writeFile(join(out, '.nakawari-0123456789ab', '0'), 'half');
  await exported({ celId: 'A' });
  expect((await readdir(out)).filter((name) => name.startsWith('.'))).toEqual([]);
});
