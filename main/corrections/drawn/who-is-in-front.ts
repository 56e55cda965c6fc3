import { areaOf, both, type Cells, type Composition, type InKeys, without } from './composition';
import type { LandedPiece } from './landed-piece';
import { grown } from './nearest-cell';

/**
 * Where two things meet at t, the one that a person put in front is drawn: the piece over what the drawing shows of others there, or the others
 * over the piece. A sliver beside an edge is no meeting: there the drawing is within its own exactness.
 */
export interface OrderResult {
  /** Of the places where it meets something, the share at which it is in front; null where it meets nothing. */
  readonly inFront01: number | null;
}

/** Cells. */
const SLIVER = 1.5;
const LEAST_CELLS = 4;

/** @param piece and @param others landed at t; `others` are the rest of the figures */
export function enforceOrder(
  to: Composition,
  inKeys: InKeys,
  othersInKeys: InKeys,
  piece: LandedPiece,
  others: LandedPiece,
  isInFront: boolean,
): OrderResult {
  const { width, height } = to;
  const own = to.shown(inKeys);
  const rest = to.shown(othersInKeys);
  const hidden = opened(both(rest, piece.covered), width, height);
  const over = opened(both(own, others.covered), width, height);
  const meets = hidden.map((value, cell) => value | (over[cell] ?? 0));
  if (areaOf(meets) < LEAST_CELLS) return { inFront01: null };
  const [changed, shown] = isInFront ? [hidden, piece] : [over, others];
  const number = to.newPiece();
  changed.forEach((value, cell) => {
    if (!value) return;
    const { sources, key } = shown.sourcesAt(cell);
    to.put(cell, sources, key === 0 ? 1 : 0, number);
  });
  const now = both(to.shown(inKeys), meets);
  return { inFront01: areaOf(now) / areaOf(meets) };
}

/** Without what is thinner than a sliver. */
function opened(cells: Cells, width: number, height: number): Cells {
  const outside = grown(without(new Uint8Array(cells.length).fill(1), cells), SLIVER, width, height);
  return both(grown(without(cells, outside), SLIVER + 0.5, width, height), cells);
}
