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
    | 'rotation'
    | 'arcsLegend'
    | 'lookMark'
    | 'unsure'
    | 'onionSettings'
    | 'before'
    | 'after'
    | 'beforeLess'
    | 'beforeMore'
    | 'afterLess'
    | 'afterMore'
    | 'keysOnly'
    | 'tint'
    | 'opacity'
    | 'lightTable'
    | 'noPins'
    | 'pinShiftX'
    | 'pinShiftY'
    | 'pinRotation'
    | 'pinReset'
    | 'pinHint'
    | 'chooseBackground'
  > & {
    readonly canvas: Say<[cel: string, drawing: string]>;
    readonly papers: Texts<'paper' | 'white' | 'black' | 'checker' | 'picture'>;
    readonly tints: Texts<'warm-cool' | 'green-violet' | 'grey' | 'none'>;
    readonly occlusionLegend: Texts<'one' | 'none'>;
    readonly arcsLoading: Say<[done: number, total: number]>;
    readonly degrees: Say<[degrees: string]>;
    readonly percent: Say<[percent: number]>;
    readonly pin: Say<[cel: string, drawing: string]>;
    readonly removePin: Say<[name: string]>;
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
    | 'speed'
  > & {
    readonly speedValue: Say<[speed: string]>;
    readonly presented: Count;
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
    | 'playSelection'
    | 'playCel'
    | 'playSlower'
    | 'playFaster'
    | 'arrows'
    | 'arcs'
    | 'occlusion'
    | 'mirror'
    | 'rotateLeft'
    | 'rotateRight'
    | 'straighten'
    | 'resetView'
    | 'panLeft'
    | 'panRight'
    | 'panUp'
    | 'panDown'
    | 'backgroundPicture'
    | 'backgroundNone'
    | 'onionBeforeMore'
    | 'onionBeforeLess'
    | 'onionAfterMore'
    | 'onionAfterLess'
    | 'onionKeysOnly'
    | 'lightTable'
    | 'pinDrawing'
    | 'nextPin'
    | 'unpinAll'
    | 'pinLeft'
    | 'pinRight'
    | 'pinUp'
    | 'pinDown'
    | 'pinTurnLeft'
    | 'pinTurnRight'
  >;
  readonly groups: Texts<'play' | 'flip' | 'stage'>;
  readonly steps: Texts<never>;
}
