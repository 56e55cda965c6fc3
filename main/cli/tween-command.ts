import { stat } from 'node:fs/promises';
import { isCancelled, NakawariError } from '../contract/errors';
import { lacksOf } from '../inference/manifest';
import { modelOf } from '../inference/model-library';
import { openStore } from '../store/store';
import { defaultStoreFolder } from '../store/store-folder';
import { cliEngine, tellProvider } from './cli-engine';
import type { CliHost } from './cli-host';
import { EXIT, type ExitCode, exitCodeOf } from './exit-codes';
import { type ModelPlaces, modelPlaces } from './model-places';
import { refuseExisting } from './output-files';
import { filesOf, type PlannedFolder } from './plan';
import { planFolder } from './plan-folder';
import { type Pair, planPair, readPairsFile, refuseSenselessInPair, seenKey, unseenKey } from './plan-pairs';
import { readCorrections } from './read-corrections';
import type { Reporter } from './reporter';
import { PlanRun, shown } from './run-plan';
import { refuseForeignSidecar } from './sidecar';
import { DEFAULT_FROM_FPS, DEFAULT_T, DEFAULT_TO_FPS, type TweenOptions } from './tween-request';

/** A part of the plan whose keys are looked at when its turn comes (a pair), or were already (a cel). */
interface Part {
  readonly folder: PlannedFolder;
  readonly lookAtKeys: () => Promise<PlannedFolder>;
}

function usage(reason: string): NakawariError {
  return new NakawariError('usage', { reason });
}

async function partOfPair(pair: Pair): Promise<Part> {
  await refuseSenselessInPair(pair);
  const unseen = [unseenKey(pair.key0), unseenKey(pair.key1)] as const;
  const folder = await planPair(pair, unseen);
  return {
    folder,
    lookAtKeys: async () => planPair(pair, [await seenKey(unseen[0]), await seenKey(unseen[1])]),
  };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

async function plan(inputs: readonly string[], options: TweenOptions, signal: AbortSignal): Promise<Part[]> {
  const { pairs, out, t, from, to } = options;
  if (pairs !== undefined) {
    if (options.corrections !== undefined) throw usage('each line of the pairs file has its own "corrections"');
    if (inputs.length > 0) throw usage('--pairs names the keys; give no others');
    if (out !== undefined || t !== undefined) throw usage('each line of the pairs file has its own "out" and "t"');
    return Promise.all((await readPairsFile(pairs)).map(partOfPair));
  }
  if (out === undefined) throw usage('--out DIR is missing');
  const corrections = options.corrections === undefined ? [] : await readCorrections(options.corrections);
  const [first, second] = inputs;
  if (first !== undefined && second !== undefined && inputs.length === 2) {
    if (from !== undefined || to !== undefined) throw usage('--from and --to are for a folder; two keys take --t');
    if ((await isFolder(first)) || (await isFolder(second))) throw usage('give two key drawings, or one folder');
    return [await partOfPair({ key0: first, key1: second, t: t ?? DEFAULT_T, out, corrections })];
  }
  if (first === undefined || inputs.length !== 1) throw usage('give two key drawings, one folder, or --pairs FILE');
  if (t !== undefined) throw usage('--t is for two keys; a folder takes --from and --to');
  if ((await stat(first).catch(() => undefined))?.isFile())
    throw usage('one key drawing is not enough: give two, or a folder');
  const rates = { keyRateFps: from ?? DEFAULT_FROM_FPS, rateFps: to ?? DEFAULT_TO_FPS };
  const folders = await planFolder(first, out, rates, corrections, signal);
  return folders.map((folder) => ({ folder, lookAtKeys: async () => folder }));
}

/** Everything that can be refused is refused here, before the first drawing. */
async function refuseInAdvance(parts: readonly Part[], options: TweenOptions, models: ModelPlaces): Promise<void> {
  const { model } = modelOf(await models.read(), options.model);
  if (options.maps.length > 0 && lacksOf(model).includes('maps')) {
    throw new NakawariError('model-no-maps', { model: model.id });
  }
  if (options.force) return;
  await refuseExisting(
    parts.flatMap((part) => filesOf(part.folder, options.maps)),
    shown,
  );
  for (const { folder } of parts) await refuseForeignSidecar(folder.folder, shown(folder.folder));
}

/** `tween`: draws and writes. @throws NakawariError for what concerns the whole call */
export async function tween(
  inputs: readonly string[],
  options: TweenOptions,
  reporter: Reporter,
  host: CliHost,
): Promise<ExitCode> {
  const { env, signal } = host;
  const models = await modelPlaces(options.models, env);
  const parts = await plan(inputs, options, signal);
  await refuseInAdvance(parts, options, models);
  const store = await openStore({ folder: defaultStoreFolder(env) });
  const engine = cliEngine(host, store, models, options);
  const { maps, force: overwrite, model: modelId, palette } = options;
  const run = new PlanRun({ engine, store, reporter, signal, modelId, palette, maps, overwrite });
  reporter.start(parts.reduce((sum, part) => sum + part.folder.drawings.length, 0));
  let stopped: NakawariError | undefined;
  try {
    await tellProvider(engine, modelId, options.provider, reporter);
    for (const part of parts) {
      let seen: PlannedFolder;
      try {
        seen = await part.lookAtKeys();
      } catch (error) {
        run.failedWhole(error, part.folder);
        continue;
      }
      await run.folder(seen);
    }
  } catch (error) {
    if (!(error instanceof NakawariError)) throw error;
    stopped = error;
  } finally {
    await engine.close();
  }
  if (stopped) reporter.failed(stopped.report());
  reporter.end(run.counts);
  if (!stopped) return run.exitCode;
  return isCancelled(stopped) ? EXIT.someFailed : exitCodeOf(stopped.code);
}
