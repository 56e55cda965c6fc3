import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { weightsFolder } from '../inference/weights-folder';
import { createDesk } from './create-desk';
import { buildProgram } from './testing/build-program';
import { BUSY_PHASES, type BusyPhase } from './testing/busy-phases';
import { forkCrossFade, writeCrossFadeWeights } from './testing/cross-fade-child';
import { holdingCuts } from './testing/held-client';
import { fingerprintOf, lookAt } from './testing/look-for-damage';
import { TWO_CELS, writeCut } from './testing/test-desk';

const KILLS = 54;
const KILLS_WITH_NETWORK = 6;
/** A phase of the program takes about this long. */
const LATEST_IN_PHASE_MS = 150;

let program: Awaited<ReturnType<typeof buildProgram>>;
let folder: string;
const at = (...names: string[]) => join(folder, ...names);

beforeAll(async () => {
  program = await buildProgram(fileURLToPath(new URL('./testing/busy-program.ts', import.meta.url)));
});
afterAll(() => program.remove());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nakawari-kill-'));
  await writeCut(at('keys'), TWO_CELS);
  await writeCrossFadeWeights(at('weights'));
  await mkdir(at('out'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Started and ready to begin at a word, so that starting up is not what gets killed every time. */
async function startProgram(childFile: string | null): Promise<ChildProcess> {
  const settings = {
    ...{ keysFolder: at('keys'), dataFolder: at('data'), outFolder: at('out'), childFile },
    weightsFolder: childFile === null ? at('weights') : weightsFolder(),
  };
  const child = fork(program.file, [JSON.stringify(settings)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

/** Kills at a random moment of a phase; on a slow machine as on a fast one every phase is hit. */
async function killIn(child: ChildProcess, phase: BusyPhase, delayMs: number): Promise<void> {
  const begun = new Promise<void>((resolve) => {
    child.on('message', (said) => {
      if (said === phase) resolve();
    });
  });
  const exited = once(child, 'exit');
  child.send('go');
  await Promise.race([begun, exited]);
  await wait(delayMs);
  // Had it ended by itself, something is wrong and nothing was tested.
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await exited;
}

/** The stores were made for one round each. */
async function forgetStores(): Promise<void> {
  for (const name of await readdir(at('data')).catch(() => [])) {
    if (name.startsWith('store-')) await rm(at('data', name), { recursive: true, force: true });
  }
}

async function killAndLook(kills: number, childFile: string | null): Promise<void> {
  const keys = await fingerprintOf(at('keys'));
  const looked = { pictures: 0, stored: 0, documents: 0 };
  let next = startProgram(childFile);
  for (let kill = 0; kill < kills; kill += 1) {
    const child = await next;
    const phase = BUSY_PHASES[kill % BUSY_PHASES.length] ?? 'opening';
    const delayMs = Math.random() * LATEST_IN_PHASE_MS;
    await killIn(child, phase, delayMs);
    const [data, out] = [await lookAt(at('data')), await lookAt(at('out'))];
    looked.pictures += out.pictures;
    looked.stored += data.stored;
    looked.documents += data.documents;
    expect([...data.damage, ...out.damage], `killed ${delayMs.toFixed(1)} ms after it began ${phase}`).toEqual([]);
    expect(await fingerprintOf(at('keys'))).toEqual(keys);
    await forgetStores();
    if (kill + 1 < kills) next = startProgram(childFile);
  }
  for (const count of Object.values(looked)) expect(count).toBeGreaterThan(0);
}

/** After all that, the next start finds its document, and everything works. */
async function workOnAfterwards(): Promise<void> {
  const desk = await createDesk({
    ...{ dataFolder: at('data'), weightsFolder: at('weights'), host: 'browser', version: '0.1.0' },
    ...{ sampleFolder: at('keys'), rendererFolder: at('data'), roots: [at('out')], forkChild: forkCrossFade },
  });
  const client = holdingCuts(createRouterClient(desk.router, { context: desk.openSession().context }));
  const { cut } = await client.cuts.openSample({});
  const grant = (await client.host.info({})).roots[0]?.grant ?? null;
  const { jobId } = await client.exports.start({
    cutId: cut.id,
    celId: null,
    kind: 'drawings',
    grant,
    overwrite: true,
  });
  let end: unknown;
  for await (const event of await client.jobs.watch({ jobId })) end = event;
  await desk.close();
  expect(end).toMatchObject({ outcome: 'done' });
  expect((await readdir(at('out'))).filter((name) => name.startsWith('.'))).toEqual([]);
}

test(`killed ${KILLS} times while it opens, generates, saves and exports: nothing is half written, keys are untouched`, {
  timeout: 900_000,
}, async () => {
  await killAndLook(KILLS, null);
  await workOnAfterwards();
});

test.skipIf(!existsSync(join(weightsFolder(), 'manifest.json')))(
  'the same with the real network drawing',
  {
    timeout: 900_000,
  },
  async () => {
    const child = await buildProgram(fileURLToPath(new URL('../inbetween/drawing-child.ts', import.meta.url)));
    try {
      await killAndLook(KILLS_WITH_NETWORK, child.file);
      await workOnAfterwards();
    } finally {
      child.remove();
    }
  },
);
