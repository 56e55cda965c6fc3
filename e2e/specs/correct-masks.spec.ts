import { maskAreaPx } from '../../main/contract/correction-mask';
import { expect, test } from '../hosts/desk-test';
import { axeFindings } from '../pages/axe';
import { correctionsOnDisk, RegionTools } from '../pages/regions';

/** Regions, parts and lines said by hand on the sample cut, with the real network. Places are pixels of its 960 x 540 paper. */

const PAPER = { widthPx: 960, heightPx: 540 };
const quiet = { autoDraw: false };
const DRAWN = { timeout: 90_000 };
/** On the hair, on the face, in the empty air at the right. */
const [HAIR, FACE, AIR] = [[400, 110] as const, [415, 230] as const, [700, 120] as const];

test.setTimeout(300_000);

test('a part’s mask on a key, by brush and by four clicks: one step of undo each, said anew instead of twice', async ({
  startDesk,
}) => {
  const { desk, host } = await startDesk({ habits: quiet });
  const { words, page } = desk;
  const tools = new RegionTools(desk, PAPER);
  const said = () => correctionsOnDisk(host.dataFolder);
  await desk.sheet.cellAt('A', 1).click();
  await page.keyboard.press('m');
  await expect(tools.options.getByRole('combobox')).toBeVisible(DRAWN);
  await tools.choosePart(words.parts.face);
  await expect(tools.done).toBeDisabled();
  await tools.drag([
    [380, 220],
    [410, 240],
    [450, 230],
  ]);
  await expect(tools.done).toBeEnabled();
  // A stroke that was not meant, and back again.
  await tools.drag([
    [600, 100],
    [700, 120],
  ]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Enter');
  await expect(desk.said).toHaveText(words.correct.mask.done(words.parts.face));
  await expect.poll(said).toHaveLength(1);
  const [first] = await said();
  expect(first).toMatchObject({ target: { kind: 'key' }, gesture: { kind: 'key-mask', part: 'face' }, on: true });
  if (first?.gesture.kind !== 'key-mask' || first.gesture.shape.by !== 'mask') throw new Error('a painted mask');
  const { mask } = first.gesture.shape;
  // Nothing of the stroke that was taken back.
  expect(mask.xPx + mask.widthPx).toBeLessThan(600);

  // The same part again: the former is changed. Four clicks in any order, around the face.
  await tools.way('clicks').click();
  for (const spot of [
    [415, 300],
    [345, 220],
    [470, 210],
    [410, 150],
  ] as const)
    await tools.click(spot);
  await expect(tools.done).toBeEnabled(DRAWN);
  await tools.done.click();
  await expect.poll(async () => JSON.stringify(await said())).not.toBe(JSON.stringify([first]));
  const again = await said();
  expect(again).toHaveLength(1);
  expect(again[0]?.id).toBe(first.id);

  await desk.button(words.actions.undo).click();
  await expect.poll(async () => JSON.stringify((await said())[0]?.gesture)).toBe(JSON.stringify(first.gesture));
  await desk.button(words.actions.undo).click();
  await expect.poll(said).toHaveLength(0);
  expect(host.troubles.all()).toEqual([]);
});

test('what means nothing is answered in words: four clicks on one spot, a mask of nothing, a place off the paper', async ({
  startDesk,
}) => {
  const { desk, host } = await startDesk({ habits: quiet });
  const { words, page } = desk;
  const tools = new RegionTools(desk, PAPER);
  await desk.sheet.cellAt('A', 1).click();
  await tools.take('mask');
  await expect(tools.options.getByRole('combobox')).toBeVisible(DRAWN);
  await tools.choosePart(words.parts.face);
  // Beside the paper the brush marks nothing, and there is nothing to end.
  await tools.drag([
    [-60, 100],
    [-40, 160],
  ]);
  await expect(desk.said).toHaveText(words.correct.mask.offPaper);
  await expect(tools.done).toBeDisabled();
  await tools.way('clicks').click();
  for (let click = 0; click < 4; click += 1) await tools.click(FACE);
  const oneSpot = desk.notices.filter({ hasText: desk.sentence({ code: 'correction-one-spot', detail: {} }).says });
  await expect(oneSpot).toBeVisible();
  await expect(tools.options.getByRole('status').filter({ hasText: words.correct.mask.clicked(0) })).toBeVisible();
  await tools.click([-20, 100]);
  await expect(desk.said).toHaveText(words.correct.mask.offPaper);

  await tools.way('brush').click();
  await tools.drag([
    [380, 220],
    [410, 240],
  ]);
  await tools.options.getByRole('button', { name: words.correct.mask.clear }).click();
  await tools.click(AIR);
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  const empty = desk.notices.filter({ hasText: desk.sentence({ code: 'correction-empty', detail: {} }).says });
  await expect(empty).toBeVisible();
  await desk.idle();
  expect(await correctionsOnDisk(host.dataFolder)).toEqual([]);
});

test('with the keyboard alone: the brush goes by arrows, Space stamps, Enter ends; every step is said', async ({
  startDesk,
}) => {
  const { desk, host } = await startDesk({ habits: quiet });
  const { words, page } = desk;
  const tools = new RegionTools(desk, PAPER);
  await desk.sheet.cellAt('A', 1).click();
  await page.keyboard.press('Alt+t');
  await expect(tools.surface).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tools.surface).toContainText(words.correct.mask.brushAt(words.correct.region.mark, 481, 271));
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowUp');
  await expect(tools.surface).toContainText(words.correct.mask.brushAt(words.correct.region.mark, 491, 270));
  await page.keyboard.press('Space');
  await page.keyboard.press(']');
  await page.keyboard.press('Enter');
  await expect(desk.said).toHaveText(words.correct.region.alone);
  await expect.poll(() => correctionsOnDisk(host.dataFolder)).toHaveLength(1);
  const [correction] = await correctionsOnDisk(host.dataFolder);
  if (correction?.gesture.kind !== 'no-partner') throw new Error('no partner');
  const { region, key } = correction.gesture;
  expect(key).toBe(0);
  // A round brush of 24 px about where the keyboard stood.
  expect(Math.abs((maskAreaPx(region) ?? 0) - Math.PI * 12 * 12)).toBeLessThan(40);
  expect(Math.abs(region.xPx + region.widthPx / 2 - 490.5)).toBeLessThanOrEqual(1);
  // Escape lays the tool down: nothing more is said.
  await page.keyboard.press('Escape');
  await expect(tools.surface).toHaveCount(0);
});

