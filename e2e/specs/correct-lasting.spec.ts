import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawKey, keyName, makeCut, SMALL } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { CorrectPage } from '../pages/correct';
import { DeskPage } from '../pages/desk-page';
import { correctionsOnDisk, documentOf, RegionTools } from '../pages/regions';

/** What was said stays said, and what was not finished leaves nothing: over a restart, a kill, another key, and a line without end. */

const DRAWN = { timeout: 180_000 };
const quiet = { autoDraw: false, triesAway: true };

test.setTimeout(400_000);

async function drawnDesk(desk: DeskPage): Promise<{ correct: CorrectPage; regions: RegionTools }> {
  const correct = new CorrectPage(desk);
  await correct.drawFirst(DRAWN);
  return { correct, regions: new RegionTools(desk, SMALL) };
}

const kindsOnDisk = async (dataFolder: string) =>
  (await correctionsOnDisk(dataFolder)).map(({ gesture }) => gesture.kind);

test('killed while a region is being painted: nothing of it is in the document, and what was finished before it is', async ({
  startDesk,
  startHost,
  workFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'two starts with pages of their own');
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const { correct, regions } = await drawnDesk(desk);
  await regions.take('keep');
  await regions.drag([
    [30, 40],
    [60, 44],
  ]);
  await regions.done.click();
  await expect.poll(() => kindsOnDisk(host.dataFolder)).toEqual(['keep']);
  await desk.idle();
  const before = await documentOf(host.dataFolder);

  // A stroke is done and proposed, the next one is under the hand.
  await regions.drag([
    [90, 80],
    [120, 84],
  ]);
  await expect(regions.done).toBeEnabled();
  await correct.press([90, 100]);
  await correct.moveTo([130, 100]);
  await host.kill();
  expect(await documentOf(host.dataFolder)).toBe(before);

  const again = await startHost({ dataFolder: host.dataFolder, openFolder: cut, habits: quiet });
  const later = new DeskPage(await again.openPage());
  await later.opened();
  await expect.poll(() => later.sheet.count('A', 'generated')).toBe(3);
  await later.sheet.cellAt('A', 3).click();
  const listed = new CorrectPage(later);
  await listed.openList();
  await expect(listed.rows()).toHaveCount(1);
  await expect(listed.rows().first()).toContainText(later.words.correct.list.kinds.keep);
});

test('a region and lines are undone one by one after a restart, and done again after another', async ({
  startDesk,
  startHost,
  workFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'starts with pages of their own');
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const { regions } = await drawnDesk(desk);
  await regions.take('no-partner');
  await desk.sheet.cellAt('A', 1).click();
  await regions.drag([
    [30, 40],
    [60, 44],
  ]);
  await regions.done.click();
  await expect.poll(() => kindsOnDisk(host.dataFolder)).toEqual(['no-partner']);
  await desk.sheet.cellAt('A', 3).click();
  await regions.take('line');
  await regions.drag([
    [90, 80],
    [110, 90],
    [130, 84],
  ]);
  await regions.done.click();
  await expect.poll(() => kindsOnDisk(host.dataFolder)).toEqual(['no-partner', 'lines']);
  await desk.idle();
  const both = await correctionsOnDisk(host.dataFolder);
  await host.stop();

  const startAgain = async () => {
    const again = await startHost({ dataFolder: host.dataFolder, openFolder: cut, habits: quiet });
    const later = new DeskPage(await again.openPage());
    await later.opened();
    await later.sheet.cellAt('A', 3).click();
    const listed = new CorrectPage(later);
    await listed.openList();
    return { again, later, listed };
  };
  const second = await startAgain();
  await expect(second.listed.rows()).toHaveCount(2);
  await second.listed.undo();
  await expect(second.listed.rows()).toHaveCount(1);
  await second.listed.undo();
  await expect(second.listed.rows()).toHaveCount(0);
  await second.later.idle();
  await expect.poll(() => correctionsOnDisk(host.dataFolder)).toEqual([]);
  await second.again.stop();

  const third = await startAgain();
  await expect(third.listed.rows()).toHaveCount(0);
  await third.later.page.keyboard.press('Control+Shift+z');
  await third.later.page.keyboard.press('Control+Shift+z');
  await expect(third.listed.rows()).toHaveCount(2);
  await third.later.idle();
  expect(await correctionsOnDisk(host.dataFolder)).toEqual(both);
  // Drawn as it was said, or drawn again: nothing is left stale.
  await expect(third.later.paper).not.toHaveAccessibleName(/stale/, DRAWN);
});

