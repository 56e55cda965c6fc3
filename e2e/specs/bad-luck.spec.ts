import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { weightsFolder } from '../../main/inference/weights-folder';
import { contentsOf } from '../cuts/folder-contents';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';

for (const language of ['en', 'ja'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'ja' ? 'ja-JP' : 'en-US' });

    test(`without the network’s files the app opens, says why it cannot draw, and draws nothing (${language})`, async ({
      startDesk,
      workFolder,
    }) => {
      const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
      await mkdir(join(workFolder, 'no weights'));
      const env = { NAKAWARI_WEIGHTS: join(workFolder, 'no weights') };
      const { desk } = await startDesk({ openFolder: cut, env });
      const { says, next } = desk.sentence({ code: 'model-missing', detail: { file: 'manifest.json' } });
      await expect(desk.panel).toContainText(says);
      await expect(desk.panel).toContainText(next);
      await expect(desk.paper).toHaveAccessibleName(desk.words.stage.canvas('A', desk.words.sheet.keyNamed(1)));
      expect(await desk.sheet.count('A', 'wanted')).toBe(3);
    });
  });
}

test('without a network there is nothing to press for drawing', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ openFolder: cut, env: { NAKAWARI_WEIGHTS: workFolder } });
  await expect(desk.generateSpan('A')).toBeDisabled();
});

test('a network file that is not the one its manifest names is not used', async ({ startDesk, workFolder }) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const weights = join(workFolder, 'weights');
  await cp(weightsFolder(), weights, { recursive: true });
  const bytes = await readFile(join(weights, 'tween.onnx'));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(join(weights, 'tween.onnx'), bytes);
  const { desk, host } = await startDesk({ openFolder: cut, env: { NAKAWARI_WEIGHTS: weights } });
  const { says, next } = desk.sentence({ code: 'model-altered', detail: { file: 'tween.onnx' } });
  await expect(desk.panel).toContainText(says);
  await expect(desk.panel).toContainText(next);
  // Said where the program was started, too.
  expect(host.output()).toContain(says);
  expect(await desk.sheet.count('A', 'wanted')).toBe(3);
});

test('when the drawing process is killed in the middle, the drawing is made again and the result is whole', async ({
  startDesk,
  workFolder,
}) => {
  test.skip(process.platform !== 'linux', 'finds the child through /proc');
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3] } });
  const before = await contentsOf(cut);
  const { desk, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  await desk.generateByMenu(desk.words.generate.button(desk.words.generate.cut));
  // One is finished, so the next is in the network.
  await expect.poll(() => desk.sheet.count('A', 'generated'), { timeout: 60_000 }).toBeGreaterThan(0);
  const [child] = await childrenOf(host.processId);
  if (child === undefined) throw new Error('nobody draws');
  process.kill(child, 'SIGKILL');
  await expect.poll(() => desk.sheet.count('A', 'generated'), { timeout: 60_000 }).toBe(6);
  await desk.idle();
  await expect(desk.notices).toHaveCount(0);
  for (const cell of (await desk.sheet.read('A')).filter(({ kind }) => kind === 'generated')) {
    const png = await desk.picture(cell.picture ?? '');
    expect(png.subarray(-8, -4).toString('latin1'), cell.name).toBe('IEND');
  }
  expect(await contentsOf(cut)).toEqual(before);
});

test('when the program is killed the page says so; started again, the cut is there with what was drawn', async ({
  startDesk,
  startHost,
  workFolder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'the window goes with the program');
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  await desk.generateSpan('A').click();
  await expect.poll(() => desk.sheet.count('A', 'generated'), { timeout: 60_000 }).toBe(3);
  await desk.idle();
  const port = Number(new URL(host.address).port);
  await host.kill();
  const lost = desk.page.getByRole('alertdialog', { name: desk.words.connection.lostTitle });
  await expect(lost).toContainText(desk.words.connection.lost);
  await expect(lost).toContainText(desk.words.connection.next);

  const again = await startHost({ openFolder: cut, dataFolder: host.dataFolder, port });
  await expect(lost).toContainText(desk.words.connection.refusedNext);
  // The new start has a new token; its address, opened beside the old page, brings that back too.
  const beside = await desk.page.context().newPage();
  await beside.goto(again.address);
  await expect(beside).toHaveTitle(/^cut /);
  await expect(lost).toBeHidden();
  await expect.poll(() => desk.sheet.count('A', 'generated')).toBe(3);
});

async function childrenOf(processId: number | undefined): Promise<number[]> {
  const text = await readFile(`/proc/${processId}/task/${processId}/children`, 'utf8');
  return text.trim().split(' ').filter(Boolean).map(Number);
}
