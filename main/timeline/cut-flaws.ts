import type { Cel, Cut, Span } from '../contract/cut';
import { drawingById, inbetweensOf } from '../contract/cut-queries';
import { frameOfInbetween } from './exposure';

/**
 * What a schema cannot say: that everything named is there, that frames rise, and that exposures, chart and t tell the same.
 * Empty for every cut that Nakawari makes; the property tests hold all edits to it, and a document from disk is refused if not.
 */
export function flawsOf(cut: Cut): string[] {
  const celIds = cut.cels.map((cel) => cel.id);
  return [
    ...(new Set(celIds).size === celIds.length ? [] : ['two cels have one id']),
    ...cut.cels.flatMap((cel) => flawsOfCel(cel, cut).map((flaw) => `cel ${cel.id}: ${flaw}`)),
  ];
}

function flawsOfCel(cel: Cel, cut: Cut): string[] {
  const flaws: string[] = [];
  const ids = new Set(cel.drawings.map((drawing) => drawing.id));
  if (ids.size !== cel.drawings.length) flaws.push('two drawings have one id');
  cel.exposures.forEach((exposure, index) => {
    const before = cel.exposures[index - 1];
    if (before && before.frame >= exposure.frame) flaws.push(`frames do not rise at ${exposure.frame}`);
    if (exposure.frame > cut.lengthFrames) flaws.push(`frame ${exposure.frame} is after the end`);
    if (exposure.drawingId !== null && !ids.has(exposure.drawingId)) flaws.push(`${exposure.drawingId} is not there`);
  });
  for (const drawing of cel.drawings) {
    if (drawing.kind !== 'inbetween') continue;
    const span = cel.spans.find((candidate) => candidate.id === drawing.spanId);
    if (!span?.inbetweenIds.includes(drawing.id)) flaws.push(`${drawing.id} is in no span`);
    if (
      (drawing.state === 'wanted') !== (drawing.picture === null) ||
      (drawing.made === null) !== (drawing.picture === null)
    )
      flaws.push(`${drawing.id} has a state without picture`);
  }
  return [...flaws, ...cel.spans.flatMap((span) => flawsOfSpan(cel, span))];
}

function flawsOfSpan(cel: Cel, span: Span): string[] {
  const flaws: string[] = [];
  if (drawingById(cel, span.fromDrawingId)?.kind !== 'key') flaws.push(`span ${span.id} has no first key`);
  if (drawingById(cel, span.toDrawingId)?.kind !== 'key') flaws.push(`span ${span.id} has no second key`);
  const inbetweens = inbetweensOf(cel, span);
  const order = inbetweens.map((inbetween) => inbetween.id).join(' ');
  if (order !== span.inbetweenIds.join(' ')) flaws.push(`span ${span.id} and its drawings differ`);
  inbetweens.forEach((inbetween, index) => {
    const before = inbetweens[index - 1];
    if (before && before.tUnit >= inbetween.tUnit) flaws.push(`t does not rise in ${span.id}`);
    const shown = cel.exposures.filter((exposure) => exposure.drawingId === inbetween.id);
    const frame = frameOfInbetween(inbetween.tUnit, span.startFrame, span.endFrame);
    if (shown.length !== 1 || shown[0]?.frame !== frame) flaws.push(`${inbetween.id} is not shown where its t says`);
  });
  return flaws;
}
