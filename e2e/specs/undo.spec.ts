import { join } from 'node:path';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';

test('edits and generating are taken back and done again, by button and by key', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const { words, page, sheet } = desk;
  const undo = desk.button(words.actions.undo);
  const redo = desk.button(words.actions.redo);
  await expect(undo).toBeDisabled();
  await expect(redo).toBeDisabled();

  await desk.button(words.actions.fewerInbetweens).click();
  await expect.poll(() => sheet.count('A', 'wanted')).toBe(2);
  await desk.generateSpan('A').click();
  await expect.poll(() => sheet.count('A', 'generated'), { timeout: 60_000 }).toBe(2);
  await desk.idle();
  const pictures = (await sheet.read('A')).map((cell) => cell.picture);

  await undo.click();
  await expect.poll(() => sheet.count('A', 'wanted')).toBe(2);
  await expect(desk.progress, 'nothing that was taken back is drawn anew by itself').toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => sheet.count('A', 'wanted')).toBe(3);
  await expect(undo).toBeDisabled();

  await page.keyboard.press('Control+Shift+Z');
  await expect.poll(() => sheet.count('A', 'wanted')).toBe(2);
  await redo.click();
  await expect.poll(() => sheet.count('A', 'generated')).toBe(2);
  expect((await sheet.read('A')).map((cell) => cell.picture)).toEqual(pictures);
  await expect(redo).toBeDisabled();

  // A new edit ends what could be done again.
  await page.keyboard.press('Control+z');
  await expect(redo).toBeEnabled();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => sheet.count('A', 'wanted')).toBe(3);
  await expect(redo).toBeDisabled();
});

test('the rates of the cut are an edit like any other', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
  const { desk } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const length = async () => Number(await desk.sheet.ruler.getAttribute('aria-valuemax'));
  const before = await length();
  await desk.page.getByRole('tab', { name: desk.words.panel.tabs.cut, exact: true }).click();
  await desk.panel.getByRole('combobox', { name: desk.words.panel.keyRate }).selectOption('12');
  await expect.poll(length).toBeLessThan(before);
  await desk.page.keyboard.press('Control+z');
  await expect.poll(length).toBe(before);
});
