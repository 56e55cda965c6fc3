import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorReport } from '../../main/contract/errors';
import { animatedPng, hugeHeaderPng, multiPageTiff, otherSizePng, truncatedPng } from '../cuts/bad-pictures';
import { contentsOf } from '../cuts/folder-contents';
import { drawKey, makeCut, SMALL } from '../cuts/make-cut';
import { expect, test } from '../hosts/desk-test';

test.skip(({ hostKind }) => hostKind === 'electron', 'Electron asks for the folder by the system’s own dialog');

interface BadFolder {
  readonly name: string;
  /** Name and bytes of what stands beside a sound A/A0001.png. */
  readonly second: () => Promise<readonly [string, Buffer | string]>;
  readonly report: ErrorReport;
}

const size = { width: SMALL.widthPx, height: SMALL.heightPx };
const BAD_FOLDERS: readonly BadFolder[] = [
  {
    name: 'an empty file',
    second: async () => ['A0002.png', ''],
    report: { code: 'picture-empty', detail: { file: 'A/A0002.png' } },
  },
  {
    name: 'a PNG that was cut off',
    second: async () => ['A0002.png', await truncatedPng()],
    report: { code: 'picture-damaged', detail: { file: 'A/A0002.png' } },
  },
  {
    name: 'text named as a picture',
    second: async () => ['A0002.png', 'Dear animator, this is a letter.\n'],
    report: { code: 'picture-not-a-picture', detail: { file: 'A/A0002.png' } },
  },
  {
    name: 'a header that claims too much',
    second: async () => ['A0002.png', await hugeHeaderPng()],
    report: { code: 'picture-too-large', detail: { file: 'A/A0002.png', width: 60_000, height: 60_000 } },
  },
  {
    name: 'a PNG that moves',
    second: async () => ['A0002.png', await animatedPng()],
    report: { code: 'picture-animated', detail: { file: 'A/A0002.png', pages: 2 } },
  },
  {
    name: 'a TIFF of two pages',
    second: async () => ['A0002.tif', multiPageTiff()],
    report: { code: 'picture-animated', detail: { file: 'A/A0002.tif', pages: 2 } },
  },
  {
    name: 'keys of two sizes',
    second: async () => ['A0002.png', await otherSizePng()],
    report: {
      code: 'keys-differ-in-size',
      detail: {
        ...{ file: 'A/A0002.png', width: size.width + 16, height: size.height },
        ...{ otherFile: 'A/A0001.png', otherWidth: size.width, otherHeight: size.height },
      },
    },
  },
  {
    name: 'one key only',
    second: async () => ['notes.txt', 'the second key is still on paper'],
    report: { code: 'keys-too-few', detail: { folder: 'one key only' } },
  },
  {
    name: 'two files with one number',
    second: async () => ['A1.png', await drawKey(2)],
    report: { code: 'numbers-clash', detail: { file: 'A/A0001.png', otherFile: 'A/A1.png' } },
  },
];

for (const language of ['en', 'ja'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'ja' ? 'ja-JP' : 'en-US' });

    test(`a folder that cannot be a cut is refused in words with a next step, and nothing in it is touched (${language})`, async ({
      startDesk,
      workFolder,
    }) => {
      const keys = join(workFolder, 'keys');
      for (const { name, second } of BAD_FOLDERS) {
        await mkdir(join(keys, name, 'A'), { recursive: true });
        const [file, bytes] = await second();
        await writeFile(join(keys, name, 'A', 'A0001.png'), await drawKey(1));
        await writeFile(join(keys, name, 'A', file), bytes);
      }
      await mkdir(join(keys, 'an empty folder'));
      await makeCut(join(keys, 'a folder that goes'), { cels: { A: [1, 2] } });
      const good = await makeCut(join(workFolder, 'good'), { cels: { A: [1, 2] } });
      const before = await contentsOf(keys);
      const { desk } = await startDesk({ openFolder: good, roots: [keys], habits: { autoDraw: false } });
      await desk.openWithKeys();

      const cases = [
        ...BAD_FOLDERS,
        { name: 'an empty folder', report: { code: 'folder-empty' as const, detail: { folder: 'an empty folder' } } },
      ];
      for (const { name, report } of cases) {
        await test.step(name, async () => {
          await desk.openDialog.openFolder(name);
          const { says, next } = desk.sentence(report);
          await expect.soft(desk.notices, name).toContainText(says);
          await expect.soft(desk.notices, name).toContainText(next);
          await expect.soft(desk.cutName, 'the cut that is open stays').toHaveText('good');
          await desk.dismissNotices();
          await desk.openDialog.up.click();
        });
      }
      expect(await contentsOf(keys)).toEqual(before);

      await test.step('a folder that is deleted after it was listed', async () => {
        await desk.openDialog.enter('a folder that goes');
        await rm(join(keys, 'a folder that goes'), { recursive: true });
        await desk.openDialog.openThis.click();
        const { says, next } = desk.sentence({ code: 'folder-missing', detail: { folder: 'a folder that goes' } });
        await expect.soft(desk.notices).toContainText(says);
        await expect.soft(desk.notices).toContainText(next);
      });
      // A sound folder still opens after all that.
      await desk.page.keyboard.press('Escape');
      await expect(desk.openDialog.dialog).toBeHidden();
      await expect(desk.cutName).toHaveText('good');
    });
  });
}

