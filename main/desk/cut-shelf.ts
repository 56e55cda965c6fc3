import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Cut } from '../contract/cut';
import { inbetweensOf } from '../contract/cut-queries';
import { type ErrorReport, NakawariError } from '../contract/errors';
import type { CutState } from '../contract/procedures';
import { type CutFolder, readCutFolder } from '../ingest/read-cut-folder';
import { forgetLost } from '../timeline/adopt-drawings';
import { DEFAULT_RATES } from '../timeline/exposure';
import { layOutCut } from '../timeline/lay-out-cut';
import { placeKeys } from '../timeline/place-keys';
import { reconcileKeys } from '../timeline/reconcile-keys';
import { cutIdOf } from './cut-id';
import type { CutStorage } from './cut-storage';
import type { KeyPictures } from './key-pictures';
import { OpenCut } from './open-cut';
import { Openings } from './openings';
import type { RecentCuts } from './recent-cuts';

export interface ShelfParts {
  readonly storage: CutStorage;
  readonly recent: RecentCuts;
  readonly keyPictures: KeyPictures;
  readonly hasPicture: (picture: string) => Promise<boolean>;
  readonly report: (error: unknown) => ErrorReport;
}

/** The open cuts. A folder is read anew (and every key hashed) each time it is opened, so the document always tells what is there. */
export class CutShelf {
  readonly #parts: ShelfParts;
  readonly #open = new Map<string, OpenCut>();
  readonly #opening = new Map<string, Promise<unknown>>();

  readonly opening = new Openings();

  constructor(parts: ShelfParts) {
    this.#parts = parts;
  }

  /** @throws NakawariError every code of readCutFolder, document-damaged, document-newer */
  async open(folder: string, signal?: AbortSignal): Promise<CutState> {
    const label = basename(folder);
    const real = await realpath(folder).catch(() => {
      throw new NakawariError('folder-missing', { folder: label });
    });
    const cutId = cutIdOf(real);
    // Two windows that open one folder get one document, whoever comes first.
    const before = this.#opening.get(cutId) ?? Promise.resolve();
    const opening = before.catch(() => undefined).then(() => this.#openFolder(real, cutId, signal));
    this.#opening.set(cutId, opening);
    try {
      return await opening;
    } finally {
      if (this.#opening.get(cutId) === opening) this.#opening.delete(cutId);
    }
  }

  async #openFolder(folder: string, cutId: string, signal: AbortSignal | undefined): Promise<CutState> {
    const read = await readCutFolder(folder, { signal });
    this.#offerPictures(folder, read);
    const known = this.#open.get(cutId);
    const saved = known?.cut ?? (await this.#parts.storage.load(cutId))?.cut;
    const cut = await this.#meet(saved, read, cutId);
    await this.#noteRecent(folder, cut);
    if (known) return known.replace(cut);
    const { storage, report } = this.#parts;
    const save = (newest: Cut, keysFolder: string) => storage.save(newest, keysFolder);
    const openCut = new OpenCut({ folder, cut, saved: cut === saved, save, report });
    this.#open.set(cutId, openCut);
    return openCut.state();
  }

  async #meet(saved: Cut | undefined, read: CutFolder, cutId: string): Promise<Cut> {
    const size = { widthPx: read.widthPx, heightPx: read.heightPx };
    const cels = placeKeys(read.cels);
    if (!saved) return layOutCut({ id: cutId, name: read.name, ...size, ...DEFAULT_RATES }, cels);
    const { cut, orphans } = reconcileKeys(saved, size, cels);
    if (orphans.length > 0) await this.#parts.storage.setAside(cutId, 'kept');
    return this.#forgetLost(cut);
  }

  /** The store may have been emptied, or have made room, since the cut was saved. */
  async #forgetLost(cut: Cut): Promise<Cut> {
    const lost = new Set<string>();
    for (const { picture } of cut.cels.flatMap((cel) => inbetweensOf(cel))) {
      if (picture !== null && !(await this.#parts.hasPicture(picture))) lost.add(picture);
    }
    return forgetLost(cut, (picture) => lost.has(picture));
  }

  #offerPictures(folder: string, read: CutFolder): void {
    for (const picture of read.cels.flatMap((cel) => cel.pictures)) {
      this.#parts.keyPictures.offer(picture.sha256, join(folder, ...picture.file.split('/')));
    }
  }

  async #noteRecent(folder: string, cut: Cut): Promise<void> {
    const first = cut.cels.flatMap((cel) => cel.drawings).find((drawing) => drawing.kind === 'key');
    if (first?.kind !== 'key') return;
    const openedAt = new Date().toISOString();
    const { id, name } = cut;
    await this.#parts.recent.note({
      cutId: id,
      name,
      folder,
      openedAt,
      picture: first.picture,
      pictureFile: first.file,
    });
  }

  /** @throws NakawariError not-found, and everything `open` throws */
  async locate(cutId: string, _folder: string, signal?: AbortSignal): Promise<CutState> {
    return this.reopen(cutId, signal);
  }

  async reopen(cutId: string, signal?: AbortSignal): Promise<CutState> {
    return this.open(this.#open.get(cutId)?.folder ?? (await this.#parts.recent.folderOf(cutId)), signal);
  }

  /** @throws NakawariError not-found when the cut is not open */
  get(cutId: string): OpenCut {
    const openCut = this.#open.get(cutId);
    if (!openCut) throw new NakawariError('not-found', { what: cutId });
    return openCut;
  }

  /** Brings every document to the disk. */
  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map((openCut) => openCut.flush()));
  }
}
