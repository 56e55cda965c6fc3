import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { DeskPage } from '../pages/desk-page';

const quiet = { autoDraw: false };

test.describe('the palette', () => {
  test('finds a command in either language, does it, and offers it first the next time', async ({
    startDesk,
    workFolder,
  }) => {
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
    const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
    const { page, palette, words } = desk;
    await palette.open();
    await expect(palette.field).toBeFocused();
    await page.keyboard.type('キー一覧');
    await expect(palette.chosen).toContainText(words.actions.help);
    await page.keyboard.press('Enter');
    await expect(desk.help).toBeVisible();
    await page.keyboard.press('Escape');

    await palette.open();
    await expect(palette.chosen).toContainText(words.actions.help);
    await palette.find('light');
    await page.keyboard.press('Escape');
    await expect(palette.dialog).toBeHidden();
    expect(host.troubles.all()).toEqual([]);
  });

  test('says why a command cannot be done now, and does not do it', async ({ startDesk, workFolder }) => {
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    const { palette, words } = desk;
    await palette.run(words.actions.closeCut);
    await expect(desk.page.getByRole('heading', { name: words.start.emptyTitle })).toBeVisible();
    await palette.find(words.actions.closeCut);
    const option = palette.option(words.actions.closeCut);
    await expect(option).toHaveAttribute('aria-disabled', 'true');
    await expect(option).toContainText(words.troubles.noCut);
    await desk.page.keyboard.press('Enter');
    await expect(palette.dialog).toBeVisible();
  });
});

test.describe('the key map', () => {
  test('a key is chosen by pressing it, works at once, stands wherever keys are shown, and lasts', async ({
    startDesk,
    startHost,
    workFolder,
    hostKind,
  }) => {
    test.skip(hostKind === 'electron', 'two starts with pages of their own');
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
    const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
    const { page, keymap, words } = desk;
    await page.keyboard.press('Control+Alt+Shift+k');
    await keymap.remove('foldPanel', 'Ctrl+B');
    await expect.poll(() => keymap.keysOf('foldPanel')).toEqual([]);
    await keymap.record('foldPanel', 'F8');
    await expect.poll(() => keymap.keysOf('foldPanel')).toEqual(['F8']);
    await page.keyboard.press('Escape');
    await expect(keymap.dialog).toBeHidden();

    await page.keyboard.press('Control+b');
    await expect(desk.panel).toBeVisible();
    await page.keyboard.press('F8');
    await expect(desk.panel).toBeHidden();
    await page.keyboard.press('F8');
    await expect(desk.panel).toBeVisible();
    await expect(desk.button(words.actions.foldPanel)).toHaveAttribute('title', /F8/);
    await page.keyboard.press('?');
    await expect(desk.help.locator('dl > div').filter({ hasText: words.actions.foldPanel })).toContainText('F8');
    await page.keyboard.press('Escape');
    await host.kill();

    const again = await startHost({ openFolder: cut, dataFolder: host.dataFolder, habits: quiet });
    const later = new DeskPage(await again.openPage());
    await later.opened();
    await later.page.keyboard.press('F8');
    await expect(later.panel).toBeHidden();
  });

  test('a key that is taken is told and can be moved; all keys can be reset, and that taken back', async ({
    startDesk,
    workFolder,
  }) => {
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    const { page, keymap, words } = desk;
    await page.keyboard.press('Control+Alt+Shift+k');
    await keymap.search.fill('ctrl+e');
    await expect(keymap.row('export')).toBeVisible();
    await expect(keymap.row('open')).toBeHidden();
    await keymap.search.fill('');
    await keymap.record('foldPanel', 'Control+e');
    const taken = keymap.row('foldPanel').getByRole('alert');
    await expect(taken).toContainText(words.keymap.usedBy('Ctrl + E', words.actions.export));
    expect(await keymap.keysOf('export')).toEqual(['Ctrl+E']);
    await taken.getByRole('button', { name: words.keymap.moveHere }).click();
    await expect.poll(() => keymap.keysOf('export')).toEqual([]);
    expect(await keymap.keysOf('foldPanel')).toContain('Ctrl+E');

    await keymap.resetAll.click();
    await expect.poll(() => keymap.keysOf('export')).toEqual(['Ctrl+E']);
    await keymap.takeBack.click();
    await expect.poll(() => keymap.keysOf('export')).toEqual([]);
  });

  test('a key map is saved as a file and loaded again; what two actions want is shown until one has it', async ({
    startDesk,
    workFolder,
    hostKind,
  }) => {
    test.skip(hostKind === 'electron', 'Electron asks where to by the system’s own dialog');
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    const { page, keymap, words } = desk;
    await page.keyboard.press('Control+Alt+Shift+k');
    const download = page.waitForEvent('download');
    await keymap.saveFile.click();
    const saved = join(workFolder, 'keys.json');
    await (await download).saveAs(saved);
    const file = JSON.parse(await readFile(saved, 'utf8'));
    expect(file.keys.export).toEqual(['Ctrl+E']);

    file.keys.open = ['Ctrl+E'];
    await writeFile(saved, JSON.stringify(file));
    await keymap.loadFile.setInputFiles(saved);
    await expect(keymap.dialog).toContainText(words.keymap.conflicts(1));
    await keymap
      .row('open')
      .getByRole('button', { name: words.keymap.keepHere('Ctrl + E') })
      .click();
    await expect.poll(() => keymap.keysOf('export')).toEqual([]);
    await expect(keymap.dialog).not.toContainText(words.keymap.conflicts(1));

    await writeFile(saved, 'no key map');
    await keymap.loadFile.setInputFiles(saved);
    await expect(keymap.dialog).toContainText(words.keymap.notAFile);
    expect(await keymap.keysOf('open')).toEqual(['Ctrl+E']);
  });

  test('on paper the sheet of keys stands alone, in full', async ({ startDesk, workFolder, hostKind }) => {
    test.skip(hostKind === 'electron', 'Electron prints through the system');
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    await desk.page.keyboard.press('?');
    await desk.page.emulateMedia({ media: 'print' });
    await expect(desk.topBar).toBeHidden();
    await expect(desk.sheet.region).toBeHidden();
    const { shown, whole } = await desk.help.evaluate((dialog) => {
      const body = dialog.querySelector('.dialog-body');
      return { shown: body?.clientHeight ?? 0, whole: body?.scrollHeight ?? 1 };
    });
    expect(shown).toBeGreaterThanOrEqual(whole);
    expect((await desk.page.pdf()).subarray(0, 4).toString('latin1')).toBe('%PDF');
  });
});

