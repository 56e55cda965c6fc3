import { type Dirent, type Stats, statSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { NakawariError } from '../contract/errors';
import { compareNaturally } from './natural-order';
import { hasReadSuffix, hasUnreadSuffix, type PictureName, parsePictureName } from './picture-name';
import { probePicture } from './probe-picture';

/** A numbered picture as its folder tells it: nothing of it was read yet. */
export interface ListedFile {
  /** Relative to the cut's folder, with `/`. */
  readonly file: string;
  readonly name: PictureName;
  readonly bytes: number;
  /** When it was last written, ms since 1970. With its name and size it tells whether a file still is the one that was read. */
  readonly mtimeMs: number;
}

export interface ListedCel {
  readonly name: string;
  /** Rising in number. */
  readonly files: readonly ListedFile[];
}

/** A cut as its folder lists it. */
export interface ListedCut {
  readonly name: string;
  /** The folder as it really is, without links. */
  readonly root: string;
  /** Bottom to top. */
  readonly cels: readonly ListedCel[];
  /** Pictures that are no part of the cut (no number, or beside the cels), relative to the folder. */
  readonly ignored: readonly string[];
}

export interface ListCutOptions {
  readonly signal?: AbortSignal | undefined;
  /** Files looked at so far, of so many known so far. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** How the folder is named in errors; its own name when left out. */
  readonly folderLabel?: string | undefined;
}

interface NumberedFile {
  readonly file: string;
  readonly name: PictureName;
}

interface CelFiles {
  readonly name: string;
  readonly files: readonly NumberedFile[];
}

interface Listing {
  readonly numbered: NumberedFile[];
  readonly others: string[];
  readonly unread: string[];
  readonly folders: string[];
}

function folderError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return new NakawariError('folder-missing', { folder });
  if (error.code === 'EACCES' || error.code === 'EPERM') return new NakawariError('folder-unreadable', { folder });
  return error;
}

/** A link counts as what it leads to, but only inside the cut's own folder. */
async function kindOf(entry: Dirent, path: string, root: string): Promise<'file' | 'folder' | 'none'> {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return 'none';
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined || !(target + sep).startsWith(root.endsWith(sep) ? root : root + sep)) return 'none';
  return (await stat(target)).isDirectory() ? 'folder' : 'file';
}

async function list(root: string, below: string, label: string): Promise<Listing> {
  const folder = below === '' ? root : join(root, below);
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw folderError(error, below === '' ? label : `${label}/${below}`);
  });
  const listing: Listing = { numbered: [], others: [], unread: [], folders: [] };
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const file = below === '' ? entry.name : `${below}/${entry.name}`;
    const kind = await kindOf(entry, join(folder, entry.name), root);
    if (kind === 'folder') listing.folders.push(entry.name);
    if (kind !== 'file') continue;
    const name = hasReadSuffix(entry.name) ? parsePictureName(entry.name) : undefined;
    if (name) listing.numbered.push({ file, name });
    else if (hasReadSuffix(entry.name)) listing.others.push(file);
    else if (hasUnreadSuffix(entry.name)) listing.unread.push(file);
  }
  // Numbered ones, of which there may be thousands, are put into the order of their numbers later.
  for (const names of [listing.others, listing.unread, listing.folders]) names.sort(compareNaturally);
  return listing;
}

/**
 * Which files make which cel. A folder with two or more numbered pictures of its own is one flat cel, A; otherwise each
 * subfolder with numbered pictures is a cel (names that begin with `_` are helper folders by convention).
 */
