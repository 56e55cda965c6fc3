import { setTimeout as wait } from 'node:timers/promises';
import type { Cel, Cut, Drawing } from '../contract/cut';
import type { CutState } from '../contract/cut-state';
import type { ErrorReport } from '../contract/errors';
import { type FolderCelKeys, type FolderKeys, faultOf } from './folder-keys';
import type { KeyEntry, KeyIndex, LearnedOfFile } from './key-index';
import type { KeyPictures } from './key-pictures';
import { learnOf, pathIn } from './name-keys';

export interface CutFolderParts {
  readonly index: KeyIndex;
  readonly keyPictures: KeyPictures;
  /** Something that a person is told of the folder's pictures is another than before. */
  readonly onChange: () => void;
  /** True while something more urgent wants disk and processor. */
  readonly isBusy?: (() => boolean) | undefined;
}

/** Between two files that nobody waits for. */
const PAUSE_MS = 4;
/** After a cut was opened. */
const BEGIN_AFTER_MS = 2000;
const PAUSE_WHILE_BUSY_MS = 250;
const SAVE_INDEX_EVERY_FILES = 500;

/** The folder of an open cut: which pictures are there, what is known of them, and what is wrong with it. */
export class CutFolder {
  readonly #parts: CutFolderParts;
  #keys: FolderKeys;
  #error: ErrorReport | null = null;
  /** Counts what could change `missing` and `damaged`. */
  #version = 0;
  #told: (Told & { readonly parts: readonly FolderState[] }) | undefined;
  /** An edit of a cel is no reason to look at the others anew. */
  #byCel = new WeakMap<Cel, FolderState>();
  #reading: Promise<void> | undefined;
  #closed = false;
  readonly #closing = new AbortController();

  constructor(keys: FolderKeys, parts: CutFolderParts) {
    this.#parts = parts;
    this.#keys = keys;
    this.#offer(keys);
  }

  get root(): string {
    return this.#keys.root;
  }

  get cels(): readonly FolderCelKeys[] {
    return this.#keys.cels;
  }

  get error(): ErrorReport | null {
    return this.#error;
  }

  /** The folder was looked at again (here or elsewhere). */
  take(keys: FolderKeys): void {
    this.#keys = keys;
    this.#error = null;
    this.#offer(keys);
    this.#changed();
  }

  /** The folder cannot be seen; what was known of it stays. */
  fail(error: ErrorReport): void {
    if (this.#error?.code === error.code) return;
    this.#error = error;
    this.#changed();
  }

  #changed(): void {
    this.#version += 1;
    this.#parts.onChange();
  }

