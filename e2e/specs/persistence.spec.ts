import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { DeskPage } from '../pages/desk-page';

const quiet = { autoDraw: false };

test('after a kill the desk comes back as it was: cut, frame, cel, paper, leaf and theme', async ({
  startDesk,
  startHost,
  workFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'two starts with pages of their own');
  const keys = join(workFolder, 'keys');
  await makeCut(join(keys, 'first'), { cels: { A: [1, 2] } });
  await makeCut(join(keys, 'second'), { cels: { A: [1, 2, 3], B: [1, 2] } });
  const { desk, host } = await startDesk({ roots: [keys], habits: quiet });
  const { page, words } = desk;
  await desk.openWithKeys();
  await desk.openDialog.openFolder('second');
  await expect(desk.cutName).toHaveText('second');
  await desk.sheet.celButton('B').click();
  await page.keyboard.press('Home');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => desk.frame()).toBe(5);
  await page.keyboard.press('Shift+0');
  await expect(desk.stage.getByText('100 %')).toBeVisible();
  await desk.panel.getByRole('tab', { name: words.panel.tabs.history }).click();
  await desk.button(words.actions.theme).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  // What was looked at last is on the disk a moment later.
  await expect.poll(() => viewsOn(host.dataFolder)).toContain('"playheadFrame":5');
  await expect.poll(() => viewsOn(host.dataFolder)).toContain('"panel":"history"');
  await host.kill();

  const again = await startHost({ roots: [keys], dataFolder: host.dataFolder, habits: quiet });
  const later = new DeskPage(await again.openPage());
  await later.opened();
  await expect(later.cutName).toHaveText('second');
  await expect.poll(() => later.frame()).toBe(5);
  await expect(later.paper).toHaveAccessibleName(new RegExp(words.stage.canvas('B', '')));
  await expect(later.stage.getByText('100 %')).toBeVisible();
  await expect(later.panel.getByRole('tab', { name: words.panel.tabs.history })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(later.page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('a step is saved by itself; what cannot be saved is said with what to do, and saved as soon as it can be', async ({
  startDesk,
  workFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'takes the data folder away from the browser host');
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, words } = desk;
  await desk.idle();
  const cuts = join(host.dataFolder, 'cuts');
  await rename(cuts, join(workFolder, 'aside'));
  // Nothing can be written where a file has the folder's name.
  await writeFile(cuts, '');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => desk.sheet.count('A', 'wanted')).toBe(2);
  await expect(desk.topBar).toContainText(words.top.notSaved);
  await expect(desk.troubles.getByRole('alert')).toContainText(words.troubles.stillThere);
  // Working on is not held up.
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => desk.sheet.count('A', 'wanted')).toBe(1);

  await rm(cuts);
  await rename(join(workFolder, 'aside'), cuts);
  await expect(desk.topBar.getByText(words.top.saved, { exact: true })).toBeVisible();
  await expect(desk.troubles).toBeHidden();
});

test('a damaged document is told, and its last good state is one button away', async ({
  startDesk,
  startHost,
  workFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'two starts with pages of their own');
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  await desk.page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => desk.sheet.count('A', 'wanted')).toBe(2);
  await desk.idle();
  await desk.page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => desk.sheet.count('A', 'wanted')).toBe(1);
  await desk.idle();
  await host.kill();
  const cuts = join(host.dataFolder, 'cuts');
  for (const name of await readdir(cuts)) {
    const file = join(cuts, name, 'cut.json');
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text?.includes('"cut"')) await writeFile(file, text.slice(0, text.length >> 1));
  }

  const again = await startHost({ openFolder: cut, dataFolder: host.dataFolder, habits: quiet });
  const later = new DeskPage(await again.openPage());
  const { says } = later.sentence({ code: 'document-damaged', detail: {} });
  const notice = later.notices.filter({ hasText: says });
  await notice.getByRole('button', { name: later.words.troubles.openLastGood }).click();
  await expect(later.openDialog.dialog).toBeHidden();
  await expect(later.cutName).toHaveText('cut');
  await expect(later.sheet.celButton('A')).toBeVisible();
  expect(await later.sheet.count('A', 'key')).toBe(2);
});

test('a picture that is taken away is named as missing and found again in another folder', async ({
  startDesk,
  workFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'Electron asks by the system’s own dialog');
  const keys = join(workFolder, 'keys');
  const cut = await makeCut(join(keys, 'cut'), { cels: { A: [1, 2, 3] } });
  await makeCut(join(keys, 'copy'), { cels: { A: [1, 2, 3] } });
  const { desk } = await startDesk({ openFolder: cut, roots: [keys], habits: quiet });
  const { words } = desk;
  await desk.idle();
  const [second] = (await readdir(join(cut, 'A'))).filter((name) => name.includes('2'));
  await mkdir(join(workFolder, 'away'));
  await rename(join(cut, 'A', second ?? ''), join(workFolder, 'away', second ?? ''));
  await expect(desk.troubles).toContainText(words.troubles.missing(1));
  await expect(desk.troubles).toContainText('A 2');
  // It is still in the cut.
  expect(await desk.sheet.count('A', 'key')).toBe(3);

  await desk.troubles.getByRole('button', { name: words.troubles.locate }).click();
  const dialog = desk.page.getByRole('dialog', { name: words.troubles.locateTitle });
  await dialog.getByRole('button', { name: 'copy' }).click();
  await dialog.getByRole('list', { name: words.open.listing('copy') }).waitFor();
  await dialog.getByRole('button', { name: words.troubles.locateHere }).click();
  await expect(dialog).toBeHidden();
  await expect(desk.troubles).toBeHidden();
});

test('where no folder was given at the start, missing pictures are found again among those given to the page', async ({
  startDesk,
  workFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'Electron asks by the system’s own dialog');
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2], B: [1, 2] } });
  const copy = await makeCut(join(workFolder, 'copy'), { cels: { A: [1, 2], B: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { words } = desk;
  await desk.idle();
  await rename(cut, join(workFolder, 'gone'));
  await desk.troubles.getByRole('button', { name: words.troubles.locateFolder }).click();
  const dialog = desk.page.getByRole('dialog', { name: words.troubles.locateTitle });
  await dialog.getByLabel(words.open.chooseFolder, { exact: true }).setInputFiles(copy);
  await expect(dialog).toBeHidden();
  await expect(desk.troubles).toBeHidden();
  expect(await desk.sheet.count('B', 'key')).toBe(2);
});

test('a folder that is renamed while its cut is open is told; named back, all is well', async ({
  startDesk,
  workFolder,
}) => {
  const keys = join(workFolder, 'keys');
  const cut = await makeCut(join(keys, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, roots: [keys], habits: quiet });
  await desk.idle();
  await rename(cut, join(keys, 'moved'));
  const { says } = desk.sentence({ code: 'folder-missing', detail: { folder: 'cut' } });
  await expect(desk.troubles).toContainText(says);
  await desk.page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => desk.sheet.count('A', 'wanted')).toBe(2);
  await rename(join(keys, 'moved'), cut);
  await desk.troubles.getByRole('button', { name: desk.words.troubles.lookAgain }).click();
  await expect(desk.troubles).toBeHidden();
  expect(await desk.sheet.count('A', 'wanted')).toBe(2);
});

/** Where persons looked, of all cuts. */
async function viewsOn(dataFolder: string): Promise<string> {
  const cuts = join(dataFolder, 'cuts');
  const views = (await readdir(cuts)).map((name) => readFile(join(cuts, name, 'view.json'), 'utf8').catch(() => ''));
  return (await Promise.all(views)).join('\n').replaceAll(': ', ':');
}