async function findCels(root: string, label: string): Promise<{ cels: CelFiles[]; ignored: string[] }> {
  const top = await list(root, '', label);
  if (top.numbered.length >= 2) {
    return { cels: [{ name: 'A', files: top.numbered }], ignored: [...top.others, ...top.unread] };
  }
  const cels: CelFiles[] = [];
  const ignored = [...top.others, ...top.unread];
  const unread = [...top.unread];
  for (const name of top.folders.filter((folder) => !folder.startsWith('_'))) {
    const below = await list(root, name, label);
    if (below.numbered.length > 0) cels.push({ name, files: below.numbered });
    ignored.push(...below.others, ...below.unread);
    unread.push(...below.unread);
  }
  if (cels.length > 0) return { cels, ignored: [...top.numbered.map((one) => one.file), ...ignored] };
  if (top.numbered.length > 0) return { cels: [{ name: 'A', files: top.numbered }], ignored };
  const [firstUnread] = unread;
  if (firstUnread !== undefined) {
    // Says more than `picture-unsupported` where it can: a GIF that moves is told as such.
    await probePicture(join(root, ...firstUnread.split('/')), firstUnread).catch((error: unknown) => {
      throw error instanceof NakawariError && error.code === 'picture-animated'
        ? error
        : new NakawariError('picture-unsupported', { file: firstUnread });
    });
    throw new NakawariError('picture-unsupported', { file: firstUnread });
  }
  throw new NakawariError('folder-empty', { folder: label });
}

function inOrder(cel: CelFiles): NumberedFile[] {
  const files = [...cel.files].sort((a, b) => a.name.number - b.name.number || compareNaturally(a.file, b.file));
  files.forEach((file, index) => {
    const before = files[index - 1];
    if (before && before.name.number === file.name.number) {
      throw new NakawariError('numbers-clash', { file: before.file, otherFile: file.file });
    }
  });
  return files;
}

/** Node looks at four files at a time; more in hand than that keep it busy. */
const LOOKED_AT_ONCE = 64;
/** A disk that answers at once is asked directly, in turns as short as this: thousands of waits cost more than the looking itself. */
const TURN_MS = 8;
/** A drive that once took longer than this for one file (a network) is waited for from then on. */
const SLOW_MS = 4;

/** A file that went between listing and looking is left out. */
async function withFacts(root: string, files: readonly NumberedFile[], looked: () => void): Promise<ListedFile[]> {
  const facts: ListedFile[] = [];
  const take = (one: NumberedFile, found: Stats | undefined) => {
    looked();
    if (found?.isFile()) facts.push({ ...one, bytes: found.size, mtimeMs: found.mtimeMs });
  };
  let at = 0;
  let slowestMs = 0;
  while (at < files.length && slowestMs < SLOW_MS) {
    const beganMs = performance.now();
    let beforeMs = beganMs;
    for (; at < files.length && beforeMs - beganMs < TURN_MS && slowestMs < SLOW_MS; at += 1) {
      const one = files[at];
      if (one) take(one, factsNow(join(root, one.file)));
      const nowMs = performance.now();
      slowestMs = Math.max(slowestMs, nowMs - beforeMs);
      beforeMs = nowMs;
    }
    await nextTurn();
  }
  for (; at < files.length; at += LOOKED_AT_ONCE) {
    const group = files.slice(at, at + LOOKED_AT_ONCE);
    const found = await Promise.all(group.map((one) => stat(join(root, one.file)).catch(() => undefined)));
    for (const [index, one] of group.entries()) take(one, found[index]);
  }
  return facts;
}

function factsNow(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/**
 * Lists a cut: cels bottom to top, each with its numbered pictures. No picture is opened, so that thousands take a moment.
 * @throws NakawariError folder-missing, -empty, -unreadable, numbers-clash, picture-unsupported, cancelled
 */
export async function listCutFolder(folder: string, options: ListCutOptions = {}): Promise<ListedCut> {
  const label = options.folderLabel ?? basename(folder);
  const root = await realpath(folder).catch((error: unknown) => {
    throw folderError(error, label);
  });
  const { cels: celFiles, ignored } = await findCels(root, label);
  const ordered = celFiles.map((cel) => ({ name: cel.name, files: inOrder(cel) }));
  const total = ordered.reduce((sum, cel) => sum + cel.files.length, 0);
  let done = 0;
  const looked = () => {
    done += 1;
    options.onProgress?.(done, total);
  };
  const cels: ListedCel[] = [];
  for (const { name, files } of ordered) {
    if (options.signal?.aborted) throw new NakawariError('cancelled');
    const there = await withFacts(root, files, looked);
    if (there.length > 0) cels.push({ name, files: there });
  }
  if (cels.length === 0) throw new NakawariError('folder-empty', { folder: label });
  return { name: basename(root), root, cels, ignored };
}
