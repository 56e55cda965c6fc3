import type { PartName } from '../part-names';
import type { Count, Say, Texts } from '../texts';

/** Words that every part of the desk uses. */
export interface CommonArea {
  readonly common: Texts<'close' | 'cancel' | 'cancelling' | 'dismiss' | 'retry'> & {
    readonly frames: Count;
    readonly drawings: Count;
    readonly pictures: Count;
    readonly folders: Count;
    readonly seconds: Count;
    readonly fps: Say<[rate: number]>;
    readonly pixels: Say<[width: number, height: number]>;
  };
  readonly states: Texts<
    | 'key'
    | 'breakdown'
    | 'copy'
    | 'wanted'
    | 'drawing'
    | 'generated'
    | 'corrected'
    | 'approved'
    | 'sent-back'
    | 'stale'
    | 'empty'
  >;
  readonly stateExplained: Texts<
    'key' | 'breakdown' | 'copy' | 'wanted' | 'drawing' | 'generated' | 'corrected' | 'approved' | 'sent-back' | 'stale'
  >;
  readonly parts: Texts<PartName>;
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
  readonly notices: Texts<'region'> & { readonly more: Count };
  readonly connection: Texts<
    'connecting' | 'lostTitle' | 'lost' | 'next' | 'refused' | 'refusedNext' | 'mismatchTitle' | 'opening'
  >;
  readonly actions: Texts<never>;
  readonly groups: Texts<never>;
  readonly steps: Texts<'other'>;
}
