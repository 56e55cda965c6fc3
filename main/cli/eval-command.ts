import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { NakawariError } from '../contract/errors';
import type { Language } from '../contract/language';
import type { DrawingEngine } from '../inbetween/drawing-engine';
import { nakawariVersion } from '../inbetween/engine-version';
import { modelOf } from '../inference/model-library';
import { readCases } from '../judge/case-folder';
import { rowsAsCsv } from '../judge/csv';
import { flowMethod } from '../judge/flow-method';
import { meshMethod } from '../judge/mesh-method';
import { blendMethod, folderMethod, holdMethod, modelMethod } from '../judge/methods';
import { seededRandom } from '../judge/paired-difference';
import { phaseMethod } from '../judge/phase-method';
import { type EvalReport, REPORT_FILE, type Row } from '../judge/report';
import { reportHtml } from '../judge/report-html';
import { chooseForReport, picturesOf } from '../judge/report-pictures';
import { type EvalMethod, type EvalParts, runEval } from '../judge/run-eval';
import { binTables, textTable } from '../judge/tables';
import { openStore, type Store } from '../store/store';
import { defaultStoreFolder } from '../store/store-folder';
import { makeFolders } from '../store/write-whole';
import { cliEngine, tellProvider } from './cli-engine';
import type { CliHost } from './cli-host';
import type { BaselineName, EvalOptions } from './eval-request';
import { EVAL_TEXTS } from './eval-texts';
import { EXIT, type ExitCode } from './exit-codes';
import { familiesFolder, type ModelPlaces, modelPlaces } from './model-places';
import { placeText } from './output-files';
import type { Reporter } from './reporter';

type OwnBaseline = Exclude<BaselineName, 'families'>;
const BASELINE_METHODS: Readonly<Record<OwnBaseline, { readonly method: EvalMethod; readonly note: string }>> = {
  hold: { method: holdMethod, note: '' },
  blend: { method: blendMethod, note: '' },
  mesh: { method: meshMethod, note: '' },
  flow: { method: flowMethod, note: 'OpenCV, Farneback 2003' },
  phase: { method: phaseMethod, note: 'Meyer et al. 2015' },
};

function isOwnBaseline(name: BaselineName): name is OwnBaseline {
  return name !== 'families';
}

const OWN_SETS = ['T1', 'T2', 'T3'];
const BLIND = 12;

/** A set of ours lies where `npm run testset` writes it; anything else is a folder. @throws NakawariError folder-missing */
export function setFolder(set: string, env: NodeJS.ProcessEnv): string {
  if (!OWN_SETS.includes(set)) return set;
  const folder = join(dirname(defaultStoreFolder(env)), 'testsets', set);
  if (existsSync(folder)) return folder;
  throw new NakawariError('input-invalid', { reason: `${set} is not on this machine yet: npm run testset -- ${set}` });
}

interface Named {
  readonly method: EvalMethod;
  readonly about: EvalReport['methods'][number];
}

async function methodsOf(
  options: EvalOptions,
  engine: DrawingEngine,
  store: Store,
  places: ModelPlaces,
): Promise<Named[]> {
  const library = await places.read();
  const wanted = options.model ?? [library.default];
  const isFamily = (folder: string) => dirname(folder) === familiesFolder() || folder === familiesFolder();
  const families = options.baseline.includes('families')
    ? library.models.filter(({ folder, model }) => isFamily(folder) && !wanted.includes(model.id))
    : [];
  const models = wanted.map((id) => modelOf(library, id).model);
  return [
    ...models.map(({ kind, id, version, trainedSamples }) => ({
      // Only our own networks tell what they saw.
      method: { ...modelMethod(engine, store, id, options.palette), ...(kind === 'key-pair-tween' && { modelId: id }) },
      about: { name: id, kind: 'model' as const, note: `${version}, ${trainedSamples} samples` },
    })),
    ...options.baseline.filter(isOwnBaseline).map((name) => ({
      method: BASELINE_METHODS[name].method,
      about: { name, kind: 'baseline' as const, note: BASELINE_METHODS[name].note },
    })),
    ...families.map(({ model: { id, version, trainedSamples } }) => ({
      method: modelMethod(engine, store, id),
      about: { name: id, kind: 'baseline' as const, note: `${version}, ${trainedSamples} samples` },
    })),
    ...options.with.map(({ name, folder }) => ({
      method: folderMethod(name, folder),
      about: { name, kind: 'folder' as const, note: '' },
    })),
  ];
}

