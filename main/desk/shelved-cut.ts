import { basename, dirname } from 'node:path/posix';
import type { Cut } from '../contract/cut';
import { inbetweensOf, keysOf } from '../contract/cut-queries';
import { type ErrorReport, NakawariError } from '../contract/errors';
import type { CutState } from '../contract/procedures';
import { forgetLost } from '../timeline/adopt-drawings';
import { DEFAULT_RATES } from '../timeline/exposure';
import { layOutCut, type PlacedCel } from '../timeline/lay-out-cut';
import { meetFolder } from '../timeline/meet-folder';
import { placeKeys } from '../timeline/place-keys';
import { CutFolder } from './cut-folder';
import type { CutStorage } from './cut-storage';
import type { DocumentLock } from './document-lock';
import type { DrawingService } from './drawing-service';
import { type FolderKeys, readFolderKeys, sizeOfCut } from './folder-keys';
import { KeyIndex } from './key-index';
import type { KeyPictures } from './key-pictures';
import { OpenCut } from './open-cut';
import type { OpeningProgress } from './openings';
import type { RecentCuts } from './recent-cuts';
import { FolderWatch } from './watch-folder';

export interface ShelvedCutParts {
  readonly storage: CutStorage;
  readonly recent: RecentCuts;
  readonly keyPictures: KeyPictures;
  readonly whichAreThere: DrawingService['whichAreThere'];
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
  readonly size: { widthPx: number; heightPx: number };
}

/** An open cut with all that belongs to it: its document, its folder and the watch over it, its lock. */
export class ShelvedCut {
  readonly #parts: ShelvedCutParts;
  readonly #opened: Opened;
  #watch: FolderWatch;
  #looking: Promise<unknown> = Promise.resolve();

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
      const saved = (await storage.load(cutId))?.cut;
      const index = await KeyIndex.load(storage.folderOf(cutId));
      const keys = await readFolderKeys(folder, { cutId, index, saved: namesIn(saved), signal, progress });
      const size = saved ?? (await sizeOfCut(keys, index));
      const meet = new Meeting(size);
      // Everything that calls back does so after this function has ended.
      const onChange = () => openCut.tell();
      const cutFolder = new CutFolder(keys, { index, keyPictures, onChange, isBusy: parts.isBusy });
      const first = saved
        ? await forgetGone(meet.cutWith(cutFolder, saved), parts.whichAreThere)
        : layOutCut({ id: cutId, name: keys.name, ...size, ...DEFAULT_RATES }, placedCels(cutFolder));
      const openCut: OpenCut = new OpenCut({
        ...{ cut: first, saved: first === saved, folder: cutFolder, report: parts.report },
        meetFolder: (cut) => meet.cutWith(cutFolder, cut),
        save: async (newest, keysFolder) => {
          if (!(await lock.isHeld())) throw new NakawariError('document-in-use', { name: newest.name });
          await storage.save(newest, keysFolder);
        },
      });
      const shelved = new ShelvedCut({ cutId, index, lock, folder: cutFolder, openCut, size }, parts);
      await shelved.#noteRecent();
      await index.save();
      cutFolder.readTheRest();
      return shelved;
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** The folder may hold other things by now, or be another one. @throws NakawariError as readFolderKeys, picture-missing */
  lookAgain(root: string, signal?: AbortSignal): Promise<CutState> {
    const looking = this.#looking.catch(() => undefined).then(() => this.#look(root, signal));
    this.#looking = looking;
    return looking;
  }

  async #look(root: string, signal: AbortSignal | undefined): Promise<CutState> {
    const { folder, openCut, index, cutId } = this.#opened;
    const keys = await readFolderKeys(root, { cutId, index, saved: namesIn(openCut.cut), signal });
    const isElsewhere = keys.root !== folder.root;
    if (isElsewhere) refuseStrangers(openCut.cut, keys);
    folder.take(keys);
    const state = openCut.folderChanged(await this.#forgetGone());
    if (isElsewhere) {
      this.#watch.close();
      this.#watch = this.#watchFolder();
      openCut.saveAnew();
      await this.#noteRecent();
    }
    await index.save();
    folder.readTheRest();
    return state;
  }

  /** What the store has lost by now. Looked for before, applied to the cut as it is then. */
  async #forgetGone(): Promise<(cut: Cut) => Cut> {
    const lost = await lostPictures(this.openCut.cut, this.#parts.whichAreThere);
    return (cut) => forgetLost(cut, (picture) => lost.has(picture));
  }

  #watchFolder(): FolderWatch {
    const { folder } = this.#opened;
    const celFolders = folder.cels.flatMap((cel) => cel.keys.slice(0, 1).map((key) => dirname(key.file)));
    return new FolderWatch({
      folder: folder.root,
      celFolders,
      onChange: () => {
        this.lookAgain(folder.root).catch((error: unknown) => folder.fail(this.#parts.report(error)));
      },
    });
  }

  async #noteRecent(): Promise<void> {
    const { folder, cutId, openCut } = this.#opened;
    const first = folder.cels[0]?.keys[0];
    if (!first) return;
    const { picture, file, bytes, mtimeMs } = first;
    await this.#parts.recent.note({
      ...{ cutId, name: openCut.cut.name, folder: folder.root, openedAt: new Date().toISOString() },
      ...{ picture, pictureFile: file, pictureBytes: bytes, pictureMtimeMs: mtimeMs },
    });
  }

  async close(): Promise<void> {
    const { folder, openCut, lock } = this.#opened;
    this.#watch.close();
    await this.#looking.catch(() => undefined);
    await Promise.all([openCut.flush(), folder.close()]);
    await lock.release();
  }
}

/** A document meets what its folder holds. Met once, it is not gone through again until the folder changes. */
class Meeting {
  readonly #size: { widthPx: number; heightPx: number };
  #cels: PlacedCel[] | undefined;
  #of: CutFolder['cels'] | undefined;
  #met = new WeakSet<Cut>();

  constructor(size: { widthPx: number; heightPx: number }) {
    this.#size = size;
  }

  cutWith(folder: CutFolder, cut: Cut): Cut {
    if (this.#of !== folder.cels) {
      this.#of = folder.cels;
      this.#cels = placedCels(folder);
      this.#met = new WeakSet();
    }
    if (this.#met.has(cut)) return cut;
    const { widthPx, heightPx } = this.#size;
    const met = meetFolder(cut, { widthPx, heightPx }, this.#cels ?? []);
    this.#met.add(met);
    return met;
  }
}

function placedCels(folder: CutFolder): PlacedCel[] {
  return placeKeys(
    folder.cels.map(({ name, keys }) => ({
      name,
      pictures: keys.map(({ file, number, picture, heldFiles }) => ({ file, number, sha256: picture, heldFiles })),
    })),
  );
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

/** The store may have been emptied, or have made room, since the cut was saved. */
async function lostPictures(cut: Cut, whichAreThere: DrawingService['whichAreThere']): Promise<ReadonlySet<string>> {
  const drawn = cut.cels.flatMap((cel) => inbetweensOf(cel).flatMap((one) => one.versions));
  const pictures = [...new Set(drawn.map((version) => version.picture))];
  const there = await whichAreThere(pictures);
  return new Set(pictures.filter((picture) => !there.has(picture)));
}

async function forgetGone(cut: Cut, whichAreThere: DrawingService['whichAreThere']): Promise<Cut> {
  const lost = await lostPictures(cut, whichAreThere);
  return forgetLost(cut, (picture) => lost.has(picture));
}
