import type { Cel, Drawing, PictureId } from '../../main/contract/cut';
import { isStale } from '../../main/contract/cut-queries';

type Mark = 'wanted' | 'drawing' | 'generated' | 'corrected' | 'approved' | 'sent-back';

/** Whose drawing it is, at one glance: every place that shows a drawing draws its sign from this. */
export type DrawingSign =
  | { readonly kind: 'key'; readonly number: number; readonly mark?: 'key' | 'breakdown' }
  /** Pasted from another cel. */
  | { readonly kind: 'copy'; readonly generated: boolean; readonly stale?: false }
  /** Stale: drawn from other keys than its span has now, or for another t. */
  | { readonly kind: Mark; readonly tUnit: number; readonly stale?: boolean };

/** `draft`: a picture that a running job has made and the document does not know yet. Never stale: it knows no keys. */
export function drawingSign(drawing: Drawing, draft: PictureId | undefined, isDrawingNow: boolean): DrawingSign {
  if (drawing.kind === 'key') return { kind: 'key', number: drawing.number, mark: drawing.mark };
  if (drawing.kind === 'copy') return { kind: 'copy', generated: drawing.generated };
  const { state, tUnit } = drawing;
  if (state !== 'wanted') return { kind: state, tUnit };
  if (draft !== undefined) return { kind: 'generated', tUnit };
  return { kind: isDrawingNow ? 'drawing' : 'wanted', tUnit };
}

/** The same with all that the cel knows of it: whether it is stale. */
export function signOf(cel: Cel, drawing: Drawing, draft: PictureId | undefined, isDrawingNow: boolean): DrawingSign {
  const sign = drawingSign(drawing, draft, isDrawingNow);
  if (drawing.kind !== 'inbetween' || sign.kind === 'key' || sign.kind === 'copy') return sign;
  return isStale(cel, drawing) ? { ...sign, stale: true } : sign;
}

/** t as animators read it: two places, 0.50. */
export function sayT(tUnit: number): string {
  return tUnit.toFixed(2);
}
