import type { Cel, Span } from '../../main/contract/cut';
import type { SelectedRange } from './selection';
import { spanHere } from './span-here';

/** The spans of a cel that a selection of the sheet touches. */
export function spansInRange(cel: Cel, range: SelectedRange | null): Span[] {
  if (range === null || !range.celIds.includes(cel.id)) return [];
  return cel.spans.filter((span) => span.startFrame <= range.to && range.from < span.endFrame);
}

/**
 * The spans that an edit of the chart is for: all of the cel where the person said so, those of the selection where it touches
 * several, else the one under the playhead.
 */
export function spansMeantBy(cel: Cel, frame: number, range: SelectedRange | null, all: boolean): readonly Span[] {
  if (all) return cel.spans;
  const here = spanHere(cel, frame);
  const selected = spansInRange(cel, range);
  if (selected.length > 1 && (here === undefined || selected.includes(here))) return selected;
  return here === undefined ? [] : [here];
}
