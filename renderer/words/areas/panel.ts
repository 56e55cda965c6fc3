import type { Count, Say, Texts } from '../texts';

/** Facts beside the stage. */
export interface PanelArea {
  readonly panel: Texts<
    | 'region'
    | 'span'
    | 'noSpan'
    | 'chart'
    | 'count'
    | 'exposure'
    | 'ones'
    | 'twos'
    | 'threes'
    | 'allSpans'
    | 'drawing'
    | 'state'
    | 't'
    | 'frame'
    | 'file'
    | 'size'
    | 'held'
    | 'madeBy'
    | 'byPerson'
    | 'byNakawari'
    | 'byNakawariCorrected'
    | 'notMade'
    | 'cut'
    | 'length'
    | 'rates'
    | 'keyRate'
    | 'rate'
    | 'model'
    | 'version'
    | 'licence'
    | 'commercial'
    | 'madeNote'
    | 'noModel'
    | 'tabsLabel'
    | 'doubt'
    | 'note'
    | 'source'
    | 'byOtherCel'
    | 'drawingBy'
    | 'fromNowOn'
    | 'paletteStep'
    | 'runsOn'
  > & {
    readonly lacks: Texts<'maps' | 'corrections' | 'doubt' | 'palette'>;
    readonly lacksAll: Say<[parts: string]>;
    readonly paletteSteps: Texts<'automatic' | 'on' | 'off'>;
    readonly providers: Texts<'auto' | 'cpu' | 'cuda' | 'dml' | 'coreml' | 'webgpu'>;
    readonly notOn: Say<[provider: string, reason: string]>;
    readonly runsOnNow: Say<[provider: string]>;
    readonly tabs: Texts<'timing' | 'corrections' | 'review' | 'history' | 'cut'>;
    readonly fromTo: Say<[cel: string, from: number, to: number]>;
    readonly tick: Say<[t: string, frame: number, state: string]>;
    readonly onNs: Count;
    readonly lengthValue: Say<[frames: number, time: string]>;
    readonly commercialUse: Texts<'yes' | 'no' | 'unknown'>;
  };
  readonly actions: Texts<never>;
  readonly groups: Texts<never>;
  readonly steps: Texts<never>;
}
