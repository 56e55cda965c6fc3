import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findChromium } from '../../main/setup/find-chromium.mjs';
import { bigCut } from './big-cut.mjs';
import { openDesk, played, startPlaying, stopPlaying } from './desk-acts.mjs';
import { deskMemory } from './desk-memory.mjs';
import { processorSeconds } from './memory.mjs';
import { quantile, workEachFrame, workOf } from './trace-figures.mjs';

/**
 * `npm run bench:desk`: how much the desk works with a cut of 8 cels with 1,000 drawings each at 960x540, in a real Chromium that
 * draws in software. It says, it never judges: no figure here passes or fails anything.
 */

const WHAT_IS_MEASURED = `The desk's own work a frame: all that the page's main thread did from one frame to the next (script, style, layout,
recording what is to be painted, handing it over; Chromium's bookkeeping included). "work" is time on the clock, "processor time"
what the thread itself used: other programs that had the processor meanwhile do not count. Not in it: turning the record into
pixels, which Chromium does in other threads (here in software), and the projector, which loads and draws the stage in a worker.
While the cut plays the page hands over frames of its own only now and then (the stage, the playhead and the counter move without
it): "a frame" is then all that lies between two of these, up to seconds; "a frame of the cut" is the time of one frame that plays.
An edit is "on screen" in the first frame whose sheet shows it, counted from the key.
`;

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Of playing at high speed, between the two looks at the memory. */
    minutes: { type: 'string', default: '10' },
    /** Of scrolling, scrubbing and playing each. */
    seconds: { type: 'string', default: '6' },
    cels: { type: 'string', default: '8' },
    drawings: { type: 'string', default: '1000' },
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '800' },
    /** Keeps the traces there, for Chromium's own viewer. */
    traces: { type: 'string' },
  },
});
/** The rate of the cut that is measured. */
const FRAMES_A_SECOND = 24;
const seconds = Number(options.seconds);
const minutes = Number(options.minutes);
const viewport = { width: Number(options.width), height: Number(options.height) };
const out = process.env.NAKAWARI_OUT || fileURLToPath(new URL('../../out', import.meta.url));
const TRACED = ['toplevel', 'devtools.timeline', 'devtools.timeline.frame', 'disabled-by-default-devtools.timeline'];

/** @param {string} name @param {number | null} value @param {string} unit */
function tell(name, value, unit) {
  if (value === null) return;
  const rounded = Number(value.toPrecision(4));
  process.stdout.write(
    options.json ? `${JSON.stringify({ name, value: rounded, unit })}\n` : `${name.padEnd(58)} ${rounded} ${unit}\n`,
  );
}

/** @param {string} data @param {string} folder */
async function startHost(data, folder) {
  const args = [join(out, 'main', 'browser-host.js'), '--no-open', '--port', '0', '--data', data, '--open', folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const found = /ready: (http\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`the host ended: ${said}`)));
  });
  return {
    address: String(address),
    pid: child.pid,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 * @param {() => Promise<void>} act
 */
async function watched(browser, page, name, act) {
  await browser.startTracing(page, { categories: TRACED });
  await act();
  const trace = await browser.stopTracing();
  if (options.traces !== undefined) {
    const { mkdir, writeFile } = await import('node:fs/promises');
    await mkdir(options.traces, { recursive: true });
    await writeFile(join(options.traces, `${name.replaceAll(' ', '-')}.json`), trace);
  }
  const work = workOf(JSON.parse(trace.toString('utf8')).traceEvents);
  tell(`${name}: frames`, work.frames, '');
  tell(`${name}: work a frame, p50`, work.workP50Ms, 'ms');
  tell(`${name}: work a frame, p95`, work.workP95Ms, 'ms');
  tell(`${name}: processor time a frame, p95`, work.cpuP95Ms, 'ms');
  tell(`${name}: tasks over 50 ms`, work.longTasks, '');
  tell(`${name}: longest task`, work.longestMs, 'ms');
  tell(`${name}: longest task, processor time`, work.longestCpuMs, 'ms');
  tell(`${name}: projector task, p95 (another thread)`, work.projectorP95Ms, 'ms');
  return JSON.parse(trace.toString('utf8')).traceEvents;
}

/** @param {number} forMs @param {(atMs: number) => Promise<unknown>} step */
async function goOn(forMs, step) {
  const began = performance.now();
  for (let at = 0; at < forMs; at = performance.now() - began) await step(at);
}

/**
 * From each key press to the frame in which the sheet shows what it did, ms.
 *
 * @param {import('@playwright/test').Page} page
 * @param {readonly string[]} keys
 * @returns {Promise<number[]>}
 */
async function timesToScreen(page, keys) {
  await page.evaluate(() => {
    const grid = document.querySelector('[role=grid]');
    let pressedMs = 0;
    /** @type {number[]} */
    const timesMs = [];
    Object.assign(window, { timesToScreenMs: timesMs });
    window.addEventListener('keydown', (event) => (pressedMs = event.timeStamp), true);
    const changed = () => {
      if (pressedMs === 0) return;
      const fromMs = pressedMs;
      pressedMs = 0;
      // A message that is posted in an animation frame arrives after that frame was painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => timesMs.push(performance.now() - fromMs);
        port2.postMessage(0);
      });
    };
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    if (grid !== null) new MutationObserver(changed).observe(grid, all);
  });
  for (const [index, key] of keys.entries()) {
    await page.keyboard.press(key);
    await page.waitForFunction((count) => Reflect.get(window, 'timesToScreenMs').length > count, index);
    await page.waitForTimeout(100);
  }
  return page.evaluate(() => Reflect.get(window, 'timesToScreenMs'));
}

