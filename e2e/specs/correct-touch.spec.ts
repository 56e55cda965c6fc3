import { join } from 'node:path';
import { makeCut, SMALL } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { CorrectPage } from '../pages/correct';
import { Fingers } from '../pages/fingers';
import { correctionsOnDisk, RegionTools } from '../pages/regions';
import { StagePage } from '../pages/stage';

const DRAWN = { timeout: 180_000 };

test.skip(({ hostKind }) => hostKind === 'electron', 'fingers come over the browser');
test.setTimeout(400_000);

test('a finger takes a tool up, drags a spot, finds it again with its breadth and marks a region; a second finger means the paper, not the gesture', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false, triesAway: true } });
  const { page, words } = desk;
  const correct = new CorrectPage(desk);
  const regions = new RegionTools(desk, SMALL);
  const stage = new StagePage(page, words);
  const fingers = new Fingers(page);
  const tapOn = async (name: string) => {
    const box = await correct.strip.getByRole('button', { name, exact: true }).boundingBox();
    if (box === null) throw new Error(`there is no ${name}`);
    await fingers.tap({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  };
  const said = () => correctionsOnDisk(host.dataFolder);
  await desk.generateSpan('A').click();
  await expect.poll(() => desk.sheet.count('A', 'generated'), DRAWN).toBe(3);
  await desk.idle();
  await desk.sheet.cellAt('A', 3).click();
  await correct.openList();

  await tapOn(words.correct.tools.hint);
  await expect(correct.surface).toBeVisible();
  await fingers.drag(await correct.at([60, 70]), await correct.at([72, 60]));
  await expect(correct.rows()).toHaveCount(1);
  await expect.poll(async () => (await said()).map(({ gesture }) => gesture.kind)).toEqual(['flow-hint']);
  await desk.idle();

  // Not quite on the spot, as a finger is: it is the same spot that goes on, no second one.
  const spot = await correct.at([72, 60]);
  const beside = { x: spot.x + 15, y: spot.y + 8 };
  await fingers.drag(beside, { x: beside.x + 30, y: beside.y });
  await expect
    .poll(async () => {
      const [only, ...more] = await said();
      return more.length === 0 && only?.gesture.kind === 'flow-hint' && only.gesture.to.xPx > 74;
    })
    .toBe(true);
  await desk.idle();

  await tapOn(words.correct.tools.keep);
  await fingers.drag(await correct.at([30, 40]), await correct.at([60, 44]));
  await expect(regions.done).toBeEnabled();
  await regions.done.click();
  await expect(correct.rows()).toHaveCount(2);
  await desk.idle();

  // The first finger drags a spot when a second one comes: the paper grows under both, and nothing was said.
  const before = await said();
  const percent = await stage.zoomPercent();
  await tapOn(words.correct.tools.hint);
  const from = await correct.at([110, 90]);
  const to = { x: from.x + 40, y: from.y };
  await fingers.down(from);
  await fingers.move(from, to);
  await fingers.pinchFrom(to, { x: to.x + 80, y: to.y });
  await expect.poll(() => stage.zoomPercent()).toBeGreaterThan(percent);
  await desk.idle();
  await expect(correct.rows()).toHaveCount(2);
  expect(await said()).toEqual(before);
  expect(host.troubles.all()).toEqual([]);
});
