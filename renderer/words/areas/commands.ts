import type { Count, Name, Say, Texts } from '../texts';

/** The bar on top, help, keys, the palette of commands, settings. */
export interface CommandsArea {
  readonly top: Texts<
    | 'saved'
    | 'saving'
    | 'notSaved'
    | 'savedHint'
    | 'savingHint'
    | 'language'
    | 'theme'
    | 'dark'
    | 'light'
    | 'undoNothing'
    | 'redoNothing'
    | 'noModel'
    | 'sheetSize'
    | 'history'
  > & {
    readonly model: Name;
    readonly review: Say<[judged: number, all: number]>;
    readonly undo: Name;
    readonly redo: Name;
  };
  readonly help: Texts<'title' | 'signs' | 'notEditable' | 'print' | 'edit' | 'find'>;
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
  readonly palette: Texts<'title' | 'field' | 'list' | 'recent' | 'all' | 'none' | 'hint' | 'hold' | 'saveHint'> & {
    readonly found: Count;
  };
  readonly keymap: Texts<
    | 'title'
    | 'search'
    | 'searchHint'
    | 'press'
    | 'pressHint'
    | 'none'
    | 'nothingFound'
    | 'moveHere'
    | 'resetAll'
    | 'allReset'
    | 'takeBack'
    | 'save'
    | 'load'
    | 'loaded'
    | 'notAFile'
    | 'changedOnly'
    | 'changed'
  > & {
    readonly add: Name;
    readonly remove: Say<[stroke: string, name: string]>;
    readonly reset: Name;
    readonly usedBy: Say<[stroke: string, name: string]>;
    readonly also: Name;
    readonly keepHere: Say<[stroke: string]>;
    readonly conflicts: Count;
    readonly leftOut: Count;
    readonly keptByBrowser: Say<[stroke: string]>;
  };
  readonly actions: Texts<'help' | 'language' | 'theme' | 'palette' | 'keymap' | 'printKeys' | 'foldPanel'>;
  readonly groups: Texts<'program'>;
  readonly steps: Texts<never>;
}
