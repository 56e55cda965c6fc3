import { expect, test } from 'vitest';
import { lineDrawing } from '../line-metrics';
import type { Mask } from '../picture';
import { type ArtistRow, artistLines, artistTable, worstQuarter } from './artist-report';
import { strokeFrom, thinned } from './true-strokes';

/** What the simulated artist sees, and how it is told. */

const maskOf = (rows: readonly string[]): Mask => ({
  ...{ widthPx: rows[0]?.length ?? 0, heightPx: rows.length },
  on: Uint8Array.from(rows.join(''), (sign) => (sign === '#' ? 1 : 0)),
});

test('a thick line is thinned to one pixel and stays in one piece', () => {
  const thick = maskOf(['..........', '.########.', '.########.', '.########.', '..........']);
  const thin = thinned(thick);
  const columns = Array.from({ length: 10 }, (_, x) => [0, 1, 2, 3, 4].filter((y) => thin.on[y * 10 + x]).length);
  expect(Math.max(...columns)).toBe(1);
  expect(columns.slice(3, 7)).toEqual([1, 1, 1, 1]);
});

test('a stroke follows its line straight over a crossing, and there is none where no line is', () => {
  const size = 41;
  const on = new Uint8Array(size * size);
  for (let i = 0; i < size; i += 1) {
    on[20 * size + i] = 1;
    on[i * size + 20] = 1;
  }
  const cross = { widthPx: size, heightPx: size, on };
  const stroke = strokeFrom(cross, { x: 14, y: 20 }) ?? [];
  expect(stroke.length).toBeGreaterThan(8);
  expect(stroke.every(({ y }) => y === 20.5)).toBe(true);
  expect(strokeFrom({ ...cross, on: new Uint8Array(size * size) }, { x: 5, y: 5 })).toBeUndefined();
});

test('the distance to a line is what the eye goes by: nothing is off where the line is', () => {
  const line = lineDrawing(maskOf(['....', '####', '....']));
  expect([...line.distancePx.values.slice(4, 8)]).toEqual([0, 0, 0, 0]);
});

const row = (name: string, lineErrors: number[], kind: ArtistRow['kind'] = 'match'): ArtistRow => ({
  ...{ case: name, kind, lineErrors, ghostRates: [], inkRatios: [], ssims: [], classicalErrors: null },
  ...{ gestures: lineErrors.slice(1).map(() => 'match-point'), obeyed: lineErrors.length - 1, previews: 3 },
});

test('what is left is a ratio of means, and who stopped early keeps what was reached', () => {
  const rows = [row('a', [100, 50, 40]), row('b', [20, 10]), row('c', [10]), row('d', [4])];
  const [line] = artistLines(rows, [0, 1, 2]);
  expect(line?.errors).toEqual([33.5, 18.5, 16]);
  expect(line?.left[2]?.mean).toBeCloseTo(64 / 134);
  expect(line?.left[2]?.low).toBeLessThanOrEqual(line?.left[2]?.mean ?? 0);
});

test('what was tried and undone is counted beside what was kept', () => {
  const [line] = artistLines([row('a', [100, 50, 40]), row('b', [20, 10])], [0, 2]);
  expect([line?.made, line?.undone]).toEqual([1.5, 1.5]);
  expect(artistTable([row('a', [100, 50])], [0, 1, 2])).toContain('| 1.0 / 2.0 |');
});

test('the worst quarter is told by the first drawing, the same for all kinds', () => {
  const rows = [row('a', [100, 1]), row('b', [90, 80]), row('c', [5]), row('d', [4]), row('a', [100, 99], 'lines')];
  expect([...worstQuarter(rows)]).toEqual(['a']);
  expect(artistTable(rows, [0, 1, 2])).toContain('worst quarter');
});
