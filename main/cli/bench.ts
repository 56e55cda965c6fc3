import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { AppliedCorrection } from '../contract/corrections-of';
import { createDrawingEngine, type DrawingEngine, type KeyRef } from '../inbetween/drawing-engine';
import { profileGraphs } from '../inbetween/profile-graphs';
import { findNetwork, readManifest } from '../inference/manifest';
import { defaultThreads } from '../inference/threads';
import { packageRoot, weightsFolder } from '../inference/weights-folder';
import { probePicture } from '../ingest/probe-picture';
import { openStore } from '../store/store';

/** `npm run bench`: how fast Nakawari is on this machine. It says, it never judges: no figure here passes or fails anything. `--profile` tells where the graphs' time goes instead. */

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 's' | 'ratio' | 'MiB';
}

const FURTHER_TS = [0.25, 0.75, 0.125, 0.375, 0.625, 0.875];
const MOST_EXPENSIVE = 8;
const SIZES = [
  [960, 540],
  [1920, 1080],
] as const;

const root = packageRoot();
const work = await mkdtemp(join(tmpdir(), 'nakawari-bench-'));

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

async function timed<Result>(act: () => Promise<Result>): Promise<{ result: Result; seconds: number }> {
  const start = performance.now();
  const result = await act();
  return { result, seconds: (performance.now() - start) / 1000 };
}

/** A key of the sample cut at this size. */
async function key(number: number, width: number, height: number): Promise<KeyRef> {
  const source = join(root, 'assets', 'sample', 'little-bird', 'A', `A000${number}.png`);
  const path = join(work, `A${number}-${width}.png`);
  await sharp(source).resize(width, height, { fit: 'fill' }).png().toFile(path);
  return { path, sha256: (await probePicture(path)).facts.sha256 };
}

async function newEngine(name: string): Promise<DrawingEngine> {
  return createDrawingEngine({ store: await openStore({ folder: join(work, name) }) });
}

/** From nothing to the first in-between: the child started, networks loaded, two keys and their pair looked at. */
async function coldStart(): Promise<Figure[]> {
  const [key0, key1] = [await key(1, 960, 540), await key(2, 960, 540)];
  const engine = await newEngine('cold');
  const ready = await timed(() => engine.prepare());
  const first = await timed(() => engine.draw({ key0, key1, tUnit: 0.5 }));
  await engine.close();
  return [
    { name: 'engine start to ready', value: ready.seconds, unit: 's' },
    { name: 'engine start to first in-between 960x540', value: ready.seconds + first.seconds, unit: 's' },
  ];
}

async function drawingTimes(width: number, height: number): Promise<Figure[]> {
  const [warm0, warm1] = [await key(1, width, height), await key(2, width, height)];
  const [key0, key1] = [await key(3, width, height), await key(4, width, height)];
  const engine = await newEngine(`${width}`);
  await engine.draw({ key0: warm0, key1: warm1, tUnit: 0.5 });
  const first = await timed(() => engine.draw({ key0, key1, tUnit: 0.5 }));
  const further: { seconds: number; graphs: number; peak: number }[] = [];
  for (const tUnit of FURTHER_TS) {
    const { result, seconds } = await timed(() => engine.draw({ key0, key1, tUnit }));
    further.push({ seconds, graphs: (result.runMs ?? 0) / 1000, peak: result.times?.peakRssBytes ?? 0 });
  }
  await engine.close();
  const of = `${width}x${height}`;
  const ratio = median(further.map(({ seconds, graphs }) => seconds / graphs));
  return [
    { name: `first in-between of a pair ${of}`, value: first.seconds, unit: 's' },
    { name: `further in-between ${of}`, value: median(further.map(({ seconds }) => seconds)), unit: 's' },
    { name: `graphs alone ${of}`, value: median(further.map(({ graphs }) => graphs)), unit: 's' },
    { name: `whole engine / graphs alone ${of}`, value: ratio, unit: 'ratio' },
    {
      name: `peak memory of the drawing child ${of}`,
      value: Math.max(...further.map(({ peak }) => peak)) / 2 ** 20,
      unit: 'MiB',
    },
  ];
}

