import { describe, expect, test } from 'vitest';
import type { HalfField } from './labels';
import { boundaryF, outlineOf, tallyOutlines, UNLABELLED } from './part-outlines';
import { type Mask, overWhite } from './picture';
import { prepareTruth, scoreDrawing } from './score-drawing';
import { Tallies } from './tallies';
import { NeighbourWatch, warpingError01 } from './warping-error';

/** Labels from rows of digits; `.` is background, `?` is unknown. */
function labels(...rows: string[]): { at: Uint8Array; width: number } {
  const of = (sign: string) => (sign === '.' ? 0 : sign === '?' ? UNLABELLED : Number(sign));
  return { at: Uint8Array.from(rows.join(''), of), width: rows[0]?.length ?? 0 };
}

function figures(found: ReturnType<typeof labels>, truth: ReturnType<typeof labels>) {
  const tallies = new Tallies();
  tallyOutlines(tallies, 'keys', found.at, truth.at, truth.width);
  const record = tallies.toRecord();
  const share = (which: string, part: number) => {
    const tally = record[`outline keys ${which} ${part}`];
    return tally ? tally.sum / tally.count : 0;
  };
  return (part: number) => ({ precision: share('precision', part), recall: share('recall', part) });
}

describe('boundary F at 2 px', () => {
  const square = labels('........', '..1111..', '..1111..', '..1111..', '..1111..', '........');

  test('the outline is what touches another part; the border of the picture is none', () => {
    expect([...outlineOf(square.at, 8, 1).on].filter(Boolean)).toHaveLength(12);
    expect(outlineOf(labels('1111', '1111').at, 4, 1).on.includes(1)).toBe(false);
    expect(outlineOf(labels('1?', '1?').at, 2, 1).on.includes(1)).toBe(false);
  });

  test('the same mask is 1, one cell beside is still 1, far off is 0', () => {
    const beside = labels('........', '...1111.', '...1111.', '...1111.', '...1111.', '........');
    expect(figures(square, square)(1)).toEqual({ precision: 1, recall: 1 });
    expect(figures(beside, square)(1)).toEqual({ precision: 1, recall: 1 });
    const far = labels('1.......', '........', '........', '........', '........', '........');
    expect(figures(far, labels('........', '........', '........', '........', '......11', '......11'))(1)).toEqual({
      precision: 0,
      recall: 0,
    });
  });

  test('half of an outline found and nothing false: precision 1, recall a half, F two thirds', () => {
    const truth = labels('1.....1', '1.....1', '1.....1', '1.....1');
    const half = labels('1......', '1......', '1......', '1......');
    const { precision, recall } = figures(half, truth)(1);
    expect([precision, recall]).toEqual([1, 0.5]);
    expect(boundaryF(precision, recall)).toBeCloseTo(2 / 3);
    expect(boundaryF(0, 0)).toBe(0);
  });

  test('a part that was invented costs its precision, and nothing where the truth is unknown', () => {
    expect(figures(labels('2...', '2...'), labels('....', '....'))(2)).toEqual({ precision: 0, recall: 0 });
    expect(figures(labels('2...', '2...'), labels('??..', '??..'))(2)).toEqual({ precision: 0, recall: 0 });
  });
});

describe('warping error between neighbours', () => {
  const [widthPx, heightPx] = [32, 16];
  const cells = { widthCells: 16, heightCells: 8 };

  /** A dark bar four pixels wide. */
  function bar(x0: number, ink = 0) {
    const rgba = new Uint8Array(widthPx * heightPx * 4).fill(255);
    for (let i = 0; i < widthPx * heightPx; i += 1) {
      const x = i % widthPx;
      if (x >= x0 && x < x0 + 4) rgba.fill(ink, i * 4, i * 4 + 3);
    }
    return { widthPx, heightPx, rgba };
  }
  const even = (...channels: number[]): HalfField => ({
    ...{ channels: channels.length, ...cells },
    values: Float32Array.from({ length: channels.length * 128 }, (_, i) => channels[Math.floor(i / 128)] ?? 0),
  });
  const moved = (x: number, visible = 1) => ({ flow: even(-x, 0), visible: even(visible) });
  const paper = (x0: number, ink?: number) => overWhite(bar(x0, ink).rgba, widthPx, heightPx);

  test('what moves as a whole by whole pixels has none, from key to drawing and from drawing to drawing', () => {
    const watch = new NeighbourWatch(bar(8));
    expect(watch.see('m', bar(10), moved(2))).toBeCloseTo(0);
    expect(watch.see('m', bar(14), moved(6))).toBeCloseTo(0);
  });

  test('a bar that lags is counted where it is and where it should be', () => {
    // 8 of 32 columns differ fully; two of 32 lie outside the key and count for nothing.
    const error = warpingError01({ paper: paper(8), way: undefined }, { paper: paper(14), way: moved(2) });
    expect(error).toBeCloseTo(8 / 30, 1);
  });

  test('a drawing that changes its grey from one to the next flickers by that much on the bar alone', () => {
    const watch = new NeighbourWatch(bar(8, 0));
    expect(watch.see('m', bar(10, 255), moved(2))).toBeCloseTo(4 / 30, 1);
    expect(watch.see('other', bar(10, 0), moved(2))).toBeCloseTo(0);
  });

  test('what is hidden in the key does not count; with nothing left there is no figure', () => {
    expect(new NeighbourWatch(bar(8)).see('m', bar(20), moved(2, 0))).toBeNull();
    expect(new NeighbourWatch(bar(8)).see('m', bar(20), undefined)).toBeNull();
  });
});

test('errors are told apart by where a place is seen: in both keys, in one, in none', () => {
  const grey = (levels: readonly number[]) => {
    const rgba = new Uint8Array(12 * 12 * 4).fill(255);
    for (let i = 0; i < 144; i += 1) rgba.fill(levels[Math.floor((i % 12) / 4)] ?? 0, i * 4, i * 4 + 3);
    return { widthPx: 12, heightPx: 12, rgba };
  };
  const third = (n: number): Mask => ({
    ...{ widthPx: 12, heightPx: 12 },
    on: Uint8Array.from({ length: 144 }, (_, i) => Number(Math.floor((i % 12) / 4) === n)),
  });
  const truth = grey([100, 100, 100]);
  const seen = [third(0), third(1), third(2)] as const;
  const prepared = prepareTruth(truth, [truth, truth], { moving: third(2), seen });
  const score = scoreDrawing(grey([100, 101, 110]), prepared);
  expect(score.psnrSeenInBothDb).toBe(100);
  expect(score.psnrSeenInOneDb).toBeCloseTo(48.13, 2);
  expect(score.psnrSeenInNoneDb).toBeCloseTo(28.13, 2);
  expect(score.psnrMovingDb).toBeCloseTo(28.13, 2);
  expect(score.ssimSeenInBoth).toBeGreaterThan(score.ssimSeenInNone ?? 1);
});
