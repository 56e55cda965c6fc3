import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { NakawariError } from '../contract/errors';
import { bytesOf, decodeProbed } from './decode-picture';
import { sha256OfBytes } from './hash-bytes';
import { compareNaturally } from './natural-order';
import type { PictureFormat } from './picture-format';
import { hasReadSuffix, hasUnreadSuffix, type PictureName, paddingOf, parsePictureName } from './picture-name';
import { probePicture } from './probe-picture';

/** One key drawing of a cel. Identical consecutive pictures are one drawing held. */
export interface CutPicture {
  /** Relative to the cut's folder, with `/`. */
  readonly file: string;
  readonly number: number;
  readonly prefix: string;
  readonly padding: number;
  readonly tail: string;
  readonly suffix: string;
  /** Of the file's bytes, 64 hex digits. */
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** As stored: 1 to 16. */
  readonly bitDepth: number;
  readonly hasAlpha: boolean;
  readonly format: PictureFormat;
  /** For how many ticks the folder itself shows this drawing: 1, or more where identical pictures follow each other. */
  readonly heldTicks: number;
  /** The further pictures of a held drawing, in order. */
  readonly heldFiles: readonly { readonly file: string; readonly number: number }[];
}

export interface CutCel {
  readonly name: string;
  /** The number of one tick: the greatest common divisor of the steps between the cel's picture numbers. */
  readonly numbersPerTick: number;
  readonly padding: number;
  readonly pictures: readonly CutPicture[];
}

export interface CutFolder {
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Bottom to top. */
  readonly cels: readonly CutCel[];
  /** Pictures that are no part of the cut (no number, or beside the cels), relative to the folder. */
  readonly ignored: readonly string[];
}

export interface ReadCutOptions {
  readonly signal?: AbortSignal | undefined;
  /** Pictures read so far, of so many. */
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

interface ReadPicture extends NumberedFile {
  readonly sha256: string;
  readonly pixelHash: string;
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly hasAlpha: boolean;
  readonly format: PictureFormat;
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
  for (const entry of entries.sort((a, b) => compareNaturally(a.name, b.name))) {
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

async function readPicture(root: string, numbered: NumberedFile): Promise<ReadPicture> {
  const probed = await probePicture(join(root, ...numbered.file.split('/')), numbered.file);
  // Decoding tells two things the header cannot: that the whole picture is sound, and whether it repeats the one before.
  const { facts, pixels } = await decodeProbed(probed, numbered.file);
  return {
    ...numbered,
    sha256: facts.sha256,
    pixelHash: await sha256OfBytes(bytesOf(pixels)),
    width: facts.widthPx,
    height: facts.heightPx,
    bitDepth: facts.bitDepth,
    hasAlpha: facts.hasAlpha,
    format: facts.format,
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function celOf(name: string, pictures: readonly ReadPicture[]): CutCel {
  const numbersPerTick =
    pictures.reduce(
      (divisor, picture, index) =>
        greatestCommonDivisor(divisor, picture.name.number - (pictures[index - 1] ?? picture).name.number),
      0,
    ) || 1;
  const padding = paddingOf(pictures.map((picture) => picture.name));
  const drawings: (CutPicture & { heldFiles: { file: string; number: number }[] })[] = [];
  let before: ReadPicture | undefined;
  for (const picture of pictures) {
    const { number, prefix, digits, tail, suffix } = picture.name;
    const last = drawings.at(-1);
    if (last && before?.pixelHash === picture.pixelHash) {
      const heldTicks = (number - last.number) / numbersPerTick + 1;
      drawings[drawings.length - 1] = {
        ...last,
        heldTicks,
        heldFiles: [...last.heldFiles, { file: picture.file, number }],
      };
    } else {
      const { file, sha256, width, height, bitDepth, hasAlpha, format } = picture;
      drawings.push({
        ...{
          file,
          number,
          prefix,
          padding: digits.length,
          tail,
          suffix,
          sha256,
          width,
          height,
          bitDepth,
          hasAlpha,
          format,
        },
        heldTicks: 1,
        heldFiles: [],
      });
    }
    before = picture;
  }
  return { name, numbersPerTick, padding, pictures: drawings };
}

/**
 * Reads a cut: cels bottom to top, each with its different key drawings. Nothing is written.
 * @throws NakawariError folder-missing, -empty, -unreadable, numbers-clash, keys-differ-in-size, keys-too-few, cancelled,
 * and every picture- code of probePicture
 */
export async function readCutFolder(folder: string, options: ReadCutOptions = {}): Promise<CutFolder> {
  const label = options.folderLabel ?? basename(folder);
  const root = await realpath(folder).catch((error: unknown) => {
    throw folderError(error, label);
  });
  const { cels: celFiles, ignored } = await findCels(root, label);
  const ordered = celFiles.map((cel) => ({ name: cel.name, files: inOrder(cel) }));
  const total = ordered.reduce((sum, cel) => sum + cel.files.length, 0);
  let done = 0;
  let first: ReadPicture | undefined;
  const cels: CutCel[] = [];
  for (const { name, files } of ordered) {
    const pictures: ReadPicture[] = [];
    for (const file of files) {
      if (options.signal?.aborted) throw new NakawariError('cancelled');
      const picture = await readPicture(root, file);
      first ??= picture;
      if (picture.width !== first.width || picture.height !== first.height) {
        throw new NakawariError('keys-differ-in-size', {
          ...{ file: picture.file, width: picture.width, height: picture.height },
          ...{ otherFile: first.file, otherWidth: first.width, otherHeight: first.height },
        });
      }
      pictures.push(picture);
      done += 1;
      options.onProgress?.(done, total);
    }
    cels.push(celOf(name, pictures));
  }
  // A cel of one drawing is a background; a cut without any two different keys has nothing to draw between.
  if (first === undefined || cels.every((cel) => cel.pictures.length < 2)) {
    throw new NakawariError('keys-too-few', { folder: label });
  }
  return { name: basename(root), widthPx: first.width, heightPx: first.height, cels, ignored };
}
