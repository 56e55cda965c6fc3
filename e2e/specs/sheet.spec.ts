import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { drawKey, keyName, makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import type { DeskPage } from '../pages/desk-page';

const quiet = { autoDraw: false };

/** Keys 1, 2, 3 of one cel on frames 1, 5, 9; three in-betweens on 1s between them; 12 frames. */
const FRESH = ['1+1 key 1', '2+1 ·', '3+1 ·', '4+1 ·', '5+1 key 2', '6+1 ·', '7+1 ·', '8+1 ·', '9+4 key 3'];

test.describe('bars', () => {
  test('a bar’s end is pulled: what follows moves; with Alt only the next one gives way; one step of undo', async ({
    startDesk,
    workFolder,
  }) => {
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    const { page, sheet, words } = desk;
    await expect.poll(() => sheet.exposures('A')).toEqual(FRESH);

    await sheet.pullEnd('A', 1, 2);
    await expect(sheet.region.getByText(words.sheet.holding(3, 'ripple'))).toBeVisible();
    expect(await sheet.exposures('A'), 'nothing is in the document while the hand is at it').toEqual(FRESH);
    await page.mouse.up();
    await expect.poll(() => starts(desk, 'A')).toEqual([1, 4, 5, 6, 7, 8, 9, 10, 11]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => sheet.exposures('A')).toEqual(FRESH);
    await expect(desk.button(words.actions.undo)).toBeDisabled();

    await page.keyboard.down('Alt');
    await sheet.pullEnd('A', 8, 2);
    await expect(sheet.region.getByText(words.sheet.holding(3, 'roll'))).toBeVisible();
    await page.mouse.up();
    await page.keyboard.up('Alt');
    await expect.poll(() => starts(desk, 'A')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 11]);
  });

  test('Escape takes a pull back before anything has happened', async ({ startDesk, workFolder }) => {
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    await expect.poll(() => desk.sheet.exposures('A')).toEqual(FRESH);
    await desk.sheet.pullEnd('A', 1, 3);
    await desk.page.keyboard.press('Escape');
    await desk.page.mouse.up();
    await expect(desk.button(desk.words.actions.undo)).toBeDisabled();
    expect(await desk.sheet.exposures('A')).toEqual(FRESH);
  });

  test('the keys [ and ] make the drawing under the playhead shorter and longer', async ({ startDesk, workFolder }) => {
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    await desk.sheet.cellAt('A', 5).click();
    await desk.page.keyboard.press(']');
    await desk.page.keyboard.press(']');
    await expect.poll(() => starts(desk, 'A')).toEqual([1, 2, 3, 4, 5, 8, 9, 10, 11]);
    await desk.page.keyboard.press('[');
    await expect.poll(() => starts(desk, 'A')).toEqual([1, 2, 3, 4, 5, 7, 8, 9, 10]);
  });

  test('upright, as on paper, the same hand does the same downwards', async ({ startDesk, workFolder }) => {
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3], B: [1, 2] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    const { page, sheet, words } = desk;
    await expect.poll(() => sheet.order()).toEqual(['B', 'A']);
    await desk.button(words.sheet.upright).click();
    await expect.poll(() => sheet.order(), 'the back cel is on the left').toEqual(['A', 'B']);
    await expect(sheet.ruler).toHaveAttribute('aria-orientation', 'vertical');
    await expect.poll(() => starts(desk, 'A')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await sheet.pullEnd('A', 1, 1);
    await page.mouse.up();
    await expect.poll(() => starts(desk, 'A')).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10]);
    await sheet.drag(['A', 2], ['B', 4]);
    await expect.poll(() => sheet.selected('B')).toEqual([2, 3, 4]);
    await page.keyboard.press('Shift+X');
    await expect.poll(() => sheet.order()).toEqual(['B', 'A']);
  });
});