/** From a gesture to its preview and to the full drawing, as ratios to the graph that had to run. Keys, pair and the drawing before are at hand. */
async function gestureTimes(width: number, height: number): Promise<Figure[]> {
  const [key0, key1] = [await key(3, width, height), await key(4, width, height)];
  const engine = await newEngine(`gestures ${width}`);
  const at = (x01: number, y01: number) => ({ xPx: Math.round(x01 * width), yPx: Math.round(y01 * height) });
  const hint = (n: number): AppliedCorrection => ({
    ...{ id: 'hint', key: null },
    gesture: {
      ...{ kind: 'flow-hint', tUnit: 0.5, reachPx: height / 10 },
      ...{ from: at(0.5, 0.5), to: at(0.5 + (n + 1) / 100, 0.5 + (n + 1) / 100) },
    },
  });
  const match = (n: number): AppliedCorrection => ({
    ...{ id: 'match', key: null },
    gesture: {
      ...{ kind: 'match-point', reachPx: height / 10 },
      ...{ place0: at(0.5, 0.5), place1: at(0.5 + (n + 1) / 100, 0.5) },
    },
  });
  // A large thing that goes far: the second key is looked at once more with the thing laid upon itself.
  const farMatch = (n: number): AppliedCorrection => ({
    ...{ id: 'far-match', key: null },
    gesture: {
      ...{ kind: 'match-point', reachPx: height * 0.35 },
      ...{ place0: at(0.5, 0.5), place1: at(0.65 + (n + 1) / 200, 0.5) },
    },
  });
  const figures: Figure[] = [];
  for (const [name, gesture] of [
    ['at t', hint],
    ['of the keys', match],
    ['of the keys, far', farMatch],
  ] as const) {
    for (const detail of ['half', 'full'] as const) {
      const draw = (corrections: AppliedCorrection[]) =>
        timed(() => engine.draw({ key0, key1, tUnit: 0.5, corrections, detail }));
      await draw([]);
      await draw([gesture(0)]);
      const drawn = [];
      for (let n = 1; n <= GESTURES; n += 1) drawn.push(await draw([gesture(n)]));
      const what = `gesture ${name} to ${detail === 'half' ? 'preview' : 'full drawing'} ${width}x${height}`;
      const ratio = median(drawn.map(({ result, seconds }) => (seconds * 1000) / (result.runMs ?? 1)));
      const runs = drawn[0]?.result.times?.runs.join(' + ') ?? '';
      figures.push({ name: what, value: median(drawn.map(({ seconds }) => seconds)), unit: 's' });
      figures.push({ name: `${what} / ${runs}`, value: ratio, unit: 'ratio' });
    }
  }
  await engine.close();
  return figures;
}

const GESTURES = 5;
const DRAWINGS_OF_SPAN = 5;

/** A gesture on one drawing of a span: how many are made again, for each that has to be (asked of the engine as the desk asks it). */
async function drawnAgain(): Promise<Figure[]> {
  const [key0, key1] = [await key(3, 480, 272), await key(4, 480, 272)];
  const engine = await newEngine('again');
  const ts = Array.from({ length: DRAWINGS_OF_SPAN }, (_, n) => (n + 1) / (DRAWINGS_OF_SPAN + 1));
  const corrections = (tUnit: number): AppliedCorrection[] =>
    tUnit === ts[2]
      ? [
          {
            ...{ id: 'hint', key: null },
            gesture: {
              ...{ kind: 'flow-hint', tUnit, reachPx: 40 },
              ...{ from: { xPx: 240, yPx: 130 }, to: { xPx: 248, yPx: 138 } },
            },
          },
        ]
      : [];
  for (const tUnit of ts) await engine.draw({ key0, key1, tUnit, corrections: [] });
  let made = 0;
  for (const tUnit of ts) {
    const { reused } = await engine.draw({ key0, key1, tUnit, corrections: corrections(tUnit) });
    if (!reused) made += 1;
  }
  await engine.close();
  return [{ name: 'drawings made again / drawings that a gesture touches', value: made, unit: 'ratio' }];
}

/** From `node` to the line that says the app can be used. Undefined when the host is not built. */
async function hostStart(): Promise<Figure[]> {
  const host = join(root, 'out', 'main', 'browser-host.js');
  if (!existsSync(host)) return [];
  const env = { ...process.env, NAKAWARI_DATA: join(work, 'data'), NAKAWARI_STORE: join(work, 'data', 'store') };
  const child = spawn(process.execPath, [host, '--no-open', '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const started = await timed(
    () =>
      new Promise<boolean>((resolve) => {
        let said = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          if (said.includes('Nakawari is ready')) resolve(true);
        });
        child.once('exit', () => resolve(false));
      }),
  );
  child.kill();
  return started.result ? [{ name: 'browser host start to ready', value: started.seconds, unit: 's' }] : [];
}

function tell(figures: readonly Figure[], json: boolean): void {
  for (const { name, value, unit } of figures) {
    const rounded = Number(value.toPrecision(4));
    process.stdout.write(
      json ? `${JSON.stringify({ name, value: rounded, unit })}\n` : `${name.padEnd(52)} ${rounded} ${unit}\n`,
    );
  }
}

/** `--profile`: which operators of each graph take the time, at 960x540. */
async function tellProfile(json: boolean): Promise<void> {
  const weights = weightsFolder();
  const model = findNetwork(await readManifest(weights));
  const keys = [(await key(1, 960, 540)).path, (await key(2, 960, 540)).path] as const;
  for (const { graph, totalMs, operators } of await profileGraphs(weights, model, keys, defaultThreads())) {
    if (json) process.stdout.write(`${JSON.stringify({ model: model.id, graph, totalMs, operators })}\n`);
    else process.stdout.write(`\n${model.id} ${graph}: ${totalMs.toFixed(0)} ms in operators, 960x540\n`);
    for (const { operator, nodes, ms, share01 } of json ? [] : operators.slice(0, MOST_EXPENSIVE)) {
      const [percent, time] = [`${(share01 * 100).toFixed(1)} %`, `${ms.toFixed(1)} ms`];
      process.stdout.write(`  ${operator.padEnd(22)} ${percent.padStart(8)} ${time.padStart(10)}  ${nodes} nodes\n`);
    }
  }
}

try {
  const json = process.argv.includes('--json');
  if (process.argv.includes('--profile')) await tellProfile(json);
  else {
    tell(await hostStart(), json);
    tell(await coldStart(), json);
    for (const [width, height] of SIZES) tell(await drawingTimes(width, height), json);
    tell(await gestureTimes(960, 540), json);
    tell(await drawnAgain(), json);
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
