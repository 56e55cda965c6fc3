import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { NakawariError } from '../contract/errors';
import type { Language } from '../contract/language';
import type { DrawingEngine } from '../inbetween/drawing-engine';
import { nakawariVersion } from '../inbetween/engine-version';
import { findNetwork, GRAPH_ROLES, type KeyPairTweenEntry, readGraph, readManifest } from '../inference/manifest';
import { weightsFolder } from '../inference/weights-folder';
import { readCases } from '../judge/case-folder';
import { type GateFigure, gateFigures, objections } from '../judge/gate';
import { installModel, recordGate } from '../judge/install-model';
import { blendMethod, modelMethod } from '../judge/methods';
import type { EvalReport } from '../judge/report';
import { type EvalMethod, runEval } from '../judge/run-eval';
import { shortNumber } from '../judge/tables';
import { openStore, type Store } from '../store/store';
import { cliEngine } from './cli-engine';
import type { CliHost } from './cli-host';
import { setFolder } from './eval-command';
import { EVAL_TEXTS } from './eval-texts';
import { EXIT, type ExitCode } from './exit-codes';
import { onlyModels } from './model-places';
import type { Reporter } from './reporter';
import { commonSchema } from './tween-request';

export const gateOptionsSchema = commonSchema.omit({ model: true }).extend({
  set: z.array(z.string().min(1)).default(['T1', 'T2', 'T3']),
  limit: z.coerce.number().int().min(1).default(60),
  accept: z.boolean().default(false),
});
type GateOptions = z.infer<typeof gateOptionsSchema>;

interface Side {
  readonly engine: DrawingEngine;
  readonly store: Store;
  readonly method: EvalMethod;
}

async function sideOf(
  folder: string,
  model: KeyPairTweenEntry,
  name: string,
  scratch: string,
  host: CliHost,
): Promise<Side> {
  const store = await openStore({ folder: join(scratch, name) });
  const engine = cliEngine(host, store, onlyModels(folder));
  return { engine, store, method: { ...modelMethod(engine, store, model.id), name } };
}

async function isSound(folder: string, model: KeyPairTweenEntry): Promise<boolean> {
  for (const role of GRAPH_ROLES) {
    const sound = await readGraph(folder, model.graphs[role]).then(
      () => true,
      () => false,
    );
    if (!sound) return false;
  }
  return true;
}

const SHIPPED = 'shipped';
const CANDIDATE = 'candidate';

/**
 * `model gate`: measures a candidate against what ships (a model that ships already against the cross-fade), and writes the record
 * into its manifest when nothing speaks against it. Exit 1 when it is refused.
 * @throws NakawariError for what concerns the whole call
 */
export async function gateModel(
  folder: string,
  options: GateOptions,
  reporter: Reporter,
  host: CliHost,
  language: Language,
): Promise<ExitCode> {
  const texts = EVAL_TEXTS[language];
  const shippedFolder = weightsFolder(host.env);
  const manifest = await readManifest(folder);
  const model = findNetwork(manifest);
  const isShipped = resolve(folder) === resolve(shippedFolder);
  const shipped = isShipped ? undefined : findNetwork(await readManifest(shippedFolder));
  if (shipped && shipped.id === model.id) {
    throw new NakawariError('input-invalid', { reason: `${model.id} ships already: a new model needs a new id` });
  }
  const scratch = await mkdtemp(join(tmpdir(), 'nakawari-gate-'));
  const candidate = await sideOf(folder, model, CANDIDATE, scratch, host);
  const before = shipped ? await sideOf(shippedFolder, shipped, SHIPPED, scratch, host) : undefined;
  try {
    const methods: EvalMethod[] = [before?.method ?? { ...blendMethod, name: SHIPPED }, candidate.method];
    const figures: GateFigure[] = [];
    const sets: { name: string; cases: number }[] = [];
    for (const set of options.set) {
      const { name, cases } = await readCases(setFolder(set, host.env), options.limit);
      const results = await runEval(cases, methods, {
        engine: candidate.engine,
        store: candidate.store,
        signal: host.signal,
        progress: (done, total) => reporter.measured(done, total),
        time: 'chart',
      });
      const report: EvalReport = {
        ...{ format: 'nakawari-eval', version: 1, program: nakawariVersion(), set: name, cases: cases.length },
        ...{ time: 'chart', methods: [], ...results },
      };
      figures.push(...gateFigures(report, SHIPPED, CANDIDATE));
      sets.push({ name, cases: cases.length });
    }
    for (const { set, figure, before: old, now, verdict } of figures) {
      reporter.say(
        `${set.padEnd(4)} ${figure.padEnd(14)} ${shortNumber(old)} -> ${shortNumber(now)}  ${texts[verdict]}`,
      );
    }
    const facts = { hasCard: existsSync(join(folder, model.card)), isSound: await isSound(folder, model) };
    const found = objections(figures, model, facts);
    reporter.data({ type: 'gate', model: model.id, passed: found.length === 0, objections: found, figures });
    if (found.length > 0) {
      for (const objection of found) reporter.say(`- ${objection}`);
      reporter.say(texts.refused(model.id));
      return EXIT.someFailed;
    }
    const gate = {
      ...{ date: new Date().toISOString().slice(0, 10), program: `Nakawari ${nakawariVersion()}` },
      ...{ against: shipped?.id ?? 'blend', sets, figures },
      graphs: { key: model.graphs.key.sha256, pair: model.graphs.pair.sha256, tween: model.graphs.tween.sha256 },
    };
    await recordGate(folder, manifest, { ...model, gate });
    if (options.accept && !isShipped) await installModel(folder, { ...model, gate }, shippedFolder);
    reporter.say(texts.passed(model.id));
    return EXIT.done;
  } finally {
    await candidate.engine.close();
    await before?.engine.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
