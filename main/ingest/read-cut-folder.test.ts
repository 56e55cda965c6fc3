import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readCutFolder } from './read-cut-folder';
import { ball, ballPng, contents, fill, temporaryFolder } from './testing/pictures';

let folders = 0;
const base = temporaryFolder();
const newFolder = (files: Record<string, Uint8Array | string>) => {
  folders += 1;
  return fill(join(base, `cut${folders}`), files);
};
const first = await ballPng({ at: 0.3 });
const second = await ballPng({ at: 0.5 });
const third = await ballPng({ at: 0.7 });

async function codeOf(folder: string): Promise<unknown> {
  return readCutFolder(folder).then(
    () => 'read',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
}

describe('a cut is a folder', () => {
  test('one subfolder a cel, in natural order, with gaps and start numbers kept', async () => {
    const cut = await readCutFolder(
      await newFolder({
        ...{ 'A/A0010.png': first, 'A/A0012.png': second, 'A/A0020.png': third },
        ...{ 'C10/1.png': first, 'C10/2.png': second, 'C2/x_3.png': third, 'C2/x_10.png': first },
      }),
    );
    expect(cut.cels.map((cel) => cel.name)).toEqual(['A', 'C2', 'C10']);
    expect(cut.cels.map((cel) => cel.pictures.map((picture) => picture.number))).toEqual([
      [10, 12, 20],
      [3, 10],
      [1, 2],
    ]);
    expect(cut.cels.map((cel) => cel.numbersPerTick)).toEqual([2, 7, 1]);
    expect(cut.cels[0]?.pictures[0]).toMatchObject({
      file: 'A/A0010.png',
      prefix: 'A',
      padding: 4,
      width: 96,
      height: 80,
    });
    expect(cut.cels[1]?.pictures[0]).toMatchObject({ prefix: 'x_' });
  });

  test('one flat folder is cel A; what is no numbered picture is left alone', async () => {
    const cut = await readCutFolder(
      await newFolder({
        ...{ 'b2.png': second, 'b1.png': first, 'paper.png': third, '.b3.png': third },
        ...{ 'Thumbs.db': 'x', 'notes.txt': 'x', 'b1.psd': 'x', '_ref/1.png': third, '.DS_Store': 'x' },
      }),
    );
    expect(cut.cels.map((cel) => cel.name)).toEqual(['A']);
    expect(cut.cels[0]?.pictures.map((picture) => picture.file)).toEqual(['b1.png', 'b2.png']);
    expect(cut.ignored).toEqual(['paper.png', 'b1.psd']);
  });

  test('identical consecutive pictures are one drawing held, also when their files differ', async () => {
    const sameButSavedAgain = await sharp(first)
      .png({ compressionLevel: 1 })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
      .toBuffer();
    expect(sameButSavedAgain.equals(first)).toBe(false);
    const cut = await readCutFolder(
      await newFolder({
        'A1.png': first,
        'A2.png': sameButSavedAgain,
        'A4.png': first,
        'A5.png': second,
        'A6.png': first,
      }),
    );
    const [cel] = cut.cels;
    expect(cel?.pictures.map(({ number, heldTicks }) => [number, heldTicks])).toEqual([
      [1, 4],
      [5, 1],
      [6, 1],
    ]);
    expect(cel?.pictures[0]?.heldFiles.map((held) => held.file)).toEqual(['A2.png', 'A4.png']);
  });

  test('a background cel of one drawing is fine beside one that moves', async () => {
    const cut = await readCutFolder(await newFolder({ 'BG/1.png': third, 'A/1.png': first, 'A/2.png': second }));
    expect(cut.cels.map((cel) => cel.pictures.length)).toEqual([2, 1]);
  });

  test('links are followed inside the cut and nowhere else', async () => {
    const outside = await newFolder({ 'secret9.png': third });
    const folder = await newFolder({ 'A1.png': first, 'A2.png': second, 'kept/k.png': third });
    await symlink(join(outside, 'secret9.png'), join(folder, 'A3.png'));
    await symlink(join(folder, 'kept', 'k.png'), join(folder, 'A4.png'));
    const cut = await readCutFolder(folder);
    expect(cut.cels[0]?.pictures.map((picture) => picture.file)).toEqual(['A1.png', 'A2.png', 'A4.png']);
  });

  test('progress rises to the number of pictures; a cancelled reading ends as cancelled', async () => {
    const folder = await newFolder({ 'A1.png': first, 'A2.png': second, 'A3.png': third });
    const seen: number[] = [];
    await readCutFolder(folder, { onProgress: (done) => seen.push(done) });
    expect(seen).toEqual([1, 2, 3]);
    const cancel = new AbortController();
    cancel.abort();
    await expect(readCutFolder(folder, { signal: cancel.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a folder that cannot be a cut is refused, and stays as it is', () => {
  const cases: [string, () => Promise<Record<string, Uint8Array | string>>, string][] = [
    ['nothing in it', async () => ({}), 'folder-empty'],
    ['only text in it', async () => ({ 'a1.txt': 'x' }), 'folder-empty'],
    ['only Photoshop files', async () => ({ 'A1.psd': '8BPS', 'A2.psd': '8BPS' }), 'picture-unsupported'],
    ['one key only', async () => ({ 'A1.png': first }), 'keys-too-few'],
    ['one key, held', async () => ({ 'A1.png': first, 'A2.png': first }), 'keys-too-few'],
    ['A1 and A0001', async () => ({ 'A1.png': first, 'A0001.png': second, 'A2.png': third }), 'numbers-clash'],
    [
      'A0001.png and A0001.jpg',
      async () => ({ 'A0001.png': first, 'A0001.jpg': await ball().jpeg().toBuffer() }),
      'numbers-clash',
    ],
    [
      'keys of two sizes',
      async () => ({ 'A1.png': first, 'A2.png': await ballPng({ width: 100 }) }),
      'keys-differ-in-size',
    ],
    [
      'cels of two sizes',
      async () => ({ 'A/1.png': first, 'A/2.png': second, 'B/1.png': await ballPng({ width: 100 }) }),
      'keys-differ-in-size',
    ],
    ['an empty picture', async () => ({ 'A1.png': first, 'A2.png': '' }), 'picture-empty'],
    ['a truncated picture', async () => ({ 'A1.png': first, 'A2.png': second.subarray(0, -20) }), 'picture-damaged'],
    ['text named .png', async () => ({ 'A1.png': first, 'A2.png': 'hello' }), 'picture-not-a-picture'],
  ];

  test.each(cases)('%s', async (_name, files, code) => {
    const folder = await newFolder(await files());
    await mkdir(folder, { recursive: true });
    const before = await contents(folder);
    expect(await codeOf(folder)).toBe(code);
    expect(await contents(folder)).toEqual(before);
  });

  test('not there; a file instead of a folder', async () => {
    expect(await codeOf(join(base, 'nowhere'))).toBe('folder-missing');
    await writeFile(join(base, 'file'), 'x');
    expect(await codeOf(join(base, 'file'))).toBe('folder-missing');
  });

  // The superuser may read everything, and Windows keeps rights elsewhere.
  test.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)('a folder that may not be read', async () => {
    const folder = await newFolder({ 'A1.png': first, 'A2.png': second });
    await chmod(folder, 0);
    expect(await codeOf(folder)).toBe('folder-unreadable');
    await chmod(folder, 0o700);
  });

  test('the error names both files that are at odds', async () => {
    const folder = await newFolder({ 'A/1.png': first, 'A/2.png': await ballPng({ width: 100, height: 90 }) });
    await expect(readCutFolder(folder)).rejects.toMatchObject({
      detail: { file: 'A/2.png', width: 100, height: 90, otherFile: 'A/1.png', otherWidth: 96, otherHeight: 80 },
    });
  });
});
