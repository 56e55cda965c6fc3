import type { Correction, GestureOf, Place } from '../../../main/contract/correction';
import type { Cel, Span } from '../../../main/contract/cut';
import type { DrawingMaps } from '../../../main/contract/maps';

/** Spots of two keys that are the same thing. Pure. */

export interface PointMatch {
  readonly correction: Correction;
  readonly gesture: GestureOf<'match-point'>;
  readonly span: Span;
  /** Counted over the span, from 1, in the order in which they were said. */
  readonly number: number;
}

export function matchesOfSpan(cel: Cel, span: Span): PointMatch[] {
  const said = cel.corrections.flatMap((correction): Omit<PointMatch, 'number'>[] => {
    const { on, target, gesture } = correction;
    const isHere = on && gesture.kind === 'match-point' && target.kind === 'span' && target.spanId === span.id;
    return isHere ? [{ correction, gesture, span }] : [];
  });
  return said.map((match, index) => ({ ...match, number: index + 1 }));
}

/** The spans that this key begins or ends. */
export function spansAtKey(cel: Cel, drawingId: string): { readonly before?: Span; readonly after?: Span } {
  const before = cel.spans.find((span) => span.toDrawingId === drawingId);
  const after = cel.spans.find((span) => span.fromDrawingId === drawingId);
  return { ...(before && { before }), ...(after && { after }) };
}

const NEAR_ARROW_PX = 48;

/** Where the network thinks that this spot of the first key goes; null where it says nothing near it. */
export function guessedPartner(maps: DrawingMaps | null, place: Place): Place | null {
  let best: Place | null = null;
  let leastPx = NEAR_ARROW_PX;
  for (const { xPx, yPx, dxPx, dyPx } of maps?.flow?.arrows ?? []) {
    const awayPx = Math.hypot(xPx - place.xPx, yPx - place.yPx);
    if (awayPx < leastPx) [best, leastPx] = [{ xPx: place.xPx + dxPx, yPx: place.yPx + dyPx }, awayPx];
  }
  return best;
}
