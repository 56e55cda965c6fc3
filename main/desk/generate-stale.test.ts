import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Scope } from '../contract/cut';
import { inbetweensOf, isStale } from '../contract/cut-queries';
import type { CutState } from '../contract/cut-state';
import type { JobEvent } from '../contract/jobs';
import { keyPicture, openTestDesk, type TestDesk } from './testing/test-desk';

let open: TestDesk;
beforeEach(async () => {
  open = await openTestDesk();
});
afterEach(() => open.close());

const ofFirstSpan = (state: CutState) =>
  state.cut.cels.flatMap((cel) => inbetweensOf(cel)).filter((one) => one.spanId === 'A:1~2');

async function generated(scope: Scope): Promise<{ events: JobEvent[]; state: CutState }> {
  const opened = await open.client.cuts.openSample({});
  // What was repainted meanwhile is seen.
  const { cut } = await open.client.cuts.reopen({ cutId: opened.cut.id });
  const { jobId } = await open.client.drawings.generate({ cutId: cut.id, scope, playheadFrame: 1 });
  const events: JobEvent[] = [];
  for await (const event of await open.client.jobs.watch({ jobId })) events.push(event);
  return { events, state: await open.client.cuts.reopen({ cutId: cut.id }) };
}
const repaint = async () => writeFile(join(open.folder, 'cuts', '012', 'A', 'A0001.png'), await keyPicture(91));

test('stale drawings are made again by one command, the old picture kept as a version; fresh ones are left alone', async () => {
  const before = (await generated({ kind: 'cut' })).state;
  await repaint();
  const { events, state } = await generated({ kind: 'stale' });
  expect(events.at(-1)).toMatchObject({ outcome: 'done', summary: { made: 3 } });
  expect(ofFirstSpan(state).map((one) => one.versions.length)).toEqual([2, 2, 2]);
  expect(ofFirstSpan(state).map((one) => one.versions[0]?.picture)).toEqual(
    ofFirstSpan(before).map((one) => one.picture),
  );
  expect(state.cut.cels.some((cel) => inbetweensOf(cel).some((one) => isStale(cel, one)))).toBe(false);
});

test('what a person approved stays as it is; named, it gets one more version that is not chosen', async () => {
  const { state } = await generated({ kind: 'cut' });
  const [approved] = ofFirstSpan(state);
  const drawings = [{ celId: 'A', drawingId: approved?.id ?? '' }];
  const edit = { kind: 'review', drawings, state: 'approved', note: null } as const;
  await open.client.cuts.edit({ cutId: state.cut.id, revision: state.revision, edit });
  await repaint();
  for (const scope of [{ kind: 'stale' }, { kind: 'cut' }] as const) {
    const [after] = ofFirstSpan((await generated(scope)).state);
    expect(after).toMatchObject({ state: 'approved', picture: approved?.picture, versions: approved?.versions });
  }
  const named = await generated({ kind: 'drawings', celId: 'A', drawingIds: [approved?.id ?? ''] });
  const [after] = ofFirstSpan(named.state);
  expect(after).toMatchObject({ state: 'approved', picture: approved?.picture });
  expect(after?.versions).toHaveLength(2);
});

test('every drawing says what made it and how sure that was, and is told when it begins', async () => {
  const { events, state } = await generated({ kind: 'span', celId: 'A', spanId: 'A:1~2' });
  expect(ofFirstSpan(state).map((one) => one.made)).toMatchObject([
    { model: 'fake', tUnit: 0.25, doubt01: 0.125, lookAt: { x01: 0.25, y01: 0.75 } },
    { model: 'fake', tUnit: 0.5, doubt01: 0.25 },
    { model: 'fake', tUnit: 0.75, doubt01: 0.375 },
  ]);
  const told = events.flatMap((event) => (event.type === 'begins' || event.type === 'drawing' ? [event] : []));
  for (const { id } of ofFirstSpan(state)) {
    expect(told.filter((event) => event.drawingId === id).map((event) => event.type)).toEqual(['begins', 'drawing']);
  }
});