  #offer({ root, entries }: FolderKeys): void {
    for (const entry of entries.values()) {
      const { file, bytes, mtimeMs, sha256, error } = entry;
      const learned = (what: LearnedOfFile) => this.#learn(entry, what);
      const place = { path: pathIn(root, file), file, bytes, mtimeMs, sha256, error, learned };
      this.#parts.keyPictures.offer(entry.picture, place);
    }
  }

  #learn(entry: KeyEntry, learned: LearnedOfFile): void {
    const cut = this.#told?.cut;
    const reference = cut && this.#referenceOf(cut);
    const said = reference && JSON.stringify(this.#faultOf(entry.file, reference));
    const before = this.#parts.index.get(entry.file);
    const after = this.#parts.index.learn(entry, learned);
    const isNews =
      reference === undefined
        ? before?.error?.code !== after.error?.code || isOtherSize(before, after)
        : said !== JSON.stringify(this.#faultOf(entry.file, reference));
    // Thousands of files are read after a cut was opened: what is as it should be is no news, and a large cut is long to tell.
    if (isNews) this.#changed();
  }

  /** What the folder lacks of this cut, and which of its pictures cannot be used. The same object as long as both are the same. */
  stateOf(cut: Cut): FolderState {
    const told = this.#told;
    if (told?.cut === cut && told.version === this.#version) return told.state;
    const { widthPx, heightPx } = cut;
    const isOther = told?.version !== this.#version || told.cut.widthPx !== widthPx || told.cut.heightPx !== heightPx;
    if (isOther) this.#byCel = new WeakMap();
    const reference = this.#referenceOf(cut);
    const parts = cut.cels.map((cel) => this.#stateOfCel(cel, reference));
    const isAsBefore = parts.length === told?.parts.length && parts.every((part, index) => part === told.parts[index]);
    const state =
      told && isAsBefore
        ? told.state
        : { missing: parts.flatMap((part) => part.missing), damaged: parts.flatMap((part) => part.damaged) };
    this.#told = { cut, version: this.#version, parts, state };
    return state;
  }

  #stateOfCel(cel: Cel, reference: Pick<KeyEntry, 'file' | 'size'>): FolderState {
    const known = this.#byCel.get(cel);
    if (known) return known;
    const missing: CutState['missing'] = [];
    const damaged: CutState['damaged'] = [];
    for (const drawing of cel.drawings) {
      if (drawing.kind === 'inbetween') continue;
      const names = { celId: cel.id, drawingId: drawing.id };
      if (!this.#has(drawing)) missing.push(names);
      const error = drawing.kind === 'key' ? this.#faultOf(drawing.file, reference) : null;
      if (error) damaged.push({ ...names, error });
    }
    const state = missing.length + damaged.length === 0 ? ALL_WELL : { missing, damaged };
    this.#byCel.set(cel, state);
    return state;
  }

  #has(drawing: Drawing): boolean {
    if (this.#error !== null) return false;
    if (drawing.kind === 'key') return this.#keys.entries.has(drawing.file);
    return drawing.kind !== 'copy' || drawing.generated || this.#parts.keyPictures.knows(drawing.picture);
  }

  #faultOf(file: string, reference: Pick<KeyEntry, 'file' | 'size'>): ErrorReport | null {
    const entry = this.#parts.index.get(file);
    return entry && this.#keys.entries.has(file) ? faultOf(entry, reference) : null;
  }

  /** What tells the size that every picture of the cut is to have. */
  #referenceOf(cut: Cut): Pick<KeyEntry, 'file' | 'size'> {
    const first = this.#keys.cels[0]?.keys[0]?.file ?? cut.name;
    return { file: first, size: { widthPx: cut.widthPx, heightPx: cut.heightPx } };
  }

  /** Reads what nobody has read yet, one file after the other and slowly: names and faults are known before they are needed. */
  readTheRest(): void {
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined;
    });
  }

  async #readAll(): Promise<void> {
    const { index } = this.#parts;
    // First comes what the person waits for: the cut on the desk and the pictures in sight.
    await wait(BEGIN_AFTER_MS, undefined, { ref: false, signal: this.#closing.signal }).catch(() => undefined);
    await index.save();
    let keys: FolderKeys;
    do {
      keys = this.#keys;
      let read = 0;
      for (const { file } of keys.entries.values()) {
        const entry = index.get(file);
        if (!entry || entry.sha256 !== null || entry.error) continue;
        await this.#whenIdle();
        // What the folder holds by now is gone through anew.
        if (this.#closed || this.#error || keys !== this.#keys) break;
        const learned = await learnOf(pathIn(keys.root, file), file).catch(() => undefined);
        if (learned?.sha256) this.#learn(entry, { ...learned, sha256: learned.sha256 });
        read += 1;
        if (read % SAVE_INDEX_EVERY_FILES === 0) await index.save();
      }
    } while (keys !== this.#keys && !this.#closed);
    await index.save();
  }

  async #whenIdle(): Promise<void> {
    await wait(PAUSE_MS, undefined, { ref: false });
    while (!this.#closed && this.#parts.isBusy?.()) await wait(PAUSE_WHILE_BUSY_MS, undefined, { ref: false });
  }

  /** Resolves when nothing is read any more and what was learned is on disk. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#closing.abort();
    await this.#reading;
    await this.#parts.index.save();
  }
}

export type FolderState = Pick<CutState, 'missing' | 'damaged'>;
const ALL_WELL: FolderState = { missing: [], damaged: [] };

interface Told {
  readonly cut: Cut;
  readonly version: number;
  readonly state: FolderState;
}

function isOtherSize(a: KeyEntry | undefined, b: KeyEntry): boolean {
  return a?.size?.widthPx !== b.size?.widthPx || a?.size?.heightPx !== b.size?.heightPx;
}
