import type { Cel, Cut, Scope } from '../../main/contract/cut';
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
      return false;
  }
}

/** What a scope still lacks, nearest to the playhead first: the order in which main draws. */
export function wantedInOrder(cut: Cut, scope: Scope, playheadFrame: number, drafts: Drafts): Wanted[] {
  const found: (Wanted & { distance: number })[] = [];
  for (const cel of cut.cels) {
    const frameOf = new Map(cel.exposures.map((exposure) => [exposure.drawingId, exposure.frame]));
    for (const drawing of cel.drawings) {
      if (drawing.kind !== 'inbetween' || drawing.picture !== null) continue;
      if (drafts[draftKey(cel.id, drawing.id)] !== undefined) continue;
      if (!inScope(scope, cel, drawing.spanId, drawing.id)) continue;
      const distance = Math.abs((frameOf.get(drawing.id) ?? 1) - playheadFrame);
      found.push({ celId: cel.id, drawingId: drawing.id, distance });
    }
  }
  return found.sort((a, b) => a.distance - b.distance).map(({ celId, drawingId }) => ({ celId, drawingId }));
}
