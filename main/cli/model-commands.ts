import { NakawariError } from '../contract/errors';
import { graphsOf, lacksOf, readGraph } from '../inference/manifest';
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
