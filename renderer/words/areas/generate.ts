import type { Count, Say, Texts } from '../texts';

/** Asking for drawings. */
export interface GenerateArea {
  readonly generate: Texts<'group' | 'cut' | 'menu' | 'allDrawn' | 'auto' | 'autoHint' | 'nothing' | 'noModel'> & {
    readonly button: Say<[what: string]>;
    readonly span: Say<[cel: string]>;
    readonly cel: Say<[cel: string]>;
    readonly missing: Count;
  };
  readonly actions: Texts<
    | 'generateSpan'
    | 'generateSpanAgain'
    | 'generateCel'
    | 'generateCut'
    | 'cancelJob'
    | 'autoDraw'
    | 'moreInbetweens'
    | 'fewerInbetweens'
    | 'onOnes'
    | 'onTwos'
    | 'onThrees'
  >;
  readonly groups: Texts<'generate'>;
  readonly steps: Texts<'set-inbetween-count' | 'set-exposure' | 'set-rates' | 'generate'>;
}
