import { join } from 'node:path';
import { makeSmallDisk, type SmallDisk } from '../../main/desk/testing/small-disk';
import { makeCut } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';
import { DeskPage } from '../pages/desk-page';

const DISK_KIB = 8 * 1024;

let disk: SmallDisk | undefined;
test.beforeEach(() => {
  disk = makeSmallDisk(DISK_KIB);
});
test.afterEach(() => {
  disk?.remove();
});

for (const locale of ['en-US', 'ja-JP']) {
  test.describe(locale, () => {
    test.use({ locale });

    test('on a disc that runs full the desk says that it is not saved and why, works on, and saves by itself once there is room', async ({
      startDesk,
      startHost,
      workFolder,
      language,
      hostKind,
    }) => {
      test.skip(hostKind === 'electron', 'two starts with pages of their own');
      test.skip(disk === undefined, 'takes Linux and the right to mount a small disc');
      if (disk === undefined) return;
      const cut = await makeCut(join(workFolder, 'cut'), { cels: { A: [1, 2, 3, 4] } });
      const dataFolder = join(disk.folder, 'data');
      // From the start on: a habit that is changed just before the disc is full may be lost.
      const habits = { autoDraw: false };
      const { desk, host } = await startDesk({ openFolder: cut, dataFolder, habits });
      const { page, words } = desk;
      await desk.idle();
      const wanted = () => desk.sheet.count('A', 'wanted');
      const before = await wanted();
      const says = desk.sentence({ code: 'disk-full', detail: { folder: '' } });
      const trouble = desk.troubles.getByRole('alert');
      const saved = desk.topBar.getByText(words.top.saved, { exact: true });

      disk.fill();
      // A step may still find room in a block that is there already.
      for (let step = 0; step < 60 && !(await trouble.isVisible()); step += 1) {
        await page.keyboard.press(step % 2 === 0 ? 'Alt+ArrowDown' : 'Alt+ArrowUp');
        await page.waitForTimeout(200);
      }
      await expect(trouble).toContainText(says.next);
      await expect(trouble).toContainText(words.troubles.stillThere);
      await expect(saved).toBeHidden();

      // Nobody is kept from working meanwhile.
      await page.keyboard.press('Home');
      await page.keyboard.press('Alt+2');
      await expect.poll(wanted).toBeLessThan(before);
      const left = await wanted();
      await expect(trouble).toBeVisible();

      disk.free();
      await expect(trouble).toBeHidden();
      await expect(saved).toBeVisible();
      await host.kill();
      const again = await startHost({ openFolder: cut, dataFolder, habits });
      const later = new DeskPage(await again.openPage(), language);
      await later.opened();
      await expect.poll(() => later.sheet.count('A', 'wanted')).toBe(left);
    });
  });
}
