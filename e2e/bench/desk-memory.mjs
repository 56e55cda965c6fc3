import { setTimeout as wait } from 'node:timers/promises';
import { openDesk, played, startPlaying, stopPlaying } from './desk-acts.mjs';
import { pageMemory, residentMiB } from './memory.mjs';
import { startUnwatched } from './unwatched.mjs';

/**
 * Memory before and after minutes of playing at 8x, in a browser that nobody watches meanwhile (`startUnwatched`).
 *
 * @param {{ executablePath: string, args: readonly string[], address: string, hostPid: number | undefined, minutes: number,
 *   viewport: { width: number, height: number }, tell: (name: string, value: number | null, unit: string) => void }} options
 */
export async function deskMemory({ executablePath, args, address, hostPid, minutes, viewport, tell }) {
  const chromium = await startUnwatched({
    executablePath,
    args: [...args, '--js-flags=--expose-gc', '--lang=en-US', `--window-size=${viewport.width},${viewport.height}`],
  });
  try {
    // What is kept within a budget fills first.
    const fillMinutes = Math.min(1, minutes / 2);
    let playedMinutes = 0;
    for (const until of [0, fillMinutes, minutes]) {
      if (until > 0) {
        await chromium.visit((_, page) => startPlaying(page, '8'));
        await wait((until - playedMinutes) * 60_000);
      }
      playedMinutes = until;
      const { heapMiB, processMiB, presented } = await chromium.visit(async (browser, page) => {
        if (until === 0) {
          await page.setViewportSize(viewport);
          await openDesk(page, address);
          await page.waitForTimeout(1500);
        } else await stopPlaying(page);
        return { ...(await pageMemory(browser, page)), ...(await played(page)) };
      });
      const span = `after ${until} min of playing at 8x`;
      tell(`script objects ${span}`, heapMiB, 'MiB');
      tell(`page process ${span}`, processMiB, 'MiB');
      tell(`host process ${span}`, await residentMiB(hostPid), 'MiB');
      if (until > 0) tell(`frames presented ${span}`, presented, '');
    }
  } finally {
    await chromium.stop();
  }
}
