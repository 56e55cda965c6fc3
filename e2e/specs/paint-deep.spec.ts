import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { LARGE, makeLargeCut } from '../cuts/large-keys';
import { drawKey, keyName, SMALL } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { Painting } from '../pages/painting';
import { spotOnPage } from '../pages/paper-spot';
import { StagePage } from '../pages/stage';

/** Painting on what is deeper, in other colours or larger than a screen is. */

/** Limits for a busy machine, no promise of speed. */
const LIMIT = { timeout: 300_000 };
const quiet = { autoDraw: false };
const RED = [0xc8, 0x14, 0x28] as const;
/** Of the ball in the keys, as the screen has it. */
const ORANGE = [0xf0, 0xa0, 0x60] as const;

test.skip(({ hostKind }) => hostKind === 'electron', 'Electron asks for the folder by the system’s own dialog');
test.setTimeout(900_000);

test('keys of 16 bits with a profile: nothing but the stroke changes its colour, on the screen and in the file, which keeps depth and profile', async ({
  startDesk,
  workFolder,
}) => {
  const folder = join(workFolder, 'cut', 'A');
  await mkdir(folder, { recursive: true });
  for (const number of [1, 2]) {
    const wide = sharp(await drawKey(number))
      .toColourspace('rgb16')
      .withIccProfile('p3');
    await writeFile(join(folder, keyName('A', number)), await wide.png().toBuffer());
  }
  const { desk, host } = await startDesk({ openFolder: join(workFolder, 'cut'), habits: quiet });
  await desk.generateSpan('A').click();
  await expect.poll(() => desk.sheet.count('A', 'generated'), LIMIT).toBe(3);
  await desk.idle();
  await desk.sheet.cellAt('A', 3).click();
  const stage = new StagePage(desk.page, desk.words);
  const pictureHere = async () =>
    (await desk.sheet.read('A')).find(({ firstFrame }) => firstFrame === 3)?.picture ?? '';
  const draft = await desk.picture(await pictureHere());
  const painting = new Painting(desk.page, desk.words);
  await painting.tool('pencil').click();
  await painting.choose('#c81428');
  await painting.set(desk.words.paint.size, 6);
  // With the tool's row the paper lies as it does while it is painted on.
  await expect.poll(async () => (await stage.ink(ORANGE)).pixels).toBeGreaterThan(200);
  const before = (await stage.ink(ORANGE)).pixels;
  const at = (x: number, y: number) => spotOnPage(desk, SMALL, [x, y]);
  const [from, to] = [await at(16, 118), await at(144, 118)];
  const middleOfStroke = async () => {
    const { data, info } = await sharp(await stage.pixels())
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const box = await stage.box();
    const pixel = (Math.round(from.y - box.y) * info.width + Math.round((from.x + to.x) / 2 - box.x)) * 3;
    return [...data.subarray(pixel, pixel + 3)];
  };
  await desk.page.mouse.move(from.x, from.y);
  await desk.page.mouse.down();
  await desk.page.mouse.move(to.x, to.y, { steps: 12 });
  // The hand is still down: what is seen is the painter's. Red, whatever red the profile makes of it.
  await expect.poll(async () => (await middleOfStroke())[1]).toBeLessThan(60);
  expect(Math.abs((await stage.ink(ORANGE)).pixels - before)).toBeLessThan(before * 0.03);
  const seen = await middleOfStroke();
  await desk.page.mouse.up();
  await expect.poll(() => desk.sheet.count('A', 'corrected'), LIMIT).toBe(1);
  await desk.idle();
  await desk.sheet.cellAt('A', 1).click();
  await desk.sheet.cellAt('A', 3).click();
  const painted = await desk.picture(await pictureHere());
  const [was, is] = [await sharp(draft).metadata(), await sharp(painted).metadata()];
  expect(is.depth).toBe('ushort');
  expect(is.icc?.equals(was.icc ?? Buffer.alloc(0))).toBe(true);
  // The document's own picture looks as the painter's did.
  await expect(desk.paper).toHaveAccessibleName(/t 0\.50/);
  await expect.poll(async () => (await middleOfStroke())[1]).toBeLessThan(60);
  for (const [c, value] of (await middleOfStroke()).entries())
    expect(Math.abs(value - (seen[c] ?? 0))).toBeLessThanOrEqual(3);
  expect(Math.abs((await stage.ink(ORANGE)).pixels - before)).toBeLessThan(before * 0.03);
  expect(host.troubles.all()).toEqual([]);
});

test('a sheet of 3840x2160: a stroke, a fill of all of it and undo, each saved and seen', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeLargeCut(join(workFolder, 'cut'));
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, words } = desk;
  const [painting, stage] = [new Painting(page, words), new StagePage(page, words)];
  await desk.sheet.cellAt('A', 3).click();
  const at = (x01: number, y01: number) => spotOnPage(desk, LARGE, [LARGE.widthPx * x01, LARGE.heightPx * y01]);
  await painting.tool('pencil').click();
  await painting.choose('#c81428');
  await painting.set(words.paint.size, 60);
  const [from, to] = [await at(0.1, 0.5), await at(0.9, 0.5)];
  await painting.drag([
    [from.x, from.y],
    [to.x, to.y],
  ]);
  await expect.poll(async () => (await stage.ink(RED)).pixels, LIMIT).toBeGreaterThan(1000);
  await expect.poll(() => desk.sheet.count('A', 'corrected'), LIMIT).toBe(1);
  const stroke = (await stage.ink(RED)).pixels;
  await painting.tool('fill').click();
  const above = await at(0.5, 0.2);
  await page.mouse.click(above.x, above.y);
  // Around the stroke's ends the paper hangs together.
  await expect.poll(async () => (await stage.ink(RED)).pixels, LIMIT).toBeGreaterThan(stroke * 8);
  await expect(desk.button(words.actions.undo)).toContainText(words.steps['paint-fill'], LIMIT);
  await desk.idle();
  const shown = (await desk.sheet.read('A')).find(({ firstFrame }) => firstFrame === 3);
  const { data, info } = await sharp(await desk.picture(shown?.picture ?? ''))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([LARGE.widthPx, LARGE.heightPx]);
  for (const [x, y] of [
    [0, 0],
    [3839, 2159],
    [1900, 400],
  ] as const) {
    const pixel = (y * info.width + x) * info.channels;
    expect([...data.subarray(pixel, pixel + 3)], `${x}, ${y}`).toEqual([...RED]);
  }
  await desk.button(words.actions.undo).click();
  await expect.poll(async () => (await stage.ink(RED)).pixels, LIMIT).toBeLessThan(stroke * 1.2);
  expect(host.troubles.all()).toEqual([]);
});
