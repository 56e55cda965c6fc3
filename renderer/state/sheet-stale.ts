import type { Cel, Cut, Inbetween, Span } from '../../main/contract/cut';
import { endsOf, inbetweensOf, isStale, type SpanEnds } from '../../main/contract/cut-queries';

/** A span with drawings that were made from other keys, or for another timing, than it has now. */
export interface StaleSpan {
  readonly celId: string;
  readonly celName: string;
  readonly span: Span;
  readonly ends: SpanEnds;
  /** Drafts that nobody touched: drawn again on one command. */
  readonly drafts: readonly Inbetween[];
  /** Corrected, approved or sent back: they stay, and are drawn again only when named, as one more version to choose. */
  readonly kept: readonly Inbetween[];
}

const known = new WeakMap<Cel, readonly StaleSpan[]>();

function staleSpansOf(cel: Cel): readonly StaleSpan[] {
  const before = known.get(cel);
  if (before !== undefined) return before;
  const bySpan = new Map<string, Inbetween[]>();
  for (const inbetween of inbetweensOf(cel)) {
    if (!isStale(cel, inbetween)) continue;
    bySpan.set(inbetween.spanId, [...(bySpan.get(inbetween.spanId) ?? []), inbetween]);
  }
  const found = cel.spans.flatMap((span): StaleSpan[] => {
    const stale = bySpan.get(span.id);
    const ends = endsOf(cel, span);
    if (stale === undefined || ends === undefined) return [];
    const drafts = stale.filter((inbetween) => inbetween.state === 'generated');
    const kept = stale.filter((inbetween) => inbetween.state !== 'generated');
    return [{ celId: cel.id, celName: cel.name, span, ends, drafts, kept }];
  });
  known.set(cel, found);
  return found;
}

/** In the order of the sheet: front cel first, then by frame. */
export function staleSpans(cut: Cut): StaleSpan[] {
  return cut.cels.toReversed().flatMap(staleSpansOf);
}
