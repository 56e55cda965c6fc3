import { join } from 'node:path';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { axeFindings } from '../pages/axe';
import { Compare } from '../pages/compare';
import { DeskPage } from '../pages/desk-page';
import { settled } from '../pages/look-over';
import { cutTexts, faintTexts, namelessControls } from '../pages/page-checks';
import { Review } from '../pages/review';
import { TimingChart } from '../pages/timing-chart';

/** Each language with one theme and one size: together all of them. */
const LOOKS = [
  { language: 'en', theme: 'dark', size: { width: 1280, height: 800 } },
  { language: 'ja', theme: 'light', size: { width: 1280, height: 800 } },
  { language: 'ja', theme: 'dark', size: { width: 2560, height: 1440 } },
] as const;

for (const { language, theme, size } of LOOKS) {
  test(`timing, review and comparison at work: nothing is cut, faint or nameless (${language}, ${theme}, ${size.width})`, async ({
    startDesk,
    workFolder,
  }, testInfo) => {
    test.setTimeout(400_000);
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
    const { desk: english, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
    const { page } = english;
    await english.generateSpan('A').click();
    await expect.poll(() => english.sheet.count('A', 'generated'), { timeout: 90_000 }).toBe(3);
    await english.idle();
    await page.setViewportSize(size);
    if (language === 'ja') await english.button('日本語').click();
    const desk = new DeskPage(page, language);
    if (theme === 'light') await desk.button(desk.words.actions.theme).click();
    const { words } = desk;
    const review = new Review(page, words);
    const compare = new Compare(page, words);
    const chart = new TimingChart(page, words);
    const look = async (screen: string) => {
      await test.step(screen, async () => {
        await settled(page);
        const name = `${screen}-${language}-${theme}-${size.width}`;
        await page.screenshot({ path: join(testInfo.project.outputDir, 'review-screens', `${name}.png`) });
        expect.soft(await cutTexts(page), `${name}: cut texts`).toEqual([]);
        expect.soft(await faintTexts(page), `${name}: faint texts`).toEqual([]);
        expect.soft(await namelessControls(page), `${name}: nameless`).toEqual([]);
        expect.soft(await axeFindings(page), `${name}: axe`).toEqual([]);
      });
    };

    await chart.tab.click();
    await desk.sheet.cellAt('A', 3).click();
    await chart.field.click();
    await chart.field.fill('?');
    await chart.field.press('Enter');
    await look('fraction-wrong');
    await page.keyboard.press('Escape');
    await chart.pull(3, 0.55, -100);
    await look('tick-off');
    await chart.pull(3, 0.5);
    await page.mouse.up();

    await review.tab.click();
    await page.keyboard.press('z');
    await page.keyboard.press('x');
    await expect(review.note).toBeFocused();
    await look('note');
    await page.keyboard.type('A');
    await page.keyboard.press('Enter');
    await page.keyboard.press('a');
    await page.keyboard.press('Shift+z');
    await look('judged');
    await page.keyboard.press('c');
    await expect.poll(() => compare.brightness()).toBeGreaterThan(0);
    for (const mode of ['wipe', 'flip', 'difference', 'side-by-side'] as const) {
      await compare.mode(mode).click();
      if (mode === 'difference') {
        await compare.truth.getByRole('button', { name: words.compare.truthRight, exact: true }).click();
        await expect(compare.told).toContainText(words.compare.ssim, { timeout: 60_000 });
      }
      await look(`compare-${mode}`);
    }
    expect(host.troubles.all()).toEqual([]);
  });
}
