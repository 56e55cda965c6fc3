import { basename, dirname } from 'node:path/posix';
import { type Cut, keyDrawingSchema } from '../contract/cut';
import { inbetweensOf, keysOf } from '../contract/cut-queries';
import { type ErrorReport, NakawariError } from '../contract/errors';
import { DEFAULT_RATES } from '../timeline/exposure';
import { beginHistory } from '../timeline/history';
import { layOutCut, type PlacedCel } from '../timeline/lay-out-cut';
import { CutFolder } from './cut-folder';
import type { CutStorage } from './cut-storage';
import type { DocumentLock } from './document-lock';
import type { DrawingService } from './drawing-service';
import { type FolderKeys, readFolderKeys, sizeOfCut } from './folder-keys';
import { KeyIndex } from './key-index';
import type { KeyPictures } from './key-pictures';
import { OpenCut } from './open-cut';
import type { OpeningProgress } from './openings';
import type { PaintedPictures } from './painted-pictures';
import type { RecentCuts } from './recent-cuts';
import { FolderWatch } from './watch-folder';
import { placedCels, WorldOutside } from './world-outside';

export interface ShelvedCutParts {
  readonly storage: CutStorage;
  readonly recent: RecentCuts;
  readonly keyPictures: KeyPictures;
  readonly whichAreThere: DrawingService['whichAreThere'];
  readonly painted: PaintedPictures;
  readonly report: (error: unknown) => ErrorReport;
  readonly isBusy: () => boolean;
  readonly progress?: OpeningProgress | undefined;
}

interface Opened {
  readonly cutId: string;
  readonly index: KeyIndex;
  readonly lock: DocumentLock;
  readonly folder: CutFolder;
  readonly openCut: OpenCut;
  readonly outside: WorldOutside;
}

/** First the page that came gets what it asks for. */
const LOOK_AFTER_MS = 500;

