import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFraction, sayFraction } from './chart-fraction';

const KEYS = { fromNumber: 3, toNumber: 7 };
const read = (typed: string) => parseFraction(typed, KEYS);

test('a fraction is read as it is written on a chart', () => {
  expect(read('1/3')).toBeCloseTo(1 / 3);
  expect(read('2 / 3')).toBeCloseTo(2 / 3);
  expect(read('0.4')).toBe(0.4);
  expect(read('.4')).toBe(0.4);
  expect(read('33%')).toBeCloseTo(0.33);
  expect(read('half')).toBe(0.5);
});

test('full-width signs and Japanese words say the same', () => {
  expect(read('１／３')).toBeCloseTo(1 / 3);
  expect(read('⅓')).toBeCloseTo(1 / 3);
  expect(read('３分の１')).toBeCloseTo(1 / 3);
  expect(read('４０％')).toBe(0.4);
  expect(read('中')).toBe(0.5);
  expect(read('半分')).toBe(0.5);
});

test('towards a key: the second as it stands, the first turned round', () => {
  expect(read('1/3 to the second key')).toBeCloseTo(1 / 3);
  expect(read('1/3 to the first key')).toBeCloseTo(2 / 3);
  expect(read('後の原画へ1/3')).toBeCloseTo(1 / 3);
  expect(read('前の原画へ1/3')).toBeCloseTo(2 / 3);
  expect(read('1/3 from the second key')).toBeCloseTo(2 / 3);
  expect(read('次の原画から1/4')).toBeCloseTo(3 / 4);
});

test('towards a key by its number, circled or not', () => {
  expect(read('1/4 to ⑦')).toBe(0.25);
  expect(read('1/4 to key 3')).toBe(0.75);
  expect(read('⑦へ1/4')).toBe(0.25);
  expect(read('③に 25%')).toBe(0.75);
});

test('what is no place between the keys is not guessed at', () => {
  for (const wrong of ['', 'x', '0', '1', '7', '1/0', '3/2', '0/4', '100%', '1/4 to ⑨', '1/3 somewhere', '中割り']) {
    expect(read(wrong), wrong).toBeNull();
  }
});

test('what is said of a tick is read back as the same tick', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (tUnit) => {
      const again = read(sayFraction(tUnit));
      expect(again).not.toBeNull();
      expect(Math.abs((again ?? 0) - tUnit)).toBeLessThan(0.0051);
    }),
  );
});

test('halves, thirds and eighths are said as fractions, everything else in two places', () => {
  expect([0.5, 0.25, 1 / 3, 2 / 3, 0.875].map(sayFraction)).toEqual(['1/2', '1/4', '1/3', '2/3', '7/8']);
  expect(sayFraction(0.42)).toBe('0.42');
});
