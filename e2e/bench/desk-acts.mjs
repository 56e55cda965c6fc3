/**
 * What is done to the desk while it is measured.
 */

/** @param {import('@playwright/test').Page} page @param {string} address @returns {Promise<number>} s until the desk is shown */
export async function openDesk(page, address) {
  const started = performance.now();
  await page.goto(address);
  await page.getByRole('grid').first().waitFor({ timeout: 120_000 });
  return (performance.now() - started) / 1000;
}

/** From the first frame on, until `stopPlaying`. @param {import('@playwright/test').Page} page @param {string} speed */
export async function startPlaying(page, speed) {
  await page.getByRole('combobox', { name: 'Speed' }).selectOption(speed);
  // A choice keeps the keys to itself while it has the focus.
  await page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
  );
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
}

/** @param {import('@playwright/test').Page} page */
export async function stopPlaying(page) {
  await page.keyboard.press('Enter');
}

/** @param {import('@playwright/test').Page} page */
export async function played(page) {
  return page.evaluate(() => ({
    presented: Number(/\d+/.exec(document.querySelector('.counter-rate')?.getAttribute('title') ?? '')?.[0] ?? 0),
    dropped: Number(/\d+/.exec(document.querySelector('.counter-dropped')?.textContent ?? '')?.[0] ?? 0),
  }));
}