/** An open cut with all that belongs to it: its document, its folder and the watch over it, its lock. */
export class ShelvedCut {
  readonly #parts: ShelvedCutParts;
  readonly #opened: Opened;
  #watch: FolderWatch;
  #looking: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  private constructor(opened: Opened, parts: ShelvedCutParts) {
    this.#opened = opened;
    this.#parts = parts;
    this.#watch = this.#watchFolder();
  }

  get openCut(): OpenCut {
    return this.#opened.openCut;
  }

  /** @throws NakawariError every code of readFolderKeys, document-damaged, document-newer, document-in-use, cancelled */
  static async open(
    folder: string,
    cutId: string,
    parts: ShelvedCutParts,
    signal: AbortSignal | undefined,
  ): Promise<ShelvedCut> {
    const { storage, keyPictures, progress } = parts;
    const lock = await storage.lock(cutId, basename(folder));
    try {
      const file = await storage.load(cutId);
      const files = storage.filesOf(cutId);
      const saved = file && (await files.open(file));
      const index = await KeyIndex.load(storage.folderOf(cutId));
      const keys = await readFolderKeys(folder, { cutId, index, saved: namesIn(saved?.now), signal, progress });
      const size = saved?.now ?? (await sizeOfCut(keys, index));
      // Everything that calls back does so after this function has ended.
      const onChange = () => openCut.tell();
      const cutFolder = new CutFolder(keys, { index, keyPictures, onChange, isBusy: parts.isBusy });
      const facts = { id: cutId, name: keys.name, widthPx: size.widthPx, heightPx: size.heightPx, ...DEFAULT_RATES };
      const cels = saved ? [] : checkedCels(cutFolder);
      const history = saved ?? beginHistory(layOutCut(facts, cels));
      const documentFolder = storage.folderOf(cutId);
      await parts.painted.meet(documentFolder);
      const outside = new WorldOutside(cutFolder, size, saved ? undefined : { cut: history.now, cels });
      if (saved) outside.lost = await lostPictures(history.now, parts.whichAreThere);
      const openCut: OpenCut = new OpenCut({
        ...{ history, saved: saved !== undefined, folder: cutFolder, files, report: parts.report },
        asItIs: (cut) => {
          const shown = outside.asItIs(cut);
          parts.painted.follow(documentFolder, shown);
          return shown;
        },
        mayWrite: async () => {
          if (!(await lock.isHeld())) throw new NakawariError('document-in-use', { name: basename(folder) });
        },
      });
      await files.removeOldLogs([file?.history?.log]);
      const shelved = new ShelvedCut({ cutId, index, lock, folder: cutFolder, openCut, outside }, parts);
      shelved.#noteRecent();
      cutFolder.readTheRest();
      return shelved;
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** For a page that comes later. The folder is watched, so what is known is shown at once; another folder is looked at first. */
  async openAgain(root: string, signal?: AbortSignal): Promise<OpenCut> {
    const { folder, openCut } = this.#opened;
    if (root !== folder.root || folder.error !== null) return this.lookAgain(root, signal);
    setTimeout(() => this.#lookSoon(), LOOK_AFTER_MS).unref();
    return openCut;
  }

  #lookSoon(): void {
    const { folder } = this.#opened;
    if (this.#isClosed) return;
    this.lookAgain(folder.root).catch((error: unknown) => folder.fail(this.#parts.report(error)));
  }

  /** The folder may hold other things by now, or be another one. @throws NakawariError as readFolderKeys, picture-missing */
  lookAgain(root: string, signal?: AbortSignal): Promise<OpenCut> {
    const looking = this.#looking.catch(() => undefined).then(() => this.#look(root, signal));
    this.#looking = looking;
    return looking;
  }

  async #look(root: string, signal: AbortSignal | undefined): Promise<OpenCut> {
    const { folder, openCut, index, cutId, outside } = this.#opened;
    const keys = await readFolderKeys(root, { cutId, index, saved: namesIn(openCut.cut), signal });
    const isElsewhere = keys.root !== folder.root;
    if (isElsewhere) refuseStrangers(openCut.cut, keys);
    folder.take(keys);
    outside.lost = await lostPictures(openCut.cut, this.#parts.whichAreThere);
    openCut.lookAgain();
    if (isElsewhere) {
      this.#watch.close();
      this.#watch = this.#watchFolder();
      openCut.saveAnew();
      this.#noteRecent();
    }
    folder.readTheRest();
    return openCut;
  }

  #watchFolder(): FolderWatch {
    const { folder } = this.#opened;
    const celFolders = folder.cels.flatMap((cel) => cel.keys.slice(0, 1).map((key) => dirname(key.file)));
    return new FolderWatch({
      folder: folder.root,
      celFolders,
      onChange: () => this.#lookSoon(),
    });
  }

  #noteRecent(): void {
    const { folder, cutId, openCut } = this.#opened;
    const first = folder.cels[0]?.keys[0];
    if (!first) return;
    const { picture, file, bytes, mtimeMs } = first;
    // Nobody waits for the disk here.
    void this.#parts.recent.note({
      ...{ cutId, name: openCut.cut.name, folder: folder.root, openedAt: new Date().toISOString() },
      ...{ picture, pictureFile: file, pictureBytes: bytes, pictureMtimeMs: mtimeMs },
    });
  }

  async close(): Promise<void> {
    const { folder, openCut, lock } = this.#opened;
    this.#isClosed = true;
    this.#watch.close();
    await this.#looking.catch(() => undefined);
    await Promise.all([openCut.close(), folder.close()]);
    await lock.release();
  }
}

/**
 * Checked against the contract before anything is laid out from them: what is laid out from such keys is a cut that fits it
 * (lay-out-cut.test.ts). Keys of one cel differ by their numbers alone; the one with the longest name speaks for all.
 */
function checkedCels(folder: CutFolder): PlacedCel[] {
  const cels = placedCels(folder);
  for (const { keys } of cels) {
    const [first] = keys;
    const longest = keys.reduce(
      (found, key) => (key.drawing.id.length > (found?.drawing.id.length ?? 0) ? key : found),
      first,
    );
    keyDrawingSchema.parse(longest?.drawing);
  }
  return cels;
}

function namesIn(cut: Cut | undefined): ReadonlyMap<string, string> {
  const keys = cut?.cels.flatMap((cel) => keysOf(cel)) ?? [];
  return new Map(keys.map((key) => [key.file, key.picture]));
}

/** A folder with none of the cut's pictures is another cut's. */
function refuseStrangers(cut: Cut, keys: FolderKeys): void {
  const files = [...namesIn(cut).keys()];
  const [first] = files;
  if (first !== undefined && !files.some((file) => keys.entries.has(file))) {
    throw new NakawariError('picture-missing', { file: first });
  }
}

/** Pictures that the store has no more: it may have been emptied, or have made room, since they were drawn. */
async function lostPictures(cut: Cut, whichAreThere: DrawingService['whichAreThere']): Promise<ReadonlySet<string>> {
  const drawn = cut.cels.flatMap((cel) => inbetweensOf(cel).flatMap((one) => one.versions));
  const pictures = [...new Set(drawn.map((version) => version.picture))];
  const there = await whichAreThere(pictures);
  return new Set(pictures.filter((picture) => !there.has(picture)));
}
