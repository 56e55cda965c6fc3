import { join } from 'node:path';
import { z } from 'zod';
import { cutIdSchema } from '../contract/cut';
import { readConvenience, writeDurably } from './durable-json';

const fileSchema = z.record(z.string(), cutIdSchema);

/** Folders in which a person found the pictures of a cut again: they belong to that cut's document, not to a new one. */
export class LocatedFolders {
  readonly #path: string;
  #cuts: Record<string, string> | undefined;

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'located.json');
  }

  async #read(): Promise<Record<string, string>> {
    this.#cuts ??= (await readConvenience(this.#path, fileSchema)) ?? {};
    return this.#cuts;
  }

  /** The cut whose pictures were found in this folder (a real path), if one was. */
  async cutOf(folder: string): Promise<string | undefined> {
    const cuts = await this.#read();
    return Object.hasOwn(cuts, folder) ? cuts[folder] : undefined;
  }

  /** @throws NakawariError disk-full, output-not-writable */
  async note(folder: string, cutId: string): Promise<void> {
    const cuts = { ...(await this.#read()), [folder]: cutId };
    await writeDurably(this.#path, `${JSON.stringify(cuts, null, 1)}\n`);
    this.#cuts = cuts;
  }
}
