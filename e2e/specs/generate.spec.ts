import { join } from 'node:path';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';

/** Limits for a busy machine, no promise of speed. */
const DRAWING = { timeout: 60_000 };
const quiet = { autoDraw: false };

test('a span, a cel and the cut are generated each by itself, and nothing is drawn twice', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3], B: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const { words, sheet } = desk;
  await expect(desk.panel).toContainText(words.panel.fromTo('A', 1, 2));

  // The span under the playhead, and no other.
  await desk.generateSpan('A').click();
  await expect(desk.said).toHaveText(words.jobs.generateDone(3, 0), DRAWING);
  const kinds = async (cel: string) => (await sheet.read(cel)).map((cell) => cell.kind);
  expect(await kinds('A')).toEqual([
    ...['key', 'generated', 'generated', 'generated', 'key'],
    ...['wanted', 'wanted', 'wanted', 'key'],
  ]);
  await expect(desk.generateSpan('A')).toBeDisabled();

  // The cel: only what is missing in it.
  await desk.generateByMenu(words.generate.button(words.generate.cel('A').trim()));
  await expect.poll(() => sheet.count('A', 'generated'), DRAWING).toBe(6);
  await desk.idle();
  expect(await sheet.count('B', 'generated')).toBe(0);

  // The cut: the rest.
  await desk.generateByMenu(words.generate.button(words.generate.cut));
  await expect.poll(() => sheet.count('B', 'generated'), DRAWING).toBe(3);
  await desk.idle();

  // Fewer in-betweens and as many as before again: the drawings come back by themselves.
  await sheet.cellAt('A', 1).click();
  await desk.button(words.actions.fewerInbetweens).click();
  await expect.poll(() => sheet.count('A', 'wanted')).toBe(2);
  await desk.button(words.actions.moreInbetweens).click();
  await expect.poll(() => sheet.count('A', 'generated'), DRAWING).toBe(6);
  await expect(desk.generateSpan('A')).toBeDisabled();
  expect(host.troubles.all()).toEqual([]);
});

test('a drawing that was made once is taken from the store when it is wanted again', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  await desk.generateSpan('A').click();
  await expect(desk.said).toHaveText(desk.words.jobs.generateDone(3, 0), DRAWING);
  const before = (await desk.sheet.read('A')).map((cell) => cell.picture);
  // One step back is the generating; the drawings are wanted again.
  await desk.button(desk.words.actions.undo).click();
  await expect.poll(() => desk.sheet.count('A', 'wanted')).toBe(3);
  await desk.generateSpan('A').click();
  await expect(desk.said).toHaveText(desk.words.jobs.generateDone(0, 3));
  expect((await desk.sheet.read('A')).map((cell) => cell.picture)).toEqual(before);
});

test('the number of in-betweens and on 1s, 2s, 3s are set for a span, or for all spans of a cel', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { words, sheet } = desk;
  const firstFrames = async () => (await sheet.read('A')).map((cell) => cell.firstFrame);
  expect(await firstFrames()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const count = desk.panel.getByRole('textbox', { name: words.panel.count });
  await expect(count).toHaveValue('3');

  await desk.panel.getByRole('button', { name: words.panel.onNs(2), exact: true }).click();
  await expect.poll(firstFrames).toEqual([1, 3, 5, 6, 7, 8, 9]);
  await expect(count).toHaveValue('1');

  await desk.panel.getByRole('switch', { name: words.panel.allSpans }).click();
  await desk.panel.getByRole('button', { name: words.panel.onNs(3), exact: true }).click();
  await expect.poll(firstFrames).toEqual([1, 4, 5, 8, 9]);
  await desk.panel.getByRole('button', { name: words.panel.onNs(1), exact: true }).click();
  await expect.poll(firstFrames).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);

  await count.fill('2');
  await count.press('Enter');
  await expect.poll(() => sheet.count('A', 'wanted')).toBe(4);
  await desk.button(words.actions.fewerInbetweens).click();
  await expect.poll(() => sheet.count('A', 'wanted')).toBe(2);
});

test('cancelled in the middle, what is finished stays; the rest can be generated later', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3, 4, 5, 6, 7, 8] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const all = 7 * 3;
  await desk.generateByMenu(desk.words.generate.button(desk.words.generate.cut));
  await expect.poll(() => desk.sheet.count('A', 'generated'), DRAWING).toBeGreaterThan(0);
  await desk.statusLine.getByRole('button', { name: desk.words.common.cancel }).click();
  await desk.idle();
  const kept = await desk.sheet.count('A', 'generated');
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(all);
  await expect(desk.said).toHaveText(desk.words.jobs.generateCancelled(kept));
  await expect(desk.notices).toHaveCount(0);
  await desk.page.reload();
  await expect.poll(() => desk.sheet.count('A', 'generated')).toBe(kept);
  expect(host.troubles.all()).toEqual([]);
});

test('what is missing is drawn by itself while the switch is on, nearest to the playhead first', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3, 4, 5, 6] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  await expect(desk.autoDraw).not.toBeChecked();
  await desk.sheet.cellAt('A', 17).click();
  await desk.autoDraw.click();
  await expect.poll(() => desk.sheet.count('A', 'generated'), DRAWING).toBeGreaterThanOrEqual(2);
  const distances = (await desk.sheet.read('A'))
    .filter((cell) => cell.kind === 'generated')
    .map((cell) => Math.abs(cell.firstFrame - 17));
  const waiting = (await desk.sheet.read('A'))
    .filter((cell) => cell.kind === 'wanted')
    .map((cell) => Math.abs(cell.firstFrame - 17));
  // Two are under way at once; apart from those nobody overtakes.
  expect(waiting.filter((distance) => distance < Math.max(...distances)).length).toBeLessThanOrEqual(1);
  await desk.autoDraw.click();
  await desk.idle();
  const kept = await desk.sheet.count('A', 'generated');
  expect(kept).toBeGreaterThanOrEqual(2);
});
