import type { LassoSource } from '../../state/paint-store';
import type { Texts } from '../texts';

/** Painting over a drawing by hand. */
export interface PaintArea {
  readonly paint: Texts<
    | 'size'
    | 'sizeHint'
    | 'smaller'
    | 'larger'
    | 'opacity'
    | 'pressure'
    | 'pressureHint'
    | 'smooth'
    | 'smoothHint'
    | 'edge'
    | 'automatic'
    | 'gap'
    | 'gapHint'
    | 'gapLess'
    | 'gapMore'
    | 'underLines'
    | 'underLinesHint'
    | 'colour'
    | 'colourHint'
    | 'palette'
    | 'source'
    | 'turnLeft'
    | 'turnRight'
    | 'layDown'
    | 'putBack'
    | 'takeOff'
    | 'takeOffHint'
    | 'unsaved'
    | 'saveAgain'
    | 'nothingHere'
    | 'noLongerApproved'
    | 'coming'
    | 'layer'
  > & {
    readonly edges: Texts<'hard' | 'soft'>;
    readonly edgesAutomatic: (now: string) => string;
    readonly sources: Texts<LassoSource>;
    readonly cursor: (xPx: number, yPx: number, isDown: boolean) => string;
    readonly held: (dxPx: number, dyPx: number, angleDeg: number) => string;
  };
  readonly actions: Texts<'toolPencil' | 'toolEraser' | 'toolFill' | 'toolLasso' | 'toolPick' | 'paintOff'>;
  readonly groups: Texts<'paint'>;
  readonly steps: Texts<'paint-pencil' | 'paint-eraser' | 'paint-fill' | 'paint-lasso' | 'paint-take-off'>;
}
