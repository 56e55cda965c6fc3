import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import type { DeskPage } from '../pages/desk-page';
import { TimingChart } from '../pages/timing-chart';

/** Limits for a busy machine, no promise of speed. */
const DRAWING = { timeout: 90_000 };

async function chartOf(desk: DeskPage): Promise<TimingChart> {
  const chart = new TimingChart(desk.page, desk.words);
  await chart.tab.click();
  return chart;
}

const undo = (page: Page) => page.keyboard.press('Control+z');

test('a tick is dragged, added, typed and removed; chart, curve and sheet stay one truth, and undo takes each back', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const { page, words, sheet } = desk;
  const chart = await chartOf(desk);
  await expect.poll(() => chart.tsUnit()).toEqual([0.25, 0.5, 0.75]);

  await test.step('while it is held the chart and the curve follow, and nothing is an edit yet', async () => {
    await chart.pull(3, 2 / 3);
    await expect.poll(() => chart.tsUnit()).toEqual([0.25, 0.667, 0.75]);
    expect(await chart.curveName()).toContain('2/3');
    await expect(desk.button(words.actions.undo)).toBeDisabled();
    await page.mouse.up();
    await expect(desk.button(words.actions.undo)).toBeEnabled();
    await expect(chart.tick(3)).toHaveAttribute('aria-valuenow', '0.667');
  });

  await test.step('typed in words towards a key', async () => {
    await sheet.cellAt('A', 3).click();
    await chart.type('1/3 to the second key');
    await expect(chart.tick(3)).toHaveAttribute('aria-valuenow', '0.333');
    await chart.type('somewhere');
    await expect(chart.field).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('Escape');
    await undo(page);
    await expect(chart.tick(3)).toHaveAttribute('aria-valuenow', '0.667');
    await undo(page);
    await expect.poll(() => chart.tsUnit()).toEqual([0.25, 0.5, 0.75]);
  });

  await test.step('dragged off the scale it is gone, and undo brings it back', async () => {
    await chart.pull(3, 0.5, -120);
    await page.mouse.up();
    await expect.poll(() => chart.tsUnit()).toEqual([0.25, 0.75]);
    await undo(page);
    await expect.poll(() => chart.tsUnit()).toEqual([0.25, 0.5, 0.75]);
  });

  await test.step('removed by key, and one more by a click on the scale', async () => {
    await chart.tick(3).focus();
    await page.keyboard.press('Delete');
    await expect.poll(() => chart.tsUnit()).toEqual([0.25, 0.75]);
    await chart.click(0.5);
    await expect.poll(() => chart.tsUnit()).toEqual([0.25, 0.5, 0.75]);
    await undo(page);
    await undo(page);
  });

  await test.step('the arrow keys move it: one edit when the key is let go', async () => {
    await chart.tick(3).focus();
    await page.keyboard.down('ArrowDown');
    await expect(chart.tick(3)).toHaveAttribute('aria-valuenow', '0.51');
    await page.keyboard.up('ArrowDown');
    await chart.tick(3).focus();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(chart.tick(3)).toHaveAttribute('aria-valuenow', '0.625');
    await undo(page);
    await expect(chart.tick(3)).toHaveAttribute('aria-valuenow', '0.51');
    await undo(page);
    await expect(chart.tick(3)).toHaveAttribute('aria-valuenow', '0.5');
  });
  expect(host.troubles.all()).toEqual([]);
});

test('presets crowd the ticks where they say; a selection of several spans takes them all at once', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3, 4] } });
  const { desk } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const { page, words, sheet } = desk;
  const chart = await chartOf(desk);
  await chart.preset(words.chart.preset['slow-out']).click();
  await expect.poll(() => chart.tsUnit()).toEqual([0.125, 0.25, 0.5]);
  await sheet.cellAt('A', 6).click();
  await expect.poll(() => chart.tsUnit()).toEqual([0.25, 0.5, 0.75]);

  await sheet.drag(['A', 2], ['A', 7]);
  await expect(desk.panel).toContainText(words.chart.forSelected(2));
  await chart.preset(words.chart.preset['slow-in']).click();
  await expect.poll(() => chart.tsUnit()).toEqual([0.5, 0.75, 0.875]);
  await page.keyboard.press('Escape');
  await sheet.cellAt('A', 2).click();
  await expect.poll(() => chart.tsUnit()).toEqual([0.5, 0.75, 0.875]);
  await sheet.cellAt('A', 10).click();
  await expect.poll(() => chart.tsUnit()).toEqual([0.25, 0.5, 0.75]);
});

test('one is made where the playhead stands', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const { page, sheet } = desk;
  const chart = await chartOf(desk);
  await page.keyboard.press('Alt+2');
  await expect.poll(() => chart.tsUnit()).toEqual([0.5]);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('i');
  await expect.poll(() => chart.tsUnit()).toEqual([0.25, 0.5]);
  await expect(sheet.cellAt('A', 2)).toBeVisible();
});

test('a change of timing makes only the drawings again whose place changed', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: { autoDraw: true } });
  const { words, sheet } = desk;
  const chart = await chartOf(desk);
  const pictures = async () => (await sheet.read('A')).map((cell) => cell.picture);
  await expect.poll(() => sheet.count('A', 'generated'), DRAWING).toBe(3);
  await desk.idle();
  const before = await pictures();

  await chart.drag(3, 2 / 3);
  // One drawing is made, and the page says so.
  await expect(desk.said).toHaveText(words.jobs.generateDone(1, 0), DRAWING);
  await desk.idle();
  const after = await pictures();
  expect(after.map((picture, index) => picture === before[index])).toEqual([true, true, false, true, true]);

  // Back again: the old picture is there without drawing.
  await undo(desk.page);
  await undo(desk.page);
  await expect.poll(pictures).toEqual(before);
});
