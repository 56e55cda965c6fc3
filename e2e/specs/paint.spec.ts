import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { makeCut, SMALL } from '../cuts/make-cut';
import { expect, type StartedDesk, test } from '../hosts/desk-test';
import { Painting } from '../pages/painting';
import { spotOnPage } from '../pages/paper-spot';
import { StagePage } from '../pages/stage';

/** Limits for a busy machine, no promise of speed. */
const DRAWING = { timeout: 180_000 };
const quiet = { autoDraw: false };
const RED = [0xc8, 0x14, 0x28] as const;
const GREEN = [0x14, 0x96, 0x3c] as const;
const hex = (colour: readonly number[]) => `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;

interface Painted extends StartedDesk {
  readonly painting: Painting;
  readonly stage: StagePage;
  /** A place of the paper (a share of its width and height) on the screen. */
  readonly at: (x01: number, y01: number) => Promise<[number, number]>;
}

/** A cut of one span, its in-betweens drawn, the second of them under the playhead. */
async function openPainted({ host, desk }: StartedDesk, drawn = true): Promise<Painted> {
  const { page, words } = desk;
  if (drawn) {
    await desk.generateSpan('A').click();
    await expect.poll(() => desk.sheet.count('A', 'generated'), DRAWING).toBe(3);
    await desk.idle();
  }
  await desk.sheet.cellAt('A', 3).click();
  const stage = new StagePage(page, words);
  const at = async (x01: number, y01: number): Promise<[number, number]> => {
    const { x, y } = await spotOnPage(desk, SMALL, [SMALL.widthPx * x01, SMALL.heightPx * y01]);
    return [x, y];
  };
  return { host, desk, painting: new Painting(page, words), stage, at };
}

async function pictureOf({ desk }: Painted): Promise<Buffer> {
  const shown = (await desk.sheet.read('A')).find((one) => one.firstFrame === 3);
  const bytes = await desk.picture(shown?.picture ?? '');
  return sharp(bytes).ensureAlpha().raw().toBuffer();
}

const pixel = (pixels: Buffer, x: number, y: number) => [...pixels.subarray((y * 160 + x) * 4, (y * 160 + x) * 4 + 4)];

test.beforeEach(async ({ workFolder }) => {
  test.setTimeout(300_000);
  await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
});

test('a pencil stroke is on the paper, in the drawing and in the sheet; undo takes it away, redo brings it back', async ({
  startDesk,
  workFolder,
}) => {
  const painted = await openPainted(await startDesk({ openFolder: join(workFolder, 'cut'), habits: quiet }));
  const { desk, painting, stage, at, host } = painted;
  await painting.tool('pencil').click();
  await painting.choose(hex(RED));
  await painting.set(desk.words.paint.size, 6);
  await painting.drag([await at(0.1, 0.9), await at(0.5, 0.9), await at(0.9, 0.9)]);
  // On the screen at once, whatever the disk does.
  await expect.poll(async () => (await stage.ink(RED)).pixels).toBeGreaterThan(500);
  await expect.poll(() => desk.sheet.count('A', 'corrected'), DRAWING).toBe(1);
  expect(pixel(await pictureOf(painted), 80, 115)).toEqual([...RED, 255]);
  await desk.idle();
  await desk.button(desk.words.actions.undo).click();
  await expect.poll(() => desk.sheet.count('A', 'generated')).toBe(3);
  await expect.poll(async () => (await stage.ink(RED)).pixels).toBe(0);
  await desk.button(desk.words.actions.redo).click();
  await expect.poll(async () => (await stage.ink(RED)).pixels).toBeGreaterThan(500);
  expect(host.troubles.all()).toEqual([]);
});

test('a pen that presses harder draws thicker', async ({ startDesk, workFolder }) => {
  const painted = await openPainted(await startDesk({ openFolder: join(workFolder, 'cut'), habits: quiet }));
  const { desk, painting, at } = painted;
  await painting.tool('pencil').click();
  await painting.choose(hex(RED));
  await painting.set(desk.words.paint.size, 14);
  const [left, right] = [await at(0.1, 0.9), await at(0.9, 0.9)];
  const points = Array.from({ length: 24 }, (_, i) => ({
    x: left[0] + ((right[0] - left[0]) * i) / 23,
    y: left[1],
    force: 0.1 + (0.9 * i) / 23,
  }));
  await painting.pen(points);
  await expect.poll(() => desk.sheet.count('A', 'corrected'), DRAWING).toBe(1);
  const pixels = await pictureOf(painted);
  const thickness = (x: number) =>
    Array.from({ length: 128 }, (_, y) => pixel(pixels, x, y)).filter(
      ([red, green]) => red === RED[0] && green === RED[1],
    ).length;
  expect(thickness(130)).toBeGreaterThan(thickness(30) + 3);
});

test('fill takes the area up to its lines, the eraser takes away, and a restart has it all', async ({
  startDesk,
  workFolder,
}) => {
  const painted = await openPainted(await startDesk({ openFolder: join(workFolder, 'cut'), habits: quiet }));
  const { desk, painting, at, host } = painted;
  await painting.tool('fill').click();
  await painting.choose(hex(GREEN));
  await painting.drag([await at(0.03, 0.03), await at(0.03, 0.03)]);
  await expect.poll(() => desk.sheet.count('A', 'corrected'), DRAWING).toBe(1);
  const filled = await pictureOf(painted);
  expect(pixel(filled, 4, 4)).toEqual([...GREEN, 255]);
  // Around the figure, and not into it.
  const greens = Array.from(
    { length: 160 * 128 },
    (_, i) => filled[i * 4] === GREEN[0] && filled[i * 4 + 1] === GREEN[1],
  );
  const share = greens.filter(Boolean).length / greens.length;
  expect(share).toBeGreaterThan(0.5);
  expect(share).toBeLessThan(0.97);
  await painting.tool('eraser').click();
  await painting.set(desk.words.paint.size, 20);
  await painting.drag([await at(0.05, 0.5), await at(0.05, 0.6)]);
  await expect.poll(async () => pixel(await pictureOf(painted), 8, 70)[3], DRAWING).toBe(0);
  await desk.idle();
  const before = await pictureOf(painted);
  const { dataFolder } = host;
  await host.kill();
  const again = await startDesk({ dataFolder, openFolder: join(workFolder, 'cut'), habits: quiet });
  await again.desk.sheet.cellAt('A', 3).click();
  expect((await pictureOf({ ...painted, ...again })).equals(before)).toBe(true);
});

test('the lasso moves and turns a piece, and copies one from a key', async ({ startDesk, workFolder }) => {
  const painted = await openPainted(await startDesk({ openFolder: join(workFolder, 'cut'), habits: quiet }));
  const { desk, painting, at, stage } = painted;
  await painting.tool('pencil').click();
  await painting.choose(hex(RED));
  await painting.set(desk.words.paint.size, 10);
  await painting.drag([await at(0.1, 0.88), await at(0.2, 0.88)]);
  await expect.poll(() => desk.sheet.count('A', 'corrected'), DRAWING).toBe(1);
  const was = await stage.ink(RED);
  await painting.tool('lasso').click();
  await painting.drag([await at(0.04, 0.8), await at(0.28, 0.8), await at(0.28, 0.97), await at(0.04, 0.97)]);
  await painting.drag([await at(0.15, 0.88), await at(0.75, 0.88)]);
  await painting.surface.press('Enter');
  await desk.idle();
  await expect.poll(async () => (await stage.ink(RED)).xPx - was.xPx).toBeGreaterThan(100);
  expect(pixel(await pictureOf(painted), 24, 113)[3]).toBe(0);
  expect(pixel(await pictureOf(painted), 120, 113)).toEqual([...RED, 255]);

  // The first key laid there to cut from.
  const source = painting.options('lasso').getByRole('group', { name: desk.words.paint.source });
  await source.getByRole('button', { name: desk.words.paint.sources['first-key'] }).click();
  await painting.drag([await at(0.02, 0.2), await at(0.9, 0.2), await at(0.9, 0.98), await at(0.02, 0.98)]);
  await expect(painting.options('lasso').getByRole('button', { name: desk.words.paint.layDown })).toBeVisible();
  await painting.surface.press('Alt+ArrowRight');
  await painting.surface.press('Shift+ArrowUp');
  await expect(painting.surface).toContainText(desk.words.paint.held(0, -10, 1));
  await painting.surface.press('Enter');
  await desk.idle();
  await desk.button(desk.words.actions.undo).click();
  await expect.poll(async () => pixel(await pictureOf(painted), 120, 113)).toEqual([...RED, 255]);
});

test('by keyboard alone: a tool, a stroke, a fill', async ({ startDesk, workFolder }) => {
  const painted = await openPainted(await startDesk({ openFolder: join(workFolder, 'cut'), habits: quiet }));
  const { desk, painting } = painted;
  await desk.page.keyboard.press('b');
  await expect(painting.surface).toBeFocused();
  await desk.page.keyboard.press('Shift+ArrowDown');
  await desk.page.keyboard.press('Enter');
  for (let i = 0; i < 3; i += 1) await desk.page.keyboard.press('Shift+ArrowRight');
  await desk.page.keyboard.press('Enter');
  // At once: what undo takes back is that stroke, though it may still be on its way to the disk.
  await desk.page.keyboard.press('Control+z');
  await expect(desk.button(desk.words.actions.redo)).toContainText(desk.words.steps['paint-pencil']);
  expect(await desk.sheet.count('A', 'corrected')).toBe(0);
  expect(await desk.sheet.count('A', 'generated')).toBe(3);
  await desk.page.keyboard.press('Control+Shift+z');
  await expect.poll(() => desk.sheet.count('A', 'corrected'), DRAWING).toBe(1);
  await desk.page.keyboard.press('f');
  await desk.page.keyboard.press('Enter');
  await expect(desk.button(desk.words.actions.undo)).toContainText(desk.words.steps['paint-fill'], DRAWING);
  await desk.page.keyboard.press('Escape');
  await expect(painting.surface).toBeHidden();
});

test('on a key: refused in words; on an empty sheet: drawn by hand alone', async ({ startDesk, workFolder }) => {
  const painted = await openPainted(await startDesk({ openFolder: join(workFolder, 'cut'), habits: quiet }), false);
  const { desk, painting, at } = painted;
  await painting.tool('pencil').click();
  await desk.sheet.cellAt('A', 1).click();
  await painting.drag([await at(0.2, 0.5), await at(0.4, 0.5)]);
  await expect(desk.notices).toContainText(
    desk.sentence({ code: 'input-invalid', detail: { reason: 'paint-on-key' } }).says,
  );
  await desk.dismissNotices();
  await desk.sheet.cellAt('A', 3).click();
  await painting.choose(hex(RED));
  await painting.set(desk.words.paint.size, 8);
  await painting.drag([await at(0.2, 0.5), await at(0.8, 0.5)]);
  await expect.poll(() => desk.sheet.count('A', 'corrected'), DRAWING).toBe(1);
  expect(pixel(await pictureOf(painted), 80, 64)).toEqual([...RED, 255]);
});

test('what could not be saved stays on the paper and is offered again', async ({ startDesk, workFolder }) => {
  const painted = await openPainted(await startDesk({ openFolder: join(workFolder, 'cut'), habits: quiet }));
  const { desk, painting, stage, at, host } = painted;
  const full = {
    status: 400,
    contentType: 'application/json',
    body: '{"code":"disk-full","detail":{"folder":"paint"}}',
  };
  await desk.page.context().route('**/paint/**', (route) => route.fulfill(full));
  await painting.tool('pencil').click();
  await painting.choose(hex(RED));
  await painting.set(desk.words.paint.size, 8);
  await painting.drag([await at(0.2, 0.9), await at(0.8, 0.9)]);
  await expect(desk.notices).toContainText(desk.sentence({ code: 'disk-full', detail: { folder: 'paint' } }).says);
  expect((await stage.ink(RED)).pixels).toBeGreaterThan(300);
  expect(await desk.sheet.count('A', 'corrected')).toBe(0);
  await desk.page.context().unroute('**/paint/**');
  await painting.options('pencil').getByRole('button', { name: desk.words.paint.saveAgain }).click();
  await expect.poll(() => desk.sheet.count('A', 'corrected'), DRAWING).toBe(1);
  const [cut] = await readdir(join(host.dataFolder, 'cuts'));
  expect((await readdir(join(host.dataFolder, 'cuts', cut ?? '', 'paint'))).length).toBeGreaterThan(0);
});
