import { indexOfCel } from '../contract/cel-index';
import { type AppliedCorrection, correctionsOf } from '../contract/corrections-of';
import type { Cel, Cut, Inbetween, KeyDrawing, Scope } from '../contract/cut';
import { celById, drawingById, inbetweensOf, isStale } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { frameOfInbetween } from './exposure';

/** An in-between with everything that is needed to draw it. */
export interface DrawingToMake {
  readonly celId: string;
  readonly inbetween: Inbetween;
  readonly key0: KeyDrawing;
  readonly key1: KeyDrawing;
  /** What a person says of it, in the order in which it counts. */
  readonly corrections: readonly AppliedCorrection[];
  readonly frame: number;
  /** For a person: `A 1–5, t 0.25`. */
  readonly name: string;
}

/**
 * All in-betweens of a scope, in the order of the sheet.
 * @throws NakawariError not-found when the scope names something that is not in the cut
 */
export function inbetweensInScope(cut: Cut, scope: Scope): DrawingToMake[] {
  if (scope.kind === 'cut') return cut.cels.flatMap((cel) => ofCel(cel));
  if (scope.kind === 'stale') {
    return cut.cels.flatMap((cel) =>
      ofCel(cel).filter(({ inbetween }) => inbetween.state === 'generated' && isStale(cel, inbetween)),
    );
  }
  const cel = celById(cut, scope.celId);
  if (!cel) throw new NakawariError('not-found', { what: scope.celId });
  if (scope.kind === 'cel') return ofCel(cel);
  if (scope.kind === 'span') {
    if (!indexOfCel(cel).spans.has(scope.spanId)) throw new NakawariError('not-found', { what: scope.spanId });
    return ofCel(cel).filter(({ inbetween }) => inbetween.spanId === scope.spanId);
  }
  const named = new Set(scope.kind === 'drawing' ? [scope.drawingId] : scope.drawingIds);
  for (const drawingId of named) {
    if (!drawingById(cel, drawingId)) throw new NakawariError('not-found', { what: drawingId });
  }
  return ofCel(cel).filter(({ inbetween }) => named.has(inbetween.id));
}

function ofCel(cel: Cel): DrawingToMake[] {
  return cel.spans.flatMap((span) => {
    const key0 = drawingById(cel, span.fromDrawingId);
    const key1 = drawingById(cel, span.toDrawingId);
    if (key0?.kind !== 'key' || key1?.kind !== 'key') return [];
    return inbetweensOf(cel, span).map((inbetween) => ({
      celId: cel.id,
      inbetween,
      key0,
      key1,
      corrections: correctionsOf(cel, inbetween),
      frame: frameOfInbetween(inbetween.tUnit, span.startFrame, span.endFrame),
      name: `${cel.name} ${key0.number}–${key1.number}, t ${inbetween.tUnit.toFixed(2)}`,
    }));
  });
}

/**
 * How many drawings of one pair are made in a row although another pair has a nearer one. Looking at a pair costs about as much as
 * three drawings of it, so leaving it and coming back is waste; but a long span must not keep the playhead waiting.
 */
const DRAWINGS_OF_A_PAIR_IN_A_ROW = 4;

/** Nearest to the playhead first, then outwards; at the same distance the one ahead first. */
export function nearestFirst(drawings: readonly DrawingToMake[], playheadFrame: number): DrawingToMake[] {
  const distance = (drawing: DrawingToMake) =>
    Math.abs(drawing.frame - playheadFrame) + (drawing.frame < playheadFrame ? 0.5 : 0);
  const sorted = drawings
    .map((drawing) => ({ drawing, distance: distance(drawing) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ drawing }) => drawing);
  const inRows = new Map<string, DrawingToMake[][]>();
  const rows: DrawingToMake[][] = [];
  for (const drawing of sorted) {
    const ofSpan = inRows.get(drawing.inbetween.spanId) ?? [];
    inRows.set(drawing.inbetween.spanId, ofSpan);
    const open = ofSpan.at(-1);
    if (open && open.length < DRAWINGS_OF_A_PAIR_IN_A_ROW) {
      open.push(drawing);
    } else {
      const row = [drawing];
      ofSpan.push(row);
      rows.push(row);
    }
  }
  return rows.flat();
}
