import {
  type Correction,
  type Extremes,
  type Gesture,
  isTargetFor,
  MOST_LINE_POINTS,
  type PartInKeys,
  type Place,
} from './correction';
import { type Mask, maskAreaPx, maskPixels } from './correction-mask';
import { NakawariError } from './errors';

/** What a schema cannot say of a correction: that it lies on the paper, says something, and does not contradict another one. */

export interface PaperPx {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Clicks nearer to each other than this enclose nothing that a hand could have meant. */
const LEAST_EXTENT_PX = 3;

/** @throws NakawariError correction-misfit, correction-outside, correction-empty, correction-one-spot, correction-too-long, input-invalid */
export function checkCorrection({ gesture, target }: Correction, paper: PaperPx): void {
  if (!isTargetFor(gesture.kind, target)) throw new NakawariError('correction-misfit', { what: gesture.kind });
  if (target.kind === 'span' && target.fromUnit > target.toUnit) {
    throw new NakawariError('input-invalid', { reason: 'fromUnit is above toUnit' });
  }
  checkGesture(gesture, paper);
}

function checkGesture(gesture: Gesture, paper: PaperPx): void {
  for (const place of placesOf(gesture)) checkPlace(place, paper);
  for (const mask of masksOf(gesture)) checkMask(mask, paper);
  switch (gesture.kind) {
    case 'key-mask':
      if (gesture.shape.by === 'extremes') checkExtremes(gesture.shape.extremes);
      return;
    case 'order':
      checkPart(gesture.of);
      return;
    case 'timing':
      checkPart(gesture.of);
      checkRising(gesture.points, true);
      return;
    case 'arc':
      checkRising(gesture.path, false);
      return;
    case 'lines':
      checkLines(gesture.lines, paper);
      return;
    default:
  }
}

function placesOf(gesture: Gesture): Place[] {
  switch (gesture.kind) {
    case 'key-point':
      return [gesture.place];
    case 'key-mask':
      return gesture.shape.by === 'extremes' ? Object.values(gesture.shape.extremes) : [];
    case 'match-point':
      return [gesture.place0, gesture.place1];
    case 'arc':
      return [gesture.place0, gesture.place1, ...gesture.path.map(({ place }) => place)];
    case 'point-at':
      return gesture.from ? [gesture.from, gesture.to] : [gesture.to];
    case 'flow-hint':
      return [gesture.from, gesture.to];
    default:
      return [];
  }
}

/** All regions that a gesture names. */
export function masksOf(gesture: Gesture): Mask[] {
  switch (gesture.kind) {
    case 'key-mask':
      return gesture.shape.by === 'mask' ? [gesture.shape.mask] : [];
    case 'match-region':
      return [gesture.region0, gesture.region1];
    case 'no-partner':
    case 'keep':
      return [gesture.region];
    case 'mask-at':
      return [gesture.mask];
    case 'order':
    case 'timing':
      return [gesture.of.region0, gesture.of.region1].filter((mask) => mask !== null);
    default:
      return [];
  }
}

function checkPlace({ xPx, yPx }: Place, { widthPx, heightPx }: PaperPx): void {
  if (xPx >= 0 && yPx >= 0 && xPx <= widthPx && yPx <= heightPx) return;
  const [x, y] = [Math.round(xPx), Math.round(yPx)];
  throw new NakawariError('correction-outside', { x, y, width: widthPx, height: heightPx });
}

function checkMask(mask: Mask, paper: PaperPx): void {
  const [right, bottom] = [mask.xPx + mask.widthPx, mask.yPx + mask.heightPx];
  if (right > paper.widthPx || bottom > paper.heightPx) checkPlace({ xPx: right, yPx: bottom }, paper);
  const area = maskAreaPx(mask);
  if (area === undefined)
    throw new NakawariError('input-invalid', { reason: 'the runs of a mask do not fill its box' });
  if (area === 0) throw new NakawariError('correction-empty');
}

function checkPart({ part, region0, region1 }: PartInKeys): void {
  if (part === null && region0 === null && region1 === null) throw new NakawariError('correction-empty');
}

/** @throws NakawariError correction-one-spot, input-invalid when the clicks contradict each other */
export function checkExtremes({ top, left, bottom, right }: Extremes): void {
  if (bottom.yPx - top.yPx < LEAST_EXTENT_PX || right.xPx - left.xPx < LEAST_EXTENT_PX) {
    throw new NakawariError('correction-one-spot');
  }
}

function checkRising(points: readonly { tUnit: number; ownUnit?: number }[], inOwnTime: boolean): void {
  const falls = points.some(({ tUnit, ownUnit = 0 }, index) => {
    const before = points[index - 1];
    return before !== undefined && (before.tUnit >= tUnit || (inOwnTime && (before.ownUnit ?? 0) > ownUnit));
  });
  if (falls) throw new NakawariError('input-invalid', { reason: 't must rise' });
}

type Lines = Extract<Gesture, { kind: 'lines' }>['lines'];

function checkLines(lines: Lines, { widthPx, heightPx }: PaperPx): void {
  const points = lines.reduce((sum, line) => sum + line.pointsPx.length, 0);
  if (points > MOST_LINE_POINTS) throw new NakawariError('correction-too-long', { points, most: MOST_LINE_POINTS });
  // A stroke may run over the edge of the paper; one that is nowhere on it is a mistake.
  const isOnPaper = lines.some((line) =>
    line.pointsPx.some(([x, y]) => x >= 0 && y >= 0 && x <= widthPx && y <= heightPx),
  );
  const [x = 0, y = 0] = lines[0]?.pointsPx[0] ?? [];
  if (!isOnPaper) {
    throw new NakawariError('correction-outside', {
      ...{ x: Math.round(x), y: Math.round(y), width: widthPx, height: heightPx },
    });
  }
}

/**
 * What two corrections say differently of one thing, named for a person; undefined when both can be true. What one of them does not
 * touch the other one may say; which drawings each touches is asked by `meet`.
 */
export function contradictionOf(
  a: Correction,
  b: Correction,
  meet: (a: Correction, b: Correction) => boolean,
): string | undefined {
  if (a.id === b.id || !a.on || !b.on) return undefined;
  const what = saidTwice(a.gesture, b.gesture);
  return what !== undefined && meet(a, b) ? what : undefined;
}

function saidTwice(a: Gesture, b: Gesture): string | undefined {
  if (a.kind === 'key-point' && b.kind === 'key-point') return a.name === b.name ? a.name : undefined;
  if (a.kind === 'key-mask' && b.kind === 'key-mask') return a.part === b.part ? a.part : undefined;
  if (a.kind === 'mask-at' && b.kind === 'mask-at') return a.part === b.part ? a.part : undefined;
  if ((a.kind === 'point-at' || a.kind === 'arc') && (b.kind === 'point-at' || b.kind === 'arc')) {
    return a.name === b.name ? a.name : undefined;
  }
  if ((a.kind === 'order' && b.kind === 'order') || (a.kind === 'timing' && b.kind === 'timing')) {
    return a.of.part !== null && a.of.part === b.of.part && !hasRegion(a.of) && !hasRegion(b.of)
      ? a.of.part
      : undefined;
  }
  if (a.kind === 'no-partner' && b.kind === 'match-region') return matchesTheLonely(a, b);
  if (a.kind === 'match-region' && b.kind === 'no-partner') return matchesTheLonely(b, a);
  return undefined;
}

const hasRegion = (of: PartInKeys): boolean => of.region0 !== null || of.region1 !== null;

function matchesTheLonely(
  alone: Extract<Gesture, { kind: 'no-partner' }>,
  match: Extract<Gesture, { kind: 'match-region' }>,
): string | undefined {
  return overlapShare(alone.region, alone.key === 0 ? match.region0 : match.region1) > 0.5 ? 'region' : undefined;
}

/** Of the smaller region, how much lies in the other. */
function overlapShare(a: Mask, b: Mask): number {
  const [inA, inB] = [maskPixels(a), maskPixels(b)];
  if (!inA || !inB) return 0;
  let [both, areaA] = [0, 0];
  for (let y = 0; y < a.heightPx; y += 1) {
    for (let x = 0; x < a.widthPx; x += 1) {
      if (!inA[y * a.widthPx + x]) continue;
      areaA += 1;
      const [bx, by] = [x + a.xPx - b.xPx, y + a.yPx - b.yPx];
      if (bx >= 0 && by >= 0 && bx < b.widthPx && by < b.heightPx && inB[by * b.widthPx + bx]) both += 1;
    }
  }
  return both / Math.max(1, Math.min(areaA, maskAreaPx(b) ?? 0));
}
