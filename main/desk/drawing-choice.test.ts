import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DrawingChoice } from '../contract/drawing-choice';
import { buildPrograms } from '../inbetween/testing/built-programs';
import { writeAddedModel } from '../inference/testing/added-model';
import { weightsFolder } from '../inference/weights-folder';
import { temporaryFolder } from '../ingest/testing/pictures';
import { createDesk, type Desk } from './create-desk';
import { holdingCuts } from './testing/held-client';
import { writeCut } from './testing/test-desk';

/** A person chooses how drawings are made, on the real desk with the real engine. */

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder, ...parts);
let child: Awaited<ReturnType<typeof buildPrograms>>;
let desk: Desk;
let client: ReturnType<typeof holdingCuts>;

beforeAll(async () => {
  child = await buildPrograms();
  await writeCut(at('cuts', '012'), { 'A/A0001.png': 1, 'A/A0002.png': 2 });
  await mkdir(at('page'), { recursive: true });
  await writeFile(at('page', 'index.html'), '<!doctype html><title>Nakawari</title>');
  await writeAddedModel(at('data', 'models', 'fade'), { id: 'fade' });
  desk = await createDesk({
    ...{ dataFolder: at('data'), weightsFolder: weightsFolder(), sampleFolder: at('cuts', '012') },
    ...{ rendererFolder: at('page'), host: 'browser', roots: [at('cuts')], version: '0.1.0', childFile: child.file },
  });
  client = holdingCuts(createRouterClient(desk.router, { context: desk.openSession().context }));
}, 60_000);
afterAll(async () => {
  await desk.close();
  child.remove();
});

const choose = (drawing: Partial<DrawingChoice>) =>
  client.host.saveSettings({ drawing: { modelId: null, palette: 'automatic', provider: 'cpu', ...drawing } });

async function generated(again = false) {
  const { cut } = await client.cuts.openSample({});
  const scope = { kind: 'cut' } as const;
  const { jobId } = await client.drawings.generate({ cutId: cut.id, scope, playheadFrame: 1, again });
  let last: unknown;
  for await (const event of await client.jobs.watch({ jobId })) last = event;
  const { cut: after } = await client.cuts.reopen({ cutId: cut.id });
  const drawings = after.cels.flatMap((cel) => cel.drawings.filter((one) => one.kind === 'inbetween'));
  return { last, drawings, cutId: cut.id };
}

test('a model in the data folder is listed, draws once it is chosen, and what was drawn stays until it is drawn again', async () => {
  const models = await client.models.list({});
  expect(models.find((model) => model.id === 'fade')).toMatchObject({ isDefault: false, lacks: expect.any(Array) });
  const first = await generated();
  const own = first.drawings[0]?.made?.model;
  expect(own).toBe((await client.host.info({})).model?.id);

  await choose({ modelId: 'fade' });
  expect((await client.host.info({})).model).toMatchObject({ id: 'fade' });
  expect((await generated()).last).toMatchObject({ summary: { made: 0, reused: 0 } });
  const again = await generated(true);
  expect(again.drawings.map((one) => one.made?.model)).toEqual(again.drawings.map(() => 'fade'));
  expect(again.drawings[0]?.picture).not.toBe(first.drawings[0]?.picture);

  const [drawing] = again.drawings;
  const asked = client.drawings.maps({ cutId: again.cutId, celId: 'A', drawingId: drawing?.id ?? '' });
  await expect(asked).rejects.toMatchObject({ code: 'model-no-maps' });

  await choose({});
  const back = await generated(true);
  expect(back.drawings.map((one) => one.picture)).toEqual(first.drawings.map((one) => one.picture));
  expect(back.last).toMatchObject({ summary: { made: 0 } });
});

test('the palette step can be left out; each way has its own picture, and the first comes back at once', async () => {
  await choose({});
  const automatic = await generated(true);
  await choose({ palette: 'off' });
  const off = await generated(true);
  expect(off.drawings[0]?.picture).not.toBe(automatic.drawings[0]?.picture);
  await choose({ palette: 'automatic' });
  expect((await generated(true)).drawings[0]?.picture).toBe(automatic.drawings[0]?.picture);
});

test('a chosen model that is gone keeps nobody from drawing: the default one draws and is named', async () => {
  await choose({ modelId: 'thrown-away' });
  expect((await client.host.info({})).model).toMatchObject({ isDefault: true });
  expect((await generated(true)).drawings[0]?.made?.model).not.toBe('thrown-away');
  expect(await client.models.provider({})).toEqual({ provider: 'cpu', refused: [] });
});
