import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { correctionSamplesSchema } from '../../main/contract/correction-samples';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { axeFindings } from '../pages/axe';
import { CorrectPage } from '../pages/correct';
import { SamplesDialog } from '../pages/samples-dialog';

test.skip(({ hostKind }) => hostKind === 'electron', 'Electron asks for the folder by the system’s own dialog');
test.setTimeout(400_000);

for (const language of ['en', 'ja'] as const) {
  test.describe(language, () => {
    test.use({ locale: language === 'en' ? 'en-US' : 'ja-JP' });

    test(`a person’s corrections leave by their command alone, with their word on who may use them (${language})`, async ({
      startDesk,
      workFolder,
    }) => {
      const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2] } });
      const out = join(workFolder, 'out');
      await mkdir(out);
      const habits = { autoDraw: false, triesAway: true, correctionAuthor: '花子' };
      const { desk, host } = await startDesk({ openFolder: cut, roots: [workFolder], habits });
      const { page, words } = desk;
      const correct = new CorrectPage(desk);
      const samples = new SamplesDialog(desk);
      await desk.sheet.cellAt('A', 3).click();
      await correct.openList();

      // Nothing was corrected: nothing can be exported, and it is said.
      await samples.open();
      await expect(samples.dialog).toContainText(words.correct.samples.nothing);
      await expect(samples.start).toBeDisabled();
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(samples.dialog).toHaveCount(0);

      await desk.sheet.cellAt('A', 1).click();
      await page.keyboard.press('t');
      await correct.click([40, 80]);
      await expect.poll(() => desk.frame()).toBe(5);
      await correct.click([52, 84]);
      await expect(correct.rows()).toHaveCount(1);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await desk.idle();

      await samples.open();
      await expect(samples.dialog).toContainText(words.correct.samples.counted(1));
      // Who says nothing allows nothing; by whom is known from the corrections.
      await expect(samples.use('nobody')).toBeChecked();
      await expect(samples.by).toHaveValue('花子');
      await samples.use('this-project').check();
      await samples.note.fill('CC BY 4.0');
      await samples.chooseFolder('out');
      await samples.start.click();
      await expect(samples.result).toContainText(words.correct.samples.done(1, 'out').slice(0, 8), { timeout: 60_000 });
      expect((await readdir(out)).sort()).toEqual(['keys', 'samples.json']);
      const written = async () =>
        correctionSamplesSchema.parse(JSON.parse(await readFile(join(out, 'samples.json'), 'utf8')));
      const first = await written();
      expect(first.usage).toEqual({ may: 'this-project', by: '花子', note: 'CC BY 4.0' });
      expect(first.samples.map(({ corrections }) => corrections.map(({ gesture }) => gesture.kind))).toEqual([
        ['match-point'],
      ]);
      expect(await readdir(join(out, 'keys'))).toHaveLength(2);

      // Once more: what is there is not overwritten unasked.
      await samples.use('anyone').check();
      await samples.start.click();
      await expect(samples.alert).toContainText(words.export.overwriteAsk);
      expect(await written()).toEqual(first);
      await samples.overwrite.click();
      await expect(samples.result).toBeVisible();
      await expect.poll(async () => (await written()).usage.may).toBe('anyone');
      await page.keyboard.press('Escape');
      expect(host.troubles.all()).toEqual([]);
    });
  });
}
