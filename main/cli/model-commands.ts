import { NakawariError } from '../contract/errors';
import { GRAPH_ROLES, readGraph, readManifest } from '../inference/manifest';
import { weightsFolder } from '../inference/weights-folder';
import { EXIT, type ExitCode } from './exit-codes';
import type { Reporter } from './reporter';

/** @throws NakawariError model-missing, model-invalid */
export async function listModels(reporter: Reporter, env: NodeJS.ProcessEnv): Promise<ExitCode> {
  const manifest = await readManifest(weightsFolder(env));
  for (const model of manifest.models) {
    const { id, version, licence, commercialUse, trainedOn, trainedSamples, scores } = model;
    const isDefault = id === manifest.default;
    reporter.data({ type: 'model', id, version, isDefault, licence, commercialUse, trainedOn, trainedSamples, scores });
    reporter.say(`${id} ${version}${isDefault ? ` (${reporter.texts.isDefault})` : ''}  ${licence}  ${trainedOn}`);
  }
  return EXIT.done;
}

/** Verifies every graph of every model. @throws NakawariError model-missing, model-invalid (the manifest itself) */
export async function checkModels(reporter: Reporter, env: NodeJS.ProcessEnv): Promise<ExitCode> {
  const folder = weightsFolder(env);
  const manifest = await readManifest(folder);
  let exit: ExitCode = EXIT.done;
  for (const model of manifest.models) {
    for (const role of GRAPH_ROLES) {
      const graph = model.graphs[role];
      try {
        await readGraph(folder, graph);
        reporter.data({ type: 'graph', model: model.id, role, file: graph.file, sha256: graph.sha256, sound: true });
        reporter.say(`${model.id}  ${graph.file}  ${reporter.texts.sound}  ${graph.sha256}`);
      } catch (error) {
        if (!(error instanceof NakawariError)) throw error;
        reporter.failed(error.report(), graph.file);
        exit = EXIT.environment;
      }
    }
  }
  return exit;
}