test.describe('a selection', () => {
  test('is made with the mouse, by Shift and a click, and by Shift and the arrow keys', async ({
    startDesk,
    workFolder,
  }) => {
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3], B: [1, 2, 3] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    const { page, sheet } = desk;
    await expect.poll(() => starts(desk, 'A')).toHaveLength(9);
    await sheet.drag(['A', 2], ['B', 4]);
    await expect.poll(() => sheet.selected('A')).toEqual([2, 3, 4]);
    expect(await sheet.selected('B')).toEqual([2, 3, 4]);
    expect(await desk.frame(), 'the playhead is where the hand let go').toBe(4);

    await sheet.cellAt('A', 3).click();
    await expect.poll(() => sheet.selected('A')).toEqual([3]);
    await sheet.cellAt('A', 6).click({ modifiers: ['Shift'] });
    await expect.poll(() => sheet.selected('A')).toEqual([3, 4, 5, 6]);

    await sheet.cellAt('A', 7).click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowUp');
    await expect.poll(() => sheet.selected('B')).toEqual([7, 8]);
    expect(await sheet.selected('A')).toEqual([7, 8]);
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => sheet.selected('A')).toEqual([7]);
    await page.keyboard.press('Escape');
    await expect.poll(async () => [...(await sheet.selected('A')), ...(await sheet.selected('B'))]).toEqual([7]);

    await sheet.cellAt('A', 9).dblclick();
    await expect.poll(() => sheet.selected('A')).toEqual([9]);
    await page.keyboard.press('Control+a');
    await expect.poll(() => sheet.selected('A')).toHaveLength(9);
  });

  test('is put on 2s, held, blanked, repeated, reversed and cycled, each in one step', async ({
    startDesk,
    workFolder,
  }) => {
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    const { page, sheet } = desk;
    await expect.poll(() => sheet.exposures('A')).toEqual(FRESH);
    const deeds: readonly (readonly [keys: string, becomes: string[]])[] = [
      ['Alt+2', ['1+1 key 1', '2+2 ·', '4+2 ·', '6+2 ·', '8+1 key 2', '9+1 ·', '10+1 ·', '11+1 ·', '12+1 key 3']],
      ['Alt+0', ['1+1 key 1', '2+3 ·', '5+1 key 2', '6+1 ·', '7+1 ·', '8+1 ·', '9+4 key 3']],
      ['Delete', ['1+1 key 1', '2+3 ×', '5+1 key 2', '6+1 ·', '7+1 ·', '8+1 ·', '9+4 key 3']],
      ['Shift+Delete', ['1+1 key 1', '2+1 key 2', '3+1 ·', '4+1 ·', '5+1 ·', '6+7 key 3']],
    ];
    for (const [keys, becomes] of deeds) {
      await sheet.drag(['A', 2], ['A', 4]);
      await page.keyboard.press(keys);
      await expect.poll(() => sheet.exposures('A'), keys).toEqual(becomes);
      await page.keyboard.press('Control+z');
      await expect.poll(() => sheet.exposures('A'), `${keys} taken back`).toEqual(FRESH);
    }

    await sheet.drag(['A', 5], ['A', 5]);
    await page.keyboard.press('Insert');
    await expect.poll(() => starts(desk, 'A')).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => sheet.exposures('A')).toEqual(FRESH);

    await sheet.drag(['A', 1], ['A', 5]);
    await page.keyboard.press('Alt+r');
    await expect
      .poll(async () => (await sheet.exposures('A')).slice(0, 5))
      .toEqual(['1+1 key 2', '2+1 ·', '3+1 ·', '4+1 ·', '5+1 key 1']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => sheet.exposures('A')).toEqual(FRESH);

    await sheet.drag(['A', 1], ['A', 2]);
    await page.keyboard.press('Shift+R');
    await expect
      .poll(async () => (await sheet.exposures('A')).slice(0, 4))
      .toEqual(['1+1 key 1', '2+1 ·', '3+1 key 1', '4+1 ·']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => sheet.exposures('A')).toEqual(FRESH);
    await page.keyboard.press('Shift+C');
    await expect.poll(async () => (await sheet.exposures('A')).filter((one) => one.endsWith('key 1'))).toHaveLength(6);
    await page.keyboard.press('Control+z');
    await expect.poll(() => sheet.exposures('A')).toEqual(FRESH);
  });

  test('over two cels is one step too', async ({ startDesk, workFolder }) => {
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3], B: [1, 2, 3] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    const { page, sheet } = desk;
    await expect.poll(() => sheet.exposures('B')).toEqual(FRESH);
    await sheet.drag(['A', 2], ['B', 3]);
    await page.keyboard.press('Delete');
    await expect.poll(() => sheet.count('A', 'empty')).toBe(1);
    expect(await sheet.count('B', 'empty')).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => sheet.exposures('A')).toEqual(FRESH);
    expect(await sheet.exposures('B')).toEqual(FRESH);
    await expect(desk.button(desk.words.actions.undo)).toBeDisabled();
  });

  test('is copied, cut and pasted: over what is there, between, and into another cel as keys of their own', async ({
    startDesk,
    workFolder,
  }) => {
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3], B: [1, 2, 3] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    const { page, sheet } = desk;
    await expect.poll(() => sheet.exposures('A')).toEqual(FRESH);
    await sheet.drag(['A', 9], ['A', 10]);
    await page.keyboard.press('Control+c');
    await sheet.cellAt('A', 2).click();
    await page.keyboard.press('Control+v');
    await expect.poll(() => sheet.exposures('A')).toContain('2+2 key 3');
    await page.keyboard.press('Control+z');
    await expect.poll(() => sheet.exposures('A')).toEqual(FRESH);
    await page.keyboard.press('Control+Shift+V');
    await expect.poll(() => starts(desk, 'A')).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10, 11]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => sheet.exposures('A')).toEqual(FRESH);

    await sheet.cellAt('B', 2).click();
    await page.keyboard.press('Control+v');
    await expect.poll(() => sheet.exposures('B')).toContain('2+2 key 3');
    expect(await sheet.exposures('A'), 'the cel that it came from stays').toEqual(FRESH);

    await sheet.drag(['A', 6], ['A', 7]);
    await page.keyboard.press('Control+x');
    await expect.poll(() => sheet.exposures('A')).toContain('6+2 ×');
    await page.keyboard.press('Control+z');
    await expect.poll(() => sheet.exposures('A')).toEqual(FRESH);
  });
});

