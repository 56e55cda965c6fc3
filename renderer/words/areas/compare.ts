import type { Say, Texts } from '../texts';

/** Two drawings or versions against each other. */
export interface CompareArea {
  readonly compare: Texts<
    | 'region'
    | 'canvas'
    | 'close'
    | 'left'
    | 'right'
    | 'swap'
    | 'mode'
    | 'wipeHandle'
    | 'amplification'
    | 'flipTimed'
    | 'flipSpeed'
    | 'flipHold'
    | 'truth'
    | 'truthNone'
    | 'truthLeft'
    | 'truthRight'
    | 'figures'
    | 'figuresNone'
    | 'figuresWait'
    | 'lineDistance'
    | 'ssim'
    | 'psnr'
    | 'ink'
    | 'different'
    | 'same'
    | 'noLines'
    | 'useThis'
    | 'usedNow'
    | 'missing'
    | 'loading'
    | 'pinned'
    | 'nothingHere'
    | 'fit'
    | 'showing'
    | 'notOpen'
  > & {
    readonly modes: Texts<'wipe' | 'flip' | 'difference' | 'side-by-side'>;
    readonly modeHint: Texts<'wipe' | 'flip' | 'difference' | 'side-by-side'>;
    readonly side: Texts<'this' | 'first-key' | 'second-key' | 'previous' | 'next'>;
    readonly versionSide: Say<[number: number]>;
    readonly pinnedSide: Say<[cel: string, drawing: string]>;
    readonly keyName: Say<[cel: string, number: number]>;
    readonly inbetweenName: Say<[cel: string, fraction: string]>;
    readonly copyName: Say<[cel: string]>;
    readonly withVersion: Say<[drawing: string, version: number]>;
    readonly wipeAt: Say<[percent: number]>;
    readonly times: Say<[factor: number]>;
    readonly perSecond: Say<[flips: number]>;
    readonly lineDistanceValue: Say<[value: string]>;
    readonly dbValue: Say<[db: string]>;
    readonly percentValue: Say<[percent: string]>;
  };
  readonly actions: Texts<
    'compare' | 'compareNextMode' | 'compareSwap' | 'comparePin' | 'exportContactSheet' | 'exportLoop'
  >;
  readonly groups: Texts<'compare'>;
  readonly steps: Texts<never>;
}
