/** What happened, and what to do next. `{name}` is filled from the error's detail. */
export interface Sentence {
  readonly says: string;
  readonly next: string;
}
