import { indexOfCel } from '../../main/contract/cel-index';
import type { Cel, Drawing } from '../../main/contract/cut';

/** The how-manieth of its span an in-between is, from 1. */
export interface PlaceInSpan {
  readonly number: number;
  readonly of: number;
}

/** Undefined for what lies on no span. Asked for every drawing in sight, many times a second; never walks the cel. */
export function placeInSpan(cel: Cel, drawing: Drawing): PlaceInSpan | undefined {
  if (drawing.kind !== 'inbetween') return undefined;
  const ids = indexOfCel(cel).spans.get(drawing.spanId)?.inbetweenIds;
  const index = ids?.indexOf(drawing.id) ?? -1;
  return ids === undefined || index < 0 ? undefined : { number: index + 1, of: ids.length };
}
