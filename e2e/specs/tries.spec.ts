import { expect, test } from '../hosts/desk-test';
import { TimingChart } from '../pages/timing-chart';

for (const locale of ['en-US', 'ja-JP']) {
  test.describe(locale, () => {
    test.use({ locale });

    test('on the sample the three things to try check themselves off, each when it is done', async ({ startDesk }) => {
      test.setTimeout(300_000);
      const { desk } = await startDesk({ habits: { autoDraw: false } });
      const { page, words } = desk;
      const strip = page.getByRole('region', { name: words.start.tryTitle });
      const thing = (text: string) => strip.getByRole('listitem').filter({ hasText: text });
      const flip = thing(words.start.tryFlip);
      const time = thing(words.start.tryTime);
      const review = thing(words.start.tryReview);
      await expect(strip.getByRole('listitem')).toHaveCount(3);
      await expect(strip.getByText(words.start.tryDone, { exact: true })).toHaveCount(0);

      // Looking about is none of the three.
      await page.keyboard.press('.');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Home');
      await expect(strip.getByText(words.start.tryDone, { exact: true })).toHaveCount(0);

      await page.keyboard.down('3');
      await expect(flip).toContainText(words.start.tryDone);
      await page.keyboard.up('3');
      await expect(time).not.toContainText(words.start.tryDone);

      const chart = new TimingChart(page, words);
      await expect.poll(() => chart.tsUnit()).not.toHaveLength(0);
      const [tUnit = 0] = await chart.tsUnit();
      const frame = Number(/\d+/.exec((await chart.ticks.first().getAttribute('aria-label')) ?? '')?.[0]);
      await chart.drag(frame, tUnit * 0.6);
      await expect(time).toContainText(words.start.tryDone);
      await expect(review).not.toContainText(words.start.tryDone);

      // Taken back, it was still tried; and what was tried stays so through a reload.
      await page.keyboard.press('Control+z');
      await desk.idle();
      await page.reload();
      await desk.opened();
      await expect(flip).toContainText(words.start.tryDone);
      await expect(time).toContainText(words.start.tryDone);
      await expect(review).not.toContainText(words.start.tryDone);

      await page.keyboard.press('Home');
      await page.keyboard.press('g');
      await expect.poll(() => desk.sheet.count('A', 'generated'), { timeout: 120_000 }).toBeGreaterThan(0);
      await desk.idle();
      await page.keyboard.press('.');
      await page.keyboard.press('a');
      await expect(strip.getByRole('status')).toContainText(words.start.tryAll);
      await strip.getByRole('button', { name: words.start.tryClose }).click();
      await expect(strip).toBeHidden();
    });
  });
}