test('Enter right after a click that fills: what is still being looked for is finished with it, and the next one, too', async ({
  startDesk,
}) => {
  const { desk, host } = await startDesk({ habits: quiet });
  const { words, page } = desk;
  const tools = new RegionTools(desk, PAPER);
  await desk.sheet.cellAt('A', 1).click();
  await tools.take('no-partner');
  await tools.way('fill').click();
  for (const [count, spot] of [
    [1, FACE],
    [2, HAIR],
  ] as const) {
    await tools.click(spot);
    await page.keyboard.press('Enter');
    await expect.poll(() => correctionsOnDisk(host.dataFolder), DRAWN).toHaveLength(count);
    await expect(desk.said).toHaveText(words.correct.region.alone);
  }
  expect(host.troubles.all()).toEqual([]);
});

test('a region of one key is a region of the other: the stage goes there by itself', async ({ startDesk }) => {
  const { desk, host } = await startDesk({ habits: quiet });
  const { words, page } = desk;
  const tools = new RegionTools(desk, PAPER);
  await desk.sheet.cellAt('A', 1).click();
  await tools.take('region-match');
  await tools.way('fill').click();
  await expect(tools.options).toContainText(words.correct.region.first);
  await tools.click(HAIR);
  await expect(tools.done).toBeEnabled();
  await tools.done.click();
  await expect(tools.options).toContainText(words.correct.region.second);
  await expect(desk.paper).toHaveAccessibleName(/Key 2|2/);
  await tools.click(HAIR);
  await expect(tools.done).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(desk.said).toHaveText(words.correct.region.matched);
  await expect.poll(() => correctionsOnDisk(host.dataFolder)).toHaveLength(1);
  const [correction] = await correctionsOnDisk(host.dataFolder);
  expect(correction).toMatchObject({
    target: { kind: 'span', fromUnit: 0, toUnit: 1 },
    gesture: { kind: 'match-region' },
  });
});

