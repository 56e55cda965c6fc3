import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import type { DeskPage } from '../pages/desk-page';
import { StagePage } from '../pages/stage';

const quiet = { autoDraw: false, loop: false };

test('the cut plays to its end and stops there; with loop it goes on until it is stopped', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { words } = desk;
  const length = Number(await desk.sheet.ruler.getAttribute('aria-valuemax'));
  await watchFrames(desk.page);
  await desk.button(words.transport.play).click();
  await expect.poll(() => desk.frame()).toBe(length);
  await expect(desk.button(words.transport.play)).toBeVisible();
  const run = await watchedFrames(desk.page);
  expect(run.length).toBeGreaterThan(0);
  expect(run).toEqual([...run].sort((a, b) => a - b));

  await desk.button(words.transport.loop).click();
  await expect(desk.button(words.transport.loop)).toHaveAttribute('aria-pressed', 'true');
  await desk.page.keyboard.press('Enter');
  // Round at least once: after a later frame comes an earlier one.
  await expect
    .poll(async () => {
      const frames = (await watchedFrames(desk.page)).slice(run.length);
      return frames.some((frame, index) => frame < (frames[index - 1] ?? 0));
    })
    .toBe(true);
  await desk.button(words.transport.stop).click();
  await expect(desk.button(words.transport.play)).toBeVisible();
  const stopped = await desk.frame();
  await desk.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await desk.frame()).toBe(stopped);
});

test('a hand on the ruler scrubs; playing ends', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
  const { desk } = await startDesk({ openFolder: cut, habits: { autoDraw: false, loop: true } });
  await desk.page.keyboard.press('Enter');
  await expect(desk.button(desk.words.transport.stop)).toBeVisible();
  const box = await desk.sheet.ruler.boundingBox();
  if (box === null) throw new Error('there is no ruler');
  const length = Number(await desk.sheet.ruler.getAttribute('aria-valuemax'));
  const columnPx = box.width / length;
  const middleOf = (frame: number) => ({ x: box.x + (frame - 0.5) * columnPx, y: box.y + box.height / 2 });
  const from = middleOf(2);
  await desk.page.mouse.move(from.x, from.y);
  await desk.page.mouse.down();
  await expect.poll(() => desk.frame()).toBe(2);
  const to = middleOf(6);
  await desk.page.mouse.move(to.x, to.y, { steps: 4 });
  await expect.poll(() => desk.frame()).toBe(6);
  await desk.page.mouse.up();
  await expect(desk.button(desk.words.transport.play)).toBeVisible();
  await expect(desk.paper).toHaveAccessibleName(/t 0\.25, wanted/);
});

test('steps go by drawing, by key and by frame, and stay inside the cut', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const { page } = desk;
  await desk.panel.getByRole('button', { name: desk.words.panel.onNs(2), exact: true }).click();
  await expect.poll(() => desk.sheet.count('A', 'wanted')).toBe(4);
  const length = Number(await desk.sheet.ruler.getAttribute('aria-valuemax'));
  const steps: readonly [string, number][] = [
    ...(
      [
        ['.', 3],
        ['.', 5],
        [',', 3],
        ['Shift+>', 5],
        ['Shift+>', 9],
        ['Shift+<', 5],
      ] as const
    ).map(([key, frame]): [string, number] => [key, frame]),
    ...(
      [
        ['ArrowRight', 6],
        ['ArrowLeft', 5],
        ['End', length],
        ['ArrowRight', length],
        ['Home', 1],
      ] as const
    ).map(([key, frame]): [string, number] => [key, frame]),
    ['ArrowLeft', 1],
  ];
  for (const [key, frame] of steps) {
    await page.keyboard.press(key);
    await expect.poll(() => desk.frame(), key).toBe(frame);
  }
});

test('the keys 1 2 3 hold up the first key, this drawing and the next key, as fingers do', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  await desk.sheet.cellAt('A', 3).click();
  await expect(desk.paper).toHaveAccessibleName(/t 0\.50, wanted/);
  await held(desk, '1', desk.words.sheet.keyNamed(1));
  await held(desk, '3', desk.words.sheet.keyNamed(2));
  await held(desk, '2', 't 0.50');
  await expect(desk.paper).toHaveAccessibleName(/t 0\.50, wanted/);
});

test('every frame of a run was either shown or is counted as dropped', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
  const { desk } = await startDesk({ openFolder: cut, habits: quiet });
  const stage = new StagePage(desk.page, desk.words);
  const length = Number(await desk.sheet.ruler.getAttribute('aria-valuemax'));
  await desk.button(desk.words.transport.play).click();
  await expect.poll(() => desk.frame()).toBe(length);
  await expect(desk.button(desk.words.transport.play)).toBeVisible();
  const { presented, dropped } = await stage.played();
  expect(presented).toBeGreaterThan(0);
  expect(presented + dropped).toBe(length);
});

test('a selection plays by itself and loops, and one cel plays alone', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3], B: [1, 2, 3] } });
  const { desk } = await startDesk({ openFolder: cut, habits: { autoDraw: false, loop: true } });
  const { page } = desk;
  const stage = new StagePage(page, desk.words);
  const disc = async () => (await stage.ink([240, 160, 96])).pixels;
  await expect.poll(disc).toBeGreaterThan(500);
  await desk.sheet.cellAt('A', 1).click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await watchFrames(page);
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await watchedFrames(page)).length).toBeGreaterThan(6);
  await page.keyboard.press('Enter');
  expect(Math.max(...(await watchedFrames(page)))).toBeLessThanOrEqual(3);

  await page.keyboard.press('Escape');
  // On the keys: a drawing that is not drawn yet shows its key faded while the cut rests.
  await page.keyboard.press('Home');
  await expect.poll(disc).toBeGreaterThan(500);
  const both = await disc();
  await page.keyboard.press('Alt+Enter');
  await expect.poll(disc).toBeLessThan(both * 0.75);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await expect.poll(disc).toBeGreaterThan(both * 0.9);
});

async function held(desk: DeskPage, key: string, shows: string): Promise<void> {
  await desk.page.keyboard.down(key);
  await expect(desk.paper).toHaveAccessibleName(new RegExp(shows.replace('.', '\\.')));
  await desk.page.keyboard.up(key);
  await expect(desk.paper).toHaveAccessibleName(/t 0\.50/);
}

/** Every frame that the playhead stands on from now on; words and what screen readers hear rest while the cut plays. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const [playhead, ruler] = ['.playhead', '.sheet-ruler'].map((name) => document.querySelector<HTMLElement>(name));
    if (!playhead || !ruler) throw new Error('there is no sheet');
    const frames: number[] = [];
    Object.assign(window, { framesSeen: frames });
    const look = () => {
      const along = playhead.getBoundingClientRect().left - ruler.getBoundingClientRect().left;
      const frame = Math.round(along / playhead.offsetWidth) + 1;
      if (frame !== frames.at(-1)) frames.push(frame);
      requestAnimationFrame(look);
    };
    look();
  });
}

async function watchedFrames(page: Page): Promise<number[]> {
  const seen: unknown = await page.evaluate(() => Reflect.get(window, 'framesSeen'));
  return Array.isArray(seen) ? seen.map(Number) : [];
}
