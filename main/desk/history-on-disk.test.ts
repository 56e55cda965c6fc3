import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CutState } from '../contract/cut-state';
import { openTestDesk, type TestDesk, writeCut } from './testing/test-desk';

let open: TestDesk;
let opened: CutState;
beforeEach(async () => {
  open = await openTestDesk();
  opened = await open.client.cuts.openSample({});
});
afterEach(() => open.close());

const folder = () => join(open.dataFolder, 'cuts', opened.cut.id);
const ofCut = () => ({ cutId: opened.cut.id });
const now = () => open.client.cuts.reopen(ofCut());

async function edit(count: number): Promise<CutState> {
  const { revision } = await now();
  return open.client.cuts.edit({
    ...{ ...ofCut(), revision },
    edit: { kind: 'set-inbetween-count', celId: 'A', spanIds: ['A:1~2'], count },
  });
}
async function startAnew(): Promise<CutState> {
  open = await open.again();
  return open.client.cuts.openSample({});
}
const logs = async () => (await readdir(folder())).filter((name) => name.startsWith('history.'));

test('more steps than anybody counts are undone one by one after a restart, back to the first document', async () => {
  for (let n = 0; n < 30; n += 1) await edit(n % 2 === 0 ? 1 : 2);
  const last = (await now()).cut;
  const again = await startAnew();
  expect(again).toMatchObject({ historyLength: 30, historyPosition: 30, undo: 'set-inbetween-count', saved: true });
  let state = again;
  while (state.undo !== null) state = await open.client.cuts.undo(ofCut());
  expect(state.cut).toEqual(opened.cut);
  expect((await open.client.cuts.jump({ ...ofCut(), position: 30 })).cut).toEqual(last);
});

test('where one stood in the history is kept as well', async () => {
  await edit(1);
  await edit(2);
  await open.client.cuts.undo(ofCut());
  const again = await startAnew();
  expect(again).toMatchObject({ historyLength: 2, historyPosition: 1, redo: 'set-inbetween-count' });
  expect(await open.client.cuts.redo(ofCut())).toMatchObject({ historyPosition: 2, redo: null });
});

test('the list tells steps with their time, close ones in one line, and where one stands', async () => {
  await edit(1);
  await edit(2);
  await open.client.cuts.undo(ofCut());
  const { steps, position } = await open.client.cuts.history(ofCut());
  expect(steps.map(({ name, count }) => [name, count])).toEqual([
    ['set-inbetween-count', 1],
    ['set-inbetween-count', 1],
  ]);
  expect(position).toBe(1);
  expect(Date.parse(steps[0]?.at ?? '')).toBeGreaterThan(Date.now() - 60_000);
  await open.client.cuts.redo(ofCut());
  expect((await open.client.cuts.history(ofCut())).steps).toMatchObject([{ count: 2 }]);
});

test('a step that only the log knows, because the document was not written any more, is done again', async () => {
  await edit(1);
  await wait(300);
  const behind = await readFile(join(folder(), 'cut.json'), 'utf8');
  const ahead = await edit(2);
  await open.desk.close();
  await writeFile(join(folder(), 'cut.json'), behind);
  expect(await startAnew()).toMatchObject({ cut: ahead.cut, historyPosition: 2 });
});

test.each(['\n{"step":"set-inbetween-cou', '\n{"go":', '\n'])(
  'a last line that a kill cut short (%j) costs nothing, also when work goes on behind it',
  async (torn) => {
    await edit(1);
    await edit(2);
    await open.desk.close();
    const [log] = await logs();
    await appendFile(join(folder(), log ?? ''), torn);
    expect(await startAnew()).toMatchObject({ historyLength: 2 });
    const third = await edit(3);
    expect(await startAnew()).toMatchObject({ cut: third.cut, historyLength: 3, historyPosition: 3 });
  },
);

test('without its log the document still opens, only its history is gone', async () => {
  const { cut } = await edit(1);
  await open.desk.close();
  for (const log of await logs()) await rm(join(folder(), log));
  expect(await startAnew()).toMatchObject({ cut, undo: null, historyLength: 0 });
  await edit(2);
  expect(await startAnew()).toMatchObject({ historyLength: 1 });
});

describe('a damaged document', () => {
  test('is told, and the last good one comes with every step that its log knows', async () => {
    await edit(1);
    await startAnew();
    const last = await edit(2);
    await open.desk.close();
    await writeFile(join(folder(), 'cut.json'), '{"format":"nakawari-cut","versi');
    open = await open.again();
    await expect(open.client.cuts.openSample({})).rejects.toMatchObject({ code: 'document-damaged' });
    const good = await open.client.cuts.openLastGood(ofCut());
    expect(good).toMatchObject({ cut: last.cut, historyLength: 2 });
    expect(await startAnew()).toMatchObject({ cut: last.cut });
  });
});

test('undo goes on over a key that was added and one that was repainted meanwhile', async () => {
  await edit(1);
  await writeCut(join(open.folder, 'cuts', '012'), { 'A/A0002.png': 70, 'A/A0004.png': 71 });
  const changed = await now();
  const keyPictures = (state: CutState) =>
    state.cut.cels.flatMap((cel) => cel.drawings.flatMap((one) => (one.kind === 'key' ? [one.picture] : [])));
  expect(keyPictures(changed)).toHaveLength(keyPictures(opened).length + 1);
  await edit(2);
  const undone = await open.client.cuts.jump({ ...ofCut(), position: 0 });
  expect(keyPictures(undone)).toEqual(keyPictures(changed));
  expect(undone.cut.cels[0]?.spans[0]?.inbetweenIds).toEqual(opened.cut.cels[0]?.spans[0]?.inbetweenIds);
  expect(await startAnew()).toMatchObject({ historyLength: 2, historyPosition: 0 });
  expect((await open.client.cuts.jump({ ...ofCut(), position: 2 })).historyPosition).toBe(2);
});
