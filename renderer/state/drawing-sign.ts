import type { Drawing, PictureId } from '../../main/contract/cut';

type Mark = 'wanted' | 'drawing' | 'generated' | 'corrected' | 'approved' | 'sent-back';

/** Whose drawing it is, at one glance: every place that shows a drawing draws its sign from this. */
export type DrawingSign =
  | { readonly kind: 'key'; readonly number: number; readonly mark?: 'key' | 'breakdown' }
  /** Pasted from another cel. */
  | { readonly kind: 'copy'; readonly generated: boolean; readonly stale?: false }
  /** Stale: drawn from other keys than its span has now, or for another t. */
  | { readonly kind: Mark; readonly tUnit: number; readonly stale?: boolean };

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
