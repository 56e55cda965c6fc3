import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentsOf } from '../cuts/folder-contents';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { DeskPage } from '../pages/desk-page';

const quiet = { autoDraw: false };
const NEWER = 99;

test.skip(({ hostKind }) => hostKind === 'electron', 'two starts with pages of their own');

for (const language of ['en', 'ja'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'ja' ? 'ja-JP' : 'en-US' });

    test(`a document of a newer version is told with what to do, another cut opens meanwhile, and no byte of it changes (${language})`, async ({
      startDesk,
      startHost,
      workFolder,
    }) => {
      const keys = join(workFolder, 'keys');
      const cut = await makeCut(join(keys, 'cut'), { cels: { A: [1, 2] } });
      await makeCut(join(keys, 'other'), { cels: { A: [1, 2, 3] } });
      const { desk, host } = await startDesk({ openFolder: cut, habits: quiet });
      await desk.page.keyboard.press('Alt+ArrowDown');
      await expect.poll(() => desk.sheet.count('A', 'wanted')).toBe(2);
      await desk.idle();
      await host.stop();
      const { dataFolder } = host;
      const [cutId, ...more] = await readdir(join(dataFolder, 'cuts'));
      expect(more).toEqual([]);
      const documents = join(dataFolder, 'cuts', cutId ?? '');
      const file = join(documents, 'cut.json');
      const text = await readFile(file, 'utf8');
      const newer = text.replace(/"version":(\s*)\d+/, `"version":$1${NEWER}`);
      expect(newer).not.toBe(text);
      await writeFile(file, newer);
      const before = await contentsOf(documents);

      const again = await startHost({ openFolder: cut, roots: [keys], dataFolder, habits: quiet });
      const later = new DeskPage(await again.openPage(), language);
      const { says, next } = later.sentence({ code: 'document-newer', detail: { version: NEWER } });
      await expect(later.notices).toContainText(says);
      await expect(later.notices).toContainText(next);
      await expect(later.openDialog.dialog).toBeVisible();
      await later.openDialog.openFolder('other');
      await expect(later.cutName).toHaveText('other');
      expect(await later.sheet.count('A', 'key')).toBe(3);
      await later.idle();
      await again.stop();
      expect(await contentsOf(documents)).toEqual(before);

      // The newer program, back again, finds all that was done.
      await writeFile(file, text);
      const last = await startHost({ openFolder: cut, dataFolder, habits: quiet });
      const back = new DeskPage(await last.openPage(), language);
      await expect(back.cutName).toHaveText('cut');
      expect(await back.sheet.count('A', 'wanted')).toBe(2);
    });
  });
}
