import { bigCut } from '../bench/big-cut.mjs';
import { expect, test } from '../hosts/desk-test';
import { StagePage } from '../pages/stage';

const DISC = [240, 160, 96] as const;
/** More cells than this in the page would mean that the sheet builds what nobody sees. */
const MOST_CELLS = 2500;

test('a cut of 8,000 drawings opens, scrubs to its end, plays and flips; only what is seen is built', async ({
  startDesk,
}) => {
  // Its 8,000 files are made once a machine.
  test.setTimeout(600_000);
  const cut = await bigCut({ cels: 8, drawings: 1000, widthPx: 960, heightPx: 540 });
  const { desk, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false, loop: false } });
  const { page } = desk;
  const stage = new StagePage(page, desk.words);
  const disc = async () => (await stage.ink(DISC)).pixels;
  await expect.poll(disc, { timeout: 120_000 }).toBeGreaterThan(300);
  expect(await page.getByRole('gridcell').count()).toBeLessThan(MOST_CELLS);

  const length = Number(await desk.sheet.ruler.getAttribute('aria-valuemax'));
  expect(length).toBeGreaterThan(1000);
  await page.keyboard.press('End');
  await expect.poll(() => desk.frame()).toBe(length);
  await expect.poll(disc).toBeGreaterThan(300);
  const end = await stage.pixels();
  // The last key is held to the end: once to where it begins, once to the key before.
  await page.keyboard.press('Shift+<');
  await page.keyboard.press('Shift+<');
  await expect.poll(async () => end.equals(await stage.pixels())).toBe(false);

  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(() => stage.played().then(({ presented }) => presented), { timeout: 60_000 }).toBeGreaterThan(12);
  await page.keyboard.press('Enter');
  // Wherever it stopped may not be drawn yet; a key is.
  await page.keyboard.press('Home');
  await expect.poll(disc).toBeGreaterThan(300);
  const still = await stage.pixels();
  await page.keyboard.down('3');
  await expect.poll(async () => still.equals(await stage.pixels())).toBe(false);
  await page.keyboard.up('3');
  expect(await page.getByRole('gridcell').count()).toBeLessThan(MOST_CELLS);
  expect(host.troubles.all()).toEqual([]);
});
