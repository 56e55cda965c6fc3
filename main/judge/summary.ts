import type { Row } from './report';
import { isFailure, PICTURE_FIGURES, type PictureScore } from './score-drawing';

export interface FigureSummary {
  readonly mean: number;
  readonly median: number;
  readonly p95: number;
}

export interface MethodSummary {
  readonly method: string;
  readonly drawings: number;
  /** Share of drawings that nobody would clean up. */
  readonly failures: number;
  /** Figures that no row has are left out. */
  readonly figures: Partial<Readonly<Record<keyof PictureScore, FigureSummary>>>;
}

/** Linear between the neighbours, as numpy's. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function summaryOf(values: readonly number[]): FigureSummary {
  const sorted = [...values].sort((a, b) => a - b);
  return { mean: meanOf(values), median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}

/** Means hide faults: each figure comes with its median, its 95th percentile and the share of failures. */
export function summarise(rows: readonly Row[]): MethodSummary[] {
  return [...new Set(rows.map((row) => row.method))].map((method) => {
    const scores = rows.filter((row) => row.method === method).map((row) => row.score);
    const figures: Partial<Record<keyof PictureScore, FigureSummary>> = {};
    for (const name of PICTURE_FIGURES) {
      const values = scores.flatMap((score) => score[name] ?? []);
      if (values.length > 0) figures[name] = summaryOf(values);
    }
    return {
      method,
      drawings: scores.length,
      failures: meanOf(scores.map((score) => Number(isFailure(score)))),
      figures,
    };
  });
}
