import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentsOf } from '../cuts/folder-contents';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';

const quiet = { autoDraw: false };

test('a whole round by hand and keys: time, generate, flip, approve, and everything undone again', async ({
  startDesk,
  workFolder,
}) => {
  test.setTimeout(300_000);
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
  const before = await contentsOf(cut);
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, words } = desk;
  const atFirst = (await desk.sheet.read('A')).map(({ name }) => name);

  await test.step('time: one in-between fewer in the first span', async () => {
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => desk.sheet.count('A', 'wanted')).toBe(5);
  });
  await test.step('generate the span', async () => {
    await page.keyboard.press('g');
    await expect.poll(() => desk.sheet.count('A', 'generated'), { timeout: 90_000 }).toBe(2);
    await desk.idle();
  });
  await test.step('flip: as long as the key is held', async () => {
    await page.keyboard.press('.');
    await expect(desk.paper).toHaveAccessibleName(/in-between/);
    await page.keyboard.down('1');
    await expect(desk.paper).toHaveAccessibleName(words.stage.canvas('A', words.sheet.keyNamed(1)));
    await page.keyboard.up('1');
    await expect(desk.paper).toHaveAccessibleName(/in-between/);
  });
  await test.step('approve, and go to the next', async () => {
    await page.keyboard.press('a');
    await expect.poll(() => desk.sheet.count('A', 'approved')).toBe(1);
    await expect(desk.topBar).toContainText(words.top.review(1, 5));
  });
  await test.step('undo everything', async () => {
    const undo = desk.button(words.actions.undo);
    for (let step = 0; step < 10 && (await undo.getAttribute('aria-disabled')) !== 'true'; step += 1) {
      const position = await desk.topBar.textContent();
      await page.keyboard.press('Control+z');
      await expect.poll(() => desk.topBar.textContent()).not.toBe(position);
    }
    await desk.idle();
    expect((await desk.sheet.read('A')).map(({ name }) => name)).toEqual(atFirst);
  });
  expect(await contentsOf(cut)).toEqual(before);
  expect(host.troubles.all()).toEqual([]);
});

test('a key that is replaced on the disk is shown at once, and what was drawn from it is stale until it is put back', async ({
  startDesk,
  workFolder,
}) => {
  test.setTimeout(300_000);
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  await desk.page.keyboard.press('g');
  await expect.poll(() => desk.sheet.count('A', 'generated'), { timeout: 90_000 }).toBe(3);
  await desk.idle();
  const [first, , third] = Object.keys(await contentsOf(cut)).sort();
  const kept = await readFile(join(cut, first ?? ''));
  await copyFile(join(cut, third ?? ''), join(cut, first ?? ''));
  const stale = async () => (await desk.sheet.read('A')).filter(({ name }) => name.includes('stale')).length;
  await expect.poll(stale).toBe(3);
  await writeFile(join(cut, first ?? ''), kept);
  await expect.poll(stale).toBe(0);
});
