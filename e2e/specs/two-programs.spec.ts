import { join } from 'node:path';
import { contentsOf } from '../cuts/folder-contents';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { DeskPage } from '../pages/desk-page';

const quiet = { autoDraw: false };

test.skip(({ hostKind }) => hostKind === 'electron', 'two programs with pages of their own');

test('a cut that is open in another Nakawari is refused in words; each goes on with its own work, and nothing of either is lost', async ({
  startDesk,
  startHost,
  workFolder,
}) => {
  const keys = join(workFolder, 'keys');
  const cut = await makeCut(join(keys, 'shot 7'), { cels: { A: [1, 2] } });
  const other = await makeCut(join(keys, 'shot 8'), { cels: { A: [1, 2, 3] } });
  const before = await contentsOf(keys);
  const { desk: first, host: firstHost } = await startDesk({ openFolder: cut, habits: quiet });
  await first.idle();
  const { dataFolder } = firstHost;

  const secondHost = await startHost({ openFolder: cut, roots: [keys], dataFolder, habits: quiet });
  const second = new DeskPage(await secondHost.openPage());
  const { says, next } = second.sentence({ code: 'document-in-use', detail: { name: 'shot 7' } });
  const refusal = second.notices.filter({ hasText: says });
  await expect(refusal).toContainText(next);
  await expect(second.openDialog.dialog).toBeVisible();

  await test.step('the one who has it works on, and the other still may not', async () => {
    await first.page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => first.sheet.count('A', 'wanted')).toBe(2);
    await first.idle();
    await refusal.getByRole('button', { name: second.words.troubles.tryAgain }).click();
    await expect(refusal).toContainText(next);
    await expect(second.sheet.grid).toBeHidden();
  });

  await test.step('the other works on another cut meanwhile', async () => {
    await second.openDialog.openFolder('shot 8');
    await expect(second.cutName).toHaveText('shot 8');
    await second.page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => second.sheet.count('A', 'wanted')).toBe(5);
    await second.idle();
  });

  await test.step('as soon as it is free it opens, with all that was done there', async () => {
    await firstHost.stop();
    await second.openWithKeys();
    await second.openDialog.recentCut('shot 7').click();
    await expect(second.cutName).toHaveText('shot 7');
    await expect.poll(() => second.sheet.count('A', 'wanted')).toBe(2);
    await second.page.keyboard.press('Control+z');
    await expect.poll(() => second.sheet.count('A', 'wanted')).toBe(3);
    await second.idle();
    await secondHost.stop();
  });

  const lastHost = await startHost({ openFolder: other, dataFolder, habits: quiet });
  const last = new DeskPage(await lastHost.openPage());
  await expect(last.cutName).toHaveText('shot 8');
  expect(await last.sheet.count('A', 'wanted')).toBe(5);
  await last.openWithKeys();
  await expect(last.openDialog.recentCut('shot 7')).toBeVisible();
  expect(await contentsOf(keys)).toEqual(before);
});
