import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../hosts/desk-test';
import { DeskPage } from '../pages/desk-page';
import { cutTexts, faintTexts, namelessControls } from '../pages/page-checks';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 2560, height: 1440 },
] as const;

/** The main screens as a person sees them, in both languages and two sizes: pictures for the eye, and what a program can tell. */
test('the main screens: nothing overlaps, nothing is cut, everything has a name', async ({ startDesk }, testInfo) => {
  test.setTimeout(300_000);
  const { desk: first, host } = await startDesk({ habits: { autoDraw: false } });
  const { page } = first;
  await first.generateSpan('A').click();
  await expect.poll(() => first.sheet.count('A', 'generated'), { timeout: 120_000 }).toBe(3);
  await first.idle();
  const folder = join(testInfo.project.outputDir, 'screens');

  for (const language of ['en', 'ja'] as const) {
    await first.button(language === 'ja' ? '日本語' : 'English').click();
    const desk = new DeskPage(page, language);
    await expect(desk.generateSpan('A')).toBeVisible();
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const look = async (screen: string) => {
        const name = `${screen}-${language}-${size.width}`;
        await test.step(name, async () => {
          await settled(page);
          await page.screenshot({ path: join(folder, `${name}.png`) });
          expect.soft(await overflow(page), `${name}: overflow`).toEqual([]);
          expect.soft(await cutTexts(page), `${name}: cut texts`).toEqual([]);
          expect.soft(await namelessControls(page), `${name}: nameless`).toEqual([]);
        });
      };
      await desk.sheet.cellAt('A', 3).click();
      await look('desk');
      expect.soft(await overlaps(desk), `${language} ${size.width}`).toEqual([]);

      const { actions } = desk.words;
      for (const [screen, name] of [
        ['onion', actions.onion],
        ['flow', actions.flow],
        ['parts', actions.parts],
        ['keypoints', actions.keypoints],
        ['look-here', actions.confidence],
      ] as const) {
        const button = desk.stage.getByRole('button', { name, exact: true });
        await button.click();
        await expect(desk.stage.getByText(desk.words.stage.mapsLoading)).toHaveCount(0, { timeout: 90_000 });
        await look(screen);
        await button.click();
      }
      for (const [screen, name, dialog] of [
        ['open', actions.open, desk.openDialog.dialog],
        ['export', actions.export, desk.exportDialog.dialog],
        ['help', actions.help, desk.help],
      ] as const) {
        await desk.button(name).click();
        await expect(dialog).toBeVisible();
        await look(screen);
        await page.keyboard.press('Escape');
      }
    }
    await page.setViewportSize(SIZES[0]);
    const theme = desk.button(desk.words.actions.theme);
    await theme.click();
    await settled(page);
    await page.screenshot({ path: join(folder, `light-${language}-1280.png`) });
    await theme.click();
  }
  expect(host.troubles.all()).toEqual([]);
});

test('every text stands out from its ground by 4.5 or more, in both themes', async ({ startDesk }) => {
  const { desk } = await startDesk({ habits: { autoDraw: false } });
  expect.soft(await faintTexts(desk.page), 'dark').toEqual([]);
  await desk.button(desk.words.actions.theme).click();
  await settled(desk.page);
  expect.soft(await faintTexts(desk.page), 'light').toEqual([]);
});

/** Transitions are over and the pictures are there. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .map((one) => (one.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY ? null : one.finished)),
    ),
  );
}

async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [
      ...(scrollWidth > clientWidth ? [`${scrollWidth} wide in ${clientWidth}`] : []),
      ...(scrollHeight > clientHeight ? [`${scrollHeight} high in ${clientHeight}`] : []),
    ];
  });
}

/** Pairs of main regions that lie over each other. */
async function overlaps(desk: DeskPage): Promise<string[]> {
  const regions: readonly (readonly [string, Locator])[] = [
    ['top bar', desk.topBar],
    ['stage', desk.stage],
    ['panel', desk.panel],
    ['transport', desk.page.getByRole('group', { name: desk.words.transport.bar, exact: true })],
    ['sheet', desk.sheet.region],
    ['status line', desk.statusLine],
  ];
  const boxes = await Promise.all(regions.map(async ([name, region]) => ({ name, box: await region.boundingBox() })));
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => {
      if (a.box === null || b.box === null) return [`${a.name} or ${b.name} is not there`];
      const wide = Math.min(a.box.x + a.box.width, b.box.x + b.box.width) - Math.max(a.box.x, b.box.x);
      const high = Math.min(a.box.y + a.box.height, b.box.y + b.box.height) - Math.max(a.box.y, b.box.y);
      return wide > 1 && high > 1 ? [`${a.name} and ${b.name}`] : [];
    }),
  );
}