test('how a person likes the desk comes back at the next start, whatever port the program has then', async ({
  startDesk,
  startHost,
  workFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'two starts with pages of their own');
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, palette, words } = desk;
  const edge = (of: DeskPage) => of.page.getByRole('separator', { name: words.top.sheetSize });
  await palette.run(words.actions.onion);
  await palette.run(words.actions.onionBeforeMore);
  await palette.run(words.actions.foldPanel);
  await edge(desk).focus();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowUp');
  const heightPx = await edge(desk).getAttribute('aria-valuenow');
  await desk.button(words.actions.theme).click();
  const kept = async () => JSON.parse(await readFile(join(host.dataFolder, 'settings.json'), 'utf8'));
  await expect.poll(kept).toMatchObject({ theme: 'light', preferences: { panelFolded: true, onion: true } });
  await host.kill();

  const again = await startHost({ openFolder: cut, dataFolder: host.dataFolder });
  expect(new URL(again.address).port).not.toBe(new URL(host.address).port);
  const later = new DeskPage(await again.openPage());
  await later.opened();
  await expect(later.page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(later.panel).toBeHidden();
  await expect(later.autoDraw).not.toBeChecked();
  await expect(edge(later)).toHaveAttribute('aria-valuenow', heightPx ?? '');
  await later.button(words.stage.onionSettings).click();
  await expect(later.page.getByRole('textbox', { name: words.stage.before })).toHaveValue('2');
  await later.page.keyboard.press('Escape');
  await later.palette.open();
  await expect(later.palette.options.nth(0)).toContainText(words.actions.foldPanel);
  await expect(later.palette.options.nth(1)).toContainText(words.actions.onionBeforeMore);
});
