import { expect, test } from 'vitest';
import type { Opening } from '../contract/procedures';
import { Openings } from './openings';

test('thousands of files make few words: a watcher hears each phase, not each file, and that it is over', async () => {
  const openings = new Openings();
  const heard: (Opening | null)[] = [];
  const leave = new AbortController();
  const watching = (async () => {
    for await (const now of openings.watch(leave.signal)) {
      heard.push(now);
      if (heard.length > 1 && now === null) leave.abort();
    }
  })();
  const progress = openings.begin('012');
  for (const phase of ['looking', 'comparing'] as const) {
    for (let done = 1; done <= 4000; done += 1) {
      progress.report(phase, done, 4000);
      await Promise.resolve();
    }
  }
  progress.end();
  await watching;
  expect(heard.map((now) => now?.phase)).toContain('comparing');
  expect(heard.at(-1)).toBeNull();
  expect(heard.length).toBeLessThan(200);
});
