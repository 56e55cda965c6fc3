import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from '../hosts/desk-test';
import type { DeskPage } from '../pages/desk-page';
import { Hand } from './hand';
import { type LineError, lineError, linesIn } from './line-error';
import { type Repaired, writeDocs, writeResults } from './results';
import { REPAIRS, type Repair } from './the-six';
import { drawTruth, type FrameOfCel } from './true-drawings';

const PAPER = { widthPx: 960, heightPx: 540 };
const KEYS_APART = 4;
const LIMIT = { timeout: 900_000 };
const POLL_MS = 40;

/** NAKAWARI_REPAIRS: `{"out": FOLDER, "only": [ids], "store": FOLDER, "docs": FOLDER}`, from `npm run repairs`. */
const asked: unknown = JSON.parse(process.env.NAKAWARI_REPAIRS ?? '{}');
const setting = (name: string): unknown => (asked instanceof Object ? Reflect.get(asked, name) : undefined);
const out = String(setting('out') ?? 'repairs');
const store = setting('store');
const docs = setting('docs');
const only = setting('only');
const chosen = REPAIRS.filter(({ id }) => !Array.isArray(only) || only.length === 0 || only.includes(id));

async function pictureIds(desk: DeskPage, cel: string, frames: readonly number[]): Promise<(string | null)[]> {
  const cells = await desk.sheet.read(cel);
  return frames.map((frame) => cells.find(({ firstFrame }) => firstFrame === frame)?.picture ?? null);
}

async function picturesOf(desk: DeskPage, cel: string, frames: readonly number[]): Promise<Buffer[]> {
  const ids = await pictureIds(desk, cel, frames);
  return Promise.all(ids.map((id) => desk.picture(id ?? '')));
}

/** Seconds until all of these drawings have other pictures than these; of the first of them, too. */
async function untilOthers(desk: DeskPage, cel: string, frames: readonly number[], were: readonly (string | null)[]) {
  const began = performance.now();
  const passedS = () => (performance.now() - began) / 1000;
  let firstS = 0;
  for (;;) {
    const now = await pictureIds(desk, cel, frames);
    const others = now.filter((id, index) => id !== were[index]).length;
    if (others > 0 && firstS === 0) firstS = passedS();
    if (others === frames.length) return { firstS, allS: passedS() };
    if (passedS() * 1000 > LIMIT.timeout)
      throw new Error(`the drawings ${cel} ${frames.join(', ')} were not made again`);
    await desk.page.waitForTimeout(POLL_MS);
  }
}

test('six repairs of the sample cut', async ({ startDesk, workFolder }) => {
  await mkdir(out, { recursive: true });
  const looked = chosen.flatMap(({ cel, changes }) => changes.map((frame) => ({ cel, frame })));
  const truthOf = await drawTruth(join(workFolder, 'truth'), looked);
  const dataFolder = join(workFolder, 'data');
  if (typeof store === 'string') await cp(store, join(dataFolder, 'store'), { recursive: true });
  const { desk, host } = await startDesk({
    habits: { autoDraw: false, triesAway: true },
    dataFolder,
  });
  const { page } = desk;
  for (const { cel, keyFrame } of chosen) {
    await desk.sheet.cellAt(cel, keyFrame + 2).click();
    const frames = [keyFrame + 1, keyFrame + 2, keyFrame + 3];
    await desk.generateSpan(cel).click();
    await expect.poll(async () => (await pictureIds(desk, cel, frames)).includes(null), LIMIT).toBe(false);
    await desk.idle();
  }
  const done: Repaired[] = [];
  for (const repair of chosen) {
    done.push(await repaired(desk, repair, truthOf));
    await writeResults(out, done);
  }
  if (typeof docs === 'string') await writeDocs(docs, out, done);
  expect(host.troubles.all()).toEqual([]);
  await page.close();
  for (const { repair, before, after } of done) {
    expect(after.meanPx, `${repair.id}: the line distance after, px`).toBeLessThan(before.meanPx);
  }
});

async function repaired(desk: DeskPage, repair: Repair, truthOf: (at: FrameOfCel) => string): Promise<Repaired> {
  const { cel, frame, keyFrame, changes, crop, id } = repair;
  const { page } = desk;
  const hand = new Hand(desk, PAPER);
  const folder = join(out, id);
  await mkdir(folder, { recursive: true });
  const before = await picturesOf(desk, cel, changes);
  let [marks, previewS, firstS, allS] = [0, 0, 0, 0];
  await repair.act({
    desk,
    hand,
    async goTo(wanted) {
      await desk.sheet.cellAt(cel, wanted).click();
      await page.waitForTimeout(300);
    },
    async showMarks() {
      marks += 1;
      await page.waitForTimeout(300);
      await desk.stage.screenshot({ path: join(folder, `marks-${marks}.png`) });
    },
    async previewed(act) {
      await act();
      const began = performance.now();
      const shown = page.locator('.tool-options-touches');
      await shown.waitFor(LIMIT);
      await expect(page.locator('.tool-options-ring.is-busy')).toHaveCount(0, LIMIT);
      previewS += (performance.now() - began) / 1000;
    },
    async drawn(act, frames = changes) {
      const were = await pictureIds(desk, cel, frames);
      await act();
      const waited = await untilOthers(desk, cel, frames, were);
      firstS += waited.firstS;
      allS += waited.allS;
      await desk.idle();
    },
  });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await desk.sheet.cellAt(cel, frame).click();
  await page.waitForTimeout(500);
  await desk.stage.screenshot({ path: join(folder, 'after-on-the-desk.png') });
  const after = await picturesOf(desk, cel, changes);
  const truths = changes.map((one) => truthOf({ cel, frame: one }));
  const errors: { before: LineError; after: LineError }[] = [];
  for (const [index, one] of changes.entries()) {
    const [was, is, truth] = [before[index], after[index], truths[index]];
    if (was === undefined || is === undefined || truth === undefined) throw new Error('a drawing is missing');
    const trueLines = await linesIn(truth);
    errors.push({
      before: lineError(await linesIn(was), trueLines, crop),
      after: lineError(await linesIn(is), trueLines, crop),
    });
    const t = ((one - keyFrame) / KEYS_APART).toFixed(2);
    await writeFile(join(folder, `before-t${t}.png`), was);
    await writeFile(join(folder, `after-t${t}.png`), is);
    await writeFile(join(folder, `truth-t${t}.png`), await sharp(truth).toBuffer());
  }
  // Drawings from an earlier run come at once.
  if (typeof store === 'string') [previewS, firstS, allS] = [0, 0, 0];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const over = (which: 'before' | 'after'): LineError => ({
    cdE5: mean(errors.map((one) => one[which].cdE5)),
    meanPx: mean(errors.map((one) => one[which].meanPx)),
  });
  return {
    repair,
    t: ((frame - keyFrame) / KEYS_APART).toFixed(2),
    gestures: hand.gestures,
    inputs: hand.inputs,
    handS: hand.handS,
    previewS,
    firstS,
    allS,
    before: over('before'),
    after: over('after'),
    marks,
  };
}
