import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NakawariError } from '../contract/errors';
import { PROVIDERS } from '../contract/provider';
import { graphsOf, lacksOf, readGraph } from '../inference/manifest';
import { modelOf } from '../inference/model-library';
import { openStore } from '../store/store';
import { cliEngine } from './cli-engine';
import type { CliHost } from './cli-host';
import { EXIT, type ExitCode } from './exit-codes';
import { modelPlaces } from './model-places';
import type { Reporter } from './reporter';

/** @throws NakawariError model-missing, model-invalid, folder-missing */
export async function listModels(
  reporter: Reporter,
  env: NodeJS.ProcessEnv,
  named: readonly string[],
): Promise<ExitCode> {
  const library = await (await modelPlaces(named, env)).read();
  for (const { model } of library.models) {
    const { id, version, kind, licence, commercialUse, trainedOn, trainedSamples, scores } = model;
    const [isDefault, lacks] = [id === library.default, lacksOf(model)];
    const about = { id, version, kind, isDefault, lacks, licence, commercialUse, trainedOn, trainedSamples, scores };
    reporter.data({ type: 'model', ...about });
    const only = lacks.length > 0 ? `  (${reporter.texts.lacks(lacks)})` : '';
    reporter.say(
      `${id} ${version}${isDefault ? ` (${reporter.texts.isDefault})` : ''}  ${licence}  ${trainedOn}${only}`,
    );
  }
  for (const { folder, error } of library.troubles) reporter.failed(error.report(), folder);
  return library.troubles.length > 0 ? EXIT.environment : EXIT.done;
}

/** Verifies every graph of every model. @throws NakawariError model-missing, model-invalid (the manifest itself) */
export async function checkModels(
  reporter: Reporter,
  env: NodeJS.ProcessEnv,
  named: readonly string[],
): Promise<ExitCode> {
  const library = await (await modelPlaces(named, env)).read();
  let exit: ExitCode = EXIT.done;
  const refused = (error: NakawariError, file: string) => {
    reporter.failed(error.report(), file);
    exit = EXIT.environment;
  };
  for (const { folder, model } of library.models) {
    for (const graph of graphsOf(model)) {
      try {
        await readGraph(folder, graph);
        reporter.data({ type: 'graph', model: model.id, file: graph.file, sha256: graph.sha256, sound: true });
        reporter.say(`${model.id}  ${graph.file}  ${reporter.texts.sound}  ${graph.sha256}`);
      } catch (error) {
        if (!(error instanceof NakawariError)) throw error;
        refused(error, graph.file);
      }
    }
  }
  for (const { folder, error } of library.troubles) refused(error, folder);
  return exit;
}

/** Tries every provider but the processor with a model, and says which may be used and why others may not. */
export async function tryProviders(
  reporter: Reporter,
  host: CliHost,
  { models, model, threads }: { models: readonly string[]; model?: string | undefined; threads?: number | undefined },
): Promise<ExitCode> {
  const places = await modelPlaces(models, host.env);
  modelOf(await places.read(), model);
  const scratch = await mkdtemp(join(tmpdir(), 'nakawari-providers-'));
  const engine = cliEngine(host, await openStore({ folder: scratch }), places, { threads });
  try {
    for (const asked of PROVIDERS) {
      engine.runOn(asked);
      const { provider, refused } = await engine.provider(model);
      reporter.data({ type: 'provider', asked, provider, refused });
      reporter.say(`${asked.padEnd(8)} ${refused[0]?.reason ?? reporter.texts.sound}`);
    }
    return EXIT.done;
  } finally {
    await engine.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