test.describe('cels', () => {
  test('are added, renamed, carried, hidden, locked and made fainter', async ({ startDesk, workFolder }) => {
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2], B: [1, 2] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    const { page, sheet, words } = desk;
    await sheet.celButton('B').click();
    await desk.button(words.actions.addCel).click();
    await expect.poll(() => sheet.order()).toEqual(['C', 'B', 'A']);

    await sheet.celButton('C').click();
    await page.keyboard.press('F2');
    const name = sheet.region.getByRole('textbox', { name: words.sheet.celName('C') });
    await name.fill('smoke');
    await name.press('Enter');
    await expect.poll(() => sheet.order()).toEqual(['smoke', 'B', 'A']);

    await page.keyboard.press('Control+Shift+ArrowDown');
    await expect.poll(() => sheet.order()).toEqual(['B', 'smoke', 'A']);
    await carry(page, desk, 'smoke', 'A', 'below');
    await expect.poll(() => sheet.order()).toEqual(['B', 'A', 'smoke']);

    await desk.button(words.sheet.hide('B')).click();
    await expect(desk.button(words.sheet.show('B'))).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(desk.button(words.sheet.hide('B'))).toBeVisible();

    await sheet.celButton('A').click();
    const opacity = sheet.region.getByRole('slider', { name: words.sheet.opacity('A') });
    await page.keyboard.press('Control+[');
    await expect(opacity).toHaveValue('90');
    await opacity.press('Home');
    await expect(opacity).toHaveValue('0');
    await expect(desk.button(words.actions.undo)).toBeEnabled();

    await desk.button(words.sheet.lock('A')).click();
    await expect(desk.button(words.sheet.unlock('A'))).toBeVisible();
    const before = await sheet.exposures('A');
    await sheet.cellAt('A', 2).click();
    await page.keyboard.press('Delete');
    await sheet.pullEnd('A', 1, 2);
    await page.mouse.up();
    expect(await sheet.exposures('A'), 'a locked cel stays as it is').toEqual(before);
    await desk.dismissNotices();

    await sheet.celButton('smoke').click();
    await desk.button(words.sheet.menu).click();
    await page.getByRole('menuitem', { name: words.actions.removeCel }).click();
    await expect.poll(() => sheet.order()).toEqual(['B', 'A']);
  });

  test('a key becomes a breakdown, and its sign and name say so', async ({ startDesk, workFolder }) => {
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
    const { desk } = await startDesk({ openFolder: cut, habits: quiet });
    const { page, sheet, words } = desk;
    await sheet.cellAt('A', 5).click();
    await page.keyboard.press('Shift+B');
    await expect(sheet.cellAt('A', 5)).toHaveAccessibleName(new RegExp(words.sheet.breakdownNamed(2)));
    await expect(desk.paper).toHaveAccessibleName(new RegExp(words.sheet.breakdownNamed(2)));
    await page.keyboard.press('Shift+B');
    await expect(sheet.cellAt('A', 5)).toHaveAccessibleName(new RegExp(words.sheet.keyNamed(2)));
  });
});

