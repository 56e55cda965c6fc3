import type { Texts } from '../texts';

/** Painting over a drawing by hand. */
export interface PaintArea {
  readonly paint: Texts<never>;
  readonly actions: Texts<'toolPencil' | 'toolEraser' | 'toolFill' | 'toolLasso' | 'toolPick'>;
  readonly groups: Texts<'paint'>;
  readonly steps: Texts<never>;
}
