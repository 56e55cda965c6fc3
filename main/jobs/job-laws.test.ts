import { setTimeout as wait } from 'node:timers/promises';
import { implement } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NakawariError } from '../contract/errors';
import type { JobEvent } from '../contract/jobs';
import { contract } from '../contract/procedures';
import { asContractError, codedEvents } from '../desk/coded-errors';
import { EMPTY_SUMMARY } from './job';
import { JobRegistry, type JobTools } from './job-registry';
import { type Connected, TRANSPORTS } from './testing/transports';

const CUT = '0123456789abcdef';
const sha = 'a'.repeat(64);
const report = (error: unknown) =>
  error instanceof NakawariError ? error.report() : { code: 'internal' as const, detail: { log: 'x' } };

/** What the job of a test does; set before it is started. */
let work: (tools: JobTools) => Promise<typeof EMPTY_SUMMARY>;
let registry: JobRegistry;

function servedJobs() {
  const os = implement({ drawings: { generate: contract.drawings.generate }, jobs: contract.jobs })
    .$context<{ session: object }>()
    .use(async ({ next }) => {
      try {
        return await next();
      } catch (error) {
        throw asContractError(error, report);
      }
    });
  const router = os.router({
    drawings: {
      generate: os.drawings.generate.handler(({ input, context }) => ({
        jobId: registry.start({
          ...{ kind: 'generate', cutId: input.cutId, session: context.session },
          work: (tools) => work(tools),
        }),
      })),
    },
    jobs: {
      list: os.jobs.list.handler(() => registry.list()),
      watch: os.jobs.watch.handler(({ input, signal }) => codedEvents(registry.watch(input.jobId, signal), report)),
      cancel: os.jobs.cancel.handler(({ input }) => registry.cancel(input.jobId)),
    },
  });
  return {
    router,
    openSession() {
      const session = {};
      return { context: { session }, close: () => registry.endSession(session) };
    },
  };
}

const start = ({ client }: Connected, cutId = CUT) =>
  client.drawings.generate({ cutId, scope: { kind: 'cut' }, playheadFrame: 1 });

async function collect({ client }: Connected, jobId: string): Promise<JobEvent[]> {
  const events: JobEvent[] = [];
  for await (const event of await client.jobs.watch({ jobId })) events.push(event);
  return events;
}

const doneOf = (events: readonly JobEvent[]) =>
  events.flatMap((event) => (event.type === 'progress' ? [event.done] : []));
const ends = (events: readonly JobEvent[]) => events.filter((event) => event.type === 'end');
const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

