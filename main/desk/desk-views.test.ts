import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeskView } from '../contract/desk-view';
import { openTestDesk, type TestDesk } from './testing/test-desk';

let open: TestDesk;
let cutId: string;
beforeEach(async () => {
  open = await openTestDesk();
  cutId = (await open.client.cuts.openSample({})).cut.id;
});
afterEach(() => open.close());

const at = (playheadFrame: number): DeskView => ({
  ...{ playheadFrame, selectedCelId: 'A', soloCelId: null, stage: null, panel: 'review', seen: [], lightTable: [] },
  sheet: { pxPerFrame: 12, vertical: true, scrollFrame: 3.5 },
});

test('where a person looked comes back after a restart, the last place of many', async () => {
  expect(await open.client.cuts.view({ cutId })).toBeNull();
  for (let frame = 1; frame <= 20; frame += 1) await open.client.cuts.saveView({ cutId, view: at(frame) });
  expect(await open.client.cuts.view({ cutId })).toEqual(at(20));
  open = await open.again();
  expect(await open.client.cuts.view({ cutId })).toEqual(at(20));
});

test('looking around is no step and no change of the document', async () => {
  const before = await open.client.cuts.reopen({ cutId });
  await open.client.cuts.saveView({ cutId, view: at(7) });
  expect(await open.client.cuts.reopen({ cutId })).toEqual(before);
});

test('a view that cannot be read is as good as none, and its place is taken by the next', async () => {
  await open.client.cuts.saveView({ cutId, view: at(2) });
  await open.desk.close();
  const path = join(open.dataFolder, 'cuts', cutId, 'view.json');
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(at(2));
  await writeFile(path, '{"playheadFrame":');
  open = await open.again();
  expect(await open.client.cuts.view({ cutId })).toBeNull();
  await open.client.cuts.saveView({ cutId, view: at(3) });
  open = await open.again();
  expect(await open.client.cuts.view({ cutId })).toEqual(at(3));
});

test('a view that no page would make is refused', async () => {
  await expect(open.client.cuts.saveView({ cutId, view: at(0) })).rejects.toMatchObject({ code: 'input-invalid' });
});
