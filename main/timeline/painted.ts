import { createHash } from 'node:crypto';
import type { Inbetween, Made, Paint, PaintLayers } from '../contract/cut';

/** Raise it when the same layers over the same drawing come to look otherwise. Documents go on naming what they showed. */
const PAINTING_REVISION = 1;

/** All that makes a painted picture: its id is the hash of this. */
export function paintedRecipe({ over, erased, draft, paper }: Paint) {
  return { draft: draft ?? paper, erased, kind: 'painted', over, revision: PAINTING_REVISION };
}

/** The name of the picture that these layers make over this draft: what the store calls it, too (fields in their order, see store.ts). */
export function paintedId(paint: Paint): string {
  return createHash('sha256')
    .update(JSON.stringify(paintedRecipe(paint)))
    .digest('hex');
}

/** The in-between with another version chosen (null: none): a person's paint lies over that one then. */
export function onDraft(inbetween: Inbetween, draft: string | null, made: Made | null): Inbetween {
  if (!inbetween.paint) return { ...inbetween, picture: draft, made };
  const paint = { ...inbetween.paint, draft };
  return { ...inbetween, picture: paintedId(paint), made, paint };
}

/** The in-between with these layers over its draft; null: with none. */
export function withPaint(inbetween: Inbetween, draft: string | null, layers: PaintLayers | null): Inbetween {
  const { paint: _before, ...bare } = inbetween;
  if (layers === null) return { ...bare, picture: draft };
  const paint: Paint = { ...layers, draft };
  return { ...bare, picture: paintedId(paint), paint };
}
