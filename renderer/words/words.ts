import type { Language } from '../../main/contract/language';
import { en } from './en';
import { ja } from './ja';
import type { PartName } from './part-names';

type Say<Arguments extends unknown[]> = (...values: Arguments) => string;
type Texts<Names extends string> = Readonly<Record<Names, string>>;
type Count = Say<[count: number]>;
type Name = Say<[name: string]>;

/** The step names that main uses for undo and redo; anything else reads as `other`. */
export type StepName = 'set-inbetween-count' | 'set-exposure' | 'set-rates' | 'generate' | 'other';

export type ActionWord =
  | 'open'
  | 'openSample'
  | 'export'
  | 'undo'
  | 'redo'
  | 'help'
  | 'language'
  | 'theme'
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
  | 'celAbove'
  | 'celBelow'
  | 'hideCel'
  | 'soloCel'
  | 'flipFirst'
  | 'flipThis'
  | 'flipNext'
  | 'generateSpan'
  | 'generateCel'
  | 'generateCut'
  | 'cancelJob'
  | 'autoDraw'
  | 'moreInbetweens'
  | 'fewerInbetweens'
  | 'onOnes'
  | 'onTwos'
  | 'onThrees'
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
  | 'sheetZoomIn'
  | 'sheetZoomOut';

export type GroupWord = 'file' | 'play' | 'flip' | 'generate' | 'stage' | 'sheet' | 'program';

/** Every text of the page. A language that lacks one fails the type check. */
export interface Words {
  readonly common: Texts<'close' | 'cancel' | 'cancelling' | 'dismiss' | 'retry'> & {
    readonly frames: Count;
    readonly drawings: Count;
    readonly pictures: Count;
    readonly folders: Count;
    readonly seconds: Count;
    readonly fps: Say<[rate: number]>;
    readonly pixels: Say<[width: number, height: number]>;
  };
  readonly top: Texts<
    'saved' | 'saving' | 'notSaved' | 'language' | 'theme' | 'dark' | 'light' | 'undoNothing' | 'redoNothing'
  >;
  readonly steps: Texts<StepName>;
  readonly actions: Texts<ActionWord>;
  readonly groups: Texts<GroupWord>;
  readonly gestures: Texts<
    | 'title'
    | 'zoomStage'
    | 'panStage'
    | 'scrub'
    | 'zoomSheet'
    | 'select'
    | 'wheel'
    | 'spaceDrag'
    | 'rulerDrag'
    | 'ctrlWheel'
    | 'click'
  >;
  readonly help: Texts<'title' | 'signs' | 'notEditable'>;
  readonly states: Texts<'key' | 'wanted' | 'drawing' | 'generated' | 'corrected' | 'approved' | 'empty'>;
  readonly stateExplained: Texts<'key' | 'wanted' | 'drawing' | 'generated' | 'corrected' | 'approved'>;
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
  readonly parts: Texts<PartName>;
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
    readonly inbetweenNamed: Say<[t: string, state: string]>;
    readonly progress: Say<[drawn: number, total: number]>;
  };
  readonly generate: Texts<'group' | 'cut' | 'menu' | 'allDrawn' | 'auto' | 'autoHint' | 'nothing' | 'noModel'> & {
    readonly button: Say<[what: string]>;
    readonly span: Say<[cel: string]>;
    readonly cel: Say<[cel: string]>;
    readonly missing: Count;
  };
  readonly jobs: Texts<'idle' | 'judging' | 'progress'> & {
    readonly drawn: Say<[done: number, total: number]>;
    readonly exported: Say<[done: number, total: number]>;
    readonly opened: Say<[done: number, total: number]>;
    readonly uploaded: Say<[done: number, total: number]>;
    readonly left: Say<[seconds: number]>;
    readonly generateDone: Say<[made: number, reused: number]>;
    readonly generateCancelled: Say<[made: number]>;
    readonly failedSome: Count;
    readonly failedExport: Count;
    readonly exportDone: Say<[count: number, folder: string]>;
  };
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
  > & {
    readonly fromTo: Say<[cel: string, from: number, to: number]>;
    readonly tick: Say<[t: string, frame: number, state: string]>;
    readonly onNs: Count;
    readonly lengthValue: Say<[frames: number, time: string]>;
    readonly commercialUse: Texts<'yes' | 'no' | 'unknown'>;
  };
  readonly open: Texts<
    | 'title'
    | 'intro'
    | 'recent'
    | 'none'
    | 'missing'
    | 'choose'
    | 'browse'
    | 'up'
    | 'openThis'
    | 'emptyFolder'
    | 'noRoots'
    | 'rootOption'
    | 'drop'
    | 'dropHere'
    | 'choosePictures'
    | 'chooseFolder'
    | 'sample'
    | 'noPictures'
    | 'droppedName'
  > & {
    readonly listing: Name;
    readonly here: Count;
    readonly counts: Say<[pictures: number, folders: number]>;
    readonly importing: Name;
  };
  readonly export: Texts<
    | 'title'
    | 'what'
    | 'frames'
    | 'framesHint'
    | 'drawings'
    | 'drawingsHint'
    | 'which'
    | 'all'
    | 'where'
    | 'own'
    | 'chosen'
    | 'choose'
    | 'noneChosen'
    | 'overwrite'
    | 'overwriteAsk'
    | 'overwriteYes'
    | 'cancelled'
    | 'start'
    | 'again'
  > & {
    readonly one: Name;
    readonly wanted: Count;
    readonly done: Say<[count: number, folder: string]>;
    readonly partly: Count;
  };
  readonly notices: Texts<'region'> & { readonly more: Count };
  readonly connection: Texts<
    'connecting' | 'lostTitle' | 'lost' | 'next' | 'refused' | 'refusedNext' | 'mismatchTitle' | 'opening'
  >;
}

const WORDS: Readonly<Record<Language, Words>> = { en, ja };

export function wordsOf(language: Language): Words {
  return WORDS[language];
}
