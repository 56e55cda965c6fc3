import { fillBehind } from './behind';
import { areaOf, type Cells, type Composition, either, type InKeys, without } from './composition';
import type { LandedPiece } from './landed-piece';
import { grown } from './nearest-cell';

/**
 * What has no partner is drawn from its own key alone and whole: there until half of the way when it vanishes, from then on when it appears.
 * Never half of it, never mixed with what stands where a match was guessed.
 */
export interface PartnerResult {
  /** Of its places, the share that shows it pure (or, when it is not there, that does not show it); null where it is nowhere. */
  readonly obeyed01: number | null;
}

const HALF_UNIT = 0.5;
/** A place whose other key counts for less is pure. */
const PURE01 = 0.02;
/** Shown on less than this share of where it belongs, it is put there. */
const LEAST_SHOWN = 0.6;
const OUTLINE = 1.5;

export const isThere = (key: 0 | 1, tUnit: number): boolean => (key === 0 ? tUnit < HALF_UNIT : tUnit >= HALF_UNIT);

export function enforceNoPartner(
  to: Composition,
  region: Cells,
  key: 0 | 1,
  landed: LandedPiece,
  tUnit: number,
): PartnerResult {
  const inKeys: InKeys = key === 0 ? [region, new Uint8Array(to.cells)] : [new Uint8Array(to.cells), region];
  const { width, height } = to;
  const mixed = mixedIn(to, region, key);
  const where = either(mixed, landed.covered);
  if (areaOf(where) === 0) return { obeyed01: null };
  if (!isThere(key, tUnit)) {
    const outline = grown(region, OUTLINE, width, height);
    fillBehind(to, mixed, key === 0 ? [outline, inKeys[1]] : [inKeys[0], outline]);
    return { obeyed01: 1 - Math.min(1, areaOf(mixedIn(to, region, key)) / areaOf(where)) };
  }
  const number = to.newPiece();
  mixed.forEach((value, cell) => {
    if (value) to.put(cell, [to.source(0, cell), to.source(1, cell)], to.winner(cell) === 0 ? 1 : 0, number);
  });
  if (areaOf(to.shown(inKeys)) < LEAST_SHOWN * areaOf(landed.covered)) {
    landed.covered.forEach((value, cell) => {
      if (value) to.put(cell, landed.sourcesAt(cell).sources, key === 0 ? 1 : 0, number);
    });
  }
  const pure = without(to.shown(inKeys), impureIn(to, region, key));
  const shown = either(pure, mixedIn(to, region, key));
  return { obeyed01: areaOf(shown) === 0 ? 0 : areaOf(pure) / areaOf(shown) };
}

/** Cells that show the region, or a shade of it. */
function mixedIn(to: Composition, region: Cells, key: 0 | 1): Cells {
  return region.map((_, cell) => (shareOf(to, key, cell) > PURE01 ? (region[to.sourceCell(key, cell)] ?? 0) : 0));
}

/** Of these, those that show the other key as well. */
function impureIn(to: Composition, region: Cells, key: 0 | 1): Cells {
  return mixedIn(to, region, key).map((value, cell) => (value && shareOf(to, key, cell) < 1 - PURE01 ? 1 : 0));
}

const shareOf = (to: Composition, key: 0 | 1, cell: number): number =>
  key === 0 ? to.share0(cell) : 1 - to.share0(cell);
