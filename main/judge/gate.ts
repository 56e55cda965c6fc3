import { pairedDifference } from './paired-difference';
import type { EvalReport, Row } from './report';
import type { PictureScore } from './score-drawing';
import { meanOf } from './summary';

/**
 * `ghostInk`: left-over lines for each true line pixel, which is the ghost rate times the ink ratio. The rate itself is a share of what was
 * drawn: a model that draws fewer torn lines that belong nowhere, and not one ghost more, would have a higher one.
 */
type Figure = keyof PictureScore | 'ghostInk';

/** The figures that decide, and which way is better. Ink is judged by its distance from one. */
export const GATE_FIGURES: readonly {
  readonly figure: Figure;
  readonly better: 'less' | 'more' | 'one';
}[] = [
  { figure: 'cdE5', better: 'less' },
  { figure: 'ghostInk', better: 'less' },
  { figure: 'paletteError', better: 'less' },
  { figure: 'inkRatio', better: 'one' },
  { figure: 'linePieces', better: 'one' },
  { figure: 'ssim', better: 'more' },
];

export interface GateFigure {
  readonly set: string;
  readonly figure: Figure;
  readonly before: number;
  readonly now: number;
  /** 95 % interval of the paired change, turned so that more is worse. */
  readonly worseLow: number;
  readonly worseHigh: number;
  readonly verdict: 'better' | 'worse' | 'open';
}

const figureOf = ({ score }: Row, figure: Figure): number | null => {
  if (figure !== 'ghostInk') return score[figure];
  return score.ghostRate === null || score.inkRatio === null ? null : score.ghostRate * score.inkRatio;
};

/** Turned so that less is better: ink as how far it is from one. */
function costOf(row: Row, figure: Figure, better: 'less' | 'more' | 'one'): number | null {
  const value = figureOf(row, figure);
  if (value === null || better === 'less') return value;
  return better === 'more' ? -value : Math.abs(value - 1);
}

const valuesOf = (rows: readonly Row[], figure: Figure) => rows.flatMap((row) => figureOf(row, figure) ?? []);

/** The same weights in another form of the graphs differ by rounding, which may well lean to one side: less than this share is no verdict. */
const ROUNDING = 0.002;

/** What a candidate changes against what ships, on one set: both were scored in the same report. */
export function gateFigures(report: EvalReport, shipped: string, candidate: string): GateFigure[] {
  const rowsOf = (method: string) => report.rows.filter((row) => row.method === method);
  const [before, now] = [rowsOf(shipped), rowsOf(candidate)];
  return GATE_FIGURES.flatMap(({ figure, better }) => {
    const change = pairedDifference(before, now, (row) => costOf(row, figure, better));
    if (!change) return [];
    const [old, own] = [meanOf(valuesOf(before, figure)), meanOf(valuesOf(now, figure))];
    const isRounding = Math.abs(own - old) <= ROUNDING * Math.abs(old);
    const verdict = isRounding ? 'open' : change.low > 0 ? 'worse' : change.high < 0 ? 'better' : 'open';
    return [{ set: report.set, figure, before: old, now: own, worseLow: change.low, worseHigh: change.high, verdict }];
  });
}

/** What speaks against a model; empty when it may ship. */
export function objections(
  figures: readonly GateFigure[],
  model: { readonly trainingCommit: string; readonly licence: string; readonly torchDifference01?: number | undefined },
  facts: { readonly hasCard: boolean; readonly isSound: boolean },
): string[] {
  const found: string[] = [];
  for (const { set, figure, before, now, verdict } of figures) {
    if (verdict === 'worse')
      found.push(`${set}: ${figure} fell from ${before.toPrecision(4)} to ${now.toPrecision(4)}`);
  }
  if (figures.length === 0) found.push('nothing was measured');
  if (!/^[0-9a-f]{7,40}$/.test(model.trainingCommit)) found.push('it was made from no named commit');
  if (!model.licence) found.push('it has no licence');
  if (model.torchDifference01 === undefined) found.push('nobody has compared torch and onnxruntime');
  else if (model.torchDifference01 > 1e-3) found.push(`torch and onnxruntime differ by ${model.torchDifference01}`);
  if (!facts.hasCard) found.push('its card is missing');
  if (!facts.isSound) found.push('a graph is not what its hash says');
  return found;
}
