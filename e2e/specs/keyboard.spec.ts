import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { DeskPage } from '../pages/desk-page';
import { englishWords } from '../pages/english-words';

const quiet = { autoDraw: false };

/** What an animator’s hand looks for without asking. */
const WITH_KEYS = [
  ...(['open', 'export', 'undo', 'redo', 'help', 'palette', 'play', 'loop', 'firstFrame', 'lastFrame'] as const),
  ...(['previousDrawing', 'nextDrawing', 'previousKey', 'nextKey', 'previousFrame', 'nextFrame'] as const),
  ...(['flipFirst', 'flipThis', 'flipNext', 'generateSpan', 'generateCut', 'onion', 'fit', 'mirror'] as const),
  ...(['approve', 'sendBack', 'onOnes', 'onTwos', 'onThrees', 'keymap', 'foldPanel'] as const),
];

test('from the start to a generated span and an export without the mouse', async ({
  startDesk,
  workFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'looks for the export in the data folder of the browser host');
  const cut = await makeCut(join(workFolder, 'cut 5'), { cels: { A: [1, 2, 3] } });
  await mkdir(join(workFolder, 'out'));
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, words } = desk;
  await page.keyboard.press('Shift+>');
  await expect.poll(() => desk.frame()).toBe(5);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => desk.sheet.count('A', 'wanted')).toBe(5);
  await page.keyboard.press('g');
  await expect.poll(() => desk.sheet.count('A', 'generated'), { timeout: 60_000 }).toBe(2);

  await page.keyboard.press('Control+e');
  await expect(desk.exportDialog.dialog).toBeVisible();
  await tabTo(page, desk.exportDialog.frames);
  await page.keyboard.press('ArrowDown');
  await expect(desk.exportDialog.drawings).toBeChecked();
  await tabTo(page, desk.exportDialog.start);
  await page.keyboard.press('Enter');
  // 3 keys and 5 in-betweens.
  await expect(desk.exportDialog.result).toContainText(words.common.pictures(8), { timeout: 60_000 });
  expect(await readdir(join(host.dataFolder, 'exports', 'cut 5'))).toHaveLength(9);
  await page.keyboard.press('Escape');
  await expect(desk.exportDialog.dialog).toBeHidden();
});

test('another cut is opened without the mouse', async ({ startDesk, workFolder, hostKind }) => {
  test.skip(hostKind === 'electron', 'Electron asks by the system’s own dialog');
  await makeCut(join(workFolder, 'keys', 'cut 6'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ roots: [join(workFolder, 'keys')], habits: quiet });
  await expect(desk.sheet.celButton('B')).toBeVisible();
  await desk.openWithKeys();
  await tabTo(desk.page, desk.openDialog.folder('cut 6'));
  await desk.page.keyboard.press('Enter');
  await desk.openDialog.dialog.getByRole('list', { name: desk.words.open.listing('cut 6') }).waitFor();
  await tabTo(desk.page, desk.openDialog.openThis);
  await desk.page.keyboard.press('Enter');
  await expect(desk.cutName).toHaveText('cut 6');
});

test('the help sheet lists what can be done with its keys, and closes with Escape', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  await desk.page.keyboard.press('?');
  await expect(desk.help).toBeVisible();
  const rows = await desk.help.locator('dl > div').evaluateAll((all) =>
    all.map((row) => ({
      what: row.querySelector('dt')?.textContent ?? '',
      keys: [...row.querySelectorAll('kbd')].map((key) => key.textContent),
    })),
  );
  for (const id of WITH_KEYS) {
    const name = desk.words.actions[id];
    expect(rows.find((row) => row.what === name)?.keys.length ?? 0, name).toBeGreaterThan(0);
  }
  for (const state of ['key', 'wanted', 'generated', 'approved'] as const) {
    await expect(desk.help.getByText(desk.words.stateExplained[state])).toBeVisible();
  }
  await desk.page.keyboard.press('Escape');
  await expect(desk.help).toBeHidden();
});

test('in Japanese no English word is left, on the desk and in its dialogs; the choice lasts', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, '012'), { cels: { A: [1, 2] } });
  const { desk: english } = await startDesk({ openFolder: cut, habits: quiet, roots: [workFolder] });
  const { page } = english;
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await tabTo(page, english.button('日本語'));
  await page.keyboard.press('Enter');
  const desk = new DeskPage(page, 'ja');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(desk.generateSpan('A')).toBeVisible();
  const overlay = desk.stage.getByRole('button', { name: desk.words.actions.flow, exact: true });
  await desk.sheet.cellAt('A', 2).click();
  await overlay.click();

  await test.step('the desk', async () => expect.soft(await englishWords(page)).toEqual([]));
  const dialogs = [
    { name: desk.words.actions.open, dialog: desk.openDialog.dialog },
    { name: desk.words.actions.export, dialog: desk.exportDialog.dialog },
    { name: desk.words.actions.help, dialog: desk.help },
  ];
  for (const { name, dialog } of dialogs) {
    await desk.button(name).click();
    await expect(dialog).toBeVisible();
    await test.step(name, async () => expect.soft(await englishWords(page)).toEqual([]));
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await page.reload();
  await expect(desk.generateSpan('A')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
});

test('the theme is switched by keyboard and lasts through a reload', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const ground = () => desk.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await tabTo(desk.page, desk.button(desk.words.actions.theme));
  await desk.page.keyboard.press('Enter');
  await expect.poll(ground).not.toBe(dark);
  const light = await ground();
  await desk.page.reload();
  await expect.poll(ground).toBe(light);
});

test('every control can be reached with Tab, and the focus is seen', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { page } = desk;
  const reached = new Set<string>();
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const style = getComputedStyle(element);
      const shadowed = style.boxShadow !== 'none';
      // A switch shows its focus on the track beside its input.
      const track = element.nextElementSibling;
      const isOutlined = (one: CSSStyleDeclaration) => one.outlineStyle !== 'none' && one.outlineWidth !== '0px';
      const outline = [element, ...(track === null ? [] : [track])].some(
        (one) => isOutlined(getComputedStyle(one)) || isOutlined(getComputedStyle(one, '::before')),
      );
      return {
        name: element.getAttribute('aria-label') ?? element.textContent ?? element.id,
        seen: outline || shadowed,
      };
    });
    if (focused === null) break;
    expect.soft(focused.seen, `the focus on ${focused.name}`).toBe(true);
    reached.add(focused.name);
  }
  const { words } = desk;
  const wanted = [
    ...[
      words.actions.open,
      words.actions.export,
      words.actions.undo,
      '日本語',
      words.actions.theme,
      words.actions.help,
    ],
    ...[words.actions.onion, words.actions.flow, words.actions.fit, words.transport.play, words.transport.loop],
    ...[
      words.generate.button(words.generate.span('A')),
      words.generate.menu,
      words.sheet.hide('A'),
      words.sheet.playhead,
    ],
  ];
  for (const name of wanted) expect.soft(reached.has(name), name).toBe(true);
});

/** As a person without a mouse gets there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let press = 0; press < 90; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${target}`);
}