test('on an in-between: order, a part’s time, a kept region and a pen’s lines, each with a preview before it is said', async ({
  startDesk,
}) => {
  const { desk, host } = await startDesk({ habits: quiet });
  const { words, page } = desk;
  const tools = new RegionTools(desk, PAPER);
  let part = '';
  const kinds = async () => (await correctionsOnDisk(host.dataFolder)).map(({ gesture }) => gesture.kind);
  await desk.sheet.cellAt('A', 3).click();
  await desk.generateSpan('A').click();
  await expect.poll(() => desk.sheet.count('A', 'generated'), DRAWN).toBe(3);

  await test.step('a part is picked where the hand is, and its order crosses half way', async () => {
    await page.keyboard.press('o');
    await expect(tools.options.getByRole('combobox')).toBeVisible(DRAWN);
    await tools.click(FACE);
    await expect(tools.options.getByRole('combobox')).not.toHaveValue('', DRAWN);
    part = await tools.options.getByRole('combobox').inputValue();
    expect(['face', 'eye_mouth', 'hair_front']).toContain(part);
    await tools.options.getByRole('button', { name: words.correct.order.behind }).click();
    await tools.options.getByRole('switch').check({ force: true });
    await expect(tools.options).toContainText(/touches 3/, DRAWN);
    await tools.done.click();
    await expect.poll(kinds).toEqual(['order']);
    const [order] = await correctionsOnDisk(host.dataFolder);
    expect(order?.gesture).toMatchObject({ of: { part }, side: 'behind', crossingUnit: 0.5 });
  });

  await test.step('the same part follows one drawing later', async () => {
    await tools.take('part-timing');
    await tools.options.getByRole('button', { name: words.correct.timing.later }).click();
    await tools.options.getByRole('slider').last().press('ArrowUp');
    await tools.done.click();
    await expect.poll(kinds).toEqual(['order', 'timing']);
    const [, timing] = await correctionsOnDisk(host.dataFolder);
    expect(timing?.gesture).toMatchObject({
      points: [
        { tUnit: 0.25, ownUnit: 0 },
        { tUnit: 0.5, ownUnit: 0.25 },
        { tUnit: 0.75, ownUnit: 0.55 },
      ],
    });
  });

  await test.step('a region stays as it is now', async () => {
    await tools.take('keep');
    await tools.drag([
      [380, 200],
      [430, 240],
    ]);
    await tools.done.click();
    await expect.poll(kinds).toEqual(['order', 'timing', 'keep']);
  });

  await test.step('lines with a pen: as wide as it presses; all of them one step', async () => {
    await tools.take('line');
    await tools.pen([
      [500, 100, 0.05],
      [540, 120, 0.4],
      [580, 110, 1],
      [600, 160, 0.5],
      [620, 220, 0.05],
    ]);
    await tools.drag([
      [250, 300],
      [300, 340],
      [380, 330],
    ]);
    await tools.options.getByRole('button', { name: words.correct.line.withColour }).click();
    await page.keyboard.press('Control+z');
    await tools.options.getByRole('switch', { name: words.correct.line.isNew }).check({ force: true });
    await tools.drag([
      [250, 320],
      [300, 350],
      [380, 340],
    ]);
    await tools.done.click();
    await expect.poll(kinds).toEqual(['order', 'timing', 'keep', 'lines']);
    const lines = (await correctionsOnDisk(host.dataFolder)).at(-1)?.gesture;
    if (lines?.kind !== 'lines') throw new Error('lines');
    expect(lines.colour).toMatch(/^#[0-9a-f]{6}$/);
    const widths = new Set(lines.lines.map(({ widthPx }) => widthPx));
    expect(widths.size).toBeGreaterThan(2);
    expect(lines.lines.at(-1)).toMatchObject({ widthPx: 3, isNew: true });
    expect(lines.lines[0]?.isNew).toBeUndefined();
  });
  await test.step('two masks of one part on one drawing are one correction', async () => {
    await tools.take('mask');
    await tools.way('fill').click();
    for (const hair of [HAIR, [250, 130]] as const) {
      const before = JSON.stringify(await correctionsOnDisk(host.dataFolder));
      await tools.click(hair);
      await expect(tools.done).toBeEnabled(DRAWN);
      await page.keyboard.press('Enter');
      await expect.poll(async () => JSON.stringify(await correctionsOnDisk(host.dataFolder)), DRAWN).not.toBe(before);
    }
    expect(await kinds()).toEqual(['order', 'timing', 'keep', 'lines', 'mask-at']);
    const mask = (await correctionsOnDisk(host.dataFolder)).at(-1);
    expect(mask).toMatchObject({ target: { kind: 'drawings' }, gesture: { part, tUnit: 0.5 } });
  });
  await expect(desk.notices).toHaveCount(0);
  expect(host.troubles.all()).toEqual([]);
});

test('a region of a key is in front of what it meets; its edge goes to the lines when that is wished', async ({
  startDesk,
}) => {
  const { desk, host } = await startDesk({ habits: quiet });
  const { words, page } = desk;
  const tools = new RegionTools(desk, PAPER);
  await desk.sheet.cellAt('A', 1).click();
  await tools.take('order');
  await tools.options.getByRole('button', { name: `${words.correct.order.of}: ${words.correct.order.region}` }).click();
  await tools.options.getByRole('switch', { name: words.correct.mask.snap }).check({ force: true });
  // Into the pony tail, not quite to its edge.
  await tools.drag([
    [200, 140],
    [250, 110],
    [310, 130],
  ]);
  await expect(tools.done).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect.poll(() => correctionsOnDisk(host.dataFolder), DRAWN).toHaveLength(1);
  const [order] = await correctionsOnDisk(host.dataFolder);
  if (order?.gesture.kind !== 'order') throw new Error('order');
  expect(order.gesture).toMatchObject({ of: { part: null, region1: null }, side: 'front', crossingUnit: null });
  // An edge that a round brush does not have: it went to the lines.
  const { region0 } = order.gesture.of;
  expect(region0 === null ? 0 : (maskAreaPx(region0) ?? 0)).toBeGreaterThan(1000);
  expect(host.troubles.all()).toEqual([]);
});

test('axe-core finds nothing serious in the rows of these tools', async ({ startDesk }) => {
  const { desk } = await startDesk({ habits: quiet });
  const tools = new RegionTools(desk, PAPER);
  await desk.sheet.cellAt('A', 1).click();
  for (const tool of ['mask', 'region-match', 'no-partner', 'order', 'part-timing'] as const) {
    await tools.take(tool);
    if (tool === 'mask') await expect(tools.options.getByRole('combobox')).toBeVisible(DRAWN);
    expect(await axeFindings(desk.page), tool).toEqual([]);
  }
  await desk.sheet.cellAt('A', 3).click();
  await tools.take('line');
  expect(await axeFindings(desk.page), 'line').toEqual([]);
});
