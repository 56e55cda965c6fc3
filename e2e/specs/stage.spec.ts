import { join } from 'node:path';
import sharp from 'sharp';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { StagePage } from '../pages/stage';

const quiet = { autoDraw: false, loop: false };
/** The disc of the drawings of make-cut. */
const DISC = [240, 160, 96] as const;

test('the paper under the pointer stays there while the wheel zooms, also turned and mirrored', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const stage = new StagePage(desk.page, desk.words);
  await expect.poll(async () => (await stage.ink(DISC)).pixels).toBeGreaterThan(500);
  await desk.page.keyboard.press('h');
  await desk.page.keyboard.press('w');
  await expect.poll(() => stage.rotationDeg()).toBe(15);
  await settled(stage);
  const before = await stage.ink(DISC);
  const { x, y } = await stage.box();
  await desk.page.mouse.move(x + before.xPx, y + before.yPx);
  const percent = await stage.zoomPercent();
  await desk.page.mouse.wheel(0, 500);
  await expect.poll(() => stage.zoomPercent()).toBeLessThan(percent * 0.7);
  await settled(stage);
  const after = await stage.ink(DISC);
  expect(after.pixels).toBeLessThan(before.pixels * 0.6);
  expect(Math.hypot(after.xPx - before.xPx, after.yPx - before.yPx)).toBeLessThan(4);
});

test('Space or the middle button moves the paper, Shift and Space turn it, H shows it in a mirror, 0 fits it', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, words } = desk;
  const stage = new StagePage(page, words);
  await expect.poll(async () => (await stage.ink(DISC)).pixels).toBeGreaterThan(500);
  await settled(stage);
  const first = await stage.ink(DISC);
  const fitted = await stage.pixels();
  const { width, height } = await stage.box();
  const middle = { xPx: width / 2, yPx: height / 2 };

  await page.keyboard.down(' ');
  await stage.drag(middle, { xPx: middle.xPx + 60, yPx: middle.yPx - 20 });
  await page.keyboard.up(' ');
  await stage.drag(middle, { xPx: middle.xPx - 25, yPx: middle.yPx + 10 }, 'middle');
  await expect.poll(async () => Math.round((await stage.ink(DISC)).xPx - first.xPx)).toBe(35);

  await page.keyboard.down('Shift');
  await page.keyboard.down(' ');
  await stage.drag({ xPx: middle.xPx + 150, yPx: middle.yPx }, { xPx: middle.xPx, yPx: middle.yPx + 150 });
  await page.keyboard.up(' ');
  await page.keyboard.up('Shift');
  // A quarter by hand, and it snapped to be exactly that.
  await expect.poll(() => stage.rotationDeg()).toBe(90);
  await stage.button(words.actions.straighten).click();
  await expect.poll(() => stage.rotationDeg()).toBe(0);

  await page.keyboard.press('0');
  await expect.poll(async () => fitted.equals(await stage.pixels())).toBe(true);
  await page.keyboard.press('h');
  await expect(stage.button(words.actions.mirror)).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => Math.abs((await stage.ink(DISC)).xPx - (width - first.xPx))).toBeLessThan(3);
  await page.keyboard.press('Shift+W');
  await expect.poll(async () => fitted.equals(await stage.pixels())).toBe(true);
  await expect(desk.button(words.actions.undo)).toBeDisabled();
});

test('two fingers zoom and turn the paper that they hold, and one moves it', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const stage = new StagePage(desk.page, desk.words);
  const { x, y, width, height } = await stage.box();
  const [cx, cy] = [x + width / 2, y + height / 2];
  const session = await desk.page.context().newCDPSession(desk.page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly (readonly [number, number])[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })),
    });
  const percent = await stage.zoomPercent();
  await touch('touchStart', [[cx - 60, cy]]);
  await touch('touchStart', [
    [cx - 60, cy],
    [cx + 60, cy],
  ]);
  // Half as far apart, and a quarter turn.
  for (const share of [0.25, 0.5, 0.75, 1]) {
    const angle = (share * Math.PI) / 2;
    const radius = 60 - 30 * share;
    const [dx, dy] = [Math.cos(angle) * radius, Math.sin(angle) * radius];
    await touch('touchMove', [
      [cx - dx, cy - dy],
      [cx + dx, cy + dy],
    ]);
  }
  await touch('touchEnd', []);
  await expect.poll(() => stage.rotationDeg()).toBe(90);
  expect(Math.abs((await stage.zoomPercent()) - percent / 2)).toBeLessThan(percent * 0.05);
});

test('close up, a pixel is a square: no colour is seen that the drawing does not have', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] }, widthPx: 480, heightPx: 270 });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const stage = new StagePage(desk.page, desk.words);
  await expect.poll(async () => (await stage.ink(DISC)).pixels).toBeGreaterThan(500);
  await desk.page.keyboard.press('Shift+0');
  await expect.poll(() => stage.zoomPercent()).toBe(100);
  await settled(stage);
  const atSize = await stage.coloursInTheMiddle(200);
  for (let step = 0; step < 6; step += 1) await desk.page.keyboard.press('+');
  await expect.poll(() => stage.zoomPercent()).toBeGreaterThan(300);
  await settled(stage);
  expect(await stage.coloursInTheMiddle(200)).toBeLessThanOrEqual(atSize);
});

