import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';

/** Every file below a folder, by its path in it. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('a contact sheet of the span and a loop of the cut are written, to be shown to a colleague', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
  const { desk, host } = await startDesk({ openFolder: cut, habits: { autoDraw: false } });
  const { words, exportDialog } = desk;
  await desk.generateSpan('A').click();
  await expect.poll(() => desk.sheet.count('A', 'generated'), { timeout: 90_000 }).toBe(3);
  await desk.idle();
  await desk.palette.run(words.actions.exportContactSheet);
  await expect(exportDialog.dialog).toContainText(words.export.contactSheetOf('A', 1, 2));
  await exportDialog.start.click();
  await expect(exportDialog.again).toBeVisible({ timeout: 60_000 });
  await exportDialog.close.click();

  await desk.palette.run(words.actions.exportLoop);
  await exportDialog.start.click();
  await expect(exportDialog.again).toBeVisible({ timeout: 60_000 });

  const written = (await filesIn(host.dataFolder)).filter((file) => file.includes('export'));
  const sheet = written.find((file) => file.endsWith('.png'));
  const loop = written.find((file) => file.endsWith('.gif'));
  expect(sheet, `no contact sheet among ${written.join(', ')}`).toBeDefined();
  expect(loop, `no loop among ${written.join(', ')}`).toBeDefined();
  if (loop !== undefined) expect((await readFile(loop)).subarray(0, 6).toString('latin1')).toBe('GIF89a');
  expect(host.troubles.all()).toEqual([]);
});
