import { create } from 'zustand';
import type { Correction, CorrectionTarget, GestureKind } from '../../main/contract/correction';
import { isTargetFor } from '../../main/contract/correction';
import { drawingsTouchedBy } from '../../main/contract/corrections-of';
import type { Cel, Drawing, Inbetween, Span } from '../../main/contract/cut';
import { framesOf } from '../../main/contract/cut-queries';

/** The list of corrections beside the stage. Plain functions over the document; nothing here changes it. */

export const LIST_SCOPES = ['drawing', 'span', 'cel'] as const;
export type ListScope = (typeof LIST_SCOPES)[number];

interface CorrectionList {
  readonly scope: ListScope;
  /** Marked on the stage and shown in full in the list. */
  readonly selectedId: string | null;
  /** What a choice would touch that is under the hand and not made yet. */
  readonly tried: { readonly celId: string; readonly drawingIds: readonly string[] } | null;
}

export const useCorrectionList = create<CorrectionList>(() => ({
  scope: 'drawing',
  selectedId: null,
  tried: null,
}));

export function selectCorrection(id: string | null): void {
  useCorrectionList.setState({ selectedId: id });
}

export interface ListPlace {
  readonly cel: Cel;
  readonly drawing: Drawing | undefined;
  readonly span: Span | undefined;
}

function isOfKey({ target }: Correction, drawingId: string | undefined): boolean {
  return target.kind === 'key' && target.drawingId === drawingId;
}

/** Those that speak of this drawing (of a key: on it, or on the ways that begin or end there), switched off or not. */
function isOfDrawing(correction: Correction, { cel, drawing }: ListPlace): boolean {
  if (drawing?.kind === 'inbetween') return drawingsTouchedBy(cel, correction).some(({ id }) => id === drawing.id);
  if (drawing?.kind !== 'key') return false;
  const { target, gesture } = correction;
  if (target.kind === 'span' && (gesture.kind === 'match-point' || gesture.kind === 'match-region')) {
    const span = cel.spans.find(({ id }) => id === target.spanId);
    return span?.fromDrawingId === drawing.id || span?.toDrawingId === drawing.id;
  }
  return isOfKey(correction, drawing.id);
}

function isOfSpan(correction: Correction, { cel, span }: ListPlace): boolean {
  if (span === undefined) return false;
  if (isOfKey(correction, span.fromDrawingId) || isOfKey(correction, span.toDrawingId)) return true;
  if (correction.target.kind === 'span') return correction.target.spanId === span.id;
  return drawingsTouchedBy(cel, correction).some(({ spanId }) => spanId === span.id);
}

/** Newest first: what was just said is on top. */
export function correctionsListed(scope: ListScope, place: ListPlace): Correction[] {
  const { corrections } = place.cel;
  const listed =
    scope === 'cel'
      ? corrections
      : corrections.filter((one) => (scope === 'span' ? isOfSpan(one, place) : isOfDrawing(one, place)));
  return listed.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** The first frames of the drawings that it touches, or would touch: how a person finds them in the sheet. */
export function framesTouched(cel: Cel, correction: Correction): number[] {
  return framesOfDrawings(cel, drawingsTouchedBy(cel, correction));
}

export function framesOfDrawings(cel: Cel, drawings: readonly Inbetween[]): number[] {
  return drawings.flatMap(({ id }) => framesOf(cel, id)[0] ?? []).toSorted((a, b) => a - b);
}

/** Drawings whose picture was made with it and did not do as it says. */
export function disobedientDrawings(cel: Cel, correction: Correction): Inbetween[] {
  return drawingsTouchedBy(cel, correction).filter(
    ({ made }) =>
      correction.on && made?.obedience?.some((one) => one.correctionId === correction.id && !one.obeyed) === true,
  );
}

/** How far off the worst drawing that it touches is, px of the drawing; null: all obey, or nothing was measured. */
export function worstOffPx(cel: Cel, correction: Correction): number | null {
  const offPx = disobedientDrawings(cel, correction).flatMap(({ made }) =>
    (made?.obedience ?? []).flatMap(({ correctionId, measure, value }) =>
      correctionId === correction.id && measure === 'distance-px' && value !== null ? [value] : [],
    ),
  );
  return offPx.length === 0 ? null : Math.max(...offPx);
}

export type MoveWord = 'thisDrawing' | 'wholeSpan' | 'fromHere' | 'upToHere' | 'thisKey';
export interface MoveChoice {
  readonly word: MoveWord;
  readonly target: CorrectionTarget;
}

const isSame = (a: CorrectionTarget, b: CorrectionTarget) => JSON.stringify(a) === JSON.stringify(b);

/** To what it can be moved from where the person looks; what it is said of already is left out. */
export function movesFor(correction: Correction, { drawing, span }: ListPlace): MoveChoice[] {
  const { kind } = correction.gesture;
  const choices: MoveChoice[] = [];
  if (drawing?.kind === 'key') choices.push({ word: 'thisKey', target: { kind: 'key', drawingId: drawing.id } });
  if (span !== undefined && drawing?.kind === 'inbetween') {
    const { tUnit } = drawing;
    const stretch = (fromUnit: number, toUnit: number) =>
      ({ kind: 'span', spanId: span.id, fromUnit, toUnit }) as const;
    choices.push({ word: 'thisDrawing', target: ofThisDrawing(kind, drawing, span) });
    choices.push({ word: 'upToHere', target: stretch(0, tUnit) });
    choices.push({ word: 'fromHere', target: stretch(tUnit, 1) });
  }
  if (span !== undefined) {
    choices.push({ word: 'wholeSpan', target: { kind: 'span', spanId: span.id, fromUnit: 0, toUnit: 1 } });
  }
  return choices.filter(({ target }) => isTargetFor(kind, target) && !isSame(target, correction.target));
}

function ofThisDrawing(kind: GestureKind, { id, tUnit }: Inbetween, span: Span): CorrectionTarget {
  const alone: CorrectionTarget = { kind: 'drawings', drawingIds: [id] };
  return isTargetFor(kind, alone) ? alone : { kind: 'span', spanId: span.id, fromUnit: tUnit, toUnit: tUnit };
}

/** The span after the one that a correction speaks of, to which it can be copied; undefined where there is none. */
export function nextSpanFor(cel: Cel, correction: Correction): Span | undefined {
  const own =
    correction.target.kind === 'span' ? correction.target.spanId : drawingsTouchedBy(cel, correction)[0]?.spanId;
  if (correction.target.kind === 'key' || own === undefined) return undefined;
  const span = cel.spans.find(({ id }) => id === own);
  return span && cel.spans.find(({ fromDrawingId }) => fromDrawingId === span.toDrawingId);
}
