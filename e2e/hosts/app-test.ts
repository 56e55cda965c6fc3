import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, test as base, type Page } from '@playwright/test';
import { type PageTroubles, watchForTroubles } from './page-troubles';
import { startBrowserHost } from './start-browser-host';
import { electronBinary, startElectron } from './start-electron';
import type { StartedHost, StartOptions } from './started-host';

export { expect } from '@playwright/test';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

interface AppOptions {
  /** `test.use({ startWith: { openFolder } })` for a file of tests. */
  startWith: StartOptions;
}

interface WorkerFixtures {
  /** Set by the project in playwright.config.ts. */
  hostKind: 'browser' | 'electron';
  /** Null for Electron, which brings its own. */
  chromiumBrowser: Browser | null;
}

interface AppFixtures {
  skipWithoutElectron: undefined;
  host: StartedHost;
  /** Console errors, page errors, refused loads and requests to elsewhere, from the first page on. */
  troubles: PageTroubles;
  /** Starts further hosts, for tests of restarts; all are ended with the test. */
  startHost: (options?: StartOptions) => Promise<StartedHost>;
}

/** `test` for every story: the app is running on empty data, and `page` shows it. */
export const test = base.extend<AppOptions & AppFixtures, WorkerFixtures>({
  hostKind: ['browser', { option: true, scope: 'worker' }],
  startWith: [{}, { option: true }],

  chromiumBrowser: [
    async ({ playwright, hostKind, headless, launchOptions }, use) => {
      const browser = hostKind === 'browser' ? await playwright.chromium.launch({ headless, ...launchOptions }) : null;
      await use(browser);
      await browser?.close();
    },
    { scope: 'worker' },
  ],

  skipWithoutElectron: [
    async ({ hostKind }, use, testInfo) => {
      const missing = hostKind === 'electron' && electronBinary(projectFolder) === null;
      if (missing && process.env.REQUIRE_ELECTRON === '1') throw new Error('No Electron binary was found.');
      testInfo.skip(missing, 'no Electron binary');
      await use(undefined);
    },
    { auto: true },
  ],

  startHost: async ({ chromiumBrowser, contextOptions, viewport, locale, colorScheme }, use) => {
    const started: StartedHost[] = [];
    const pageOptions = { ...contextOptions, viewport, ...(locale === undefined ? {} : { locale }), colorScheme };
    await use(async (options = {}) => {
      const host = await (chromiumBrowser === null
        ? inElectron(options, viewport)
        : inBrowser(chromiumBrowser, pageOptions, options));
      started.push(host);
      return host;
    });
    for (const host of started.reverse()) await host.stop();
    for (const host of started) await rm(host.dataFolder, { recursive: true, force: true, maxRetries: 3 });
  },

  host: async ({ startHost, startWith }, use) => {
    await use(await startHost(startWith));
  },

  page: async ({ host }, use) => {
    await use(await host.openPage());
  },

  troubles: async ({ host }, use) => {
    await use(host.troubles);
  },
});

async function inBrowser(
  browser: Browser,
  pageOptions: BrowserContextOptions,
  options: StartOptions,
): Promise<StartedHost> {
  const host = await startBrowserHost(projectFolder, options);
  const context = await browser.newContext({ ...pageOptions, baseURL: host.origin });
  const troubles = watchForTroubles(context, (address) => new URL(address).origin === host.origin);
  let page: Page | null = null;
  let exitCode: number | null = null;
  return {
    kind: 'browser',
    dataFolder: host.dataFolder,
    address: host.address,
    processId: host.child.pid,
    troubles,
    output: host.output,
    async openPage() {
      if (page !== null) return page;
      page = await context.newPage();
      await page.goto(host.address);
      return page;
    },
    async stop() {
      if (exitCode !== null) return exitCode;
      await context.close();
      exitCode = await host.stop();
      return exitCode;
    },
    async kill() {
      await host.kill();
    },
  };
}

async function inElectron(
  options: StartOptions,
  viewport: { width: number; height: number } | null,
): Promise<StartedHost> {
  const binary = electronBinary(projectFolder);
  if (binary === null) throw new Error('No Electron binary was found.');
  const { app, page, dataFolder } = await startElectron(projectFolder, binary, options);
  const troubles = watchForTroubles(app.context(), (address) => address.startsWith('app://studio/'));
  let output = '';
  let exitCode: number | null = null;
  const keep = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  app.process().stdout?.on('data', keep);
  app.process().stderr?.on('data', keep);
  if (viewport !== null) await page.setViewportSize(viewport);
  return {
    kind: 'electron',
    dataFolder,
    address: '',
    processId: app.process().pid,
    troubles,
    output: () => output,
    openPage: async () => page,
    async stop() {
      if (exitCode !== null) return exitCode;
      const ended = new Promise<number>((resolve) => app.process().once('close', (code) => resolve(code ?? -1)));
      await app.close();
      exitCode = await ended;
      return exitCode;
    },
    async kill() {
      const ended = new Promise((resolve) => app.process().once('close', resolve));
      app.process().kill('SIGKILL');
      await ended;
    },
  };
}
