import { z } from 'zod';
import { seededRandom } from '../paired-difference';
import { meanOf, quantile } from '../summary';
import { ARTIST_KINDS, type ArtistKind } from './choose-gesture';

/** What one artist with one kind of gesture in hand came to on one drawing. Entry n of a list: after n gestures; what no gesture mends any more stays. */
export const artistRowSchema = z.strictObject({
  case: z.string(),
  kind: z.enum(ARTIST_KINDS),
  /** CD x 1e5. */
  lineErrors: z.array(z.number()),
  ghostRates: z.array(z.number()),
  inkRatios: z.array(z.number()),
  ssims: z.array(z.number()),
  /** CD x 1e5 of a classical warp that is told the same hints; null for gestures that say nothing of motion. */
  classicalErrors: z.array(z.number()).nullable(),
  gestures: z.array(z.string()),
  obeyed: z.int(),
  previews: z.int(),
});
export type ArtistRow = z.infer<typeof artistRowSchema>;

export const artistReportSchema = z.strictObject({
  format: z.literal('nakawari-artist'),
  version: z.literal(1),
  program: z.string(),
  set: z.string(),
  model: z.string(),
  rows: z.array(artistRowSchema),
});
export type ArtistReport = z.infer<typeof artistReportSchema>;

export const ARTIST_COUNTS = [0, 1, 2, 4, 8] as const;

/** A mean with the 95 % interval of 2000 resamples of the cases. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface ArtistLine {
  readonly kind: ArtistKind;
  readonly cases: number;
  /** CD x 1e5 at each of the counts. */
  readonly errors: readonly number[];
  /** Share of the first error that is left, at each of the counts. */
  readonly left: readonly Interval[];
  readonly classical: readonly number[] | null;
  /** Means a drawing: gestures that were kept, and those that were tried, seen and undone. */
  readonly made: number;
  readonly undone: number;
  /** Of those kept. */
  readonly obeyed01: number | null;
}

const RESAMPLES = 2000;

/** Ratio of means, not mean of ratios: a drawing that was right has no share of error to lose. */
function shareLeft(before: readonly number[], after: readonly number[]): Interval {
  const random = seededRandom(1);
  const ratio = (pick: (i: number) => number) => {
    let [a, b] = [0, 0];
    for (let i = 0; i < before.length; i += 1) {
      const at = pick(i);
      a += before[at] ?? 0;
      b += after[at] ?? 0;
    }
    return a === 0 ? 1 : b / a;
  };
  const resampled = Array.from({ length: RESAMPLES }, () => ratio(() => Math.floor(random() * before.length)));
  resampled.sort((a, b) => a - b);
  return { mean: ratio((i) => i), low: quantile(resampled, 0.025), high: quantile(resampled, 0.975) };
}

const atCount = (values: readonly number[], count: number): number =>
  values[Math.min(count, values.length - 1)] ?? Number.NaN;

/** The cases whose first drawing is worst: a quarter of them. */
export function worstQuarter(rows: readonly ArtistRow[]): ReadonlySet<string> {
  const first = new Map(rows.map((row) => [row.case, atCount(row.lineErrors, 0)]));
  const worst = [...first].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return new Set(worst.slice(0, Math.ceil(worst.length / 4)).map(([name]) => name));
}

export function artistLines(rows: readonly ArtistRow[], counts: readonly number[] = ARTIST_COUNTS): ArtistLine[] {
  return ARTIST_KINDS.flatMap((kind): ArtistLine[] => {
    const own = rows.filter((row) => row.kind === kind);
    if (own.length === 0) return [];
    const errorsAt = (count: number) => own.map((row) => atCount(row.lineErrors, count));
    const before = errorsAt(0);
    const hinted = own.flatMap((row) => (row.classicalErrors ? [row.classicalErrors] : []));
    const made = own.reduce((sum, row) => sum + row.gestures.length, 0);
    return [
      {
        kind,
        cases: own.length,
        errors: counts.map((count) => meanOf(errorsAt(count))),
        left: counts.map((count) => shareLeft(before, errorsAt(count))),
        classical:
          hinted.length === own.length ? counts.map((count) => meanOf(hinted.map((e) => atCount(e, count)))) : null,
        made: made / own.length,
        undone: own.reduce((sum, row) => sum + row.previews - row.gestures.length, 0) / own.length,
        obeyed01: made === 0 ? null : own.reduce((sum, row) => sum + row.obeyed, 0) / made,
      },
    ];
  });
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Markdown, as the model's card has it. */
export function artistTable(rows: readonly ArtistRow[], counts: readonly number[] = ARTIST_COUNTS): string {
  const quarter = worstQuarter(rows);
  const block = (title: string, own: readonly ArtistRow[]) => {
    const head = `| ${title} | ${counts.map((count) => `${count}`).join(' | ')} | left after 2 (95 %) | same hints, classical: 0 / 2 / ${counts.at(-1)} | obeyed | kept / undone |`;
    const lines = artistLines(own, counts).map(({ kind, errors, left, classical, obeyed01, made, undone }) => {
      const two = left[counts.indexOf(2)];
      const range = two ? `${percent(two.mean)} (${percent(two.low)} to ${percent(two.high)})` : '–';
      const warp = classical
        ? [0, counts.indexOf(2), counts.length - 1].map((at) => (classical[at] ?? Number.NaN).toFixed(1)).join(' / ')
        : '–';
      return `| ${kind} | ${errors.map((error) => error.toFixed(1)).join(' | ')} | ${range} | ${warp} | ${obeyed01 === null ? '–' : percent(obeyed01)} | ${made.toFixed(1)} / ${undone.toFixed(1)} |`;
    });
    return [head, `|---|${counts.map(() => '---|').join('')}---|---|---|---|`, ...lines].join('\n');
  };
  const worst = rows.filter((row) => quarter.has(row.case));
  const cases = new Set(rows.map((row) => row.case)).size;
  return [
    `Line distance (CD x 1e5) after so many gestures, ${cases} drawings:`,
    '',
    block('all', rows),
    '',
    `The worst quarter (${quarter.size} drawings):`,
    '',
    block('worst quarter', worst),
    '',
  ].join('\n');
}
