import type { WorkingSize } from '../../analysis/working-size';
import type { GestureOf } from '../../contract/correction';
import type { AppliedCorrection } from '../../contract/corrections-of';
import type { Obedience } from '../../contract/cut';
import { ownTimeOf } from '../../contract/own-time';
import type { WorkingPixels } from '../colour-area';
import { type Grid, type Spot, sample } from '../grid';
import { indexOfPart, type PaintedMask } from '../part-masks';
import type { ThingsBetween } from '../things';
import { type Cells, Composition, type DrawnMaps, type InKeys } from './composition';
import { contained } from './contained';
import { drawnCells } from './drawn-cells';
import { BACKGROUND, cellsOf, inBothKeys, type Labels, labelled, labelsOf } from './key-labels';
import { laidBy } from './laid-upon';
import { carryAlong, landedPiece } from './landed-piece';
import { lumaOf } from './line-beside';
import { enforceMask } from './mask-at-t';
import { enforceTiming } from './own-time';
import { enforcePaintedPart } from './painted-part';
import { enforceRegionMatch } from './region-match';
import { enforceOrder } from './who-is-in-front';
import { enforceNoPartner } from './without-partner';

/** What a person said of parts and regions, enforced in what the drawing is composed of, and how far that went. */

export type EnforcedKind = 'no-partner' | 'match-region' | 'key-mask' | 'timing' | 'order' | 'mask-at';
/** In this order, whatever order they were entered in: what is where, then when, then who is in front, and the last word has the mask. */
const RANKS: readonly EnforcedKind[] = ['no-partner', 'match-region', 'key-mask', 'timing', 'order', 'mask-at'];
/** Told to the pair graph, which then sees the whole picture with other eyes: the drawing without them stays where they say nothing. */
const CONTAINED: ReadonlySet<string> = new Set(['no-partner', 'match-region', 'key-mask'] satisfies EnforcedKind[]);

const KINDS: readonly string[] = RANKS;

export const isEnforced = ({ gesture }: AppliedCorrection): boolean => KINDS.includes(gesture.kind);
export const isContained = ({ gesture }: AppliedCorrection): boolean => CONTAINED.has(gesture.kind);

export interface ToEnforce {
  readonly tUnit: number;
  /** The drawing as the network has it with these corrections told, and without those that are contained. */
  readonly told: DrawnMaps;
  readonly without: DrawnMaps;
  /** [P] probabilities at t. */
  readonly parts: Grid;
  readonly picture: WorkingPixels;
  readonly keys: {
    /** [P] probabilities of the keys as the network sees them. */
    readonly parts: readonly [Grid, Grid];
    readonly painted: readonly [readonly PaintedMask[], readonly PaintedMask[]];
  };
  readonly flows: readonly [Grid, Grid];
  /** [1] of both keys: what is larger lies in front. */
  readonly front: readonly [Grid, Grid] | null;
  readonly things: ThingsBetween | undefined;
}

export interface Enforced {
  readonly maps: DrawnMaps;
  /** Cells of two pieces must not be mixed; 0: as the network has it. */
  readonly pieces: Uint8Array;
  readonly parts: Grid;
  readonly obedience: readonly Obedience[];
}

const OVERLAP01 = 0.95;
const COVERED01 = 0.95;
const NEAR_PX = 2;
/** By so much further in front a thing must be to hide what a person has moved over it. */
const CLEARLY = 0.5;

/** @throws NakawariError correction-unknown-name, input-invalid */
export function enforced(
  applied: readonly AppliedCorrection[],
  of: ToEnforce,
  names: readonly string[],
  size: WorkingSize,
): Enforced {
  const labels = [
    labelsOf(of.keys.parts[0], of.keys.painted[0], names, size),
    labelsOf(of.keys.parts[1], of.keys.painted[1], names, size),
  ] as const;
  const own = sorted(applied.filter(isEnforced));
  const to = startOf(own, of, labels, names, size);
  const work: Work = { to, of, labels, names, size, parts: { ...of.parts, data: of.parts.data.slice() } };
  const obedience = own.map((correction) => ({ correctionId: correction.id, ...obeyedOf(correction, work) }));
  return { maps: to.maps(), pieces: to.pieces, parts: work.parts, obedience };
}

