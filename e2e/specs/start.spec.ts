import { expect, test } from '../hosts/app-test';

test('the app opens without an error in its page, and asks for nothing but its own', async ({
  page,
  host,
  troubles,
}) => {
  await expect(page).toHaveTitle(/Nakawari/);
  // The page has drawn itself: somebody who sees only the address bar is not served.
  await expect(page.locator('#desk')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(troubles.all()).toEqual([]);
  if (host.kind === 'browser') {
    const ready = host.output().match(/^Nakawari is ready: /gm);
    expect(ready).toHaveLength(1);
    // The token has left the address.
    expect(new URL(page.url()).search).toBe('');
  }
});

test('the app ends cleanly when it is told to', async ({ host, page }) => {
  await expect(page).toHaveTitle(/Nakawari/);
  expect(await host.stop()).toBe(0);
});
