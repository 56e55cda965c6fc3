import { join } from 'node:path';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { Compare } from '../pages/compare';
import { DeskPage } from '../pages/desk-page';
import { Review } from '../pages/review';

/** Limits for a busy machine, no promise of speed. */
const DRAWING = { timeout: 90_000 };

test('three drafts are judged with one key each, notes are readable, and undo takes every judgement back', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const { page, words } = desk;
  const review = new Review(page, words);
  await review.tab.click();
  await expect(review.queue).toContainText(words.review.nothingWaits);
  await desk.generateSpan('A').click();
  await expect(review.items).toHaveCount(3, DRAWING);
  await desk.idle();
  expect(await review.progressText()).toBe(words.review.stateCount(words.states.generated, 3));

  await test.step('next, approve', async () => {
    await page.keyboard.press('z');
    await expect(review.items.first()).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('a');
    await expect(review.items).toHaveCount(2);
    await expect(review.items.first()).toHaveAttribute('aria-current', 'true');
  });

  await test.step('send back with a note', async () => {
    await page.keyboard.press('x');
    await expect(review.note).toBeFocused();
    await page.keyboard.type('The hand is too small.');
    await page.keyboard.press('Enter');
    await expect(review.items).toHaveCount(1);
    await expect.poll(() => review.progressText()).toContain(words.review.stateCount(words.states['sent-back'], 1));
    await expect.poll(() => review.progressText()).toContain(words.review.stateCount(words.states.approved, 1));
  });

  await test.step('the last one, and nothing waits', async () => {
    await page.keyboard.press('Alt+x');
    await expect(review.items).toHaveCount(0);
    await expect(review.queue).toContainText(words.review.nothingWaits);
    const sentBack = (await desk.sheet.read('A')).filter((cell) => cell.kind === 'sent-back');
    expect(sentBack).toHaveLength(2);
    await page.getByRole('tab', { name: words.panel.tabs.timing, exact: true }).click();
    for (const { firstFrame } of sentBack) {
      await desk.sheet.cellAt('A', firstFrame).click();
      if ((await desk.panel.textContent())?.includes('The hand is too small.') === true) return;
    }
    throw new Error('the note is nowhere to be read');
  });

  await test.step('undo', async () => {
    await review.tab.click();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
    await expect(review.items).toHaveCount(3);
    expect(await review.progressText()).toBe(words.review.stateCount(words.states.generated, 3));
  });
  expect(host.troubles.all()).toEqual([]);
});

test('the whole desk for the queue: the strip takes the place of the sheet and gives it back', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const { page, words } = desk;
  const review = new Review(page, words);
  await desk.generateSpan('A').click();
  await expect(desk.said).toHaveText(words.jobs.generateDone(3, 0), DRAWING);
  await page.keyboard.press('y');
  await expect(review.strip.getByRole('listitem')).toHaveCount(3);
  await expect(desk.sheet.grid).toHaveCount(0);
  await page.keyboard.press('a');
  await expect(review.strip.getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('y');
  await expect(desk.sheet.grid).toBeVisible();
});

test('the history names every step in the reader’s language, jumps, and is there after a restart', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const { page, words } = desk;
  const review = new Review(page, words);
  await review.historyTab.click();
  await expect(desk.panel).toContainText(words.history.nothing);
  await page.keyboard.press('Alt+7');
  await expect(review.steps).toHaveCount(2);
  await page.keyboard.press('Alt+2');
  await expect(review.steps).toHaveCount(3);
  const names = [words.history.start, words.steps['set-chart'], words.steps['set-exposure']];
  expect(await review.stepNames()).toEqual(names);
  expect(await review.nowName()).toBe(words.steps['set-exposure']);

  await review.steps.first().click();
  await expect.poll(() => review.nowName()).toBe(words.history.start);
  await expect(review.steps.nth(1)).toContainText(words.history.ahead);
  await review.steps.nth(1).click();
  await expect.poll(() => review.nowName()).toBe(words.steps['set-chart']);
  await desk.idle();

  await host.stop();
  const again = await startDesk({ openFolder: cut, dataFolder: host.dataFolder, habits: { autoDraw: false } });
  await again.desk.button('日本語').click();
  const ja = new DeskPage(again.desk.page, 'ja');
  const later = new Review(ja.page, ja.words);
  await later.historyTab.click();
  await expect.poll(() => later.nowName()).toBe(ja.words.steps['set-chart']);
  expect((await later.stepNames()).map((name) => name.split('、')[0])).toEqual([
    ...[ja.words.history.start, ja.words.steps['set-chart'], ja.words.steps['set-exposure']],
  ]);
});

test('an approved drawing whose timing changes is never replaced: the new one lies beside it, to be compared and chosen', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const { page, words, sheet } = desk;
  const review = new Review(page, words);
  const compare = new Compare(page, words);
  const picture = async () => (await sheet.read('A')).find((cell) => cell.firstFrame === 3)?.picture;
  await review.tab.click();
  await desk.generateSpan('A').click();
  await expect(desk.said).toHaveText(words.jobs.generateDone(3, 0), DRAWING);
  await sheet.cellAt('A', 3).click();
  await page.keyboard.press('a');
  await expect(review.items).toHaveCount(2);
  const approved = await picture();

  // Its place on the chart changes: it waits again, and stays as it is.
  await sheet.cellAt('A', 3).click();
  await page.keyboard.press('Alt+]');
  await expect(review.items.filter({ hasText: words.review.why.changed })).toHaveCount(1);
  expect(await picture()).toBe(approved);

  await review.button(words.review.redraw).click();
  await expect(review.versions).toHaveCount(2, DRAWING);
  await desk.idle();
  expect(await picture()).toBe(approved);

  // Laid against each other, the new one is taken; undo takes it back.
  await review.button(`${words.review.compareVersion}: ${words.review.version(2)}`).click();
  await expect(compare.canvas).toHaveAccessibleName(new RegExp(words.compare.withVersion('.*', 2)));
  await compare.button(words.compare.useThis).click();
  await expect.poll(picture).not.toBe(approved);
  await page.keyboard.press('Control+z');
  await expect.poll(picture).toBe(approved);
  expect(host.troubles.all()).toEqual([]);
});