interface Work {
  readonly to: Composition;
  readonly of: ToEnforce;
  readonly labels: readonly [Labels, Labels];
  readonly names: readonly string[];
  readonly size: WorkingSize;
  readonly parts: Grid;
}

function sorted(applied: readonly AppliedCorrection[]): AppliedCorrection[] {
  const rank = ({ gesture }: AppliedCorrection) => KINDS.indexOf(gesture.kind);
  const said = new Map(applied.map((one) => [one, JSON.stringify([one.key, one.gesture])]));
  const text = (one: AppliedCorrection) => said.get(one) ?? '';
  return applied.toSorted((a, b) => rank(a) - rank(b) || (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));
}

function startOf(
  own: readonly AppliedCorrection[],
  of: ToEnforce,
  labels: Work['labels'],
  names: readonly string[],
  size: WorkingSize,
): Composition {
  const said = own.filter(isContained);
  if (said.length === 0) return new Composition(of.told);
  const [told, without] = [new Composition(of.told), new Composition(of.without)];
  const things = said.flatMap((correction): Cells[] => {
    const inKeys = cellsMeant(correction, labels, names, size);
    if (!inKeys) return [];
    const landed = landedPiece(told, inKeys, carryAlong(of.flows, of.tUnit), of.tUnit < 0.5 ? 0 : 1);
    return [told.shown(inKeys), without.shown(inKeys), landed.covered];
  });
  return contained(of.without, of.told, things);
}

function cellsMeant(
  { key, gesture }: AppliedCorrection,
  labels: Work['labels'],
  names: readonly string[],
  size: WorkingSize,
): InKeys | undefined {
  const none = () => new Uint8Array(labels[0].length);
  const inKey = (cells: Cells, own: 0 | 1): InKeys => (own === 0 ? [cells, none()] : [none(), cells]);
  switch (gesture.kind) {
    case 'match-region':
      return [cellsOf(gesture.region0, size), cellsOf(gesture.region1, size)];
    case 'no-partner':
      return inKey(cellsOf(gesture.region, size), gesture.key);
    case 'key-mask':
      return key === null ? undefined : inKey(labelled(labels[key], indexOfPart(gesture.part, names)), key);
    case 'order':
    case 'timing':
      return inBothKeys(gesture.of, labels, names, size);
    default:
      return undefined;
  }
}

type Result = Omit<Obedience, 'correctionId'>;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const share = (measure: 'covered' | 'overlap', value: number | null, least: number, whenNothing: boolean): Result => ({
  ...{ measure, value: value === null ? null : rounded(value) },
  obeyed: value === null ? whenNothing : value >= least,
});

function obeyedOf(correction: AppliedCorrection, work: Work): Result {
  const { to, of, labels, names, size } = work;
  const { gesture, key } = correction;
  const cells = cellsMeant(correction, labels, names, size);
  const nearer = of.tUnit < 0.5 ? 0 : 1;
  switch (gesture.kind) {
    case 'no-partner': {
      const region = cells?.[gesture.key] ?? new Uint8Array(to.cells);
      const landed = landedPiece(to, cells ?? [region, region], carryAlong(of.flows, of.tUnit), gesture.key);
      return share('covered', enforceNoPartner(to, region, gesture.key, landed, of.tUnit).obeyed01, COVERED01, false);
    }
    case 'match-region': {
      if (!cells) return share('overlap', null, OVERLAP01, false);
      const { overlap01 } = enforceRegionMatch(to, cells, of.flows, laidBy(of), of.tUnit, behindBy(work));
      return share('overlap', overlap01, OVERLAP01, false);
    }
    case 'key-mask': {
      if (!cells || key === null) return share('covered', null, COVERED01, true);
      const flow = of.flows[key];
      const { together01 } = enforcePaintedPart(to, cells[key], key, flow, of.tUnit, behindBy(work));
      paintPart(work, indexOfPart(gesture.part, names));
      return share('covered', together01, COVERED01, true);
    }
    case 'timing':
      return timed(gesture, cells, work);
    case 'order': {
      if (!cells) return share('covered', null, COVERED01, true);
      const others = othersThan(cells, labels);
      const carry = carryAlong(of.flows, of.tUnit);
      const isCrossed = gesture.crossingUnit !== null && of.tUnit >= gesture.crossingUnit;
      const isInFront = (gesture.side === 'front') !== isCrossed;
      const landed = [landedPiece(to, cells, carry, nearer), landedPiece(to, others, carry, nearer)] as const;
      const { inFront01 } = enforceOrder(to, cells, others, ...landed, isInFront);
      return share('covered', inFront01 === null || isInFront ? inFront01 : 1 - inFront01, COVERED01, true);
    }
    case 'mask-at': {
      const part = indexOfPart(gesture.part, names);
      const mask = cellsOf(gesture.mask, size);
      const { overlap01 } = enforceMask(to, mask, part, labels, of.picture);
      setPart(work.parts, part, mask);
      return share('overlap', overlap01, OVERLAP01, false);
    }
    default:
      throw new Error(`${gesture.kind} is not enforced`);
  }
}

