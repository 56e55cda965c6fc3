import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from './paired-difference';
import type { Row } from './report';
import { chooseForReport } from './report-pictures';
import { PICTURE_FIGURES, pictureScoreSchema } from './score-drawing';

const nothing = Object.fromEntries(PICTURE_FIGURES.map((name) => [name, null]));

function row(pair: string, tUnit: number, method: string, cdE5: number | null): Row {
  const score = pictureScoreSchema.parse({ ...nothing, cdE5 });
  return { case: pair, tUnit, toldUnit: tUnit, method, motionBin: null, kind: null, score };
}

const choose = (rows: readonly Row[], worst: number) =>
  chooseForReport(rows, 'ours', { worst, chance: 2 }, seededRandom(1));

test('the hardest pairs each come once, with their worst drawing, and other methods have no say', () => {
  const rows = [
    row('arm', 0.25, 'ours', 90),
    row('arm', 0.5, 'ours', 120),
    row('leg', 0.5, 'ours', 100),
    row('hat', 0.5, 'ours', 10),
    row('hat', 0.5, 'blend', 999),
    row('paper', 0.5, 'ours', null),
  ];
  expect(choose(rows, 2).worst.map((one) => [one.case, one.tUnit])).toEqual([
    ['arm', 0.5],
    ['leg', 0.5],
  ]);
  expect(choose(rows, 50).worst.map((one) => one.case)).toEqual(['arm', 'leg', 'hat']);
  expect(choose(rows, 0).worst).toEqual([]);
});

test('no pair that is left out has a worse drawing than one that is shown', () => {
  const drawn = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 500 })), { maxLength: 40 });
  fc.assert(
    fc.property(drawn, fc.integer({ min: 0, max: 12 }), (values, count) => {
      const rows = values.map(([pair, cd], i) => row(`pair ${pair}`, i / 100, 'ours', cd));
      const { worst } = choose(rows, count);
      expect(new Set(worst.map((one) => one.case)).size).toBe(worst.length);
      const shown = new Set(worst.map((one) => one.case));
      const least = Math.min(...worst.map((one) => one.score.cdE5 ?? 0));
      for (const other of rows)
        if (!shown.has(other.case) && worst.length > 0) expect(other.score.cdE5).toBeLessThanOrEqual(least);
      expect(worst.length).toBe(Math.min(count, new Set(rows.map((one) => one.case)).size));
    }),
  );
});
