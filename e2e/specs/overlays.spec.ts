import { join } from 'node:path';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';

const LOOKED_AT = { timeout: 60_000 };

test('what the network saw in a drawing is shown and goes again: motion, parts, keypoints, where it is unsure', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const { words, page, stage } = desk;
  await desk.generateSpan('A').click();
  await expect.poll(() => desk.sheet.count('A', 'generated'), LOOKED_AT).toBe(3);
  await desk.sheet.cellAt('A', 3).click();
  await expect(desk.paper).toHaveAccessibleName(/t 0\.50, generated/);
  const plain = await desk.paper.screenshot();

  const overlays = [
    { key: 'Shift+V', name: words.actions.arrows, legend: /Longest motion \d+ px/ },
    { key: 'v', name: words.actions.flow, legend: /Longest motion \d+ px/ },
    { key: 'Shift+U', name: words.actions.occlusion, legend: words.stage.occlusionLegend.none },
    { key: 'p', name: words.actions.parts, legend: new RegExp(`${words.parts.background}|${words.parts.face}`) },
    { key: 'u', name: words.actions.confidence, legend: words.stage.lookLegend },
    { key: 'k', name: words.actions.keypoints, legend: words.stage.keypointsLegend },
  ];
  for (const { key, name, legend } of overlays) {
    const button = stage.getByRole('button', { name, exact: true });
    await page.keyboard.press(key);
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await expect(stage.getByText(legend).first()).toBeVisible(LOOKED_AT);
    // Not only the words: the paper shows it.
    await expect.poll(async () => plain.equals(await desk.paper.screenshot()), name).toBe(false);
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await expect(stage.getByText(legend)).toHaveCount(0);
  }
  expect(host.troubles.all()).toEqual([]);
});

test('a drawing that is not drawn yet has nothing to show, and the stage says so', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  await desk.sheet.cellAt('A', 2).click();
  await desk.stage.getByRole('button', { name: desk.words.actions.flow, exact: true }).click();
  await expect(desk.stage.getByText(desk.words.stage.mapsWanted)).toBeVisible();
});

test('onion skin, papers, zoom and fit change what is seen and nothing else', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2], B: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const { page, words, stage } = desk;
  const seen = () => desk.paper.screenshot();
  const plain = await seen();
  const differs = (what: string) => expect.poll(async () => plain.equals(await seen()), what).toBe(false);
  await page.keyboard.press('n');
  await expect(stage.getByRole('button', { name: words.actions.onion, exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('n');

  await stage.getByRole('button', { name: `${words.stage.paper}: ${words.stage.papers.checker}` }).click();
  await differs('checker paper');
  await stage.getByRole('button', { name: `${words.stage.paper}: ${words.stage.papers.white}` }).click();

  const zoom = stage.getByRole('button', { name: words.actions.actualSize });
  const fitted = await zoom.textContent();
  await page.keyboard.press('Shift+0');
  await expect(zoom).toHaveText('100 %');
  await page.keyboard.press('+');
  await expect(zoom).toHaveText('125 %');
  await page.keyboard.press('0');
  await expect(zoom).toHaveText(fitted ?? '');

  await expect(desk.button(words.actions.undo)).toBeDisabled();

  // A hidden cel is gone from the paper and comes back.
  await desk.button(words.sheet.hide('A')).click();
  await differs('cel A hidden');
  await desk.button(words.sheet.show('A')).click();
  await desk.button(words.sheet.solo('B')).click();
  await differs('cel B alone');
  await desk.button(words.sheet.solo('B')).click();
});
