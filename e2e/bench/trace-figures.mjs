/**
 * @typedef {{ name: string, ph: string, ts: number, dur?: number, tdur?: number, pid: number, tid: number, args?: any }} TraceEvent
 * @typedef {{ frames: number, workP50Ms: number, workP95Ms: number, cpuP50Ms: number, cpuP95Ms: number, longTasks: number, longestMs: number, longestCpuMs: number, projectorP95Ms: number, projectorShare: number }} Work
 */

const LONG_TASK_MS = 50;
const threadOf = (/** @type {TraceEvent} */ event) => `${event.pid} ${event.tid}`;

/**
 * @param {readonly number[]} values
 * @param {number} share 0 to 1
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/**
 * @param {readonly TraceEvent[]} events
 * @returns {{ main: string, tasks: TraceEvent[], commits: number[] }} of the page's own thread: what it did, in order, and when it handed over a frame, µs
 */
function mainThread(events) {
  // A frame ends with its commit. The page's own thread is the one that works most; blank tabs and the browser's do next to nothing.
  const shares = new Map();
  const names = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const isTask = (/** @type {TraceEvent} */ { name, ph }) => name === 'RunTask' && ph === 'X';
  for (const event of events) {
    const thread = threadOf(event);
    if (isTask(event) && names.has(thread)) shares.set(thread, (shares.get(thread) ?? 0) + (event.tdur ?? 0));
  }
  const main = [...shares].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  const own = events.filter((event) => threadOf(event) === main);
  return {
    main,
    tasks: own.filter(isTask).sort((a, b) => a.ts - b.ts),
    commits: own
      .filter(({ name }) => name === 'Commit')
      .map(({ ts }) => ts)
      .sort((a, b) => a - b),
  };
}

/**
 * The same work by the clock of what is played: how much the page's main thread did in the time of each frame of the cut, whether
 * it handed over a frame of its own or not. Playhead, counter and paper move without the page.
 *
 * @param {readonly TraceEvent[]} events
 * @param {number} frameMs
 * @returns {{ cpuP50Ms: number, cpuP95Ms: number, cpuLongestMs: number, commitsShare: number }}
 */
export function workEachFrame(events, frameMs) {
  const { tasks, commits } = mainThread(events);
  const fromUs = tasks[0]?.ts ?? 0;
  const frames = Math.max(1, Math.ceil(((tasks.at(-1)?.ts ?? fromUs) - fromUs + 1) / (frameMs * 1000)));
  /** @type {number[]} */
  const cpu = Array.from({ length: frames }, () => 0);
  for (const task of tasks) {
    const frame = Math.floor((task.ts - fromUs) / (frameMs * 1000));
    cpu[frame] = (cpu[frame] ?? 0) + (task.tdur ?? task.dur ?? 0) / 1000;
  }
  return {
    cpuP50Ms: quantile(cpu, 0.5),
    cpuP95Ms: quantile(cpu, 0.95),
    cpuLongestMs: Math.max(0, ...cpu),
    commitsShare: commits.length / frames,
  };
}

/**
 * How much the page's main thread worked between one frame and the next. `work` is time on the clock, in which other programs may
 * have had the processor; `cpu` is the thread's own.
 *
 * @param {readonly TraceEvent[]} events of a Chromium trace with devtools.timeline, toplevel and their frames
 * @returns {Work}
 */
export function workOf(events) {
  const named = (/** @type {string} */ name) =>
    new Set(
      events
        .filter((event) => event.name === 'thread_name' && event.args?.name === name)
        .map((event) => `${event.pid} ${event.tid}`),
    );
  const { main, tasks, commits: ends } = mainThread(events);
  /** @type {number[]} */
  const work = ends.map(() => 0);
  /** @type {number[]} */
  const cpu = ends.map(() => 0);
  let frame = 0;
  for (const task of tasks) {
    while (frame < ends.length && (ends[frame] ?? 0) < task.ts) frame += 1;
    if (frame >= ends.length) break;
    work[frame] = (work[frame] ?? 0) + (task.dur ?? 0) / 1000;
    cpu[frame] = (cpu[frame] ?? 0) + (task.tdur ?? task.dur ?? 0) / 1000;
  }
  const workers = named('DedicatedWorker thread');
  const [pid] = main.split(' ');
  const drawing = events.filter(
    (event) =>
      event.name === 'RunTask' && event.ph === 'X' && workers.has(threadOf(event)) && String(event.pid) === pid,
  );
  const spanUs = Math.max(1, (ends.at(-1) ?? 0) - (ends[0] ?? 0));
  const long = tasks.filter((task) => (task.dur ?? 0) / 1000 > LONG_TASK_MS);
  return {
    frames: ends.length,
    workP50Ms: quantile(work, 0.5),
    workP95Ms: quantile(work, 0.95),
    cpuP50Ms: quantile(cpu, 0.5),
    cpuP95Ms: quantile(cpu, 0.95),
    longTasks: long.length,
    longestMs: Math.max(0, ...tasks.map((task) => (task.dur ?? 0) / 1000)),
    longestCpuMs: Math.max(0, ...tasks.map((task) => (task.tdur ?? 0) / 1000)),
    projectorP95Ms: quantile(
      drawing.map((task) => (task.dur ?? 0) / 1000).filter((ms) => ms > 0.5),
      0.95,
    ),
    projectorShare: drawing.reduce((sum, task) => sum + (task.dur ?? 0), 0) / spanUs,
  };
}
