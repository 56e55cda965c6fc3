import { dirname, join } from 'node:path';
import { type ModelLibrary, readLibrary, requireModels } from '../inference/model-library';
import { packageRoot, weightsFolder } from '../inference/weights-folder';
import { defaultStoreFolder } from '../store/store-folder';

/** Networks of other families, trained small on our own drawings, to be measured beside ours; they are nothing to draw with. */
export function familiesFolder(): string {
  return join(packageRoot(), 'models', 'families');
}

/** Where a command looks for models. */
export interface ModelPlaces {
  readonly weights: string;
  readonly added: readonly string[];
  /** @throws NakawariError model-missing, model-invalid (of what ships) */
  read(): Promise<ModelLibrary>;
}

/** One folder and no other: a candidate must not be mistaken for a namesake. */
export function onlyModels(weights: string): ModelPlaces {
  return { weights, added: [], read: () => readLibrary(weights) };
}

/**
 * What ships, the folders that the call names, and `models` in the program's data folder.
 * @param more folders that need not be there
 * @throws NakawariError folder-missing, model-missing, model-invalid (a folder that the call names)
 */
export async function modelPlaces(
  named: readonly string[],
  env: NodeJS.ProcessEnv,
  more: readonly string[] = [],
): Promise<ModelPlaces> {
  const weights = weightsFolder(env);
  await requireModels(weights, named);
  const added = [...named, ...more, join(dirname(defaultStoreFolder(env)), 'models')];
  return { weights, added, read: () => readLibrary(weights, added) };
}