function timed(
  gesture: GestureOf<'timing'>,
  cells: InKeys | undefined,
  { to, of, labels, size, ...rest }: Work,
): Result {
  const own = ownTimeOf(gesture, of.tUnit);
  const room: InKeys = [labelled(labels[0], BACKGROUND), labelled(labels[1], BACKGROUND)];
  const isBehind = behindBy({ to, of, labels, size, ...rest });
  const { missedPx } = cells
    ? enforceTiming(
        to,
        cells,
        room,
        of.tUnit,
        own,
        (from, at) => {
          const key = to.winner(from);
          return isBehind(key, to.source(key, from), at);
        },
        drawnCells(lumaOf(of.picture), to, size),
      )
    : { missedPx: null };
  const value = missedPx === null ? null : rounded(missedPx / Math.min(size.scaleX, size.scaleY));
  const near = NEAR_PX * Math.max(1, 1 / size.scaleX);
  return { measure: 'distance-px', value, obeyed: value !== null && value <= near };
}

/** All figures but this. */
function othersThan(cells: InKeys, labels: Work['labels']): InKeys {
  const ofKey = (key: 0 | 1): Cells => cells[key].map((own, cell) => (own || labels[key][cell] === BACKGROUND ? 0 : 1));
  return [ofKey(0), ofKey(1)];
}

/** Whether a place of a key passes behind the figure that the drawing has at a cell. The room behind is always behind. */
function behindBy({ to, of, labels }: Work): (key: 0 | 1, source: Spot, at: number) => boolean {
  return (key, source, at) => {
    const shown = to.winner(at);
    if (!of.front || labels[shown][to.sourceCell(shown, at)] === BACKGROUND) return false;
    return sample(of.front[shown], 0, to.source(shown, at)) > sample(of.front[key], 0, source) + CLEARLY;
  };
}

/** The drawing shows a part where it shows what a person, or else the network, takes for it in the keys. */
function paintPart({ to, parts, labels }: Work, part: number): void {
  setPart(parts, part, to.shown([labelled(labels[0], part), labelled(labels[1], part)]));
}

function setPart(parts: Grid, part: number, cells: Cells): void {
  const step = parts.cellPx / 2;
  const plane = parts.width * parts.height;
  for (let y = 0; y < parts.height; y += 1) {
    for (let x = 0; x < parts.width; x += 1) {
      let inside = 0;
      for (let j = 0; j < step; j += 1)
        for (let i = 0; i < step; i += 1) inside += cells[(y * step + j) * parts.width * step + x * step + i] ?? 0;
      const cell = y * parts.width + x;
      const own = inside / (step * step);
      const before = parts.data[part * plane + cell] ?? 0;
      if (own === 0 && before < 0.05) continue;
      const others = Math.max(1e-3, 1 - before);
      for (let c = 0; c < parts.channels; c += 1) {
        const at = c * plane + cell;
        parts.data[at] = c === part ? own : ((parts.data[at] ?? 0) / others) * (1 - own);
      }
    }
  }
}
