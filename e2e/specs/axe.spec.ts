import { join } from 'node:path';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { axeFindings } from '../pages/axe';
import { DeskPage } from '../pages/desk-page';
import { settled } from '../pages/look-over';
import { EMPTY_DESK, SCREENS } from '../pages/screens';

/** Each language with one theme: together both languages, both themes, every screen. */
const LOOKS = [
  { language: 'en', theme: 'dark' },
  { language: 'ja', theme: 'light' },
] as const;

for (const { language, theme } of LOOKS) {
  test(`axe-core finds nothing serious on any screen or in any dialog (${language}, ${theme})`, async ({
    startDesk,
    workFolder,
  }) => {
    test.setTimeout(600_000);
    const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2], B: [1, 2] } });
    const { desk: english } = await startDesk({ openFolder: cut, roots: [workFolder], habits: { autoDraw: false } });
    const { page } = english;
    await english.generateSpan('A').click();
    await expect.poll(() => english.sheet.count('A', 'generated'), { timeout: 90_000 }).toBeGreaterThan(0);
    await english.idle();
    if (language === 'ja') await english.button('日本語').click();
    const desk = new DeskPage(page, language);
    if (theme === 'light') await desk.button(desk.words.actions.theme).click();
    await desk.sheet.cellAt('A', 2).click();
    for (const screen of [...SCREENS, EMPTY_DESK]) {
      await test.step(screen.name, async () => {
        await screen.show(desk);
        await settled(page);
        expect.soft(await axeFindings(page), screen.name).toEqual([]);
        await screen.leave(desk);
      });
    }
  });
}
