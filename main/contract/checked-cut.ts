import { type Cel, type Cut, celSchema, cutSchema } from './cut';

const factsSchema = cutSchema.omit({ cels: true });
const celFactsSchema = celSchema.omit({ drawings: true, exposures: true, spans: true, restingSpans: true });
const rowSchemas = celSchema.pick({ drawings: true, exposures: true, spans: true, restingSpans: true }).shape;

/**
 * Whether a cut is what `cutSchema` says, given one of before that is: what is the same object in both is not gone through again, so that
 * an edit in a cut of thousands of drawings costs what it changed.
 */
export function isSoundCut(cut: Cut, soundBefore: Cut | undefined): boolean {
  if (cut === soundBefore) return true;
  const { cels, ...facts } = cut;
  if (!factsSchema.safeParse(facts).success || cels.length === 0) return false;
  const before = new Map(soundBefore?.cels.map((cel) => [cel.id, cel]));
  return cels.every((cel) => isSoundCel(cel, before.get(cel.id)));
}

function isSoundCel(cel: Cel, before: Cel | undefined): boolean {
  if (cel === before) return true;
  const { drawings, exposures, spans, restingSpans, ...facts } = cel;
  return (
    celFactsSchema.safeParse(facts).success &&
    rowSchemas.drawings.safeParse(changed(drawings, before?.drawings)).success &&
    rowSchemas.exposures.safeParse(changed(exposures, before?.exposures)).success &&
    rowSchemas.spans.safeParse(changed(spans, before?.spans)).success &&
    rowSchemas.restingSpans.safeParse(changed(restingSpans, before?.restingSpans)).success
  );
}

function changed<Item>(row: readonly Item[], before: readonly Item[] | undefined): readonly Item[] {
  if (before === undefined || before.length === 0) return row;
  if (row === before) return [];
  const known = new Set(before);
  return row.filter((item) => !known.has(item));
}
