import type { Count, Say, Texts } from '../texts';

/** Review, the cut's progress, versions, the history list. */
export interface ReviewArea {
  readonly review: Texts<
    | 'queue'
    | 'nothingWaits'
    | 'notDrawnYet'
    | 'noSelection'
    | 'notJudged'
    | 'approve'
    | 'sendBack'
    | 'next'
    | 'takeBack'
    | 'note'
    | 'notePlaceholder'
    | 'noteSend'
    | 'noteUsual'
    | 'progress'
    | 'unseen'
    | 'doubt'
    | 'doubtUnknown'
    | 'sure'
    | 'soSo'
    | 'doubtful'
    | 'lookHere'
    | 'versions'
    | 'versionShown'
    | 'chooseVersion'
    | 'compareVersion'
    | 'corrected'
    | 'generated'
    | 'beyondTitle'
    | 'open'
    | 'close'
    | 'strip'
    | 'reviewersNote'
    | 'redraw'
    | 'notStale'
    | 'likeCorrected'
  > & {
    readonly usualNotes: readonly string[];
    readonly why: Texts<'draft' | 'corrected' | 'new-version' | 'changed'>;
    readonly approvedMany: Count;
    /** One thing, and another one that is true of it. */
    readonly also: Say<[text: string, more: string]>;
    readonly waiting: Count;
    readonly position: Say<[position: number, of: number]>;
    readonly doubtValue: Say<[percent: number]>;
    readonly item: Say<[cel: string, frame: number, fraction: string]>;
    readonly itemNamed: Say<[cel: string, frame: number, fraction: string, why: string, doubt: string]>;
    readonly stateCount: Say<[state: string, count: number]>;
    readonly keyCount: Count;
    readonly staleCount: Count;
    readonly version: Say<[number: number]>;
    readonly beyond: Say<[cel: string, from: number, to: number]>;
    readonly beyondWhere: Say<[fraction: string, frame: number]>;
    readonly beyondGo: Say<[frame: number]>;
    readonly morePairs: Count;
  };
  readonly history: Texts<'title' | 'list' | 'start' | 'ahead' | 'nothing'> & {
    readonly times: Say<[name: string, count: number]>;
    readonly partly: Say<[name: string, done: number, count: number]>;
    readonly position: Say<[position: number, of: number]>;
  };
  readonly actions: Texts<
    | 'review'
    | 'approve'
    | 'approveSelected'
    | 'sendBack'
    | 'sendBackAtOnce'
    | 'takeBackJudgement'
    | 'redrawThis'
    | 'nextWaiting'
    | 'previousWaiting'
    | 'panelTiming'
    | 'panelReview'
    | 'panelHistory'
    | 'panelCut'
  >;
  readonly groups: Texts<'review'>;
  /** `review`: a judgement in a history from before each had its own name. */
  readonly steps: Texts<'review' | 'approve' | 'send-back' | 'take-back-judgement' | 'choose-version'>;
}