/** `eval`: measures and writes a report. @throws NakawariError for what concerns the whole call */
export async function evaluate(
  set: string,
  options: EvalOptions,
  reporter: Reporter,
  host: CliHost,
  language: Language,
): Promise<ExitCode> {
  const texts = EVAL_TEXTS[language];
  const read = await readCases(setFolder(set, host.env), options.limit);
  if (!options.force && existsSync(join(options.out, REPORT_FILE))) {
    throw new NakawariError('output-exists', { file: join(options.out, REPORT_FILE), count: 1 });
  }
  const models = await modelPlaces(options.models, host.env, [familiesFolder()]);
  for (const { folder, error } of (await models.read()).troubles) reporter.failed(error.report(), basename(folder));
  // A store of its own: test drawings must not push an artist's drawings out of theirs.
  const scratch = await mkdtemp(join(tmpdir(), 'nakawari-eval-'));
  const store = await openStore({ folder: join(scratch, 'store') });
  const engine = cliEngine(host, store, models, options);
  try {
    const named = await methodsOf(options, engine, store, models);
    const methods = named.map((one) => one.method);
    for (const id of options.model ?? [undefined]) await tellProvider(engine, id, options.provider, reporter);
    const progress = new Progress(reporter);
    const parts: EvalParts = {
      engine,
      store,
      signal: host.signal,
      progress: (done, total) => progress.tell(done, total),
      time: options.plainTime ? 'plain' : 'chart',
    };
    const results = await runEval(read.cases, methods, parts);
    const report: EvalReport = {
      format: 'nakawari-eval',
      version: 1,
      program: `Nakawari ${nakawariVersion()}`,
      set: read.name,
      cases: read.cases.length,
      time: parts.time,
      methods: named.map((one) => one.about),
      ...results,
    };
    await makeFolders(options.out);
    // Those of an earlier evaluation are replaced.
    const place = (name: string, text: string) => placeText(text, join(options.out, name), true);
    await place(REPORT_FILE, `${JSON.stringify(report)}\n`);
    await place('drawings.csv', rowsAsCsv(report.rows));
    const judged = methods[0]?.name ?? '';
    const chosen = chooseForReport(report.rows, judged, { worst: options.worst, chance: BLIND }, seededRandom(7));
    const packed = async (rows: readonly Row[]) => {
      const cases = [];
      for (const row of rows) {
        const one = read.cases.find((candidate) => candidate.name === row.case);
        const truth = one?.truths.find((candidate) => candidate.tUnit === row.tUnit);
        if (one && truth) cases.push(await picturesOf(one, truth, report.rows, methods, parts));
      }
      return cases;
    };
    const shown = {
      worst: await packed(chosen.worst),
      median: await packed(chosen.median),
      blind: await packed(chosen.chance),
    };
    await place('index.html', reportHtml(report, shown, language));
    for (const table of binTables(report.rows)) reporter.say(`${textTable(table)}\n`);
    if (report.failed.length > 0) reporter.say(texts.notDrawn(report.failed.length));
    reporter.say(texts.written(options.out));
    reporter.data({ type: 'report', folder: options.out, drawings: report.rows.length, failed: report.failed.length });
    return report.failed.length > 0 ? EXIT.someFailed : EXIT.done;
  } finally {
    await engine.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A line now and then: a set has thousands of drawings. */
class Progress {
  readonly #reporter: Reporter;
  #toldAt = 0;

  constructor(reporter: Reporter) {
    this.#reporter = reporter;
  }

  tell(done: number, total: number): void {
    const now = performance.now();
    if (done < total && now - this.#toldAt < 1000) return;
    this.#toldAt = now;
    this.#reporter.measured(done, total);
  }
}
