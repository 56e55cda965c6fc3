import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';

/** Limits for a busy machine, no promise of speed. */
const DRAWING = { timeout: 60_000 };

test('another model is chosen on the desk: what is drawn stays until it is drawn again, and the first drawings come back at once', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const { words, sheet, page } = desk;
  const pictures = async () => (await sheet.read('A')).map((cell) => cell.picture);
  await desk.generateSpan('A').click();
  await expect(desk.said).toHaveText(words.jobs.generateDone(3, 0), DRAWING);
  await desk.idle();
  const first = await pictures();

  await page.getByRole('tab', { name: words.panel.tabs.cut, exact: true }).click();
  const models = page.getByLabel(words.panel.drawingBy, { exact: true });
  const shipped = await models.inputValue();
  const others = (await models.locator('option').allInnerTexts()).filter((id) => id !== shipped);
  await models.selectOption(others[0] ?? '');
  await expect(desk.panel.getByText(new RegExp(`^${others[0]} \\d`))).toBeVisible();
  expect(await pictures()).toEqual(first);

  const kept = async () => JSON.parse(await readFile(join(host.dataFolder, 'settings.json'), 'utf8')).drawing;
  await expect.poll(kept).toMatchObject({ modelId: others[0] });
  await desk.button(words.actions.generateSpanAgain).click();
  await expect.poll(async () => (await pictures()).filter((one) => !first.includes(one)).length, DRAWING).toBe(3);
  await desk.idle();

  await models.selectOption(shipped);
  await expect.poll(kept).toMatchObject({ modelId: shipped });
  await desk.button(words.actions.generateSpanAgain).click();
  await expect(desk.said).toHaveText(words.jobs.generateDone(0, 3), DRAWING);
  expect(await pictures()).toEqual(first);

  // The last step is a choice, too, and is kept.
  await desk.button(`${words.panel.paletteStep}: ${words.panel.paletteSteps.off}`).click();
  await expect.poll(kept).toMatchObject({ palette: 'off' });
  expect(host.troubles.all()).toEqual([]);
});