/** @param {import('@playwright/test').Browser} browser @param {import('@playwright/test').Page} page */
async function edit(browser, page) {
  const pairs = Math.max(2, Math.round(seconds));
  /** @type {number[]} */
  let timesMs = [];
  await watched(browser, page, 'editing', async () => {
    await page.keyboard.press('Home');
    await page.waitForTimeout(200);
    timesMs = await timesToScreen(page, [
      ...Array.from({ length: pairs }, () => ']'),
      ...Array.from({ length: pairs }, () => 'Control+z'),
    ]);
  });
  const kinds = { 'exposure longer': timesMs.slice(0, pairs), undo: timesMs.slice(pairs) };
  for (const [name, times] of Object.entries(kinds)) {
    tell(`editing: ${name}, on screen after, p50`, quantile(times, 0.5), 'ms');
    tell(`editing: ${name}, on screen after, longest`, Math.max(...times), 'ms');
  }
}

/** @param {import('@playwright/test').Browser} browser @param {string} address @param {number | undefined} hostPid */
async function measure(browser, address, hostPid) {
  const context = await browser.newContext({ viewport, locale: 'en-US', serviceWorkers: 'block' });
  const page = await context.newPage();
  const idleS = await processorSeconds(hostPid);
  tell('first opened: desk shown after', await openDesk(page, address), 's');
  const openedS = await processorSeconds(hostPid);
  if (idleS !== null && openedS !== null) tell('first opened: processor time of the host', openedS - idleS, 's');
  await page.waitForTimeout(1500);
  await page.goto('about:blank');
  tell('opened again: desk shown after', await openDesk(page, address), 's');
  await page.waitForTimeout(1500);

  const sheet = await page.getByRole('grid').first().boundingBox();
  const ruler = page.getByRole('slider').first();
  const box = await ruler.boundingBox();
  if (sheet === null || box === null) throw new Error('there is no sheet');
  const [left, right] = [Math.max(box.x, 160), Math.min(viewport.width - 20, box.x + box.width)];
  const rulerY = box.y + box.height / 2;

  await page.mouse.move((left + right) / 2, rulerY + 60);
  await watched(browser, page, 'scrolling the sheet', () =>
    goOn(seconds * 1000, async (atMs) => {
      await page.mouse.wheel(Math.floor(atMs / 1500) % 2 === 0 ? 240 : -240, 0);
      await page.waitForTimeout(16);
    }),
  );
  await page.mouse.move(left, rulerY);
  await page.mouse.down();
  await watched(browser, page, 'scrubbing', () =>
    goOn(seconds * 1000, async (atMs) => {
      const share = 0.5 - 0.5 * Math.cos((atMs / 1000) * 1.7);
      await page.mouse.move(left + (right - left) * share, rulerY);
      await page.waitForTimeout(12);
    }),
  );
  await page.mouse.up();
  await watched(browser, page, 'flipping', () =>
    goOn(seconds * 1000, async () => {
      for (const key of ['1', '3', '2']) {
        await page.keyboard.down(key);
        await page.waitForTimeout(60);
        await page.keyboard.up(key);
        await page.waitForTimeout(30);
      }
    }),
  );
  await edit(browser, page);
  for (const speed of ['1', '8']) {
    const events = await watched(browser, page, `playing at ${speed}x`, async () => {
      await startPlaying(page, speed);
      await page.waitForTimeout(seconds * 1000);
      await stopPlaying(page);
    });
    const each = workEachFrame(events, 1000 / FRAMES_A_SECOND / Number(speed));
    tell(`playing at ${speed}x: processor time a frame of the cut, p50`, each.cpuP50Ms, 'ms');
    tell(`playing at ${speed}x: processor time a frame of the cut, p95`, each.cpuP95Ms, 'ms');
    tell(`playing at ${speed}x: processor time a frame of the cut, longest`, each.cpuLongestMs, 'ms');
    tell(`playing at ${speed}x: frames of the page for each of the cut`, each.commitsShare, '');
    const { presented, dropped } = await played(page);
    tell(`playing at ${speed}x: frames presented`, presented, '');
    tell(`playing at ${speed}x: frames dropped`, dropped, '');
  }
  await context.close();
}

const data = await mkdtemp(join(tmpdir(), 'nakawari-bench-desk-'));
const folder = await bigCut({
  cels: Number(options.cels),
  drawings: Number(options.drawings),
  widthPx: 960,
  heightPx: 540,
});
const executablePath = findChromium({ env: process.env, platform: process.platform }) ?? chromium.executablePath();
const args = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--enable-unsafe-swiftshader'];
const browser = await chromium.launch({
  executablePath,
  args,
  chromiumSandbox: process.getuid?.() !== 0,
});
// No network is loaded: drafts would take the processor that is measured.
await writeFile(join(data, 'settings.json'), JSON.stringify({ preferences: { autoDraw: false, loop: true } }));
if (!options.json) process.stdout.write(`${WHAT_IS_MEASURED}\n`);
const host = await startHost(data, folder);
try {
  try {
    await measure(browser, host.address, host.pid);
    const { address, pid: hostPid } = host;
    await deskMemory({ executablePath, args, address, hostPid, minutes, viewport, tell });
  } finally {
    await host.stop();
  }
  // A document that is there already, in a program that was started anew.
  const again = await startHost(data, folder);
  const page = await browser.newPage({ locale: 'en-US', serviceWorkers: 'block' });
  await openDesk(page, again.address)
    .then((afterS) => tell('started anew: desk shown after', afterS, 's'))
    .finally(() => again.stop());
} finally {
  await browser.close();
  await rm(data, { recursive: true, force: true, maxRetries: 3 });
}
