import { access, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { NakawariError } from '../contract/errors';
import { type CutFile, parseCutFile, readPassedCutFile } from '../timeline/cut-file';
import { DocumentFiles, PASSED_NOTE } from './document-files';
import { DocumentLock } from './document-lock';
import { removeLeftovers, writeDurably } from './durable-json';
import { isPassed, notePassed } from './passed-note';

/**
 * Documents on disk, in the data folder: `cuts/<cutId>/cut.json`, with `cut.previous.json` as it was when it was last opened
 * soundly. Damaged ones are never deleted but set aside as `cut.damaged-<n>.json`.
 */
export class CutStorage {
  readonly #folder: string;
  readonly #savedBy: string;

  constructor(dataFolder: string, savedBy: string) {
    this.#folder = join(dataFolder, 'cuts');
    this.#savedBy = savedBy;
  }

  #path(cutId: string, name: string): string {
    return join(this.#folder, cutId, name);
  }

  /** Where all that belongs to this document lies. */
  folderOf(cutId: string): string {
    return join(this.#folder, cutId);
  }

  /** The document and its history, to be read once and written from then on. */
  filesOf(cutId: string): DocumentFiles {
    return new DocumentFiles({ folder: this.folderOf(cutId), savedBy: this.#savedBy });
  }

  /** @throws NakawariError document-in-use when another program has this document open */
  lock(cutId: string, name: string): Promise<DocumentLock> {
    return DocumentLock.take(this.#path(cutId, 'lock.json'), name);
  }

  /** Whether anything was ever saved of this cut. */
  isKnown(cutId: string): Promise<boolean> {
    return access(this.folderOf(cutId)).then(
      () => true,
      () => false,
    );
  }

  /**
   * Undefined when nothing was saved yet. After `document-damaged` the damaged file is out of the way, and the next load gives the
   * last good copy where there is one.
   * @throws NakawariError document-damaged, document-newer
   */
  async load(cutId: string): Promise<CutFile | undefined> {
    await removeLeftovers(join(this.#folder, cutId));
    const text = await readText(this.#path(cutId, 'cut.json'));
    if (text === undefined) return this.#loadPrevious(cutId);
    try {
      const file = await this.#read(cutId, text);
      if (file.cut.id !== cutId) throw new NakawariError('document-damaged', { reason: 'it is of another cut' });
      const previous = this.#path(cutId, 'cut.previous.json');
      // A copy that cannot be written must not keep anyone from opening the cut.
      if ((await readText(previous).catch(() => undefined)) !== text) {
        await writeDurably(previous, text).catch(() => undefined);
      }
      return file;
    } catch (error) {
      if (error instanceof NakawariError && error.code === 'document-damaged') await this.setAside(cutId, 'damaged');
      throw error;
    }
  }

  async #read(cutId: string, text: string): Promise<CutFile> {
    const note = this.#path(cutId, PASSED_NOTE);
    if (await isPassed(note, text, this.#savedBy)) return readPassedCutFile(text);
    const file = parseCutFile(text);
    await notePassed(note, text, this.#savedBy);
    return file;
  }

  async #loadPrevious(cutId: string): Promise<CutFile | undefined> {
    const text = await readText(this.#path(cutId, 'cut.previous.json'));
    if (text === undefined) return undefined;
    try {
      return parseCutFile(text);
    } catch {
      return undefined;
    }
  }

  /** Moves the saved document to the first free name `cut.<why>-<n>.json`. */
  async setAside(cutId: string, why: 'damaged' | 'kept'): Promise<void> {
    for (let n = 1; ; n += 1) {
      const aside = this.#path(cutId, `cut.${why}-${n}.json`);
      const taken = await access(aside).then(
        () => true,
        () => false,
      );
      if (taken) continue;
      await rename(this.#path(cutId, 'cut.json'), aside);
      return;
    }
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
