import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { betweenFacts, xmpOf } from '../cuts/picture-facts';
import { expect, test } from '../hosts/desk-test';
import type { SheetCell } from '../pages/sheet';

const sample = fileURLToPath(new URL('../../assets/sample/little-bird/', import.meta.url));

test('on a first start the sample cut opens and its in-betweens are drawn by themselves, nearest to the playhead first', async ({
  startDesk,
}) => {
  const { desk, host } = await startDesk();
  await expect(desk.sheet.celButton('A')).toBeVisible();
  await expect(desk.sheet.celButton('B')).toBeVisible();
  expect(await desk.sheet.count('A', 'key')).toBeGreaterThanOrEqual(6);
  expect(await desk.frame()).toBe(1);

  // Progress counts, in words.
  await expect(desk.progress).toHaveAttribute('aria-valuetext', /^\d+ of \d+ drawn/);
  const total = Number(await desk.progress.getAttribute('aria-valuemax'));
  const wanted = async () => {
    const cells = [...(await desk.sheet.read('A')), ...(await desk.sheet.read('B'))];
    return cells.filter((cell) => cell.kind === 'wanted' || cell.kind === 'drawing').length;
  };
  expect(total).toBeGreaterThanOrEqual(await wanted());

  await expect.poll(() => desk.sheet.count('A', 'generated'), { timeout: 90_000 }).toBeGreaterThanOrEqual(2);
  for (const cel of ['A', 'B']) {
    const inbetweens = (await desk.sheet.read(cel)).filter((cell) => cell.kind !== 'key');
    expect(nearestFirst(inbetweens), `the order in cel ${cel}`).toBe(true);
  }
  expect(Number(await desk.progress.getAttribute('aria-valuenow'))).toBeGreaterThanOrEqual(2);
  expect(host.troubles.all()).toEqual([]);

  // What was drawn is a drawing of its own: neither key, nor a cross-fade, and it says what made it.
  const cells = await desk.sheet.read('A');
  const middle = cells.find((cell) => cell.kind === 'generated' && cell.name.includes('t 0.50'));
  if (middle?.picture == null) throw new Error('the middle drawing shows no picture');
  await desk.sheet.cellAt('A', middle.firstFrame).click();
  await expect(desk.paper).toHaveAccessibleName(/t 0\.50, generated/);
  const between = await desk.picture(middle.picture);
  const facts = await betweenFacts({
    first: await readFile(join(sample, 'A', 'A0001.png')),
    second: await readFile(join(sample, 'A', 'A0002.png')),
    between,
  });
  expect(facts.moved01).toBeGreaterThan(0.01);
  expect(facts.likeFirst01).toBeLessThan(0.7);
  expect(facts.likeSecond01).toBeLessThan(0.7);
  expect(facts.likeCrossFade01).toBeLessThan(0.35);
  const xmp = await xmpOf(between);
  expect(xmp).toContain('compositeWithTrainedAlgorithmicMedia');
  expect(xmp).toContain('CreatorTool="Nakawari');
});

test('a key drawing is shown as it is in its file, byte for byte', async ({ startDesk }) => {
  const { desk } = await startDesk({ habits: { autoDraw: false } });
  await expect(desk.sheet.cellAt('A', 1)).toBeVisible();
  const [first] = await desk.sheet.read('A');
  if (first?.picture == null) throw new Error('the first key shows no picture');
  expect(await desk.picture(first.picture)).toEqual(await readFile(join(sample, 'A', 'A0001.png')));
});

/** No drawn one is farther from frame 1 than one that still waits; two are under way at once. */
function nearestFirst(inbetweens: readonly SheetCell[]): boolean {
  const drawn = inbetweens.filter((cell) => cell.kind === 'generated').map((cell) => cell.firstFrame);
  const waiting = inbetweens.filter((cell) => cell.kind === 'wanted').map((cell) => cell.firstFrame);
  const overtaken = waiting.filter((frame) => frame < Math.max(0, ...drawn));
  return overtaken.length <= 1;
}

for (const language of ['en', 'ja'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'ja' ? 'ja-JP' : 'en-US' });

    test(`the sample goes by a name in the reader’s language, not by its folder’s (${language})`, async ({
      startDesk,
    }) => {
      const { desk } = await startDesk({ habits: { autoDraw: false } });
      await expect(desk.page).toHaveTitle(`${desk.words.open.sample} – Nakawari`);
    });
  });
}
