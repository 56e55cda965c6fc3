import { defineConfig } from '@playwright/test';
import shared from '../../playwright.config';

/** `npm run repairs`: a program that drives the page, not a story. It has the stories' browser. */
export default defineConfig({
  ...shared,
  testDir: '.',
  testMatch: 'scripted-repairs.ts',
  outputDir: '../../test-results/repairs',
  reporter: 'line',
  timeout: 60 * 60_000,
  // Limits for a busy machine, no promise of speed.
  expect: { timeout: 60_000 },
});
