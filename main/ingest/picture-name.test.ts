import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNaturally } from './natural-order';
import { hasReadSuffix, paddingOf, parsePictureName } from './picture-name';

describe('names of numbered pictures', () => {
  test.each([
    ['A0001.png', 'A', 1, '0001', ''],
    ['cut12_A3.PNG', 'cut12_A', 3, '3', ''],
    ['0100.tif', '', 100, '0100', ''],
    ['A0007_fix.jpeg', 'A', 7, '0007', '_fix'],
    ['原画 12.webp', '原画 ', 12, '12', ''],
  ])('%s: the last number counts', (file, prefix, number, digits, tail) => {
    expect(parsePictureName(file)).toMatchObject({ prefix, number, digits, tail });
  });

  test('the parts put together are the name again, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.stringMatching(/^[^\d.]*$/), (prefix, number, tail) => {
        const file = `${prefix}${number}${tail}.png`;
        const name = parsePictureName(file);
        expect(name && `${name.prefix}${name.digits}${name.tail}${name.suffix}`).toBe(file);
      }),
    );
  });

  test('a name without a number, or with one too long to count with, has none', () => {
    expect(parsePictureName('paper.png')).toBeUndefined();
    expect(parsePictureName('A99999999999999999999.png')).toBeUndefined();
  });

  test('what is hidden or no picture is not read', () => {
    expect(['.png', 'Thumbs.db', 'notes.txt', 'A1.psd'].filter(hasReadSuffix)).toEqual([]);
  });

  test('padding follows zero-padded names, and is none for A9, A10', () => {
    const names = (files: string[]) => files.map(parsePictureName).filter((name) => name !== undefined);
    expect(paddingOf(names(['A0001.png', 'A0012.png']))).toBe(4);
    expect(paddingOf(names(['A9.png', 'A10.png']))).toBe(1);
  });

  test('natural order: A2 before A10, and a total order on all names', () => {
    expect(['A10', 'A2', 'B1', 'a1'].sort(compareNaturally)).toEqual(['a1', 'A2', 'A10', 'B1']);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(Math.sign(compareNaturally(a, b)) + Math.sign(compareNaturally(b, a))).toBe(0);
        expect(compareNaturally(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
