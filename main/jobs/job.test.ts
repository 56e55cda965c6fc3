import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JobEvent, JobProgress } from '../contract/jobs';
import { EMPTY_SUMMARY, Job } from './job';
import { TimeLeft } from './time-left';

const END = { type: 'end', outcome: 'done', summary: EMPTY_SUMMARY } as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watched(job: Job): JobEvent[] {
  const seen: JobEvent[] = [];
  void (async () => {
    for await (const event of job.watch()) seen.push(event);
  })();
  return seen;
}

test('at most 15 progress events reach a watcher in a second of a hundred steps', async () => {
  const job = new Job({ jobId: 'job-00000', kind: 'generate', cutId: null });
  const seen = watched(job);
  for (let done = 0; done <= 100; done += 1) {
    job.progress(done, 100);
    await vi.advanceTimersByTimeAsync(10);
  }
  job.finish(END);
  await vi.advanceTimersByTimeAsync(0);
  const progress = seen.filter((event): event is JobProgress => event.type === 'progress');
  // The first, 15 in the second, and the last.
  expect(progress.length).toBeLessThanOrEqual(18);
  expect(progress.length).toBeGreaterThan(10);
  expect(progress.at(-1)?.done).toBe(100);
});

test('whatever is reported and in whatever order: done and total never fall, the last value comes, then one end, then nothing', async () => {
  const steps = fc.array(fc.tuple(fc.nat(50), fc.nat(50), fc.constantFrom(0, 5, 100)), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, async (reports) => {
      const job = new Job({ jobId: 'job-00000', kind: 'generate', cutId: null });
      const seen = watched(job);
      for (const [done, total, pauseMs] of reports) {
        job.progress(done, total);
        await vi.advanceTimersByTimeAsync(pauseMs);
      }
      const { progress: last } = job.info;
      job.finish(END);
      job.progress(99, 99);
      job.drawing({ celId: 'A', drawingId: 'late', picture: 'a'.repeat(64) });
      job.finish({ ...END, outcome: 'cancelled' });
      await vi.advanceTimersByTimeAsync(1000);
      const progress = seen.filter((event): event is JobProgress => event.type === 'progress');
      progress.slice(1).forEach((event, index) => {
        expect(event.done).toBeGreaterThanOrEqual(progress[index]?.done ?? 0);
        expect(event.total).toBeGreaterThanOrEqual(progress[index]?.total ?? 0);
        expect(event.done).toBeLessThanOrEqual(event.total);
      });
      expect(progress.at(-1)).toEqual(last);
      expect(seen.filter((event) => event.type === 'end')).toEqual([END]);
      expect(seen.at(-1)).toEqual(END);
    }),
    { numRuns: 50 },
  );
});

test('time left follows the usual drawing, not the one that waited for the network to load or came from the store', () => {
  const left = new TimeLeft(0);
  const seconds = [12, 1, 1, 1, 0, 1, 1, 1, 1, 1];
  let now = 0;
  seconds.forEach((step, index) => {
    now += step;
    left.note(index + 1, now);
  });
  expect(left.secondsLeft(20)).toBeCloseTo(10, 1);
  expect(left.secondsLeft(10)).toBe(0);
});

test('nothing is said about the time left before there is something to judge by', () => {
  const left = new TimeLeft(0);
  expect(left.secondsLeft(10)).toBeNull();
  left.note(1, 5);
  expect(left.secondsLeft(10)).toBeNull();
  left.note(2, 6);
  expect(left.secondsLeft(10)).not.toBeNull();
});
