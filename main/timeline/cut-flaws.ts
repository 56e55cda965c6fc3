import { indexOfCel } from '../contract/cel-index';
import type { Cel, Cut, Inbetween, Span } from '../contract/cut';
import { draftOf, spanOf } from '../contract/cut-queries';
import { isOnFrame } from '../contract/timing-curve';
import { indexAt } from './exposure-row';

/**
 * What a schema cannot say: that everything named is there, that frames rise, and that exposures, chart and t tell the same.
 * Empty for every cut that Nakawari makes; the property tests hold all edits to it, and a document from disk is refused if not.
 */
export function flawsOf(cut: Cut): string[] {
  const celIds = cut.cels.map((cel) => cel.id);
  const noteIds = cut.notes.map((note) => note.id);
  return [
    ...(new Set(celIds).size === celIds.length ? [] : ['two cels have one id']),
    ...(new Set(noteIds).size === noteIds.length ? [] : ['two notes have one id']),
    ...cut.notes.flatMap(({ celId, frame }) => [
      ...(celId === null || celIds.includes(celId) ? [] : [`a note is of cel ${celId}, which is not there`]),
      ...(frame <= cut.lengthFrames ? [] : [`a note is on frame ${frame}, after the end`]),
    ]),
    ...cut.cels.flatMap((cel) => flawsOfCel(cel, cut).map((flaw) => `cel ${cel.id}: ${flaw}`)),
  ];
}

function flawsOfCel(cel: Cel, cut: Cut): string[] {
  const { drawings, spans, restingSpans } = indexOfCel(cel);
  const flaws: string[] = [];
  if (drawings.size !== cel.drawings.length) flaws.push('two drawings have one id');
  if (new Set(cel.corrections.map(({ id }) => id)).size !== cel.corrections.length) {
    flaws.push('two corrections have one id');
  }
  if (new Set([...spans.keys(), ...restingSpans.keys()]).size !== cel.spans.length + cel.restingSpans.length) {
    flaws.push('two spans have one id');
  }
  return [
    ...flaws,
    ...flawsOfRow(cel, cut),
    ...cel.drawings.flatMap((drawing) => (drawing.kind === 'inbetween' ? flawsOfInbetween(cel, drawing) : [])),
    ...cel.spans.flatMap((span, index) => flawsOfSpan(cel, span, cel.spans[index - 1])),
    ...cel.restingSpans.flatMap((span) => flawsOfEnds(cel, span)),
  ];
}

function flawsOfRow(cel: Cel, cut: Cut): string[] {
  const { drawings } = indexOfCel(cel);
  return cel.exposures.flatMap(({ frame, drawingId }, index) => {
    const before = cel.exposures[index - 1];
    return [
      ...(before && before.frame >= frame ? [`frames do not rise at ${frame}`] : []),
      ...((before?.drawingId ?? null) === drawingId ? [`frame ${frame} changes nothing`] : []),
      ...(frame > cut.lengthFrames ? [`frame ${frame} is after the end`] : []),
      ...(drawingId === null || drawings.has(drawingId) ? [] : [`${drawingId} is not there`]),
    ];
  });
}

function flawsOfInbetween(cel: Cel, inbetween: Inbetween): string[] {
  const { id, state, picture, made, versions, note, paint } = inbetween;
  const isDrawn = picture !== null;
  const draft = draftOf(inbetween);
  const isShown = indexOfCel(cel).frames.has(id);
  return [
    ...(spanOf(cel, inbetween) ? [] : [`${id} is of no span`]),
    ...((state !== 'wanted') === isDrawn && (made !== null) === (draft !== null)
      ? []
      : [`${id} has a state without picture`]),
    ...(draft === null || versions.some((version) => version.picture === draft)
      ? []
      : [`${id} shows no version of its own`]),
    ...(paint && (picture === null || state === 'generated') ? [`${id} is painted and nobody's`] : []),
    ...(isShown || isDrawn || versions.length > 0 || note !== '' ? [] : [`${id} is wanted nowhere`]),
  ];
}

function flawsOfEnds(cel: Cel, span: { readonly id: string; fromDrawingId: string; toDrawingId: string }): string[] {
  const { drawings } = indexOfCel(cel);
  return [
    ...(drawings.get(span.fromDrawingId)?.kind === 'key' ? [] : [`span ${span.id} has no first key`]),
    ...(drawings.get(span.toDrawingId)?.kind === 'key' ? [] : [`span ${span.id} has no second key`]),
    ...(span.fromDrawingId === span.toDrawingId ? [`span ${span.id} goes from a key to itself`] : []),
  ];
}

function flawsOfSpan(cel: Cel, span: Span, before: Span | undefined): string[] {
  const { id, startFrame, endFrame, timing, inbetweenIds } = span;
  const { drawings } = indexOfCel(cel);
  const flaws = flawsOfEnds(cel, span);
  if (startFrame >= endFrame) flaws.push(`span ${id} ends before it starts`);
  if (before && before.endFrame > startFrame) flaws.push(`span ${id} begins in the one before it`);
  let keyIndex = indexAt(cel.exposures, startFrame);
  while (keyIndex >= 0 && cel.exposures[keyIndex]?.drawingId !== span.fromDrawingId) keyIndex -= 1;
  const endIndex = indexAt(cel.exposures, endFrame);
  const end = cel.exposures[endIndex];
  if (end?.frame !== endFrame || end.drawingId !== span.toDrawingId) flaws.push(`span ${id} does not reach its key`);
  const inside = cel.exposures.slice(keyIndex + 1, endIndex);
  if (keyIndex < 0) flaws.push(`span ${id} does not begin with its key`);
  if (inside.some(({ drawingId }) => drawingId !== null && drawings.get(drawingId)?.kind === 'key')) {
    flaws.push(`span ${id} has a key inside`);
  }
  const own = inside.flatMap(({ frame, drawingId }) => {
    const drawing = drawingId === null ? undefined : drawings.get(drawingId);
    return drawing?.kind === 'inbetween' && drawing.spanId === id ? [{ frame, drawing }] : [];
  });
  const first = own.filter(({ drawing }, index) => own.findIndex((other) => other.drawing === drawing) === index);
  if (first.map(({ drawing }) => drawing.id).join('\n') !== inbetweenIds.join('\n')) {
    flaws.push(`span ${id} and its drawings differ`);
  }
  first.forEach(({ frame, drawing }, index) => {
    if ((first[index - 1]?.drawing.tUnit ?? 0) >= drawing.tUnit) flaws.push(`t does not rise in ${id}`);
    const isItsPlace =
      frame > startFrame &&
      (timing.preset === 'by-hand' ||
        isOnFrame(timing.preset, drawing.tUnit, frame - startFrame, endFrame - startFrame));
    if (!isItsPlace) flaws.push(`${drawing.id} is not shown where its t says`);
  });
  return flaws;
}