describe.each(TRANSPORTS)('a job, watched over $name,', ({ connect }) => {
  let page: Connected;
  beforeEach(async () => {
    registry = new JobRegistry(report);
    page = await connect(servedJobs());
  });
  afterEach(async () => {
    await registry.close();
    await page.vanish();
  });

  test('ends exactly once, last, and its progress never falls although the work says so', async () => {
    work = async ({ progress }) => {
      for (const done of [0, 3, 2, 5, 4, 7]) {
        progress(done, 10);
        await wait(80);
      }
      return { ...EMPTY_SUMMARY, made: 7 };
    };
    const events = await collect(page, (await start(page)).jobId);
    const done = doneOf(events);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(7);
    expect(ends(events)).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ type: 'end', outcome: 'done', summary: { made: 7 } });
  });

  test('tells its last progress even when a thousand came in a moment, and not all of them', async () => {
    work = async ({ progress }) => {
      for (let done = 1; done <= 1000; done += 1) progress(done, 1000);
      return EMPTY_SUMMARY;
    };
    const done = doneOf(await collect(page, (await start(page)).jobId));
    expect(done.at(-1)).toBe(1000);
    expect(done.length).toBeLessThan(10);
  });

  test('that fails ends with the error of the closed list, and an unforeseen one shows nothing of itself', async () => {
    work = async () => {
      throw new NakawariError('disk-full', { folder: 'x' });
    };
    const known = await collect(page, (await start(page)).jobId);
    expect(known.at(-1)).toMatchObject({ outcome: 'failed', error: { code: 'disk-full', detail: { folder: 'x' } } });
    work = async () => {
      throw new Error('/home/someone/secret');
    };
    const unknown = await collect(page, (await start(page)).jobId);
    expect(unknown.at(-1)).toMatchObject({ outcome: 'failed', error: { code: 'internal' } });
    expect(JSON.stringify(unknown)).not.toContain('secret');
  });

  test('that is cancelled answers when work has truly stopped, and with what was made', async () => {
    let stopped = false;
    work = async ({ signal, progress }) => {
      progress(1, 3);
      await untilAborted(signal);
      await wait(120);
      stopped = true;
      return { ...EMPTY_SUMMARY, made: 1 };
    };
    const { jobId } = await start(page);
    const watching = collect(page, jobId);
    const end = await page.client.jobs.cancel({ jobId });
    expect(stopped).toBe(true);
    expect(end).toMatchObject({ outcome: 'cancelled', summary: { made: 1 } });
    expect((await watching).at(-1)).toEqual(end);
    // Asking again gives the same answer: a job has one end.
    expect(await page.client.jobs.cancel({ jobId })).toEqual(end);
  });

  test('that throws when it is cancelled has the same end as one that returns', async () => {
    work = async ({ signal }) => {
      await untilAborted(signal);
      throw new NakawariError('cancelled');
    };
    const { jobId } = await start(page);
    expect(await page.client.jobs.cancel({ jobId })).toMatchObject({ outcome: 'cancelled' });
  });

  test('gives one who comes late all drawings so far, the last progress and the end', async () => {
    let finish = () => {};
    const halfway = new Promise<void>((resolve) => {
      finish = resolve;
    });
    work = async ({ progress, drawing }) => {
      for (const drawingId of ['a', 'b', 'c']) drawing({ celId: 'A', drawingId, picture: sha });
      progress(3, 4);
      await halfway;
      drawing({ celId: 'A', drawingId: 'd', picture: sha });
      progress(4, 4);
      return EMPTY_SUMMARY;
    };
    const { jobId } = await start(page);
    await wait(20);
    const during = collect(page, jobId);
    await wait(20);
    finish();
    const after = async () => collect(page, jobId);
    for (const events of [await during, await after()]) {
      const drawings = events.flatMap((event) => (event.type === 'drawing' ? [event.drawingId] : []));
      expect(drawings).toEqual(['a', 'b', 'c', 'd']);
      expect(doneOf(events).at(-1)).toBe(4);
      expect(ends(events)).toHaveLength(1);
    }
  });

  test('goes on when one watcher leaves, and ends for the other', async () => {
    let finish = () => {};
    work = async ({ progress }) => {
      progress(1, 2);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { ...EMPTY_SUMMARY, made: 2 };
    };
    const { jobId } = await start(page);
    for await (const event of await page.client.jobs.watch({ jobId })) {
      expect(event.type).toBe('progress');
      break;
    }
    finish();
    expect((await collect(page, jobId)).at(-1)).toMatchObject({ outcome: 'done', summary: { made: 2 } });
  });

  test('is stopped when its page is gone', async () => {
    let stopped: () => void = () => {};
    const stop = new Promise<void>((resolve) => {
      stopped = resolve;
    });
    work = async ({ signal }) => {
      await untilAborted(signal);
      stopped();
      return EMPTY_SUMMARY;
    };
    await start(page);
    expect(await page.client.jobs.list({})).toHaveLength(1);
    await page.vanish();
    await stop;
    expect(registry.list()).toEqual([]);
  });

  test('cannot be started by a page that is gone already', async () => {
    const session = {};
    await registry.endSession(session);
    const order = { kind: 'export' as const, cutId: null, session, work: async () => EMPTY_SUMMARY };
    expect(() => registry.start(order)).toThrow(expect.objectContaining({ code: 'disconnected' }));
  });

  test('keeps a second one for the same cut from starting, but not one for another cut', async () => {
    work = async ({ signal }) => {
      await untilAborted(signal);
      return EMPTY_SUMMARY;
    };
    await start(page);
    await expect(start(page)).rejects.toMatchObject({ code: 'too-many-jobs', defined: true });
    await expect(start(page, 'fedcba9876543210')).resolves.toHaveProperty('jobId');
  });

  test('that nobody knows is told as not found, for watching and cancelling alike', async () => {
    const jobId = '00000000-0000-0000-0000-000000000000';
    await expect(page.client.jobs.cancel({ jobId })).rejects.toMatchObject({ code: 'not-found', defined: true });
    await expect(collect(page, jobId)).rejects.toMatchObject({ code: 'not-found', defined: true });
  });

  test('with an input that the contract refuses is not started', async () => {
    const wrong = page.client.drawings.generate({ cutId: CUT, scope: { kind: 'cut' }, playheadFrame: 0 });
    await expect(wrong).rejects.toMatchObject({ code: 'input-invalid', defined: true });
    expect(await page.client.jobs.list({})).toEqual([]);
  });
});
