import { z } from 'zod';
import { indexOfCel } from './cel-index';
import { type Correction, correctionIdSchema, type Gesture, gestureSchema } from './correction';
import type { Cel, Inbetween } from './cut';

/** Which corrections touch which drawing, and by what a drawing's are told from another's. Pure; both ends ask. */

/** A correction as it concerns one in-between. `key`: of which key of the span it speaks; null for the way and the in-between itself. */
export const appliedCorrectionSchema = z.strictObject({
  id: correctionIdSchema,
  key: z.union([z.literal(0), z.literal(1)]).nullable(),
  gesture: gestureSchema,
});
export type AppliedCorrection = z.infer<typeof appliedCorrectionSchema>;

/** The ends and the place of an in-between, as far as corrections ask for them. */
export interface CorrectedPlace {
  readonly drawingId: string | null;
  readonly spanId: string;
  readonly fromDrawingId: string;
  readonly toDrawingId: string;
  readonly tUnit: number;
}

/** Undefined when the correction does not touch it (or is switched off). */
export function appliedTo(correction: Correction, place: CorrectedPlace): AppliedCorrection | undefined {
  const { id, on, target, gesture } = correction;
  if (!on) return undefined;
  const here = (key: 0 | 1 | null): AppliedCorrection => ({ id, key, gesture });
  switch (target.kind) {
    case 'key':
      if (target.drawingId === place.fromDrawingId) return here(0);
      return target.drawingId === place.toDrawingId ? here(1) : undefined;
    case 'span': {
      const isIn = target.spanId === place.spanId && target.fromUnit <= place.tUnit && place.tUnit <= target.toUnit;
      return isIn ? here(null) : undefined;
    }
    case 'drawings':
      return place.drawingId !== null && target.drawingIds.includes(place.drawingId) ? here(null) : undefined;
  }
}

/** In the order in which they count, which is not the order in which they were entered. */
export function appliedCorrections(corrections: readonly Correction[], place: CorrectedPlace): AppliedCorrection[] {
  if (corrections.length === 0) return [];
  return corrections.toSorted(byTime).flatMap((correction) => appliedTo(correction, place) ?? []);
}

function byTime(a: Correction, b: Correction): number {
  const [atA, atB] = [Date.parse(a.at), Date.parse(b.at)];
  if (atA !== atB) return atA - atB;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function placeOf(cel: Cel, inbetween: Inbetween): CorrectedPlace | undefined {
  const { spans, restingSpans } = indexOfCel(cel);
  const span = spans.get(inbetween.spanId) ?? restingSpans.get(inbetween.spanId);
  if (!span) return undefined;
  const { id: spanId, fromDrawingId, toDrawingId } = span;
  return { drawingId: inbetween.id, spanId, fromDrawingId, toDrawingId, tUnit: inbetween.tUnit };
}

/** Those that are on and touch this drawing of the cel. */
export function correctionsOf(cel: Cel, inbetween: Inbetween): AppliedCorrection[] {
  const place = cel.corrections.length === 0 ? undefined : placeOf(cel, inbetween);
  return place ? appliedCorrections(cel.corrections, place) : [];
}

/** Drawings that this correction touches, or would touch if it were on: what is told before it is applied. */
export function drawingsTouchedBy(cel: Cel, correction: Correction): Inbetween[] {
  const on = { ...correction, on: true };
  return cel.drawings.filter((drawing): drawing is Inbetween => {
    if (drawing.kind !== 'inbetween') return false;
    const place = placeOf(cel, drawing);
    return place !== undefined && appliedTo(on, place) !== undefined;
  });
}

/**
 * What a drawing's corrections say, as 16 hexadecimal digits, '' for none: the same for two drawings exactly when the same was said of
 * both, whoever said it and why. It tells stale from fresh (a hash for the store is made of the corrections themselves).
 */
export function fingerprintOf(applied: readonly AppliedCorrection[]): string {
  if (applied.length === 0) return '';
  return hash(applied.map(({ key, gesture }) => `${key} ${contentOf(gesture)}`).join('\n'));
}

export function correctionsFingerprint(cel: Cel, inbetween: Inbetween): string {
  return fingerprintOf(correctionsOf(cel, inbetween));
}

const contents = new WeakMap<Gesture, string>();

/** Gestures are never changed in place, and one may hold a mask of a megabyte. */
function contentOf(gesture: Gesture): string {
  const known = contents.get(gesture);
  if (known !== undefined) return known;
  const content = hash(JSON.stringify(inOrder(gesture)));
  contents.set(gesture, content);
  return content;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, inOrder(inner)]),
  );
}

/** FNV-1a twice over, 64 bits together: it must be at once at hand in a page and guards against mistakes, not against people. */
function hash(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1b873593];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x01000197) + i;
  }
  const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');
  return hex(a ^ (a >>> 15)) + hex(b ^ (b >>> 13));
}
