import type { Page } from '@playwright/test';
import type { PageTroubles } from './page-troubles';

/** The app, started for one test or one file of tests. */
export interface StartedHost {
  readonly kind: 'browser' | 'electron';
  /** Documents, drawings and settings of this start; empty at first. */
  readonly dataFolder: string;
  /** Opens the app, with the token of this start; empty in Electron, which has no address. */
  readonly address: string;
  /** Of the program itself; its drawing child is another process. */
  readonly processId: number | undefined;
  /** Everything that the program printed so far. */
  output(): string;
  /** What went wrong in its pages so far. */
  readonly troubles: PageTroubles;
  /** The first page, loaded. */
  openPage(): Promise<Page>;
  /** Ends the program as a person would; gives its exit code. */
  stop(): Promise<number>;
  /** At once, as by the power button. */
  kill(): Promise<void>;
}

export interface StartOptions {
  /** Folder of a cut to open at once. */
  readonly openFolder?: string;
  readonly roots?: readonly string[];
  /** To start again on the same data. */
  readonly dataFolder?: string;
  /** How the person likes the desk, as it was kept the last time. */
  readonly habits?: Readonly<Record<string, unknown>>;
  /** Browser host only; a free one when left out. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}
