import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CutNews } from '../contract/cut-news';
import { openTestDesk, type TestDesk } from './testing/test-desk';

let open: TestDesk;
beforeEach(async () => {
  open = await openTestDesk();
});
afterEach(() => open.close());

/** What the page is told from the edit on until all is on disk. */
async function toldOfAnEdit(): Promise<CutNews[]> {
  const { wire } = open;
  const opened = await wire.cuts.openSample({});
  if (opened.since !== null) throw new Error('an opening tells the whole');
  const { cutId, at: seen, facts } = opened;
  const leave = new AbortController();
  const told: CutNews[] = [];
  const watching = (async () => {
    for await (const news of await wire.cuts.watch({ cutId, seen }, { signal: leave.signal })) {
      told.push(news);
      if (JSON.stringify(news).includes('"saved"')) leave.abort();
    }
  })();
  const edit = { kind: 'set-inbetween-count' as const, celId: 'A', spanIds: ['A:1~2'], count: 1 };
  told.push(await wire.cuts.edit({ cutId, seen, revision: facts.revision, edit }));
  told.push(await wire.cuts.undo({ cutId, seen: told.at(-1)?.at ?? null }));
  await watching.catch(() => undefined);
  return told;
}

test('after the opening, no edit, undo or save sends a cel that it did not change', async () => {
  const told = await toldOfAnEdit();
  expect(told.length).toBeGreaterThan(2);
  const text = JSON.stringify(told);
  expect(told.map((news) => news.since)).not.toContain(null);
  expect(text).toContain('A:1~2');
  expect(text).not.toContain('B:');
  expect(text).not.toContain('A:2~3');
});
