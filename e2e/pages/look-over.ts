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

/** The grey around the paper, at the corners of the stage: each must have no tint, or it tints the drawing. */
export function surround(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    ['--surround', '--ground', '--panel', '--panel-raised', '--line', '--ink'].map((name) => {
      const probe = document.createElement('i');
      probe.style.color = `var(${name})`;
      document.body.append(probe);
      const colour = getComputedStyle(probe).color;
      probe.remove();
      return colour;
    }),
  );
}
