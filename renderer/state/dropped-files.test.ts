import { expect, test } from 'vitest';
import { filesOfDrop, sortIntoCels } from './dropped-files';

const at = (...paths: string[]) => paths.map((path) => ({ path, file: new File([], path) }));
const cels = (paths: string[]) => sortIntoCels(at(...paths)).files.map(({ cel, name }) => `${cel}:${name}`);

test('a folder with a subfolder for each cel keeps its cels and its name', () => {
  expect(cels(['cut7/A/1.png', 'cut7/B/1.png'])).toEqual(['A:1.png', 'B:1.png']);
  expect(sortIntoCels(at('cut7/A/1.png', 'cut7/B/1.png')).folder).toBe('cut7');
});

test('a flat folder and loose pictures are cel A', () => {
  expect(cels(['walk/1.png', 'walk/2.png'])).toEqual(['A:1.png', 'A:2.png']);
  expect(cels(['1.png', '2.jpg'])).toEqual(['A:1.png', 'A:2.jpg']);
  expect(sortIntoCels(at('1.png')).folder).toBeNull();
});

test('cel folders that are dropped themselves are cels', () => {
  expect(cels(['A/1.png', 'B/1.png'])).toEqual(['A:1.png', 'B:1.png']);
});

test('what is no picture, or lies deeper, is left alone', () => {
  expect(cels(['cut/.DS_Store', 'cut/A/notes.txt', 'cut/A/1.png', 'cut/A/old/1.png'])).toEqual(['A:1.png']);
});

const filesystem: FileSystem = {
  name: 'dropped',
  get root(): FileSystemDirectoryEntry {
    throw new Error('nobody asks for it');
  },
};
const entryOf = (name: string) => ({ name, fullPath: `/${name}`, filesystem, getParent: () => undefined });

/** As a browser gives them: plain objects, with no class that a script could ask for. */
function fileEntry(name: string): FileSystemFileEntry {
  return { ...entryOf(name), isFile: true, isDirectory: false, file: (take) => take(new File([], name)) };
}

function folderEntry(name: string, inside: readonly FileSystemEntry[]): FileSystemDirectoryEntry {
  const createReader = () => {
    const left = [...inside];
    return { readEntries: (take: FileSystemEntriesCallback) => take(left.splice(0, 100)) };
  };
  const nothing = () => undefined;
  return { ...entryOf(name), isFile: false, isDirectory: true, createReader, getFile: nothing, getDirectory: nothing };
}

test('files and folders of a drop are read to the last, however many there are', async () => {
  const many = Array.from({ length: 230 }, (_, index) => fileEntry(`${index + 1}.png`));
  const entry = folderEntry('cut7', [folderEntry('A', many), folderEntry('B', [fileEntry('1.png')])]);
  const { folder, files } = await filesOfDrop({ items: [{ webkitGetAsEntry: () => entry, getAsFile: () => null }] });
  expect([folder, files.length, files.at(-1)?.cel]).toEqual(['cut7', 231, 'B']);
});

test('a picture from a program that gives no entry for it is taken as well; a dragged text is not', async () => {
  const withoutEntry = (file: File | null) => ({ webkitGetAsEntry: () => null, getAsFile: () => file });
  const { files } = await filesOfDrop({ items: [withoutEntry(new File([], '4.png')), withoutEntry(null)] });
  expect(files.map(({ cel, name }) => `${cel}:${name}`)).toEqual(['A:4.png']);
});
