import { boundaryF } from './part-outlines';
import type { EvalReport } from './report';
import type { Tally } from './tallies';

/** One line of what a network saw, against the labels: name, value, how many places it rests on. */
export interface StructureFigure {
  readonly name: string;
  readonly value: number;
  readonly count: number;
}

const mean = ({ sum, count }: Tally) => (count === 0 ? Number.NaN : sum / count);

/** Tallies as figures: errors in px, shares, and the mean overlap over the parts that occur. */
export function structureFigures(report: EvalReport, model: string): StructureFigure[] {
  const tallies = Object.entries(report.structure[model] ?? {});
  const figures = tallies
    .filter(([name]) => !name.startsWith('iou ') && !name.startsWith('outline '))
    .map(([name, tally]) => ({ name, value: mean(tally), count: tally.count }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const overlaps = ['keys', 't'].flatMap((where) => {
    const parts = tallies.filter(([name]) => name.startsWith(`iou ${where} `));
    if (parts.length === 0) return [];
    const own = parts.map(([name, tally]) => ({
      name: `iou ${where} ${report.parts[Number(name.split(' ').at(-1))] ?? name}`,
      value: mean(tally),
      count: tally.count,
    }));
    const value = own.reduce((sum, one) => sum + one.value, 0) / own.length;
    return [{ name: `mIoU ${where}`, value, count: own.length }, ...own];
  });
  const outlines = ['keys', 't'].flatMap((where) => {
    const halves = tallies.filter(([name]) => name.startsWith(`outline ${where} `));
    const numbers = [...new Set(halves.map(([name]) => name.split(' ').at(-1) ?? ''))];
    if (numbers.length === 0) return [];
    const half = (which: string, part: string) => {
      const tally = halves.find(([name]) => name === `outline ${where} ${which} ${part}`)?.[1];
      return tally ? mean(tally) : 0;
    };
    const own = numbers.map((part) => ({
      name: `boundary F ${where} ${report.parts[Number(part)] ?? part}`,
      value: boundaryF(half('precision', part), half('recall', part)),
      count: halves.find(([name]) => name === `outline ${where} recall ${part}`)?.[1].count ?? 0,
    }));
    const value = own.reduce((sum, one) => sum + one.value, 0) / own.length;
    return [{ name: `boundary F at 2 px ${where}`, value, count: own.length }, ...own];
  });
  const { monotone, pacingError } = report.temporal[model] ?? { monotone: null, pacingError: null };
  const temporal = [
    { name: 'tracks that never go back', value: monotone ?? Number.NaN, count: 1 },
    { name: 'pacing error', value: pacingError ?? Number.NaN, count: 1 },
  ].filter((one) => Number.isFinite(one.value));
  return [...figures, ...overlaps, ...outlines, ...temporal];
}
