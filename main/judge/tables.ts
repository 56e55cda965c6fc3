import { pairedDifference } from './paired-difference';
import type { EvalReport, Row } from './report';
import type { PictureScore } from './score-drawing';
import { MOTION_BINS } from './structure-score';
import { type MethodSummary, summarise } from './summary';

/** The figures of a table, and which way is better. */
export const HEADLINE: readonly { readonly figure: keyof PictureScore; readonly better: 'less' | 'more' | 'one' }[] = [
  { figure: 'cdE5', better: 'less' },
  { figure: 'lineP95At540Px', better: 'less' },
  { figure: 'ghostRate', better: 'less' },
  { figure: 'paletteError', better: 'less' },
  { figure: 'inkRatio', better: 'one' },
  { figure: 'linePieces', better: 'one' },
  { figure: 'psnrDb', better: 'more' },
  { figure: 'psnrMovingDb', better: 'more' },
  { figure: 'ssim', better: 'more' },
  { figure: 'ssimMoving', better: 'more' },
  { figure: 'interpolationError', better: 'less' },
  { figure: 'warpingError01', better: 'less' },
];

export interface BinTable {
  /** `all`, a motion bin, or a kind of scene. */
  readonly bin: string;
  readonly methods: readonly MethodSummary[];
}

/** Rows by bin: all of them, by size of motion, by kind of scene. */
export function binsOf(rows: readonly Row[]): { readonly bin: string; readonly rows: readonly Row[] }[] {
  const kinds = [...new Set(rows.flatMap((row) => row.kind ?? []))].sort();
  return [
    { bin: 'all', rows },
    ...MOTION_BINS.map((bin) => ({ bin: `motion ${bin} px`, rows: rows.filter((row) => row.motionBin === bin) })),
    ...kinds.map((kind) => ({ bin: kind, rows: rows.filter((row) => row.kind === kind) })),
  ].filter((one) => one.rows.length > 0);
}

export function binTables(rows: readonly Row[]): BinTable[] {
  return binsOf(rows).map(({ bin, rows: own }) => ({ bin, methods: summarise(own) }));
}

/** 0.0123, 1.23, 12.3, 123: three figures are all that the sets carry. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  return size >= 100
    ? value.toFixed(0)
    : size >= 10
      ? value.toFixed(1)
      : size >= 1
        ? value.toFixed(2)
        : value.toFixed(4);
}

export function textTable({ bin, methods }: BinTable): string {
  const columns = HEADLINE.map(({ figure }) => figure);
  const head = [`${bin} (${methods[0]?.drawings ?? 0})`, ...columns, 'cdE5 median', 'cdE5 p95', 'failures'];
  const lines = methods.map((method) => [
    method.method,
    ...columns.map((figure) => shortNumber(method.figures[figure]?.mean ?? Number.NaN)),
    shortNumber(method.figures.cdE5?.median ?? Number.NaN),
    shortNumber(method.figures.cdE5?.p95 ?? Number.NaN),
    `${(method.failures * 100).toFixed(0)} %`,
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => line[i]?.length ?? 0)));
  const row = (cells: readonly string[]) =>
    cells.map((cell, i) => (i ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  ');
  return [row(head), ...lines.map(row)].join('\n');
}

export interface Comparison {
  readonly bin: string;
  readonly figure: keyof PictureScore;
  readonly first: string;
  readonly second: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
  /** What the interval allows to say. */
  readonly verdict: 'better' | 'worse' | 'open';
}

function verdictOf(low: number, high: number, better: 'less' | 'more' | 'one'): Comparison['verdict'] {
  if (better === 'one' || (low <= 0 && high >= 0)) return 'open';
  return (better === 'less') === high < 0 ? 'better' : 'worse';
}

/** Every method of every report against the first report's first method, on the drawings that both have. */
export function compareReports(reports: readonly EvalReport[]): Comparison[] {
  const entries = reports.flatMap((report, n) =>
    report.methods.map(({ name }) => ({
      label:
        reports.length > 1 && n > 0 && reports[0]?.methods.some((one) => one.name === name)
          ? `${name} (${n + 1})`
          : name,
      rows: report.rows.filter((row) => row.method === name),
    })),
  );
  const [base, ...others] = entries;
  if (!base) return [];
  return others.flatMap(({ label, rows }) =>
    binsOf(base.rows).flatMap(({ bin, rows: baseRows }) =>
      HEADLINE.flatMap(({ figure, better }) => {
        const found = pairedDifference(baseRows, rows, ({ score }) => score[figure]);
        if (!found) return [];
        return [
          {
            bin,
            figure,
            first: base.label,
            second: label,
            ...found,
            verdict: verdictOf(found.low, found.high, better),
          },
        ];
      }),
    ),
  );
}
