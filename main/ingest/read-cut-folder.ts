import { join } from 'node:path';
import { NakawariError } from '../contract/errors';
import { bytesOf, decodeProbed } from './decode-picture';
import { sha256OfBytes } from './hash-bytes';
import { type ListCutOptions, type ListedFile, listCutFolder } from './list-cut-folder';
import type { PictureFormat } from './picture-format';
import { paddingOf } from './picture-name';
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

interface ReadPicture extends ListedFile {
  readonly sha256: string;
  readonly pixelHash: string;
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly hasAlpha: boolean;
  readonly format: PictureFormat;
}

async function readPicture(root: string, numbered: ListedFile): Promise<ReadPicture> {
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

export interface ReadCutOptions extends Omit<ListCutOptions, 'onProgress'> {
  /** Pictures read so far, of so many. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Reads a cut whole, every picture of it: cels bottom to top, each with its different key drawings. Nothing is written.
 * @throws NakawariError folder-missing, -empty, -unreadable, numbers-clash, keys-differ-in-size, keys-too-few, cancelled,
 * and every picture- code of probePicture
 */
export async function readCutFolder(folder: string, options: ReadCutOptions = {}): Promise<CutFolder> {
  const { onProgress, ...listOptions } = options;
  const listed = await listCutFolder(folder, listOptions);
  const total = listed.cels.reduce((sum, cel) => sum + cel.files.length, 0);
  let done = 0;
  let first: ReadPicture | undefined;
  const cels: CutCel[] = [];
  for (const { name, files } of listed.cels) {
    const pictures: ReadPicture[] = [];
    for (const file of files) {
      if (options.signal?.aborted) throw new NakawariError('cancelled');
      const picture = await readPicture(listed.root, file);
      first ??= picture;
      if (picture.width !== first.width || picture.height !== first.height) {
        throw new NakawariError('keys-differ-in-size', {
          ...{ file: picture.file, width: picture.width, height: picture.height },
          ...{ otherFile: first.file, otherWidth: first.width, otherHeight: first.height },
        });
      }
      pictures.push(picture);
      done += 1;
      onProgress?.(done, total);
    }
    cels.push(celOf(name, pictures));
  }
  // A cel of one drawing is a background; a cut without any two different keys has nothing to draw between.
  if (first === undefined || cels.every((cel) => cel.pictures.length < 2)) {
    throw new NakawariError('keys-too-few', { folder: options.folderLabel ?? listed.name });
  }
  return { name: listed.name, widthPx: first.width, heightPx: first.height, cels, ignored: listed.ignored };
}
