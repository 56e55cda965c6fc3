import type { Count, Name, Say, Texts } from '../texts';

/** The leaf of corrections: each in words. */
export type CorrectListWords = Texts<
  | 'title'
  | 'none'
  | 'noneHint'
  | 'scope'
  | 'off'
  | 'switch'
  | 'remove'
  | 'reason'
  | 'reasonHint'
  | 'move'
  | 'copy'
  | 'noNext'
  | 'author'
  | 'authorHint'
  | 'nobody'
  | 'before'
  | 'beforeHint'
  | 'beforeShown'
  | 'beforeAsking'
  | 'noBefore'
  | 'touchesNothing'
  | 'mask'
  | 'touched'
  | 'wouldBeTouched'
> & {
  readonly scopes: Texts<'drawing' | 'span' | 'cel'>;
  readonly moves: Texts<'thisDrawing' | 'wholeSpan' | 'fromHere' | 'upToHere' | 'thisKey'>;
  readonly kinds: Texts<
    | 'key-point'
    | 'key-mask'
    | 'match-point'
    | 'match-region'
    | 'no-partner'
    | 'order'
    | 'arc'
    | 'timing'
    | 'point-at'
    | 'flow-hint'
    | 'lines'
    | 'mask-at'
    | 'keep'
  >;
  /** What it is, and of what: `joint moved: left wrist`. */
  readonly of: Say<[kind: string, what: string]>;
  readonly made: Say<[who: string, when: string]>;
  readonly onKey: Say<[number: number]>;
  readonly onSpan: Say<[from: number, to: number]>;
  readonly onStretch: Say<[from: number, to: number, fromT: string, toT: string]>;
  readonly onDrawing: Say<[t: string]>;
  readonly onDrawings: Count;
  readonly gone: string;
  readonly count: Count;
  readonly touches: Say<[count: number, frames: string]>;
  readonly wouldTouch: Say<[count: number, frames: string]>;
  readonly refused: Say<[count: number]>;
  readonly named: Name;
};
