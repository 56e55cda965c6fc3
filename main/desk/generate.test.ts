import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { inbetweensOf } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import type { JobEvent } from '../contract/jobs';
import { openTestDesk, type TestDesk, TWO_CELS } from './testing/test-desk';

let open: TestDesk | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function openCut(options: Parameters<typeof openTestDesk>[1] = {}) {
  const desk = await openTestDesk(TWO_CELS, options);
  open = desk;
  const { cut } = await desk.client.cuts.openSample({});
  const generate = (playheadFrame = 1) =>
    desk.client.drawings.generate({ cutId: cut.id, scope: { kind: 'cut' }, playheadFrame });
  const eventsOf = async (jobId: string) => {
    const events: JobEvent[] = [];
    for await (const event of await desk.client.jobs.watch({ jobId })) events.push(event);
    return events;
  };
  const states = async () => {
    const state = await desk.client.cuts.reopen({ cutId: cut.id });
    return state.cut.cels.flatMap((cel) => inbetweensOf(cel).map((drawing) => drawing.state));
  };
  return { desk, cut, generate, eventsOf, states };
}

test('the drawings nearest to the playhead are asked for first', async () => {
  const { desk, cut, generate, eventsOf } = await openCut();
  const [, secondKey, thirdKey] = cut.cels[0]?.drawings.filter((drawing) => drawing.kind === 'key') ?? [];
  await eventsOf((await generate(7)).jobId);
  const first = desk.service.asked[0];
  expect([first?.key0.sha256, first?.key1.sha256, first?.tUnit]).toEqual([secondKey?.picture, thirdKey?.picture, 0.5]);
});

test('drafts are told as they are made, before the job ends, and are all in the document afterwards', async () => {
  const { generate, eventsOf, states } = await openCut();
  const events = await eventsOf((await generate()).jobId);
  expect(events.filter((event) => event.type === 'drawing')).toHaveLength(9);
  expect(events.at(-1)).toMatchObject({ outcome: 'done', summary: { made: 9, reused: 0, failed: [] } });
  expect(await states()).toEqual(Array(9).fill('generated'));
});

test('generating twice asks the network for nothing the second time', async () => {
  const { desk, generate, eventsOf } = await openCut();
  await eventsOf((await generate()).jobId);
  const end = (await eventsOf((await generate()).jobId)).at(-1);
  expect(end).toMatchObject({ outcome: 'done', summary: { made: 0, reused: 0 } });
  expect(desk.service.asked).toHaveLength(9);
});

test('after an undo the drawings come back from the store, without the network', async () => {
  const { desk, cut, generate, eventsOf } = await openCut();
  await eventsOf((await generate()).jobId);
  await desk.client.cuts.undo({ cutId: cut.id });
  expect((await eventsOf((await generate()).jobId)).at(-1)).toMatchObject({ summary: { made: 0, reused: 9 } });
  expect(desk.service.asked).toHaveLength(9);
});

test('a drawing that fails is listed by its name, and the rest is made', async () => {
  const fail = ({ tUnit }: { tUnit: number }) => (tUnit === 0.5 ? new NakawariError('engine-died') : undefined);
  const { generate, eventsOf, states } = await openCut({ fail });
  const end = (await eventsOf((await generate()).jobId)).at(-1);
  expect(end).toMatchObject({ outcome: 'done', summary: { made: 6 } });
  const failed = end?.type === 'end' ? end.summary.failed : [];
  expect(failed.map((one) => one.error.code)).toEqual(['engine-died', 'engine-died', 'engine-died']);
  expect(failed.map((one) => one.name).sort()[0]).toBe('A 1–2, t 0.50');
  expect((await states()).filter((state) => state === 'wanted')).toHaveLength(3);
});

test('an unforeseen error is listed with the id of its log, and tells nothing else', async () => {
  const fail = ({ tUnit }: { tUnit: number }) => (tUnit === 0.5 ? new Error('/home/me/secret') : undefined);
  const { generate, eventsOf } = await openCut({ fail });
  const events = await eventsOf((await generate()).jobId);
  expect(JSON.stringify(events)).not.toContain('secret');
  const end = events.at(-1);
  expect(end?.type === 'end' && end.summary.failed[0]?.error).toMatchObject({ code: 'internal' });
});

test.each(['model-altered', 'model-missing', 'disk-full'] as const)(
  'where every further drawing would fail alike (%s) the job stops at once and says why',
  async (code) => {
    const fail = () => new NakawariError(code, { file: 'pair.onnx' });
    const { desk, generate, eventsOf } = await openCut({ fail });
    expect((await eventsOf((await generate()).jobId)).at(-1)).toMatchObject({ outcome: 'failed', error: { code } });
    expect(desk.service.asked.length).toBeLessThanOrEqual(2);
  },
);

describe('cancelling', () => {
  test('keeps what was finished, as one undo step, and is answered when nothing runs any more', async () => {
    const { desk, cut, generate, states } = await openCut({ drawMs: 30 });
    const { jobId } = await generate();
    let drawn = 0;
    for await (const event of await desk.client.jobs.watch({ jobId })) {
      if (event.type === 'drawing') drawn += 1;
      if (drawn === 3) break;
    }
    const end = await desk.client.jobs.cancel({ jobId });
    expect(desk.service.running()).toBe(0);
    expect(end.outcome).toBe('cancelled');
    expect((await states()).filter((state) => state === 'generated')).toHaveLength(end.summary.made);
    expect(end.summary.made).toBeGreaterThanOrEqual(3);
    const undone = await desk.client.cuts.undo({ cutId: cut.id });
    expect(undone.cut).toEqual(cut);
  });

  test('comes by itself when the page is gone', async () => {
    const { desk, cut, states } = await openCut({ drawMs: 30 });
    const session = desk.desk.openSession();
    const { createRouterClient } = await import('@orpc/server');
    const other = createRouterClient(desk.desk.router, { context: session.context });
    await other.drawings.generate({ cutId: cut.id, scope: { kind: 'cut' }, playheadFrame: 1 });
    await wait(80);
    await session.close();
    const asked = desk.service.asked.length;
    expect(desk.service.running()).toBe(0);
    await wait(80);
    expect(desk.service.asked).toHaveLength(asked);
    expect((await states()).filter((state) => state === 'wanted').length).toBeGreaterThan(0);
  });
});

test('an edit while a job runs is kept, and drawings that it dropped are not brought back', async () => {
  const { desk, cut, generate, eventsOf } = await openCut({ drawMs: 20 });
  const { jobId } = await generate();
  await wait(30);
  await desk.client.cuts.edit({
    ...{ cutId: cut.id, revision: 0 },
    edit: { kind: 'set-inbetween-count', celId: 'A', spanIds: ['A:1~2'], count: 0 },
  });
  await eventsOf(jobId);
  const { cut: after } = await desk.client.cuts.reopen({ cutId: cut.id });
  expect(after.cels[0]?.spans[0]?.inbetweenIds).toEqual([]);
  expect(after.cels.slice(0, 1).flatMap((cel) => inbetweensOf(cel))).toHaveLength(3);
});
