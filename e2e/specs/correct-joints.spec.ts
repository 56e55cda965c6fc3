import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawKey, keyName, makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { axeFindings } from '../pages/axe';
import { CorrectPage } from '../pages/correct';
import { DeskPage } from '../pages/desk-page';
import { documentOf } from '../pages/regions';

/** A network looks and draws in these stories, on whatever machine. */
const DRAWN = { timeout: 90_000 };
const quiet = { autoDraw: false, triesAway: true };

test.setTimeout(400_000);

async function correctOnce(desk: DeskPage) {
  const correct = new CorrectPage(desk);
  await correct.drawFirst(DRAWN);
  return correct;
}

test('a spot is dragged to where it belongs: the preview follows, the drawing shows it, undo takes both back, also after a restart', async ({
  startDesk,
  startHost,
  workFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'two starts with pages of their own');
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, words } = desk;
  const correct = await correctOnce(desk);
  const plain = await desk.paper.screenshot();
  await correct.take('hint');
  await correct.press([60, 70]);
  await correct.moveTo([72, 60]);
  // While the hand is down nothing is said yet; what it would touch is told.
  await expect(correct.options).toContainText(words.correct.list.touches(1, '3'), DRAWN);
  await expect(correct.rows()).toHaveCount(0);
  // In the sheet, too: this drawing, and none beside it.
  const marked = desk.sheet.cellsOf('A').and(page.getByLabel(words.correct.list.wouldBeTouched));
  await expect(marked).toHaveCount(1);
  await expect(marked).toHaveAttribute('aria-colindex', '3');
  await page.mouse.up();
  await expect(marked).toHaveCount(0);
  await expect(correct.rows()).toHaveCount(1);
  await expect(correct.rows().first()).toContainText(words.correct.list.kinds['flow-hint']);
  await correct.rows().first().getByRole('button', { expanded: false }).click();
  expect(await axeFindings(page)).toEqual([]);
  await correct.rows().first().getByRole('button', { expanded: true }).click();
  await correct.surface.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(correct.surface).toHaveCount(0);
  await desk.idle();
  await expect.poll(async () => plain.equals(await desk.paper.screenshot()), DRAWN).toBe(false);
  await expect(desk.paper).toHaveAccessibleName(/t 0\.50, generated$/);
  await host.stop();

  const again = await startHost({ dataFolder: host.dataFolder, openFolder: cut, habits: quiet });
  const later = new DeskPage(await again.openPage());
  await later.opened();
  await later.sheet.cellAt('A', 3).click();
  const listed = new CorrectPage(later);
  await listed.openList();
  await expect(listed.rows()).toHaveCount(1);
  await listed.undo();
  await expect(listed.rows()).toHaveCount(0);
  await expect.poll(async () => plain.equals(await later.paper.screenshot()), DRAWN).toBe(true);
  await later.page.keyboard.press('Control+Shift+z');
  await expect(listed.rows()).toHaveCount(1);
});

test('a pen corrects as a mouse does, and space still moves the paper under it', async ({
  startDesk,
  workFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'pen events come over the browser');
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const { page } = desk;
  const correct = await correctOnce(desk);
  await correct.take('hint');
  const before = await desk.paper.screenshot();
  await page.keyboard.down('Space');
  await correct.drag([80, 64], [90, 70]);
  await page.keyboard.up('Space');
  await expect.poll(async () => before.equals(await desk.paper.screenshot())).toBe(false);
  await expect(correct.rows()).toHaveCount(0);
  await page.keyboard.press('0');
  await correct.dragPen([60, 70], [70, 64], 0.7);
  await expect(correct.rows()).toHaveCount(1);
  await desk.idle();
  expect(host.troubles.all()).toEqual([]);
});

test('joints are reached, moved and taken back with the keyboard alone, and each is told to who hears the page', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, words } = desk;
  const correct = await correctOnce(desk);
  await page.keyboard.press('j');
  await expect(correct.surface).toBeFocused();
  await expect(correct.options).not.toContainText(words.correct.looking, DRAWN);
  // A ball has no joints that a network would swear to: a point of one's own is there in any case.
  const spot = await correct.at([70, 60]);
  await page.mouse.dblclick(spot.x, spot.y);
  await expect(correct.rows()).toHaveCount(1);
  await desk.idle();
  const name = `${words.correct.joint.freeStem} 1`;
  await correct.surface.focus();
  await expect
    .poll(async () => {
      await page.keyboard.press('Tab');
      return correct.surface.textContent();
    })
    .toContain(words.correct.handleAt(name, 70, 60));
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowUp');
  await expect(correct.surface).toContainText(words.correct.handleAt(name, 80, 59));
  // Taken back, then done.
  await page.keyboard.press('Escape');
  await expect(correct.surface).toContainText(words.correct.handleAt(name, 70, 60));
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(correct.surface).toContainText(words.correct.handleAt(name, 80, 60));
  await expect(correct.rows()).toHaveCount(1);
  // One step back a press: the move that is still being drawn, the point, the tool.
  await expect
    .poll(async () => {
      await page.keyboard.press('Escape');
      return correct.surface.count();
    })
    .toBe(0);
});

