import type { Page } from '@playwright/test';

/** Transitions are over and the pictures are there. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .map((one) => (one.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY ? null : one.finished)),
    ),
  );
}