test('what was said on a key holds when the key is replaced; its drawings are stale until one command draws them', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const { page } = desk;
  const { correct } = await drawnDesk(desk);
  await desk.sheet.cellAt('A', 1).click();
  await correct.take('joint');
  const spot = await correct.at([40, 80]);
  await page.mouse.dblclick(spot.x, spot.y);
  await expect(correct.rows()).toHaveCount(1);
  await desk.idle();
  const [before] = await correctionsOnDisk(host.dataFolder);
  expect(before).toMatchObject({ target: { kind: 'key' }, gesture: { kind: 'key-point', state: 'seen' } });

  await writeFile(join(cut, 'A', keyName('A', 1)), await drawKey(6));
  await desk.sheet.cellAt('A', 3).click();
  await expect(desk.paper).toHaveAccessibleName(/, stale$/, DRAWN);
  await expect(correct.rows()).toHaveCount(1);
  await desk.generateSpan('A').click();
  await expect(desk.paper).toHaveAccessibleName(/t 0\.50, generated$/, DRAWN);
  await desk.idle();
  expect(await correctionsOnDisk(host.dataFolder)).toEqual([before]);
  expect(host.troubles.all()).toEqual([]);
});

test('a line of more than 20,000 points is refused in words, the strokes before it stay; a line just below is taken', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const { regions } = await drawnDesk(desk);
  const { page } = desk;
  await regions.take('line');
  /** A pen that scribbles without being lifted: all its places since the last refresh in one event, as the browser hands them over. */
  const scribble = async (points: number) => {
    const [from, to] = [await regions.at([60, 20]), await regions.at([72, 110])];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await desk.paper.evaluate(
      (canvas, { count, a, b }) => {
        const box = canvas.closest('.stage-paper') ?? canvas;
        const at = (index: number) => ({
          clientX: index % 2 === 0 ? a.x : b.x,
          clientY: a.y + ((b.y - a.y) * ((index * 37) % 101)) / 101,
          ...{ pointerId: 1, pointerType: 'mouse', buttons: 1, bubbles: true },
        });
        const coalescedEvents = Array.from({ length: count }, (_, index) => new PointerEvent('pointermove', at(index)));
        box.dispatchEvent(new PointerEvent('pointermove', { ...at(count - 1), coalescedEvents }));
      },
      { count: points, a: from, b: to },
    );
    await page.mouse.up();
  };
  await regions.drag([
    [30, 40],
    [80, 60],
  ]);
  await scribble(21_000);
  const tooLong = desk.notices.filter({ hasText: desk.pattern('correction-too-long') });
  await expect(tooLong).toBeVisible();
  await desk.dismissNotices();
  await expect(regions.done).toBeEnabled();
  await regions.done.click();
  await expect.poll(() => kindsOnDisk(host.dataFolder)).toEqual(['lines']);
  await desk.idle();
  const [short] = await correctionsOnDisk(host.dataFolder);
  const pointsOf = (gesture: typeof short) =>
    gesture?.gesture.kind === 'lines' ? gesture.gesture.lines.reduce((sum, one) => sum + one.pointsPx.length, 0) : 0;
  expect(pointsOf(short)).toBeLessThan(200);

  await scribble(9000);
  await expect(regions.done).toBeEnabled();
  await regions.done.click();
  await expect.poll(() => kindsOnDisk(host.dataFolder)).toEqual(['lines', 'lines']);
  const [, long] = await correctionsOnDisk(host.dataFolder);
  expect(pointsOf(long)).toBeGreaterThan(5000);
  await expect(desk.notices).toHaveCount(0);
  await desk.idle();
  expect(host.troubles.all()).toEqual([]);
});
