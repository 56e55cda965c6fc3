import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NakawariError } from '../contract/errors';
import { sha256OfBytes } from '../ingest/hash-bytes';
import type { ListedCut, ListedFile } from '../ingest/list-cut-folder';
import { judgePicture } from '../ingest/probe-picture';
import { cancelledBy } from './coded-errors';
import type { FileFacts, KeyEntry, KeyIndex, LearnedOfFile } from './key-index';

/** So many new pictures, of so many bytes together, are read when a cut is opened: then a name is the content's own hash. */
export const READ_AT_OPENING = { files: 200, bytes: 32 * 1024 * 1024 } as const;
const READ_AT_ONCE = 4;

export interface NamingOptions {
  readonly cutId: string;
  readonly index: KeyIndex;
  /** Names that the saved document has for these files. */
  readonly saved: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export function pathIn(root: string, file: string): string {
  return join(root, file);
}

/**
 * The picture's name of each listed file. An unchanged file (size and time) keeps its name without being read; a changed one is read and
 * keeps its name when its content did. New files are read when they are few, and otherwise named by what the listing tells of them
 * until somebody looks at them.
 * @throws NakawariError cancelled
 */
export async function nameKeys(listed: ListedCut, options: NamingOptions): Promise<ReadonlyMap<string, KeyEntry>> {
  const { index, cutId } = options;
  const files = listed.cels.flatMap((cel) => cel.files);
  const named = new Map<string, KeyEntry>();
  const changed: ListedFile[] = [];
  const unknown: ListedFile[] = [];
  for (const file of files) {
    const current = index.current(file);
    if (current) named.set(file.file, current);
    // Where its content was known, or a document names it, only reading can tell whether it still is the same.
    else if (isWorthReading(file, options)) changed.push(file);
    else unknown.push(file);
  }
  const unknownBytes = unknown.reduce((sum, file) => sum + file.bytes, 0);
  const isFew = unknown.length <= READ_AT_OPENING.files && unknownBytes <= READ_AT_OPENING.bytes;
  const toRead = isFew ? [...changed, ...unknown] : changed;
  if (!isFew)
    for (const file of unknown) named.set(file.file, entryOf(file, fingerprint(cutId, file), NOTHING_LEARNED));

  let done = 0;
  const left = toRead.values();
  const readAll = async () => {
    for (const file of left) {
      cancelledBy(options.signal);
      const learned = await learnOf(pathIn(listed.root, file.file), file.file);
      if (learned) named.set(file.file, entryOf(file, nameOf(file, learned.sha256, options), learned));
      done += 1;
      options.onProgress?.(done, toRead.length);
    }
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, readAll));
  for (const entry of named.values()) if (index.get(entry.file) !== entry) index.set(entry);
  return named;
}

function isWorthReading(file: ListedFile, { index, saved, cutId }: NamingOptions): boolean {
  const before = index.get(file.file);
  if (before) return before.sha256 !== null;
  const name = saved.get(file.file);
  return name !== undefined && name !== fingerprint(cutId, file);
}

/** A touched file with the content it had is the key it was; other content goes by the name it has in this cut, or by its own hash. */
function nameOf(file: ListedFile, sha256: string | null, { index, saved, cutId }: NamingOptions): string {
  const fromListing = fingerprint(cutId, file);
  if (sha256 === null || saved.get(file.file) === fromListing) return fromListing;
  const before = index.get(file.file);
  if (before?.sha256 === sha256) return before.picture;
  return index.nameOfContent(sha256) ?? sha256;
}

export interface Learned extends Omit<LearnedOfFile, 'sha256'> {
  readonly sha256: string | null;
}
const NOTHING_LEARNED: Learned = { sha256: null, size: null, error: null };

function entryOf({ file, bytes, mtimeMs }: FileFacts, picture: string, learned: Learned): KeyEntry {
  return { file, bytes, mtimeMs, picture, ...learned };
}

/** What a file goes by that nobody has read: where it is, how long it is and when it was written. */
function fingerprint(cutId: string, { file, bytes, mtimeMs }: FileFacts): string {
  return createHash('sha256').update(`nakawari-key\n${cutId}\n${file}\n${bytes}\n${mtimeMs}`).digest('hex');
}

/** Reads one picture and judges it; undefined when it is gone by now. */
export async function learnOf(path: string, file: string): Promise<Learned | undefined> {
  try {
    return await learnFrom(await readFile(path), file);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'ENOENT') return undefined;
    return { ...NOTHING_LEARNED, error: { code: 'folder-unreadable', detail: { folder: file } } };
  }
}

export async function learnFrom(bytes: Uint8Array, file: string): Promise<LearnedOfFile> {
  try {
    const { sha256, widthPx, heightPx } = await judgePicture(bytes, file);
    return { sha256, size: { widthPx, heightPx }, error: null };
  } catch (error) {
    if (!(error instanceof NakawariError)) throw error;
    return { sha256: await sha256OfBytes(bytes), size: null, error: error.report() };
  }
}
