import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { contentsOf } from '../cuts/folder-contents';
import { keyName, makeCut } from '../cuts/make-cut';
import { xmpOf } from '../cuts/picture-facts';
import { expect, test } from '../hosts/desk-test';

test.skip(({ hostKind }) => hostKind === 'electron', 'Electron asks for the folder by the system’s own dialog');

const sidecarSchema = z.object({
  rateFps: z.number(),
  model: z.object({ id: z.string() }).nullable(),
  drawings: z.array(z.looseObject({ file: z.string(), digitalSourceType: z.string(), state: z.string().optional() })),
});

async function sidecarOf(folder: string) {
  return sidecarSchema.parse(JSON.parse(await readFile(join(folder, 'nakawari.json'), 'utf8')));
}

test('drawings are exported with names like the keys’; keys are their files byte for byte; the sidecar tells who drew what', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut 3'), { cels: { A: [3, 4], B: [1, 2] } });
  await mkdir(join(workFolder, 'out'));
  const before = await contentsOf(cut);
  const { desk } = await startDesk({ openFolder: cut, roots: [workFolder], habits: { autoDraw: false } });
  await desk.button(desk.words.actions.export).click();
  const { exportDialog } = desk;
  await exportDialog.drawings.check();
  await exportDialog.chooseFolder('out');
  await exportDialog.start.click();
  // Made on the way: 3 in-betweens a span on 1s. 5 drawings in each cel.
  await expect(exportDialog.result).toContainText(/10 pictures written to .*\bout\./, { timeout: 60_000 });

  const out = join(workFolder, 'out');
  expect((await readdir(out)).sort()).toEqual(['A', 'B']);
  expect((await readdir(join(out, 'A'))).sort()).toEqual([
    ...['A0003.png', 'A0004.png', 'A0005.png', 'A0006.png', 'A0007.png'],
    'nakawari.json',
  ]);
  expect(await readFile(join(out, 'A', 'A0003.png'))).toEqual(await readFile(join(cut, 'A', 'A0003.png')));
  expect(await readFile(join(out, 'A', 'A0007.png'))).toEqual(await readFile(join(cut, 'A', 'A0004.png')));
  const sidecar = await sidecarOf(join(out, 'A'));
  expect(sidecar.drawings.map(({ file, state }) => [file, state])).toEqual([
    ['A0003.png', 'key'],
    ['A0004.png', 'generated'],
    ['A0005.png', 'generated'],
    ['A0006.png', 'generated'],
    ['A0007.png', 'key'],
  ]);
  expect(sidecar.model?.id).toBeTruthy();
  for (const { file, state, digitalSourceType } of sidecar.drawings) {
    const xmp = await xmpOf(await readFile(join(out, 'A', file)));
    expect(xmp.includes('compositeWithTrainedAlgorithmicMedia'), file).toBe(state === 'generated');
    expect(digitalSourceType.endsWith(state === 'generated' ? 'AlgorithmicMedia' : 'digitalCreation'), file).toBe(true);
  }
  expect(await contentsOf(cut)).toEqual(before);
});

test('the frames of the cut are exported one a frame, all cels composed', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut 4'), { cels: { A: [1, 2], B: [1, 2] } });
  await mkdir(join(workFolder, 'out'));
  const { desk } = await startDesk({ openFolder: cut, roots: [workFolder], habits: { autoDraw: false } });
  await desk.page.keyboard.press('Control+e');
  const { exportDialog } = desk;
  await exportDialog.frames.check();
  await exportDialog.chooseFolder('out');
  await exportDialog.start.click();
  await expect(exportDialog.result).toContainText(/written to .*\bout\./, { timeout: 60_000 });
  const out = join(workFolder, 'out');
  const lengthFrames = Number(await desk.sheet.ruler.getAttribute('aria-valuemax'));
  const names = Array.from({ length: lengthFrames }, (_, index) => `cut 4_${String(index + 1).padStart(4, '0')}.png`);
  expect((await readdir(out)).sort()).toEqual([...names, 'nakawari.json']);
  const sidecar = await sidecarOf(out);
  expect(sidecar.drawings.map(({ file }) => file)).toEqual(names);
  // The export has drawn what was missing: the sheet shows it.
  expect(await desk.sheet.count('A', 'generated')).toBe(3);
});

test('files that are there are not overwritten unasked; with leave they are', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut 5'), { cels: { A: [1, 2] } });
  const out = join(workFolder, 'out');
  await mkdir(out);
  await writeFile(join(out, 'A0003.png'), 'mine');
  const before = await contentsOf(out);
  const { desk } = await startDesk({ openFolder: cut, roots: [workFolder], habits: { autoDraw: false } });
  await desk.button(desk.words.actions.export).click();
  const { exportDialog } = desk;
  await exportDialog.drawings.check();
  await exportDialog.chooseFolder('out');
  await exportDialog.start.click();
  await expect(exportDialog.alert).toContainText(desk.words.export.overwriteAsk);
  expect(await contentsOf(out)).toEqual(before);

  await exportDialog.overwrite.click();
  await expect(exportDialog.result).toContainText(/5 pictures written to .*\bout\./, { timeout: 60_000 });
  expect((await readFile(join(out, 'A0003.png'))).subarray(1, 4).toString()).toBe('PNG');
  expect(await readFile(join(out, keyName('A', 1)))).toEqual(await readFile(join(cut, 'A', keyName('A', 1))));
});

test('nothing is ever written where the keys are', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut 6'), { cels: { A: [1, 2] } });
  const before = await contentsOf(workFolder);
  const { desk } = await startDesk({ openFolder: cut, roots: [workFolder], habits: { autoDraw: false } });
  await desk.button(desk.words.actions.export).click();
  const { exportDialog } = desk;
  await exportDialog.drawings.check();
  await exportDialog.chooseFolder('cut 6', 'A');
  await exportDialog.start.click();
  await expect(exportDialog.outcome).toContainText(desk.pattern('output-holds-keys'));
  expect(await contentsOf(workFolder)).toEqual(before);
});

test('without a chosen folder the export goes to a folder of the program’s own, a new one each time', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut 2'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  await desk.button(desk.words.actions.export).click();
  await desk.exportDialog.drawings.check();
  await desk.exportDialog.start.click();
  await expect(desk.exportDialog.result).toContainText('5 pictures written', { timeout: 60_000 });
  await desk.exportDialog.again.click();
  await expect(desk.exportDialog.result).toContainText('cut 2-2');
  expect((await readdir(join(host.dataFolder, 'exports'))).sort()).toEqual(['cut 2', 'cut 2-2']);
  expect((await readdir(join(host.dataFolder, 'exports', 'cut 2'))).length).toBe(6);
});
