import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../main/contract/language';
import { DeskPage } from '../pages/desk-page';
import { test as base } from './app-test';
import type { StartedHost, StartOptions } from './started-host';

export { expect } from './app-test';

export interface StartedDesk {
  readonly host: StartedHost;
  readonly desk: DeskPage;
}

interface DeskFixtures {
  /** The language of the browser, and so of the page. */
  language: Language;
  /** Empty, of this test alone, gone afterwards. */
  workFolder: string;
  /** Starts the app and gives the page that a person sees. */
  startDesk: (options?: StartOptions) => Promise<StartedDesk>;
}

/** `test` for stories that need folders before the program starts. */
export const test = base.extend<DeskFixtures>({
  language: async ({ locale }, use) => {
    await use(locale?.startsWith('ja') === true ? 'ja' : 'en');
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed from here
  workFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'nakawari-story-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },

  startDesk: async ({ startHost, language }, use) => {
    await use(async (options = {}) => {
      const host = await startHost(options);
      const desk = new DeskPage(await host.openPage(), language);
      await desk.opened();
      return { host, desk };
    });
  },
});
