import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { contentsOf } from '../cuts/folder-contents';
import { keyName, makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';

const quiet = { autoDraw: false };
/** Limits, not promises: the machine may be busy. */
const DRAWING = { timeout: 60_000 };

test.describe('folders of this computer', () => {
  test.skip(({ hostKind }) => hostKind === 'electron', 'Electron asks by the system’s own dialog');

  test('a folder of keys is found below the granted one and opened; numbers and gaps are kept', async ({
    startDesk,
    workFolder,
  }) => {
    const cut = await makeCut(join(workFolder, 'keys', 'cut 012'), { cels: { A: [3, 4, 7], B: [1, 2] } });
    const before = await contentsOf(cut);
    const { desk } = await startDesk({ roots: [join(workFolder, 'keys')], habits: quiet });
    await expect(desk.sheet.celButton('A')).toBeVisible();
    await desk.button(desk.words.actions.open).click();
    await desk.openDialog.openFolder('cut 012');

    await expect(desk.openDialog.dialog).toBeHidden();
    await expect(desk.cutName).toHaveText('cut 012');
    await expect(desk.page).toHaveTitle(/^cut 012 /);
    const keys = (await desk.sheet.read('A')).filter((cell) => cell.kind === 'key');
    expect(keys.map((cell) => /key (\d+)/.exec(cell.name)?.[1])).toEqual(['3', '4', '7']);
    await expect(desk.paper).toHaveAccessibleName('Stage: cel A, key 3');
    expect(await contentsOf(cut)).toEqual(before);
  });

  test('what lies outside of the granted folder is not on offer', async ({ startDesk, workFolder }) => {
    await makeCut(join(workFolder, 'keys', 'inside'), { cels: { A: [1, 2] } });
    await makeCut(join(workFolder, 'secret'), { cels: { A: [1, 2] } });
    const { desk } = await startDesk({ roots: [join(workFolder, 'keys')], habits: quiet });
    await desk.button(desk.words.actions.open).click();
    await expect(desk.openDialog.folder('inside')).toBeVisible();
    // The granted folder is the top: there is no way up from it.
    await expect(desk.openDialog.dialog.getByRole('button', { name: desk.words.open.up })).toBeDisabled();
    await expect(desk.openDialog.folder('secret')).toHaveCount(0);
    expect(await desk.page.content()).not.toContain(workFolder);
  });
});

test('the folder named at the start is opened instead of the sample, and again after a reload', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut 7'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  await expect(desk.cutName).toHaveText('cut 7');
  await desk.page.reload();
  await expect(desk.cutName).toHaveText('cut 7');
});

test('a reload keeps the cut, what was drawn and what was set', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut 8'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  await desk.button(desk.words.actions.fewerInbetweens).click();
  await expect.poll(() => desk.sheet.count('A', 'wanted')).toBe(2);
  await desk.button(desk.words.generate.button(desk.words.generate.span('A'))).click();
  await expect.poll(() => desk.sheet.count('A', 'generated'), DRAWING).toBe(2);
  await desk.idle();
  const before = await desk.sheet.read('A');
  await desk.page.reload();
  await expect.poll(() => desk.sheet.count('A', 'generated'), DRAWING).toBe(2);
  expect((await desk.sheet.read('A')).map(({ name, picture }) => ({ name, picture }))).toEqual(
    before.map(({ name, picture }) => ({ name, picture })),
  );
});

test('recent cuts are listed, newest first, and opened from there', async ({ startDesk, startHost, workFolder }) => {
  const first = await makeCut(join(workFolder, 'first cut'), { cels: { A: [1, 2] } });
  const started = await startHost({ openFolder: first, habits: quiet });
  await expect(await started.openPage()).toHaveTitle(/^first cut /);
  await started.stop();

  const second = await makeCut(join(workFolder, 'second cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: second, dataFolder: started.dataFolder, habits: quiet });
  await expect(desk.cutName).toHaveText('second cut');
  await desk.openWithKeys();
  const names = desk.openDialog.recent.getByRole('button');
  await expect(names.nth(0)).toContainText('second cut');
  await expect(names.nth(1)).toContainText('first cut');
  await desk.openDialog.recentCut('first cut').click();
  await expect(desk.cutName).toHaveText('first cut');
});

test('a recent cut whose folder is gone says so and cannot be chosen', async ({ startDesk, startHost, workFolder }) => {
  const gone = await makeCut(join(workFolder, 'gone cut'), { cels: { A: [1, 2] } });
  const started = await startHost({ openFolder: gone, habits: quiet });
  await expect(await started.openPage()).toHaveTitle(/^gone cut /);
  await started.stop();
  await rm(gone, { recursive: true });

  // With the last cut gone there is still something on the desk.
  const { desk } = await startDesk({ dataFolder: started.dataFolder, habits: quiet });
  await expect(desk.sheet.celButton('B')).toBeVisible();
  await desk.openWithKeys();
  const entry = desk.openDialog.recentCut('gone cut');
  await expect(entry).toContainText(desk.words.open.missing);
  await expect(entry).toBeDisabled();
});

test('pictures dropped on the page are opened as a cut', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'from elsewhere'), { cels: { A: [1, 2, 3] } });
  const files = [1, 2, 3].map((number) => join(cut, 'A', keyName('A', number)));
  const { desk, host } = await startDesk({ habits: quiet });
  await expect(desk.sheet.celButton('B')).toBeVisible();
  await dropFiles(desk.page, files);
  await expect(desk.cutName).toHaveText(desk.words.open.droppedName);
  expect(await desk.sheet.count('A', 'key')).toBe(3);
  const [first] = await desk.sheet.read('A');
  expect(await desk.picture(first?.picture ?? '')).toEqual(await readFile(files[0] ?? ''));
  expect(host.troubles.all()).toEqual([]);
});

test('pictures can be chosen from the dialog instead of dropped', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'chosen'), { cels: { A: [5, 6] } });
  const { desk } = await startDesk({ habits: quiet });
  await expect(desk.sheet.celButton('B')).toBeVisible();
  await desk.openWithKeys();
  await desk.openDialog.choosePictures.setInputFiles([5, 6].map((n) => join(cut, 'A', keyName('A', n))));
  await expect(desk.cutName).toHaveText(desk.words.open.droppedName);
  expect((await desk.sheet.read('A')).filter((cell) => cell.kind === 'key').map((cell) => cell.name)).toEqual([
    expect.stringContaining('key 5'),
    expect.stringContaining('key 6'),
  ]);
});

test('what is dropped and is no picture is refused in words, and the open cut stays', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut 9'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  await expect(desk.cutName).toHaveText('cut 9');
  await dropFiles(desk.page, [join(import.meta.dirname, 'open.spec.ts')]);
  await expect(desk.said).toHaveText(desk.words.open.noPictures);
  await expect(desk.cutName).toHaveText('cut 9');
});

/** As a hand does it: real files on one drag that ends over the stage. */
async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: width / 3, y: height / 3, data });
  }
  await session.detach();
}
