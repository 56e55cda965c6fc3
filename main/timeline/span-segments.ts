import type { Drawing, Exposure } from '../contract/cut';

/** A stretch of the sheet from one key to the next, other one: where a span can lie. */
export interface Segment {
  readonly fromDrawingId: string;
  readonly toDrawingId: string;
  /** Where the last exposure of the first key begins. */
  readonly keyFrame: number;
  readonly endFrame: number;
  readonly hasBlank: boolean;
  /** The in-betweens that show in it, of whatever span, each where it shows first. */
  readonly shown: readonly Exposure[];
}

/**
 * The segments of a row, in its order. A key that comes again after itself (held, blinking, put in a second time) opens no way from
 * itself to itself: the way to the next key begins with its last exposure. Copies are neither keys nor in-betweens.
 */
export function segmentsOf(exposures: readonly Exposure[], drawings: ReadonlyMap<string, Drawing>): Segment[] {
  const segments: Segment[] = [];
  let key: { id: string; frame: number } | undefined;
  let hasBlank = false;
  let shown: Exposure[] = [];
  const seen = new Set<string>();
  for (const exposure of exposures) {
    const { frame, drawingId } = exposure;
    const kind = drawingId === null ? 'blank' : drawings.get(drawingId)?.kind;
    if (kind === 'blank') hasBlank = true;
    if (drawingId === null || (kind !== 'key' && kind !== 'inbetween')) continue;
    if (kind === 'inbetween') {
      if (key && !seen.has(drawingId)) shown.push(exposure);
      seen.add(drawingId);
      continue;
    }
    if (key && key.id !== drawingId) {
      segments.push({
        ...{ fromDrawingId: key.id, toDrawingId: drawingId, keyFrame: key.frame, endFrame: frame },
        ...{ hasBlank, shown },
      });
    }
    key = { id: drawingId, frame };
    hasBlank = false;
    shown = [];
    seen.clear();
  }
  return segments;
}
