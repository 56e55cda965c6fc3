import type { Count, Name, Say, Texts } from '../texts';

/** The first minute: the empty desk and three things to try; and what stands in the way of a cut, with a way on. */
export interface StartArea {
  readonly start: Texts<
    | 'emptyTitle'
    | 'emptyDrop'
    | 'bring'
    | 'oneCel'
    | 'oneCelHow'
    | 'cels'
    | 'celsHow'
    | 'names'
    | 'namesHow'
    | 'formats'
    | 'tryTitle'
    | 'tryFlip'
    | 'tryTime'
    | 'tryReview'
    | 'tryDone'
    | 'tryAll'
    | 'tryClose'
  > & {
    readonly keyOfFile: Say<[number: number]>;
    readonly phaseLooking: Name;
    readonly phaseReading: Say<[name: string, done: number, total: number]>;
  };
  readonly troubles: Texts<
    | 'region'
    | 'locate'
    | 'locateFolder'
    | 'lookAgain'
    | 'openLastGood'
    | 'tryAgain'
    | 'otherCut'
    | 'stillThere'
    | 'locateTitle'
    | 'locateIntro'
    | 'locateHere'
    | 'locateDrop'
    | 'fromLastGood'
    | 'noCut'
  > & {
    readonly missing: Count;
    readonly missingNext: Name;
    readonly damaged: Count;
    readonly more: Count;
    readonly located: Count;
  };
  readonly actions: Texts<'closeCut' | 'locate' | 'lookAgain' | 'showTries'>;
  readonly groups: Texts<never>;
  readonly steps: Texts<never>;
}
