import type { Drawing, PictureId } from '../../main/contract/cut';

/** Whose drawing it is, at one glance: every place that shows a drawing draws its sign from this. */
export type DrawingSign =
  | { readonly kind: 'key'; readonly number: number }
  | { readonly kind: 'wanted' | 'drawing' | 'generated' | 'corrected' | 'approved'; readonly tUnit: number };

/** `draft`: a picture that a running job has made and the document does not know yet. */
export function drawingSign(drawing: Drawing, draft: PictureId | undefined, isDrawingNow: boolean): DrawingSign {
  if (drawing.kind === 'key') return { kind: 'key', number: drawing.number };
  const { state, tUnit } = drawing;
  if (state !== 'wanted') return { kind: state, tUnit };
  if (draft !== undefined) return { kind: 'generated', tUnit };
  return { kind: isDrawingNow ? 'drawing' : 'wanted', tUnit };
}

/** t as animators read it: two places, 0.50. */
export function sayT(tUnit: number): string {
  return tUnit.toFixed(2);
}