test('a kill in the middle of a gesture leaves nothing half made', async ({
  startDesk,
  startHost,
  workFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'two starts with pages of their own');
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const correct = await correctOnce(desk);
  const before = await documentOf(host.dataFolder);
  await correct.take('hint');
  await correct.press([60, 70]);
  await correct.moveTo([74, 58]);
  await host.kill();
  expect(await documentOf(host.dataFolder)).toBe(before);

  const again = await startHost({ dataFolder: host.dataFolder, openFolder: cut, habits: quiet });
  const later = new DeskPage(await again.openPage());
  await later.opened();
  await expect.poll(() => later.sheet.count('A', 'generated')).toBe(3);
  const listed = new CorrectPage(later);
  await later.sheet.cellAt('A', 3).click();
  await listed.openList();
  await expect(listed.rows()).toHaveCount(0);
});

test('a spot off the paper is refused in words, and what contradicts an earlier word leaves that word as it was', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, words } = desk;
  const correct = await correctOnce(desk);
  await correct.take('hint');
  // While the hand is at it, why it cannot be stands in its row; where the hand ends is told, once.
  await correct.press([60, 70]);
  await correct.moveTo([-7, 70]);
  const outside = desk.pattern('correction-outside');
  const why = correct.options.getByRole('status').filter({ hasText: /-7, 70/ });
  await expect(why).toBeVisible(DRAWN);
  await expect(desk.notices).toHaveCount(0);
  await correct.moveTo([-20, 70]);
  await page.mouse.up();
  await expect(desk.notices).toContainText(outside);
  await expect(desk.notices).toHaveCount(1);
  await expect(correct.rows()).toHaveCount(0);
  await desk.dismissNotices();

  // Each of two drawings has its own word about a point of one name: one of them for both would be two words about one drawing.
  await correct.take('joint');
  const addPoint = async (firstFrame: number) => {
    await desk.sheet.cellAt('A', firstFrame).click();
    const spot = await correct.at([70, 60]);
    await page.mouse.dblclick(spot.x, spot.y);
    await expect(correct.rows()).toHaveCount(1);
    await desk.idle();
  };
  await addPoint(3);
  await addPoint(2);
  const spot = await correct.at([70, 60]);
  await page.mouse.click(spot.x, spot.y);
  const name = correct.options.getByRole('textbox', { name: words.correct.joint.name });
  await name.fill(`${words.correct.joint.freeStem} 1`);
  await name.press('Enter');
  await expect(correct.rows().first()).toContainText(`${words.correct.joint.freeStem} 1`);
  await desk.idle();
  await correct.rows().first().getByRole('button', { expanded: false }).click();
  const moves = correct.rows().first().getByRole('group', { name: words.correct.list.move });
  const wholeSpan = moves.getByRole('button', {
    name: `${words.correct.list.move}: ${words.correct.list.moves.wholeSpan}`,
  });
  await wholeSpan.hover();
  await expect(correct.rows().first()).toContainText(words.correct.list.wouldTouch(3, '2, 3, 4'));
  const marked = desk.sheet.cellsOf('A').and(page.getByLabel(words.correct.list.wouldBeTouched));
  await expect(marked).toHaveCount(3);
  await wholeSpan.click();
  await expect(desk.notices).toContainText(desk.pattern('correction-contradicts'));
  await expect(correct.rows()).toHaveCount(1);
  await expect(correct.rows().first()).toContainText(words.correct.list.onDrawing('1/4'));
});

test('this is that: a spot of the first key, then of the second, to which the stage goes; a key that is replaced keeps what was said', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, words } = desk;
  const correct = await correctOnce(desk);
  await page.keyboard.press('Home');
  await page.keyboard.press('t');
  await expect(correct.options).toContainText(words.correct.match.first);
  await correct.click([40, 80]);
  await expect.poll(() => desk.frame()).toBe(5);
  await expect(correct.options).toContainText(words.correct.match.second);
  await correct.click([52, 84]);
  await expect(correct.rows()).toHaveCount(1);
  await expect(correct.rows().first()).toContainText(words.correct.list.kinds['match-point']);
  await desk.idle();

  await writeFile(join(cut, 'A', keyName('A', 2)), await drawKey(7));
  await desk.sheet.cellAt('A', 3).click();
  await expect(correct.rows()).toHaveCount(1);
  await expect(desk.paper).toHaveAccessibleName(/, stale$/, DRAWN);
  await expect(correct.rows()).toHaveCount(1);
});
