import { join } from 'node:path';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { Compare } from '../pages/compare';

test('two keys are wiped, flipped, subtracted and laid side by side, and measured against the truth', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const { page, words, sheet } = desk;
  const compare = new Compare(page, words);
  await sheet.cellAt('A', 5).click();
  await page.keyboard.press('c');
  await expect(compare.region).toBeVisible();
  await compare.right.selectOption('first-key');
  await expect(compare.canvas).toHaveAccessibleName(
    [words.compare.canvas, words.compare.keyName('A', 2), words.compare.keyName('A', 1)].join(', '),
  );
  await expect.poll(() => compare.brightness()).toBeGreaterThan(0);

  await test.step('the line is dragged, and moved by key', async () => {
    await compare.wipe.focus();
    await page.keyboard.press('Home');
    await expect(compare.wipe).toHaveAttribute('aria-valuenow', '0');
    const onlyB = await compare.brightness();
    await page.keyboard.press('End');
    await expect.poll(() => compare.brightness()).not.toBe(onlyB);
    const box = await compare.canvas.boundingBox();
    if (box === null) throw new Error('there is no canvas');
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.25, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect(compare.wipe).toHaveAttribute('aria-valuenow', '25');
  });

  await test.step('flipped by hand and by held key', async () => {
    await compare.mode('flip').click();
    const a = await compare.brightness();
    await compare.button(words.compare.right).click();
    await expect.poll(() => compare.brightness()).not.toBe(a);
    await page.keyboard.down('1');
    await expect.poll(() => compare.brightness()).toBe(a);
    await page.keyboard.up('1');
    await expect.poll(() => compare.brightness()).not.toBe(a);
  });

  await test.step('the difference is black where both are the same, and amplified where they are not', async () => {
    await compare.mode('difference').click();
    await compare.button(`${words.compare.amplification} ${words.compare.times(1)}`).click();
    await expect.poll(() => compare.brightness()).toBeGreaterThan(0);
    const plain = await compare.brightness();
    await compare.button(`${words.compare.amplification} ${words.compare.times(16)}`).click();
    await expect.poll(() => compare.brightness()).toBeGreaterThan(plain);
    await compare.right.selectOption('this');
    await expect.poll(() => compare.brightness()).toBe(0);
    await compare.right.selectOption('first-key');
  });

  await test.step('side by side they zoom together', async () => {
    await compare.mode('side-by-side').click();
    const before = await compare.brightness();
    const box = await compare.canvas.boundingBox();
    if (box === null) throw new Error('there is no canvas');
    await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2);
    await page.mouse.wheel(0, -1200);
    await expect.poll(() => compare.brightness()).not.toBe(before);
    await compare.button(words.compare.fit).click();
    await expect.poll(() => compare.brightness()).toBe(before);
  });

  await test.step('figures against the truth', async () => {
    await expect(compare.told).toContainText(words.compare.figuresNone);
    await compare.truth.getByRole('button', { name: words.compare.truthRight, exact: true }).click();
    await expect(compare.told).toContainText(words.compare.lineDistance, { timeout: 60_000 });
    await expect(compare.told).toContainText(words.compare.ssim);
    await expect(compare.told).toContainText(words.compare.different);
    await compare.right.selectOption('this');
    await expect(compare.told).toContainText(words.compare.same, { timeout: 60_000 });
  });

  await page.keyboard.press('c');
  await expect(compare.region).toHaveCount(0);
  expect(host.troubles.all()).toEqual([]);
});
