import { type ErrorReport, NakawariError } from '../contract/errors';
import { type ListedCel, type ListedCut, type ListedFile, listCutFolder } from '../ingest/list-cut-folder';
import { showSameDrawing } from '../ingest/same-picture';
import { cancelledBy } from './coded-errors';
import type { KeyEntry, KeyIndex } from './key-index';
import { learnOf, nameKeys, pathIn } from './name-keys';
import type { OpeningProgress } from './openings';

/** A key drawing of a cel as the folder has it, with the pictures that repeat it. */
export interface FolderKey extends KeyEntry {
  readonly number: number;
  readonly heldFiles: readonly { readonly file: string; readonly number: number }[];
}

export interface FolderCelKeys {
  readonly name: string;
  readonly keys: readonly FolderKey[];
}

/** What a cut's folder holds at this moment. */
export interface FolderKeys {
  readonly name: string;
  readonly root: string;
  /** Bottom to top. */
  readonly cels: readonly FolderCelKeys[];
  /** Every numbered picture, repetitions included. */
  readonly entries: ReadonlyMap<string, KeyEntry>;
}

export interface FolderKeysOptions {
  readonly cutId: string;
  readonly index: KeyIndex;
  readonly saved: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: Pick<OpeningProgress, 'report'> | undefined;
}

/**
 * The keys of a cut from its folder's listing: names without reading, repetitions by comparing what could be equal.
 * @throws NakawariError folder-missing, -empty, -unreadable, numbers-clash, picture-unsupported, keys-too-few, cancelled
 */
export async function readFolderKeys(folder: string, options: FolderKeysOptions): Promise<FolderKeys> {
  const { signal, progress } = options;
  const listed = await listCutFolder(folder, {
    signal,
    onProgress: (done, total) => progress?.report('looking', done, total),
  });
  const entries = await nameKeys(listed, {
    ...options,
    onProgress: (done, total) => progress?.report('reading', done, total),
  });
  const cels = await foldHeld(listed, entries, options);
  // What a document knows is opened whatever became of its pictures: they are told as missing or damaged.
  if (options.saved.size === 0) refuseTooFew(listed, cels);
  return { name: listed.name, root: listed.root, cels, entries };
}

/**
 * A cel of one drawing is a background; a cut without any two different keys that can be used has nothing to draw between. A picture that
 * cannot be used says more than that there are too few.
 */
function refuseTooFew(listed: ListedCut, cels: readonly FolderCelKeys[]): void {
  const reference = cels.flatMap((cel) => cel.keys).find((key) => key.size !== null);
  const faults = cels.map((cel) => cel.keys.map((key) => faultOf(key, reference)));
  if (faults.some((ofCel) => ofCel.filter((fault) => fault === null).length >= 2)) return;
  const [fault] = faults.flat().filter((found) => found !== null);
  if (fault) throw new NakawariError(fault.code, fault.detail);
  throw new NakawariError('keys-too-few', { folder: listed.name });
}

/** Why this picture cannot be used beside the other, which tells the cut's size; null as long as nothing is known against it. */
export function faultOf(entry: KeyEntry, other: Pick<KeyEntry, 'file' | 'size'> | undefined): ErrorReport | null {
  if (entry.error) return entry.error;
  if (!entry.size || !other?.size) return null;
  const { widthPx: width, heightPx: height } = entry.size;
  const { widthPx: otherWidth, heightPx: otherHeight } = other.size;
  if (width === otherWidth && height === otherHeight) return null;
  const detail = { file: entry.file, width, height, otherFile: other.file, otherWidth, otherHeight };
  return { code: 'keys-differ-in-size', detail };
}

/** Pictures that follow each other with the same drawing are one key, held. */
async function foldHeld(
  listed: ListedCut,
  entries: ReadonlyMap<string, KeyEntry>,
  options: FolderKeysOptions,
): Promise<FolderCelKeys[]> {
  const cels = listed.cels.map((cel) => ({ name: cel.name, files: namedFiles(cel, entries) }));
  await compareNeighbours(listed.root, cels, options);
  return cels.flatMap(({ name, files }) => {
    const keys: FolderKey[] = [];
    let before: KeyEntry | undefined;
    for (const { file, number, entry } of files) {
      const last = keys.at(-1);
      if (last && before && areKnownSame(before, entry, options.index)) {
        keys[keys.length - 1] = { ...last, heldFiles: [...last.heldFiles, { file, number }] };
      } else keys.push({ ...entry, number, heldFiles: [] });
      before = entry;
    }
    return keys.length > 0 ? [{ name, keys }] : [];
  });
}

interface NamedCel {
  readonly name: string;
  readonly files: ReturnType<typeof namedFiles>;
}

const COMPARED_AT_ONCE = 8;

/** What could be a repetition and was not compared before: equally long files that follow each other. */
async function compareNeighbours(
  root: string,
  cels: readonly NamedCel[],
  { index, signal, progress }: FolderKeysOptions,
): Promise<void> {
  const pairs = cels.flatMap(({ files }) =>
    files.slice(1).flatMap(({ entry: b }, before) => {
      const a = files[before]?.entry;
      return a && areKnownSame(a, b, index) === undefined ? [{ a, b }] : [];
    }),
  );
  const left = pairs.values();
  let done = 0;
  const compareRest = async () => {
    for (const { a, b } of left) {
      cancelledBy(signal);
      const same = await showSameDrawing(pathIn(root, a.file), pathIn(root, b.file), a.bytes).catch(() => false);
      index.noteSame(a, b, same);
      done += 1;
      progress?.report('comparing', done, pairs.length);
    }
  };
  await Promise.all(Array.from({ length: COMPARED_AT_ONCE }, compareRest));
}

/** Undefined: only comparing can tell. */
function areKnownSame(a: KeyEntry, b: KeyEntry, index: KeyIndex): boolean | undefined {
  if (a.picture === b.picture) return true;
  if (a.bytes !== b.bytes || a.error || b.error) return false;
  return index.areSame(a, b);
}

function namedFiles(cel: ListedCel, entries: ReadonlyMap<string, KeyEntry>) {
  return cel.files.flatMap(({ file, name }: ListedFile) => {
    const entry = entries.get(file);
    return entry ? [{ file, number: name.number, entry }] : [];
  });
}

/** How many pictures are opened in search of one that tells the cut's size. */
const MOST_TRIED = 5;

/**
 * The size of a cut: that of its first picture that can be used. So few are read that opening stays quick.
 * @throws NakawariError the reason of the first one, when none of those tried can be used
 */
export async function sizeOfCut(
  { root, cels }: FolderKeys,
  index: KeyIndex,
): Promise<{ widthPx: number; heightPx: number }> {
  const tried = cels.flatMap((cel) => cel.keys).slice(0, MOST_TRIED);
  let first: NakawariError | undefined;
  for (const key of tried) {
    const entry = index.get(key.file) ?? key;
    if (entry.size) return entry.size;
    const learned = entry.error ? undefined : await learnOf(pathIn(root, entry.file), entry.file);
    if (learned?.sha256) index.learn(entry, { ...learned, sha256: learned.sha256 });
    if (learned?.size) return learned.size;
    const error = learned?.error ?? entry.error ?? { code: 'picture-missing', detail: { file: entry.file } };
    first ??= new NakawariError(error.code, error.detail);
  }
  throw first ?? new NakawariError('keys-too-few', { folder: '' });
}
