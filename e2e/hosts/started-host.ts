import type { Page } from '@playwright/test';
import type { PageTroubles } from './page-troubles';

/** The app, started for one test or one file of tests. */
export interface StartedHost {
  readonly kind: 'browser' | 'electron';
  /** Documents, drawings and settings of this start; empty at first. */
  readonly dataFolder: string;
  /** Everything that the program printed so far. */
  output(): string;
  /** What went wrong in its pages so far. */
  readonly troubles: PageTroubles;
  /** The first page, loaded. */
  openPage(): Promise<Page>;
  /** Ends the program as a person would; gives its exit code. */
  stop(): Promise<number>;
}

export interface StartOptions {
  /** Folder of a cut to open at once. */
  readonly openFolder?: string;
  readonly roots?: readonly string[];
  /** To start again on the same data. */
  readonly dataFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
}
