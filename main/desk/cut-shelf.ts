import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ErrorReport, NakawariError } from '../contract/errors';
import { cutIdOf } from './cut-id';
import type { CutStorage } from './cut-storage';
import type { DrawingService } from './drawing-service';
import type { KeyPictures } from './key-pictures';
import type { LocatedFolders } from './located-folders';
import type { OpenCut } from './open-cut';
import { Openings } from './openings';
import type { PaintedPictures } from './painted-pictures';
import type { RecentCuts } from './recent-cuts';
import { ShelvedCut } from './shelved-cut';

export interface ShelfParts {
  readonly storage: CutStorage;
  readonly recent: RecentCuts;
  readonly located: LocatedFolders;
  readonly keyPictures: KeyPictures;
  readonly whichAreThere: DrawingService['whichAreThere'];
  readonly painted: PaintedPictures;
  readonly report: (error: unknown) => ErrorReport;
  /** True while something more urgent than reading ahead is going on. */
  readonly isBusy: () => boolean;
}

/** The open cuts. */
export class CutShelf {
  readonly #parts: ShelfParts;
  readonly #open = new Map<string, ShelvedCut>();
  readonly #opening = new Map<string, Promise<unknown>>();
  readonly openings = new Openings();
  /** A cut that was opened before anybody asked: whoever asks first finds the folder just looked at. */
  #ahead: { readonly controller: AbortController; cutId: string | null } | null = null;
  /** A damaged document is set aside when it is read, and would not be found again: whoever asks first is to be told. */
  #damagedAhead: { readonly cutId: string; readonly error: NakawariError } | null = null;

  constructor(parts: ShelfParts) {
    this.#parts = parts;
  }

  /**
   * A cut that is open already is shown as it is, and looked at again: what is found is told to those who watch.
   * @throws NakawariError every code of readFolderKeys, document-damaged, document-newer, document-in-use
   */
  async open(folder: string, signal?: AbortSignal): Promise<OpenCut> {
    const real = await realFolder(folder);
    const cutId = (await this.#parts.located.cutOf(real)) ?? cutIdOf(real);
    const ahead = this.#ahead?.controller;
    if (ahead?.signal !== signal) signal?.addEventListener('abort', () => ahead?.abort(), { once: true });
    return this.#inTurn(cutId, () => this.#openFolder(real, cutId, signal));
  }

  /** Opens what a page that is still loading will ask for. Whatever is wrong is told when it asks. */
  async openAhead(folder: string, controller: AbortController): Promise<void> {
    this.#ahead = { controller, cutId: null };
    try {
      const openCut = await this.open(folder, controller.signal);
      // Written out for the page, and kept.
      openCut.news(null);
      this.#ahead = { controller, cutId: openCut.cut.id };
    } catch {
      this.#ahead = null;
    }
  }

  /** Two windows that open one folder get one document, whoever comes first. */
  async #inTurn<Result>(cutId: string, act: () => Promise<Result>): Promise<Result> {
    const before = this.#opening.get(cutId) ?? Promise.resolve();
    const opening = before.catch(() => undefined).then(act);
    this.#opening.set(cutId, opening);
    try {
      return await opening;
    } finally {
      if (this.#opening.get(cutId) === opening) this.#opening.delete(cutId);
    }
  }

  async #openFolder(folder: string, cutId: string, signal: AbortSignal | undefined): Promise<OpenCut> {
    const known = this.#open.get(cutId);
    const isAhead = signal !== undefined && this.#ahead?.controller.signal === signal;
    const damaged = this.#damagedAhead;
    if (damaged?.cutId === cutId && !isAhead) {
      this.#damagedAhead = null;
      throw damaged.error;
    }
    const isFresh = this.#ahead?.cutId === cutId && !isAhead;
    if (isFresh) this.#ahead = null;
    if (known && isFresh && known.openCut.folder === folder) return known.openCut;
    if (known) return known.openAgain(folder, signal);
    const progress = this.openings.begin(basename(folder));
    try {
      const shelved = await ShelvedCut.open(folder, cutId, { ...this.#parts, progress }, signal);
      this.#open.set(cutId, shelved);
      return shelved.openCut;
    } catch (error) {
      const isDamaged = error instanceof NakawariError && error.code === 'document-damaged';
      if (isAhead && isDamaged) this.#damagedAhead = { cutId, error };
      throw error;
    } finally {
      progress.end();
    }
  }

  /**
   * The cut's pictures are in this folder from now on.
   * @throws NakawariError not-found (no such cut), picture-missing (none of its pictures is there), and as `open`
   */
  async locate(cutId: string, folder: string, signal?: AbortSignal): Promise<OpenCut> {
    const real = await realFolder(folder);
    return this.#inTurn(cutId, async () => {
      if (!this.#open.has(cutId) && !(await this.#parts.storage.isKnown(cutId))) {
        throw new NakawariError('not-found', { what: cutId });
      }
      const openCut =
        (await this.#open.get(cutId)?.lookAgain(real, signal)) ?? (await this.#openFolder(real, cutId, signal));
      await this.#parts.located.note(real, cutId);
      return openCut;
    });
  }

  /** @param lookFirst a person wants to know what is in the folder by now */
  async reopen(cutId: string, lookFirst: boolean, signal?: AbortSignal): Promise<OpenCut> {
    const known = this.#open.get(cutId);
    if (known && lookFirst) return this.#inTurn(cutId, () => known.lookAgain(known.openCut.folder, signal));
    if (known) return known.openAgain(known.openCut.folder, signal);
    return this.open(await this.#parts.recent.folderOf(cutId), signal);
  }

  /** @throws NakawariError not-found when the cut is not open */
  get(cutId: string): OpenCut {
    const shelved = this.#open.get(cutId);
    if (!shelved) throw new NakawariError('not-found', { what: cutId });
    return shelved.openCut;
  }

  /** Where the document of an open cut lies. */
  documentFolderOf(cutId: string): string {
    return this.#parts.storage.folderOf(cutId);
  }

  /** Brings every document to the disk and lets go of it. */
  async close(): Promise<void> {
    await Promise.all([...this.#opening.values()].map((opening) => opening.catch(() => undefined)));
    await Promise.all([...this.#open.values()].map((shelved) => shelved.close()));
    this.#open.clear();
  }
}

async function realFolder(folder: string): Promise<string> {
  return realpath(folder).catch(() => {
    throw new NakawariError('folder-missing', { folder: basename(folder) });
  });
}
