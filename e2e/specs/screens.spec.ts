import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../hosts/desk-test';
import { DeskPage } from '../pages/desk-page';
import { englishWords } from '../pages/english-words';
import { settled } from '../pages/look-over';
import { cutTexts, faintTexts, namelessControls, overflow } from '../pages/page-checks';
import { EMPTY_DESK, SCREENS, type Screen } from '../pages/screens';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 2560, height: 1440 },
] as const;

/** Every screen as a person sees it, in both languages and two sizes: pictures for the eye, and what a program can tell. */
for (const language of ['en', 'ja'] as const) {
  test(`every screen: nothing overlaps, nothing is cut, everything has a name and is in one language (${language})`, async ({
    startDesk,
  }, testInfo) => {
    test.setTimeout(900_000);
    const { desk: english, host } = await startDesk({ habits: { autoDraw: false } });
    const { page } = english;
    await english.generateSpan('A').click();
    await expect.poll(() => english.sheet.count('A', 'generated'), { timeout: 120_000 }).toBe(3);
    await english.idle();
    if (language === 'ja') await english.button('日本語').click();
    const desk = new DeskPage(page, language);
    const folder = join(testInfo.project.outputDir, 'screens');
    await mkdir(folder, { recursive: true });
    await desk.sheet.cellAt('A', 3).click();
    const lookAt = async (screen: Screen, size: (typeof SIZES)[number]) => {
      const name = `${screen.name}-${language}-${size.width}`;
      await test.step(name, async () => {
        await page.setViewportSize(size);
        await screen.show(desk);
        await settled(page);
        await writeFile(join(folder, `${name}.png`), await stillPicture(page));
        expect.soft(await overflow(page), `${name}: overflow`).toEqual([]);
        expect.soft(await cutTexts(page), `${name}: cut texts`).toEqual([]);
        expect.soft(await namelessControls(page), `${name}: nameless`).toEqual([]);
        if (language === 'ja') expect.soft(await englishWords(page), `${name}: English`).toEqual([]);
        if (screen.name === 'desk') expect.soft(await overlaps(desk), `${name}: overlaps`).toEqual([]);
        await screen.leave(desk);
      });
    };
    for (const size of SIZES) for (const screen of SCREENS) await lookAt(screen, size);
    await desk.palette.run(desk.words.actions.closeCut);
    for (const size of SIZES) await lookAt(EMPTY_DESK, size);
    expect(host.troubles.all()).toEqual([]);
  });
}

test('every text stands out from its ground by 4.5 or more, in both themes', async ({ startDesk }) => {
  const { desk } = await startDesk({ habits: { autoDraw: false } });
  expect.soft(await faintTexts(desk.page), 'dark').toEqual([]);
  await desk.button(desk.words.actions.theme).click();
  await settled(desk.page);
  expect.soft(await faintTexts(desk.page), 'light').toEqual([]);
});

test('no grey of the desk has a tint, in either theme; what moves stands still for who asks for that', async ({
  startDesk,
}) => {
  const { desk } = await startDesk({ habits: { autoDraw: false } });
  const { page, words } = desk;
  const greys = async () => {
    const beside = await besidePaper(desk);
    return [...beside, ...(await groundsOf(page))].filter(([r, g, b]) => r !== g || g !== b);
  };
  expect.soft(await greys(), 'dark').toEqual([]);
  await desk.button(words.actions.theme).click();
  await settled(page);
  expect.soft(await greys(), 'light').toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = await page.evaluate(
    () => document.getAnimations().filter((one) => one.playState === 'running').length,
  );
  expect(moving).toBe(0);
});

/** The page once it stands still: the stage is drawn in a worker, a moment after what the page itself shows. */
async function stillPicture(page: Page): Promise<Buffer> {
  let seen = await page.screenshot();
  for (let tries = 0; tries < 10; tries += 1) {
    await page.waitForTimeout(200);
    const now = await page.screenshot();
    if (now.equals(seen)) break;
    seen = now;
  }
  return seen;
}

type Rgb = readonly [number, number, number];

/** What really is on the screen around the paper, at the corners of the stage. */
async function besidePaper(desk: DeskPage): Promise<Rgb[]> {
  const box = await desk.paper.boundingBox();
  if (box === null) throw new Error('the stage is not there');
  const places = [
    [box.x + 3, box.y + box.height - 4],
    [box.x + box.width - 4, box.y + box.height - 4],
  ] as const;
  const shots = await Promise.all(
    places.map(([x, y]) => desk.page.screenshot({ clip: { x, y, width: 1, height: 1 } })),
  );
  return Promise.all(shots.map((png) => colourOf(desk, png)));
}

async function colourOf(desk: DeskPage, png: Buffer): Promise<Rgb> {
  return desk.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
    return [r, g, b] as const;
  }, png.toString('base64'));
}

/** The grounds that the style sheets name. */
async function groundsOf(page: DeskPage['page']): Promise<Rgb[]> {
  const colours = await page.evaluate(() =>
    ['--surround', '--ground', '--panel', '--panel-raised', '--line', '--hover', '--pressed', '--ink'].map((name) => {
      const probe = document.createElement('i');
      probe.style.color = `var(${name})`;
      document.body.append(probe);
      const colour = getComputedStyle(probe).color;
      probe.remove();
      return colour;
    }),
  );
  return colours.map((colour) => {
    const [r = -1, g = -2, b = -3] = [...colour.matchAll(/\d+/g)].map(([number]) => Number(number));
    return [r, g, b] as const;
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
