import { defineConfig } from '@playwright/test';
import { findChromium } from './main/setup/find-chromium.mjs';

/** Null: Playwright's own, where it has one. */
const chromium = findChromium({ env: process.env, platform: process.platform });
const isRoot = process.getuid?.() === 0;

/** No request of the browser's own may be taken for one of ours; software WebGL where there is no graphics card. */
const CHROMIUM_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--enable-unsafe-swiftshader',
];

export default defineConfig<object, { hostKind: 'browser' | 'electron' }>({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  // Two cores, one network: stories one after the other.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  // Limits for a busy machine, no promise of speed.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'dark',
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    actionTimeout: 20_000,
  },
  projects: [
    {
      name: 'browser',
      use: {
        hostKind: 'browser',
        browserName: 'chromium',
        launchOptions: {
          ...(chromium === null ? {} : { executablePath: chromium }),
          args: CHROMIUM_ARGS,
          chromiumSandbox: !isRoot,
        },
      },
    },
    // Skipped where there is no binary; REQUIRE_ELECTRON=1 makes that a failure.
    { name: 'electron', use: { hostKind: 'electron' } },
  ],
});
