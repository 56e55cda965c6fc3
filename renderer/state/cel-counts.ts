import type { Cel, Cut } from '../../main/contract/cut';
import { isStale } from '../../main/contract/cut-queries';
import { type Drafts, draftKey } from './drafts';

/**
 * How much of a cel is drawn and how much is to draw, counted once a document: buttons and headers ask many times a second,
 * in cuts with tens of thousands of drawings.
 */
interface CelCounts {
  readonly inbetweens: number;
  readonly drawn: number;
  /** Ids of what is not drawn, or drawn for other keys or another t, by span. */
  readonly toDraw: ReadonlyMap<string, readonly string[]>;
  readonly toDrawCount: number;
  readonly notDrawnIds: ReadonlySet<string>;
  readonly toDrawIds: ReadonlySet<string>;
}

const known = new WeakMap<Cel, CelCounts>();

function countsOf(cel: Cel): CelCounts {
  const before = known.get(cel);
  if (before !== undefined) return before;
  let inbetweens = 0;
  const toDraw = new Map<string, string[]>();
  const toDrawIds = new Set<string>();
  const notDrawnIds = new Set<string>();
  for (const drawing of cel.drawings) {
    if (drawing.kind !== 'inbetween') continue;
    inbetweens += 1;
    if (drawing.picture === null) notDrawnIds.add(drawing.id);
    else if (drawing.state !== 'generated' || !isStale(cel, drawing)) continue;
    toDrawIds.add(drawing.id);
    const beside = toDraw.get(drawing.spanId);
    if (beside === undefined) toDraw.set(drawing.spanId, [drawing.id]);
    else beside.push(drawing.id);
  }
  const drawn = inbetweens - notDrawnIds.size;
  const counts = { inbetweens, drawn, toDraw, toDrawCount: toDrawIds.size, notDrawnIds, toDrawIds };
  known.set(cel, counts);
  return counts;
}

/** Drafts are few and come and go: they are looked at one by one. */
function draftsAmong(celId: string, ids: ReadonlySet<string>, drafts: Drafts): number {
  let count = 0;
  for (const key of Object.keys(drafts)) {
    const [of, drawingId = ''] = key.split('\n');
    if (of === celId && ids.has(drawingId)) count += 1;
  }
  return count;
}

export function celProgress(cel: Cel, drafts: Drafts): { readonly drawn: number; readonly inbetweens: number } {
  const { inbetweens, drawn, notDrawnIds } = countsOf(cel);
  return { inbetweens, drawn: drawn + draftsAmong(cel.id, notDrawnIds, drafts) };
}

export function toDrawInCel(cel: Cel, drafts: Drafts): number {
  const { toDrawCount, toDrawIds } = countsOf(cel);
  return toDrawCount - draftsAmong(cel.id, toDrawIds, drafts);
}

export function toDrawInCut(cut: Cut, drafts: Drafts): number {
  return cut.cels.reduce((sum, cel) => sum + toDrawInCel(cel, drafts), 0);
}

export function toDrawInSpan(cel: Cel, spanId: string, drafts: Drafts): number {
  const ids = countsOf(cel).toDraw.get(spanId) ?? [];
  return ids.filter((drawingId) => drafts[draftKey(cel.id, drawingId)] === undefined).length;
}