test('a frame is marked with a note, for the cut and for a cel; it is found, changed and taken away', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, sheet, words } = desk;
  await sheet.cellAt('A', 6).click();
  await page.keyboard.press('Shift+M');
  const slip = sheet.region.getByRole('dialog', { name: words.sheet.noteOfCut });
  await slip.getByRole('textbox').fill('Camera shakes here');
  await page.keyboard.press('Enter');
  await expect(slip).toBeHidden();

  await page.keyboard.press('Alt+m');
  const celSlip = sheet.region.getByRole('dialog', { name: words.sheet.noteOfCel('A') });
  await celSlip.getByRole('textbox').fill('Blink');
  await celSlip.getByRole('button', { name: words.sheet.noteKeep, exact: true }).click();
  await expect(sheet.cellAt('A', 6)).toHaveAccessibleName(new RegExp(words.sheet.noted('Blink')));

  await page.keyboard.press('Home');
  await page.keyboard.press('Control+ArrowRight');
  await expect.poll(() => desk.frame()).toBe(6);
  await page.keyboard.press('Shift+M');
  await expect(slip.getByRole('textbox')).toHaveValue('Camera shakes here');
  await slip.getByRole('button', { name: words.sheet.noteRemove, exact: true }).click();
  // The slip shows the note as it is when it opens: it is opened again until the step before is in the document.
  const opensWith = async (text: string) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+M');
    await expect(slip.getByRole('textbox')).toHaveValue(text, { timeout: 1000 });
  };
  await expect(() => opensWith('')).toPass();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(() => opensWith('Camera shakes here')).toPass();
});

test('the menu of the sheet opens by the right button, says what cannot be done now, and works by keys', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, sheet, words } = desk;
  await sheet.cellAt('A', 5).click({ button: 'right' });
  await expect.poll(() => desk.frame(), 'the menu is about where it was opened').toBe(5);
  const menu = page.getByRole('menu', { name: words.sheet.menu });
  await expect(menu).toBeVisible();
  await expect(menu.getByRole('menuitem', { name: words.actions.reverseFrames })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await sheet.drag(['A', 5], ['A', 6]);
  const inside = await sheet.placeOf('A', 5);
  await page.mouse.click(inside.x, inside.y, { button: 'right' });
  await expect.poll(() => sheet.selected('A')).toEqual([5, 6]);
  await menu.getByRole('menuitem', { name: words.actions.blankFrames }).click();
  await expect.poll(() => sheet.exposures('A')).toContain('5+2 ×');
});

test('a change of timing makes drafts stale; a list says which, and one command draws them again', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, sheet, words } = desk;
  await desk.generateSpan('A').click();
  await expect.poll(() => sheet.count('A', 'generated'), { timeout: 90_000 }).toBe(3);
  await desk.idle();
  const before = (await sheet.read('A')).map((cell) => cell.picture);

  await page.keyboard.press('Alt+7');
  const list = desk.button(words.sheet.staleCount(1));
  await expect(list).toBeVisible();
  await expect(sheet.cellAt('A', 2)).toHaveAccessibleName(new RegExp(words.states.stale));
  await list.click();
  const stale = page.getByRole('dialog', { name: words.sheet.staleTitle });
  await expect(stale.getByText(words.sheet.staleSpan('A', 1, 2))).toBeVisible();
  await stale.getByRole('button', { name: words.actions.drawStale }).click();
  await expect(list).toBeHidden({ timeout: 90_000 });
  await desk.idle();
  const after = (await sheet.read('A')).map((cell) => cell.picture);
  expect(after).not.toEqual(before);
  expect(await sheet.count('A', 'generated')).toBe(3);

  // The same by a key that another program has painted over.
  await writeFile(join(cut, 'A', keyName('A', 2)), await drawKey(7));
  await expect(list).toBeVisible({ timeout: 60_000 });
});

test('the focus goes through the cells by key; a screen reader hears cel, drawing, state and frames', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3], B: [1, 2, 3] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, sheet } = desk;
  await expect(sheet.grid.getByRole('gridcell').and(page.locator('[tabindex="0"]'))).toHaveCount(1);
  await sheet.cellAt('A', 1).focus();
  await page.keyboard.press('ArrowRight');
  await expect(sheet.cellAt('A', 2)).toBeFocused();
  await expect(sheet.cellAt('A', 2)).toHaveAccessibleName('A, in-between t 0.25, wanted, 1 of 3, frame 2');
  await page.keyboard.press('ArrowUp');
  await expect(sheet.cellAt('B', 2)).toBeFocused();
  await page.keyboard.press('End');
  await expect(sheet.cellAt('B', 9)).toBeFocused();
  await expect(sheet.cellAt('B', 9)).toHaveAccessibleName('B, key 3, frames 9 to 12');
});

async function starts(desk: DeskPage, cel: string): Promise<number[]> {
  return (await desk.sheet.read(cel)).map((cell) => cell.firstFrame);
}

/** Takes a cel by its name and lets it go above or below another. */
async function carry(page: Page, desk: DeskPage, cel: string, other: string, side: 'above' | 'below'): Promise<void> {
  const from = await desk.sheet.celButton(cel).boundingBox();
  const to = await desk.sheet.celButton(other).boundingBox();
  if (from === null || to === null) throw new Error('there is no such cel');
  await page.mouse.move(from.x + 10, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, to.y + to.height * (side === 'above' ? 0.3 : 0.7), { steps: 6 });
  await page.mouse.up();
}
