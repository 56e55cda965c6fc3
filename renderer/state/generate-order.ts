import type { Cel, Cut, Inbetween, Scope } from '../../main/contract/cut';
import { celById, drawingById, framesOf, isStale } from '../../main/contract/cut-queries';
import { type Drafts, draftKey } from './drafts';

export interface Wanted {
  readonly celId: string;
  readonly drawingId: string;
}

function inScope(scope: Scope, cel: Cel, spanId: string, drawingId: string): boolean {
  switch (scope.kind) {
    case 'cut':
      return true;
    case 'cel':
      return scope.celId === cel.id;
    case 'span':
      return scope.celId === cel.id && scope.spanId === spanId;
    case 'drawing':
      return scope.celId === cel.id && scope.drawingId === drawingId;
    case 'drawings':
      return scope.celId === cel.id && scope.drawingIds.includes(drawingId);
    case 'stale':
      return true;
  }
}

/**
 * As main decides it: what is not drawn yet, drafts made for other keys or another t than now, and what a person judged only where it
 * is named.
 */
function isToDraw(cel: Cel, drawing: Inbetween, scope: Scope): boolean {
  if (drawing.picture === null) return scope.kind !== 'stale';
  const isNamed = scope.kind === 'drawing' || scope.kind === 'drawings';
  return (isNamed || drawing.state === 'generated') && isStale(cel, drawing);
}

interface WantedAt extends Wanted {
  readonly drawing: Inbetween;
  readonly cel: Cel;
}

/** What a scope still lacks, in the order of the document. One at a time: a cut may lack thousands, and often one is enough to know. */
function* wanted(cut: Cut, scope: Scope, drafts: Drafts): Generator<WantedAt, void, void> {
  const hasDrafts = Object.keys(drafts).length > 0;
  for (const cel of cut.cels) {
    for (const drawing of cel.drawings) {
      if (drawing.kind !== 'inbetween' || !isToDraw(cel, drawing, scope)) continue;
      if (hasDrafts && drafts[draftKey(cel.id, drawing.id)] !== undefined) continue;
      if (inScope(scope, cel, drawing.spanId, drawing.id)) {
        yield { celId: cel.id, drawingId: drawing.id, cel, drawing };
      }
    }
  }
}

function distanceFrom(playheadFrame: number, { cel, drawing }: WantedAt): number {
  return Math.abs((framesOf(cel, drawing.id)[0] ?? 1) - playheadFrame);
}

/** What a scope still lacks, nearest to the playhead first: the order in which main draws. */
export function wantedInOrder(cut: Cut, scope: Scope, playheadFrame: number, drafts: Drafts): Wanted[] {
  return [...wanted(cut, scope, drafts)]
    .map((one) => ({ one, distance: distanceFrom(playheadFrame, one) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ one: { celId, drawingId } }) => ({ celId, drawingId }));
}

/** The first of them: which main draws next. */
export function nearestWanted(cut: Cut, scope: Scope, playheadFrame: number, drafts: Drafts): Wanted | undefined {
  let nearest: { readonly one: WantedAt; readonly distance: number } | undefined;
  for (const one of wanted(cut, scope, drafts)) {
    const distance = distanceFrom(playheadFrame, one);
    if (nearest === undefined || distance < nearest.distance) nearest = { one, distance };
  }
  return nearest && { celId: nearest.one.celId, drawingId: nearest.one.drawingId };
}

export function isAnythingWanted(cut: Cut, scope: Scope, drafts: Drafts): boolean {
  return wanted(cut, scope, drafts).next().done !== true;
}

/** How many in-betweens of a scope have no picture at all: an export draws these first. */
export function countNotDrawn(cut: Cut, scope: Scope, drafts: Drafts): number {
  const isNotDrawn = ({ celId, drawingId }: Wanted) => {
    const cel = celById(cut, celId);
    return cel !== undefined && drawingById(cel, drawingId)?.picture === null;
  };
  return wantedInOrder(cut, scope, 1, drafts).filter(isNotDrawn).length;
}
