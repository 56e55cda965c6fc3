import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { NakawariError } from '../contract/errors';
import { type ModelEntry, readManifest } from './manifest';

/** A model and where its graphs are. */
export interface InstalledModel {
  readonly folder: string;
  readonly model: ModelEntry;
}

/** Everything that can draw: what ships, and what a person has added. */
export interface ModelLibrary {
  readonly models: readonly InstalledModel[];
  /** Id of the model that draws when none is named. */
  readonly default: string;
  /** Added folders that cannot be used, with why; they hide nothing else. */
  readonly troubles: readonly { readonly folder: string; readonly error: NakawariError }[];
}

const MANIFEST = 'manifest.json';

/** The folder itself when it holds a manifest, else those of its folders that do. */
async function manifestFolders(folder: string): Promise<string[]> {
  if (existsSync(join(folder, MANIFEST))) return [folder];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names
    .sort()
    .map((name) => join(folder, name))
    .filter((place) => existsSync(join(place, MANIFEST)));
}

/**
 * @param weights what ships
 * @param added folders with a manifest, or with folders that have one; those that are not there hold nothing
 * @throws NakawariError model-missing, model-invalid (of what ships)
 */
export async function readLibrary(weights: string, added: readonly string[] = []): Promise<ModelLibrary> {
  const shipped = await readManifest(weights);
  const models: InstalledModel[] = shipped.models.map((model) => ({ folder: weights, model }));
  const troubles: { folder: string; error: NakawariError }[] = [];
  // A folder may be named twice, by a person and by the program.
  const folders = new Set((await Promise.all(added.map((folder) => manifestFolders(resolve(folder))))).flat());
  for (const folder of folders) {
    try {
      const manifest = await readManifest(folder);
      const taken = manifest.models.find(({ id }) => models.some((known) => known.model.id === id));
      if (taken) throw new NakawariError('model-invalid', { file: MANIFEST, reason: `there is a ${taken.id} already` });
      models.push(...manifest.models.map((model) => ({ folder, model })));
    } catch (error) {
      if (!(error instanceof NakawariError)) throw error;
      troubles.push({ folder, error });
    }
  }
  return { models, default: shipped.default, troubles };
}

/** The library, read again only when a manifest has come, gone or changed: who draws a span asks for it at every drawing. */
export class KeptLibrary {
  readonly #weights: string;
  readonly #added: readonly string[];
  #kept: { readonly look: string; readonly library: ModelLibrary } | undefined;

  constructor(weights: string, added: readonly string[] = []) {
    this.#weights = weights;
    this.#added = added;
  }

  /** @throws NakawariError as `readLibrary` */
  async read(): Promise<ModelLibrary> {
    // Looked at before it is read: what changes meanwhile is seen the next time.
    const look = await this.#look();
    if (this.#kept?.look === look) return this.#kept.library;
    const library = await readLibrary(this.#weights, this.#added);
    this.#kept = { look, library };
    return library;
  }

  async #look(): Promise<string> {
    const added = (await Promise.all(this.#added.map((folder) => manifestFolders(resolve(folder))))).flat();
    const looks = [this.#weights, ...added].map(async (folder) => {
      const facts = await stat(join(folder, MANIFEST), { bigint: true }).catch(() => undefined);
      return `${folder} ${facts?.ino} ${facts?.size} ${facts?.mtimeNs} ${facts?.ctimeNs}`;
    });
    return (await Promise.all(looks)).join('\n');
  }
}

/**
 * Folders that somebody has named must hold models that can be used.
 * @throws NakawariError folder-missing, model-missing, model-invalid
 */
export async function requireModels(weights: string, named: readonly string[]): Promise<void> {
  for (const folder of named) {
    if (!existsSync(folder)) throw new NakawariError('folder-missing', { folder: basename(folder) });
    if ((await manifestFolders(folder)).length === 0) throw new NakawariError('model-missing', { file: MANIFEST });
  }
  const [trouble] = (await readLibrary(weights, named)).troubles;
  if (trouble) throw trouble.error;
}

/** @throws NakawariError model-unknown */
export function modelOf(library: ModelLibrary, id: string = library.default): InstalledModel {
  const found = library.models.find(({ model }) => model.id === id);
  if (!found) throw new NakawariError('model-unknown', { model: id });
  return found;
}
