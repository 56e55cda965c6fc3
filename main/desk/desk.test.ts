import { afterEach, expect, test } from 'vitest';
import { inbetweensOf } from '../contract/cut-queries';
import type { JobEvent } from '../contract/jobs';
import { createDesk } from './create-desk';
import { openTestDesk, type TestDesk } from './testing/test-desk';

let open: TestDesk | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function eventsOf(desk: TestDesk, jobId: string): Promise<JobEvent[]> {
  const events: JobEvent[] = [];
  for await (const event of await desk.client.jobs.watch({ jobId })) events.push(event);
  return events;
}

test('opening the sample, generating it and looking again: every in-between is drawn, in one undo step', async () => {
  open = await openTestDesk();
  const { client } = open;
  const opened = await client.cuts.openSample({});
  expect(opened.cut.cels.map((cel) => cel.name)).toEqual(['A', 'B']);
  const { jobId } = await client.drawings.generate({
    cutId: opened.cut.id,
    scope: { kind: 'cut' },
    playheadFrame: 1,
  });
  const events = await eventsOf(open, jobId);
  expect(events.at(-1)).toMatchObject({ type: 'end', outcome: 'done', summary: { made: 9, reused: 0, failed: [] } });
  const after = await client.cuts.reopen({ cutId: opened.cut.id });
  const states = after.cut.cels.flatMap((cel) => inbetweensOf(cel).map((drawing) => drawing.state));
  expect(states).toHaveLength(9);
  expect(new Set(states)).toEqual(new Set(['generated']));
  expect(after.undo).toBe('generate');
  const undone = await client.cuts.undo({ cutId: opened.cut.id });
  expect(undone.cut).toEqual(opened.cut);
});

test.skipIf(process.platform !== 'linux')('a data folder that nothing can be made in is refused at once', async () => {
  const opening = createDesk({
    ...{ dataFolder: '/proc/nakawari/data', weightsFolder: '/', sampleFolder: '/', rendererFolder: '/' },
    ...{ host: 'browser', roots: [], version: '0.1.0' },
  });
  await expect(opening).rejects.toMatchObject({ code: 'output-not-writable' });
});
