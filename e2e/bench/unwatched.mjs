import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';

/**
 * A Chromium that is visited now and then and otherwise left alone, as an artist's is. Whoever drives a page has its network watched, and
 * Chromium then keeps a record of every request for as long as that lasts: in a page that fetches a hundred pictures a second these
 * records pin 10 MiB a minute of the worker's memory, and none of it is the page's.
 *
 * @param {{ executablePath: string, args: readonly string[] }} options
 */
export async function startUnwatched({ executablePath, args }) {
  const profile = await mkdtemp(join(tmpdir(), 'nakawari-unwatched-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    executablePath,
    [...args, ...sandbox, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const endpoint = await new Promise((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Chromium ended: ${said}`)));
  });
  return {
    /**
     * @template T
     * @param {(browser: import('@playwright/test').Browser, page: import('@playwright/test').Page) => Promise<T>} act
     * @returns {Promise<T>}
     */
    visit: async (act) => {
      const browser = await chromium.connectOverCDP(String(endpoint));
      try {
        const page = browser.contexts()[0]?.pages()[0];
        if (page === undefined) throw new Error('Chromium has no page');
        return await act(browser, page);
      } finally {
        // This ends the visit alone: the browser was not started by it.
        await browser.close();
      }
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      // The last of its processes may still be writing there.
      await wait(300);
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
