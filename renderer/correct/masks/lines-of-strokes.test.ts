import { expect, test } from 'vitest';
import type { Correction } from '../../../main/contract/correction';
import { correctionSchema, MOST_LINE_POINTS } from '../../../main/contract/correction';
import { checkCorrection } from '../../../main/contract/correction-check';
import { type DrawnLines, linesOfStrokes, pointsIn } from './lines-of-strokes';

const PAPER = { widthPx: 960, heightPx: 540 };
const saying = (lines: DrawnLines): Correction => ({
  ...{ id: 'l', author: '', at: '2026-11-22T04:00:00Z', reason: '', on: true },
  target: { kind: 'drawings', drawingIds: ['a'] },
  gesture: { kind: 'lines', tUnit: 0.5, colour: null, lines },
});

const wave = (count: number, pressure: (share: number) => number) =>
  Array.from({ length: count }, (_, i) => ({
    xPx: 20 + (i / count) * 900,
    yPx: 270 + 60 * Math.sin(i / 15),
    pressure01: pressure(i / count),
  }));

test('a stroke without pressure is one line of the tool’s width', () => {
  const lines = linesOfStrokes([{ points: wave(400, () => 0.2), widthPx: 3, byPressure: false, isNew: false }]);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.widthPx).toBe(3);
  expect(lines[0]?.pointsPx[0]).toEqual([20, 270]);
});

test('a swelling stroke becomes lines of growing width that hang together', () => {
  const lines = linesOfStrokes([{ points: wave(400, (share) => share), widthPx: 4, byPressure: true, isNew: false }]);
  const widths = lines.map(({ widthPx }) => widthPx);
  expect(widths.length).toBeGreaterThan(3);
  expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  expect(Math.max(...widths)).toBeLessThanOrEqual(4);
  for (let i = 1; i < lines.length; i += 1) expect(lines[i]?.pointsPx[0]).toEqual(lines[i - 1]?.pointsPx.at(-1));
});

test('a stroke of 20,001 points by hand is thinned far below what a correction may hold', () => {
  const lines = linesOfStrokes([
    { points: wave(MOST_LINE_POINTS + 1, () => 0.5), widthPx: 2, byPressure: true, isNew: false },
  ]);
  expect(pointsIn(lines)).toBeLessThan(MOST_LINE_POINTS / 4);
  const correction = correctionSchema.parse(saying(lines));
  expect(() => checkCorrection(correction, PAPER)).not.toThrow();
});

test('20,001 points that all count are refused by their number', () => {
  const pointsPx = Array.from({ length: MOST_LINE_POINTS + 1 }, (_, i): [number, number] => [
    (i * 7) % 960,
    (i * 13) % 540,
  ]);
  expect(() => checkCorrection(saying([{ widthPx: 2, pointsPx }]), PAPER)).toThrow(
    expect.objectContaining({ code: 'correction-too-long', detail: { points: 20_001, most: 20_000 } }),
  );
});

test('a tap is a dot', () => {
  const lines = linesOfStrokes([
    { points: [{ xPx: 5, yPx: 5, pressure01: 0.5 }], widthPx: 2, byPressure: true, isNew: false },
  ]);
  expect(lines.map(({ pointsPx }) => pointsPx)).toEqual([[[5, 5]]]);
});

test('a stroke of its own says so of all the lines that it becomes', () => {
  const swelling = { points: wave(400, (share) => share), widthPx: 4, byPressure: true };
  expect(linesOfStrokes([{ ...swelling, isNew: true }]).every(({ isNew }) => isNew === true)).toBe(true);
  expect(linesOfStrokes([{ ...swelling, isNew: false }]).every((line) => !('isNew' in line))).toBe(true);
});
