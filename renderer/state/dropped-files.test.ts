import { expect, test } from 'vitest';
import { sortIntoCels } from './dropped-files';

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
