import type { Name, Say, Texts } from '../texts';

/** The sheet of cels and frames. */
export interface SheetArea {
  readonly sheet: Texts<
    | 'region'
    | 'grid'
    | 'ruler'
    | 'playhead'
    | 'hidden'
    | 'alone'
    | 'nothing'
    | 'frame'
    | 'seconds'
    | 'zoomIn'
    | 'zoomOut'
  > & {
    readonly cel: Name;
    readonly hide: Name;
    readonly show: Name;
    readonly solo: Name;
    readonly frameRange: Say<[first: number, last: number]>;
    readonly cell: Say<[cel: string, drawing: string, range: string]>;
    readonly keyNamed: Say<[number: number]>;
    readonly breakdownNamed: Say<[number: number]>;
    readonly alsoStale: Say<[drawing: string]>;
    readonly sentBackSign: Say<[t: string]>;
    readonly inbetweenNamed: Say<[t: string, state: string]>;
    readonly progress: Say<[drawn: number, total: number]>;
  };
  readonly actions: Texts<'celAbove' | 'celBelow' | 'hideCel' | 'soloCel' | 'sheetZoomIn' | 'sheetZoomOut'>;
  readonly groups: Texts<'sheet'>;
  readonly steps: Texts<never>;
}
