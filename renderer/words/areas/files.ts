import type { Count, Name, Say, Texts } from '../texts';

/** Opening and exporting. */
export interface FilesArea {
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
    | 'contactSheet'
    | 'contactSheetHint'
    | 'contactSheetNone'
    | 'loop'
    | 'loopHint'
    | 'loopRange'
    | 'loopCut'
    | 'loopFormat'
    | 'gif'
    | 'webp'
  > & {
    readonly contactSheetOf: Say<[cel: string, from: number, to: number]>;
    readonly loopSelection: Say<[from: number, to: number]>;
    readonly loopSpan: Say<[from: number, to: number]>;
    readonly one: Name;
    readonly wanted: Count;
    readonly done: Say<[count: number, folder: string]>;
    readonly partly: Count;
  };
  readonly actions: Texts<'open' | 'openSample' | 'export' | 'undo' | 'redo'>;
  readonly groups: Texts<'file'>;
  readonly steps: Texts<never>;
}