test('a folder that may not be read says so', async ({ startDesk, workFolder }) => {
  test.skip(process.getuid?.() === 0, 'root may read everything');
  test.skip(process.platform === 'win32', 'rights are no mode bits there');
  const keys = join(workFolder, 'keys');
  await makeCut(join(keys, 'locked'), { cels: { A: [1, 2] } });
  const { desk } = await startDesk({ roots: [keys], habits: { autoDraw: false } });
  await desk.openWithKeys();
  await desk.openDialog.enter('locked');
  await chmod(join(keys, 'locked'), 0o000);
  await desk.openDialog.openThis.click();
  const { says, next } = desk.sentence({ code: 'folder-unreadable', detail: { folder: 'locked' } });
  await expect(desk.notices).toContainText(says);
  await expect(desk.notices).toContainText(next);
  await chmod(join(keys, 'locked'), 0o700);
});

test('a bad picture among those dropped or chosen is refused by name, and the open cut stays', async ({
  startDesk,
  workFolder,
}) => {
  const good = await makeCut(join(workFolder, 'good'), { cels: { A: [1, 2] } });
  await writeFile(join(workFolder, 'A0003.png'), await truncatedPng());
  const { desk } = await startDesk({ openFolder: good, habits: { autoDraw: false } });
  await desk.openWithKeys();
  await desk.openDialog.choosePictures.setInputFiles([join(good, 'A', 'A0001.png'), join(workFolder, 'A0003.png')]);
  const { says, next } = desk.sentence({ code: 'picture-damaged', detail: { file: 'A/A0003.png' } });
  await expect(desk.notices).toContainText(says);
  await expect(desk.notices).toContainText(next);
  await expect(desk.cutName).toHaveText('good');
  expect(await readFile(join(workFolder, 'A0003.png'))).toEqual(await truncatedPng());
});

test('where nothing can be written, the export says so and leaves nothing', async ({ startDesk, workFolder }) => {
  test.skip(process.platform === 'win32', 'rights are no mode bits there');
  const cut = await makeCut(join(workFolder, 'cut 1'), { cels: { A: [1, 2] } });
  // Not even root may write to the kernel's own folder.
  const locked = process.platform === 'linux' ? '/sys/kernel' : join(workFolder, 'kernel');
  if (process.platform !== 'linux') await mkdir(locked, { mode: 0o500 });
  const { desk } = await startDesk({ openFolder: cut, roots: [locked], habits: { autoDraw: false } });
  await desk.page.keyboard.press('Control+e');
  await desk.exportDialog.drawings.check();
  await desk.exportDialog.chooseFolder();
  const before = await contentsOf(workFolder);
  await desk.exportDialog.start.click();
  const { says, next } = desk.sentence({ code: 'output-not-writable', detail: { folder: 'kernel' } });
  await expect(desk.exportDialog.outcome).toContainText(says);
  await expect(desk.exportDialog.outcome).toContainText(next);
  // Nobody waited for drawings that could not be written.
  expect(await desk.sheet.count('A', 'generated')).toBe(0);
  expect(await contentsOf(workFolder)).toEqual(before);
});

test('when the folder for the export is gone, it says so and writes nowhere else', async ({
  startDesk,
  workFolder,
}) => {
  const cut = await makeCut(join(workFolder, 'cut 1'), { cels: { A: [1, 2] } });
  await mkdir(join(workFolder, 'out'));
  const { desk } = await startDesk({ openFolder: cut, roots: [workFolder], habits: { autoDraw: false } });
  await desk.page.keyboard.press('Control+e');
  await desk.exportDialog.chooseFolder('out');
  await rm(join(workFolder, 'out'), { recursive: true });
  const before = await contentsOf(workFolder);
  await desk.exportDialog.start.click();
  const { says } = desk.sentence({ code: 'folder-missing', detail: { folder: 'out' } });
  await expect(desk.exportDialog.outcome).toContainText(says);
  expect(await contentsOf(workFolder)).toEqual(before);
});
