import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OpenAhead } from './open-ahead';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const asked = (path: string) => new Request(`http://127.0.0.1:1234${path}`);

function ahead(folder: string | undefined) {
  const opened: string[] = [];
  const shelf = { openAhead: async (what: string) => void opened.push(what) };
  return { opened, ahead: new OpenAhead(shelf, folder) };
}

test('the cut is opened once, when a page has its program, and not for a look at the first page', async () => {
  const { opened, ahead: one } = ahead('/cuts/012');
  for (const path of ['/', '/assets/index-1.css', '/frames/1.png']) one.answered(asked(path));
  await vi.advanceTimersByTimeAsync(1000);
  expect(opened).toEqual([]);
  for (const path of ['/assets/index-1.js', '/assets/thumbnail-worker-1.js']) one.answered(asked(path));
  await vi.advanceTimersByTimeAsync(1000);
  expect(opened).toEqual(['/cuts/012']);
});

test('without a cut to start with, and after the end, nothing is opened', async () => {
  const { opened, ahead: none } = ahead(undefined);
  none.answered(asked('/assets/index-1.js'));
  const { opened: late, ahead: closed } = ahead('/cuts/012');
  closed.answered(asked('/assets/index-1.js'));
  await closed.close();
  closed.answered(asked('/assets/index-2.js'));
  await vi.advanceTimersByTimeAsync(1000);
  expect([...opened, ...late]).toEqual([]);
});
