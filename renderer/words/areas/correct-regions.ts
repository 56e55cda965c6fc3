import type { Texts } from '../texts';

/** Tools that mark a region or a part, and lines by hand. */
export interface CorrectRegionsWords {
  readonly mask: Texts<
    | 'part'
    | 'choosePart'
    | 'noPart'
    | 'nothingHere'
    | 'noPartThere'
    | 'notDrawn'
    | 'offPaper'
    | 'nothingYet'
    | 'way'
    | 'brush'
    | 'fill'
    | 'clicks'
    | 'erase'
    | 'size'
    | 'gap'
    | 'snap'
    | 'snapHint'
    | 'clear'
    | 'finish'
    | 'partsComing'
    | 'asking'
  > & {
    readonly px: (px: number) => string;
    readonly done: (part: string) => string;
    readonly clicked: (count: number) => string;
    readonly brushAt: (name: string, x: number, y: number) => string;
  };
  readonly region: Texts<
    | 'onKeysOnly'
    | 'onInbetweensOnly'
    | 'first'
    | 'second'
    | 'matched'
    | 'vanishes'
    | 'appears'
    | 'partnerless'
    | 'alone'
    | 'kept'
    | 'mark'
  >;
  readonly order: Texts<
    'of' | 'part' | 'region' | 'side' | 'front' | 'behind' | 'crosses' | 'crossing' | 'said' | 'choose' | 'regionOnKeys'
  > & { readonly crossingAt: (t: string) => string };
  readonly timing: Texts<'curve' | 'later' | 'earlier' | 'said'> & {
    readonly laterBy: (drawings: number) => string;
    readonly handle: (t: string) => string;
    readonly own: (t: string) => string;
  };
  readonly line: Texts<
    | 'width'
    | 'colour'
    | 'noColour'
    | 'withColour'
    | 'pressure'
    | 'isNew'
    | 'isNewHint'
    | 'said'
    | 'nothingYet'
    | 'undoStroke'
  > & {
    readonly count: (strokes: number, points: number) => string;
    readonly penAt: (x: number, y: number) => string;
    readonly penDown: (x: number, y: number) => string;
  };
}
