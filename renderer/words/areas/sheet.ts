import type { Count, Name, Say, Texts } from '../texts';

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
    | 'selectFirst'
    | 'noCel'
    | 'celIsLocked'
    | 'nothingCopied'
    | 'noNotes'
    | 'onlyCel'
    | 'nothingStale'
    | 'and'
    | 'celHint'
    | 'menu'
    | 'staleTitle'
    | 'staleNone'
    | 'staleKept'
    | 'staleAgain'
    | 'noteOfCut'
    | 'noteKeep'
    | 'noteRemove'
    | 'notesHint'
    | 'upright'
    | 'lying'
  > & {
    readonly placeInSpan: Say<[number: number, of: number]>;
    readonly noted: Say<[note: string]>;
    readonly lock: Name;
    readonly unlock: Name;
    readonly celName: Name;
    readonly opacity: Name;
    readonly percent: Count;
    readonly staleCount: Count;
    readonly staleSpan: Say<[cel: string, from: number, to: number]>;
    readonly staleDrafts: Say<[drafts: number, kept: number]>;
    readonly noteOfCel: Name;
    readonly selectedRange: Say<[cels: string, from: number, to: number]>;
    readonly holding: Say<[frames: number, mode: 'ripple' | 'roll']>;

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
  readonly actions: Texts<
    | 'celAbove'
    | 'celBelow'
    | 'hideCel'
    | 'soloCel'
    | 'sheetZoomIn'
    | 'sheetZoomOut'
    | 'extendLeft'
    | 'extendRight'
    | 'extendUp'
    | 'extendDown'
    | 'selectCelFrames'
    | 'clearSelection'
    | 'sheetUpright'
    | 'sheetFit'
    | 'nextNote'
    | 'previousNote'
    | 'copyExposures'
    | 'cutExposures'
    | 'pasteExposures'
    | 'pasteInserting'
    | 'pasteDrawings'
    | 'shorterHold'
    | 'longerHold'
    | 'onFours'
    | 'holdDrawing'
    | 'insertFrames'
    | 'removeFrames'
    | 'insertTime'
    | 'removeTime'
    | 'blankFrames'
    | 'repeatFrames'
    | 'reverseFrames'
    | 'cycleFrames'
    | 'breakdown'
    | 'noteFrame'
    | 'noteCel'
    | 'drawStale'
    | 'addCel'
    | 'renameCel'
    | 'removeCel'
    | 'celForward'
    | 'celBack'
    | 'lockCel'
    | 'celFainter'
    | 'celFuller'
  >;
  readonly groups: Texts<'sheet' | 'sheetEdits'>;
  readonly steps: Texts<
    | 'set-hold'
    | 'expose-on'
    | 'insert-frames'
    | 'remove-frames'
    | 'blank'
    | 'repeat'
    | 'reverse'
    | 'cycle'
    | 'paste-exposures'
    | 'paste-drawings'
    | 'add-cel'
    | 'rename-cel'
    | 'move-cel'
    | 'remove-cel'
    | 'set-cel-look'
    | 'mark-keys'
    | 'set-note'
  >;
}
