import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CutState } from '../contract/cut-state';
import type { JobEnd } from '../contract/jobs';
import { GENERATED_SOURCE_TYPE } from '../contract/provenance';
import { openTestDesk, type TestDesk } from './testing/test-desk';

let open: TestDesk;
let opened: CutState;
let out: string;
beforeEach(async () => {
  open = await openTestDesk();
  out = join(open.folder, 'cuts', 'out');
  await mkdir(out);
  opened = await open.client.cuts.openSample({});
});
afterEach(() => open.close());

type Wish = Omit<Parameters<TestDesk['client']['exports']['start']>[0], 'cutId' | 'grant' | 'overwrite'>;
async function exported(wish: Wish): Promise<JobEnd> {
  const root = (await open.client.host.info({})).roots[0]?.grant ?? '';
  const { folders } = await open.client.host.listFolder({ grant: root });
  const grant = folders.find((folder) => folder.name === 'out')?.grant ?? '';
  const { jobId } = await open.client.exports.start({ ...wish, cutId: opened.cut.id, grant, overwrite: false });
  for await (const event of await open.client.jobs.watch({ jobId })) if (event.type === 'end') return event;
  throw new Error('no end');
}
const sidecar = async () => JSON.parse(await readFile(join(out, 'nakawari.json'), 'utf8'));
const pictures = async () => (await readdir(out)).filter((name) => name !== 'nakawari.json');

test('a contact sheet is one PNG of a span: what is missing is drawn first, and it says that it holds generated drawings', async () => {
  const end = await exported({ kind: 'contact-sheet', celId: 'A', spanId: 'A:1~2' });
  expect(end).toMatchObject({ outcome: 'done', summary: { made: 3, written: 1 } });
  expect(await pictures()).toEqual(['012_A_1-5_sheet.png']);
  const facts = await sharp(join(out, '012_A_1-5_sheet.png')).metadata();
  expect(facts.width).toBeGreaterThan(5 * 300);
  expect(facts.xmp?.toString()).toContain(GENERATED_SOURCE_TYPE);
  const { drawings } = await sidecar();
  expect(drawings).toMatchObject([{ state: 'composed', digitalSourceType: GENERATED_SOURCE_TYPE }]);
  expect(drawings[0].layers.map((layer: { state: string }) => layer.state)).toEqual([
    ...['key', 'generated', 'generated', 'generated', 'key'],
  ]);
});

test('a sheet of a span that is not there is refused before anything is written', async () => {
  await expect(exported({ kind: 'contact-sheet', celId: 'A', spanId: 'A:9~10' })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(await readdir(out)).toEqual([]);
});

test('a loop plays its frames at the rate of the cut', async () => {
  const wish = { kind: 'loop', celId: null, frames: { from: 1, to: 8 }, loopFormat: 'gif' } as const;
  expect(await exported(wish)).toMatchObject({ outcome: 'done', summary: { written: 1 } });
  expect(await pictures()).toEqual(['012_1-8_loop.gif']);
  const { delay = [], loop } = await sharp(join(out, '012_1-8_loop.gif'), { animated: true }).metadata();
  const seconds = delay.reduce((sum, ms) => sum + ms, 0) / 1000;
  expect(seconds).toBeCloseTo(8 / opened.cut.rateFps, 2);
  expect(loop).toBe(0);
  expect((await sidecar()).drawings[0].layers.length).toBeGreaterThan(2);
});

test('frames outside the cut are refused', async () => {
  const wish = { kind: 'loop', celId: null, frames: { from: 1, to: opened.cut.lengthFrames + 1 } } as const;
  await expect(exported(wish)).rejects.toMatchObject({ code: 'input-invalid' });
});

test('a hidden cel is in no frame, and one that is half seen is half there', async () => {
  const look = async (celId: string, change: { hidden?: boolean; opacity01?: number }) => {
    const { revision } = await open.client.cuts.reopen({ cutId: opened.cut.id });
    await open.client.cuts.edit({
      cutId: opened.cut.id,
      revision,
      edit: { kind: 'set-cel-look', celId, look: change },
    });
  };
  await look('B', { hidden: true });
  await look('A', { opacity01: 0.5 });
  await exported({ kind: 'frames', celId: null });
  const [first = ''] = (await pictures()).filter((name) => name.endsWith('.png'));
  const alone = await sharp(join(open.folder, 'cuts', '012', 'A', 'A0001.png'))
    .ensureAlpha()
    .raw()
    .toBuffer();
  const faded = await sharp(join(out, first)).ensureAlpha().raw().toBuffer();
  const most = (pixels: Buffer) =>
    pixels.reduce((found, value, index) => (index % 4 === 3 ? Math.max(found, value) : found), 0);
  expect([most(alone), most(faded)]).toEqual([255, 127]);
  const { drawings } = await sidecar();
  expect(drawings[0].layers.map((layer: { cel: string }) => layer.cel)).toEqual(['A']);
});
