import { readFile } from 'node:fs/promises';
import { runQuietly } from '../../main/setup/child.mjs';

/**
 * What a process holds in memory, or null where this system does not tell.
 *
 * @param {number | undefined} pid
 * @returns {Promise<number | null>} MiB
 */
export async function residentMiB(pid) {
  if (pid === undefined) return null;
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const found = /^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1];
    return found === undefined ? null : Number(found) / 1024;
  }
  if (process.platform === 'darwin') {
    const { code, output } = await runQuietly('ps', ['-o', 'rss=', '-p', String(pid)], { timeoutMs: 10_000 });
    return code === 0 ? Number(output.trim()) / 1024 : null;
  }
  return null;
}

/** Some garbage (pictures, answers of the network) goes only when it has been found twice. */
const takeGarbageOut = async () => {
  const collect = Reflect.get(globalThis, 'gc');
  for (let round = 0; round < 4 && typeof collect === 'function'; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
};

/**
 * The page: objects of its scripts, and its whole process, after the garbage of the page and of its workers was taken out: a browser with
 * memory to spare puts that off for minutes, above all in workers. Wants a browser with `--js-flags=--expose-gc`.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<{ heapMiB: number, processMiB: number | null }>}
 */
export async function pageMemory(browser, page) {
  await page.evaluate(takeGarbageOut);
  for (const worker of page.workers()) await worker.evaluate(takeGarbageOut);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  await whole.detach();
  // One page is open: the renderer that has worked most is its own.
  const renderers = processInfo.filter(({ type }) => type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime);
  return { heapMiB: usedSize / 2 ** 20, processMiB: await residentMiB(renderers[0]?.id) };
}

/**
 * Processor time that a process has used so far, or null where this system does not tell.
 *
 * @param {number | undefined} pid
 * @returns {Promise<number | null>} s
 */
export async function processorSeconds(pid) {
  if (pid === undefined || process.platform !== 'linux') return null;
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // After the name in brackets; in hundredths of a second on every Linux that Node runs on.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return Number.isFinite(user) && Number.isFinite(system) ? (user + system) / 100 : null;
}
