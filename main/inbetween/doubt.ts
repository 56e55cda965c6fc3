import { type Planes, planesNamed } from '../analysis/planes';
import type { WorkingSize } from '../analysis/working-size';
import type { GraphTensors } from '../inference/graph-session';
import type { ChildNetwork, Doubt } from './child-messages';

/** High enough to find a lost hand, low enough not to be led by single cells. */
const PERCENTILE01 = 0.95;
/** The worst place is where a neighbourhood is worst: half its width, in cells. */
const REACH_CELLS = 2;
/** Of the part probabilities, the first is the background. */
const BACKGROUND = 0;

/**
 * How unsure the network is of the figure: a high percentile of its uncertainty over all cells that show a part of it (over the whole
 * picture where it sees none), and the place where a neighbourhood of the figure is worst. Padding does not count.
 * @param uncertainty [1], 0..1, on the grid of the padded working picture
 * @param parts [P] probabilities on the same grid
 */
export function doubtOf(uncertainty: Planes, parts: Planes, size: WorkingSize): Doubt {
  const { width, height } = uncertainty;
  const columns = Math.max(1, Math.round((width * size.widthPx) / size.paddedWidthPx));
  const rows = Math.max(1, Math.round((height * size.heightPx) / size.paddedHeightPx));
  const seen = new Int32Array(columns * rows);
  const ofFigure = new Int32Array(columns * rows);
  let [all, some] = [0, 0];
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const cell = y * width + x;
      seen[all] = cell;
      all += 1;
      if (!showsPart(parts, cell)) continue;
      ofFigure[some] = cell;
      some += 1;
    }
  }
  const figure = some > 0 ? ofFigure.subarray(0, some) : seen;
  const values = Float32Array.from(figure, (cell) => clamp01(uncertainty.data[cell] ?? 0)).sort();
  const doubt01 = values[Math.min(values.length - 1, Math.floor(values.length * PERCENTILE01))] ?? 0;

  const isFigure = new Uint8Array(width * height);
  for (const cell of figure) isFigure[cell] = 1;
  let worst = -1;
  let worstCell = figure[0] ?? 0;
  for (const cell of figure) {
    const around = meanAround(uncertainty, cell, isFigure);
    if (around > worst) {
      worst = around;
      worstCell = cell;
    }
  }
  const lookAt = {
    x01: clamp01(((worstCell % width) + 0.5) / columns),
    y01: clamp01((Math.floor(worstCell / width) + 0.5) / rows),
  };
  return { doubt01, lookAt };
}

/** Null for a network that tells no uncertainty. */
export function doubtOfTween(tween: GraphTensors, model: ChildNetwork, size: WorkingSize): Doubt | null {
  if (!tween.has('uncertainty') || !tween.has('parts')) return null;
  const uncertainty = planesNamed(tween, 'uncertainty', 1);
  const parts = planesNamed(tween, 'parts', model.parts.length);
  return parts.width === uncertainty.width && parts.height === uncertainty.height
    ? doubtOf(uncertainty, parts, size)
    : null;
}

function showsPart({ data, channels, width, height }: Planes, cell: number): boolean {
  const cells = width * height;
  const background = data[BACKGROUND * cells + cell] ?? 0;
  for (let part = 1; part < channels; part += 1) if ((data[part * cells + cell] ?? 0) > background) return true;
  return false;
}

function meanAround({ data, width, height }: Planes, cell: number, isFigure: Uint8Array): number {
  const [cx, cy] = [cell % width, Math.floor(cell / width)];
  let sum = 0;
  let count = 0;
  for (let y = Math.max(0, cy - REACH_CELLS); y <= Math.min(height - 1, cy + REACH_CELLS); y += 1) {
    for (let x = Math.max(0, cx - REACH_CELLS); x <= Math.min(width - 1, cx + REACH_CELLS); x += 1) {
      const at = y * width + x;
      if (isFigure[at] !== 1) continue;
      sum += data[at] ?? 0;
      count += 1;
    }
  }
  // A lone cell is no place to look at: neighbours that are missing count as sure.
  return sum / Math.max(count, (2 * REACH_CELLS + 1) ** 2 / 2);
}

function clamp01(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
