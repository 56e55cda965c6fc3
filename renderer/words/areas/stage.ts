import type { Count, Say, Texts } from '../texts';

/** The stage and the transport below it. */
export interface StageArea {
  readonly stage: Texts<
    | 'region'
    | 'views'
    | 'paper'
    | 'zoom'
    | 'nothingHere'
    | 'flipFirst'
    | 'flipThis'
    | 'flipNext'
    | 'mapsLoading'
    | 'mapsWanted'
    | 'partsLegend'
    | 'lookLegend'
    | 'keypointsLegend'
    | 'missingPicture'
  > & {
    readonly canvas: Say<[cel: string, drawing: string]>;
    readonly papers: Texts<'white' | 'grey' | 'checker'>;
    readonly keySign: Say<[number: number]>;
    readonly generatedSign: Say<[t: string]>;
    readonly correctedSign: Say<[t: string]>;
    readonly approvedSign: Say<[t: string]>;
    readonly wantedSign: Say<[t: string]>;
    readonly drawingSign: Say<[t: string]>;
    readonly standIn: Say<[number: number]>;
    readonly mapsNone: Say<[what: string]>;
    readonly flowScale: Say<[px: number]>;
  };
  readonly transport: Texts<
    | 'bar'
    | 'first'
    | 'previous'
    | 'play'
    | 'stop'
    | 'next'
    | 'last'
    | 'loop'
    | 'flip'
    | 'flipFirst'
    | 'flipThis'
    | 'flipNext'
    | 'onTime'
  > & {
    readonly counter: Say<[frame: number, length: number]>;
    readonly realRate: Say<[fps: string]>;
    readonly dropped: Count;
  };
  readonly actions: Texts<
    | 'play'
    | 'loop'
    | 'firstFrame'
    | 'lastFrame'
    | 'previousDrawing'
    | 'nextDrawing'
    | 'previousKey'
    | 'nextKey'
    | 'previousFrame'
    | 'nextFrame'
    | 'flipFirst'
    | 'flipThis'
    | 'flipNext'
    | 'onion'
    | 'flow'
    | 'keypoints'
    | 'parts'
    | 'confidence'
    | 'paper'
    | 'fit'
    | 'actualSize'
    | 'zoomIn'
    | 'zoomOut'
  >;
  readonly groups: Texts<'play' | 'flip' | 'stage'>;
  readonly steps: Texts<never>;
}
