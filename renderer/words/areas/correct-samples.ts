import type { Count, Say, Texts } from '../texts';

/** A person's own corrections, written as samples that a trainer can read. */
export type CorrectSamplesWords = Texts<
  'title' | 'intro' | 'may' | 'by' | 'byHint' | 'note' | 'noteHint' | 'nothing' | 'progress'
> & {
  readonly uses: Texts<'nobody' | 'this-project' | 'research' | 'anyone'>;
  readonly usesHint: Texts<'nobody' | 'this-project' | 'research' | 'anyone'>;
  readonly counted: Count;
  readonly written: Say<[done: number, total: number]>;
  readonly done: Say<[spans: number, folder: string]>;
};
