import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['main/**/*.test.ts', 'renderer/**/*.test.ts', 'e2e/hosts/**/*.test.ts'],
    testTimeout: 120_000,
    // Two cores: more workers than that only make each other wait.
    maxWorkers: 2,
  },
});
