import type { Texts } from '../texts';

/** The bar on top, help, keys, the palette of commands, settings. */
export interface CommandsArea {
  readonly top: Texts<
    'saved' | 'saving' | 'notSaved' | 'language' | 'theme' | 'dark' | 'light' | 'undoNothing' | 'redoNothing'
  >;
  readonly help: Texts<'title' | 'signs' | 'notEditable'>;
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
  readonly actions: Texts<'help' | 'language' | 'theme'>;
  readonly groups: Texts<'program'>;
  readonly steps: Texts<never>;
}
