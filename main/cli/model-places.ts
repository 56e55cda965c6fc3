import { dirname, join } from 'node:path';
import { type ModelLibrary, readLibrary, requireModels } from '../inference/model-library';
import { weightsFolder } from '../inference/weights-folder';
import { defaultStoreFolder } from '../store/store-folder';

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
 * @throws NakawariError folder-missing, model-missing, model-invalid (a folder that the call names)
 */
export async function modelPlaces(named: readonly string[], env: NodeJS.ProcessEnv): Promise<ModelPlaces> {
  const weights = weightsFolder(env);
  await requireModels(weights, named);
  const added = [...named, join(dirname(defaultStoreFolder(env)), 'models')];
  return { weights, added, read: () => readLibrary(weights, added) };
}