test('a flip at any zoom and turn shows the other key and comes back to exactly the same picture', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2], B: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { page } = desk;
  const stage = new StagePage(page, desk.words);
  await expect.poll(async () => (await stage.ink(DISC)).pixels).toBeGreaterThan(500);
  await page.keyboard.press('w');
  await page.keyboard.press('-');
  await page.keyboard.press('h');
  await settled(stage);
  const before = await stage.pixels();
  for (let flips = 0; flips < 3; flips += 1) {
    await page.keyboard.down('3');
    await expect.poll(async () => before.equals(await stage.pixels())).toBe(false);
    await page.keyboard.up('3');
    await expect.poll(async () => before.equals(await stage.pixels())).toBe(true);
  }
});

test('the onion skin shows as many drawings as are asked for, or keys alone', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3, 4] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, words } = desk;
  const stage = new StagePage(page, words);
  await expect.poll(async () => (await stage.ink(DISC)).pixels).toBeGreaterThan(500);
  await page.keyboard.press('Shift+>');
  await page.keyboard.press('Shift+>');
  await settled(stage);
  const alone = (await stage.ink([255, 255, 255])).pixels;
  await page.keyboard.press('n');
  await expect.poll(async () => (await stage.ink([255, 255, 255])).pixels).toBeLessThan(alone);
  await settled(stage);
  const two = (await stage.ink([255, 255, 255])).pixels;
  await stage.button(words.stage.onionSettings).click();
  await stage.button(words.stage.beforeMore).click();
  await expect.poll(async () => (await stage.ink([255, 255, 255])).pixels).toBeLessThan(two);
  await stage.button(words.stage.beforeLess).click();
  await stage.button(words.stage.beforeLess).click();
  await stage.button(words.stage.afterLess).click();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await stage.ink([255, 255, 255])).pixels).toBe(alone);
});

test('a sheet on the light table is shifted by hand and by number, and lies there when the cut is opened again', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, words } = desk;
  const stage = new StagePage(page, words);
  await page.keyboard.press('Alt+n');
  await expect(stage.lightTable).toBeVisible();
  const name = words.stage.pin('A', words.sheet.keyNamed(1));
  await stage.lightTable.getByRole('button', { name, exact: true }).click();
  const { width, height } = await stage.box();
  const scale = (await stage.zoomPercent()) / 100;
  const middle = { xPx: width / 2, yPx: height / 2 + 20 };
  await stage.drag(middle, { xPx: middle.xPx + 40, yPx: middle.yPx });
  const across = stage.lightTable.getByRole('textbox', { name: words.stage.pinShiftX });
  await expect.poll(async () => Math.abs(Number(await across.inputValue()) - 40 / scale)).toBeLessThan(1);
  const turn = stage.lightTable.getByRole('textbox', { name: words.stage.pinRotation });
  await turn.fill('30');
  await turn.press('Enter');
  await expect(turn).toHaveValue('30');
  await expect(desk.button(words.actions.undo)).toBeDisabled();
  // Where the hand looked is kept a moment later.
  await page.waitForTimeout(600);
  await page.reload();
  await desk.opened();
  await stage.lightTable.getByRole('button', { name, exact: true }).click();
  await expect(turn).toHaveValue('30');
  await stage.lightTable.getByRole('button', { name: words.stage.removePin(name) }).click();
  await expect(stage.lightTable.getByRole('button', { name, exact: true })).toHaveCount(0);
});

test('a background picture lies under the drawings, also after the page was loaded again and at the next start', async ({
  startDesk,
  startHost,
  workFolder,
  hostKind,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
  const { page, words } = desk;
  const stage = new StagePage(page, words);
  const green = await sharp({ create: { width: 320, height: 180, channels: 3, background: '#208040' } })
    .png()
    .toBuffer();
  const chooser = page.waitForEvent('filechooser');
  await stage.button(`${words.stage.paper}: ${words.stage.papers.picture}`).click();
  await (await chooser).setFiles({ name: 'wood.png', mimeType: 'image/png', buffer: green });
  const isGreen = async () => (await stage.ink([32, 128, 64])).pixels;
  await expect.poll(isGreen).toBeGreaterThan(10_000);
  await page.reload();
  await desk.opened();
  await expect.poll(isGreen).toBeGreaterThan(10_000);
  await page.keyboard.press('Shift+P');
  await expect.poll(isGreen).toBe(0);
  expect(host.troubles.all()).toEqual([]);
  if (hostKind === 'electron') return;

  await stage.button(`${words.stage.paper}: ${words.stage.papers.picture}`).click();
  await expect.poll(isGreen).toBeGreaterThan(10_000);
  await page.waitForTimeout(1000);
  await host.kill();
  const again = await startHost({ openFolder: cut, dataFolder: host.dataFolder });
  const later = new StagePage(await again.openPage(), words);
  await expect.poll(async () => (await later.ink([32, 128, 64])).pixels).toBeGreaterThan(10_000);
});

/** The stage looks the same twice in a row: what was asked for is drawn, finely. */
async function settled(stage: StagePage): Promise<void> {
  let last = await stage.pixels();
  await expect
    .poll(async () => {
      await stage.page.waitForTimeout(200);
      const now = await stage.pixels();
      const same = now.equals(last);
      last = now;
      return same;
    })
    .toBe(true);
}
