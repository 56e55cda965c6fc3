import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import sharp from 'sharp';
import { NakawariError } from '../contract/errors';
import { sha256OfBytes } from './hash-bytes';
import { type PictureFormat, sniffFormat } from './picture-format';
import { densityChunk, iccChunk, type PngChunk, pngHeaderSize, surveyPng } from './png-chunks';

export const LEAST_SIDE_PX = 64;
export const MOST_SIDE_PX = 8192;
/** More than 8192 x 8192 at 16 bit with alpha can hold. */
const MOST_FILE_BYTES = 1024 ** 3;
const HEAD_BYTES = 64;

/** What is known of a picture before it is decoded. */
export interface PictureFacts {
  readonly format: PictureFormat;
  /** Of the file's bytes, 64 hex digits. */
  readonly sha256: string;
  /** As it is seen, that is after the EXIF orientation. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** As stored: 1, 2, 4, 8 or 16 bits a channel. */
  readonly bitDepth: number;
  /** What a drawing made from it is written with. */
  readonly depthBits: 8 | 16;
  readonly hasAlpha: boolean;
  readonly isGrey: boolean;
  readonly isCmyk: boolean;
  /** Colour profile and density as PNG chunks, for the drawings made from this picture. */
  readonly carried: readonly PngChunk[];
}

export interface ProbedPicture {
  readonly facts: PictureFacts;
  readonly bytes: Buffer;
}

function fileError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return new NakawariError('picture-missing', { file });
  if (error.code === 'EISDIR') return new NakawariError('picture-not-a-picture', { file });
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return new NakawariError('folder-unreadable', { folder: file });
  return error;
}

function checkSize(file: string, width: number, height: number): void {
  if (width > MOST_SIDE_PX || height > MOST_SIDE_PX)
    throw new NakawariError('picture-too-large', { file, width, height });
  if (width < LEAST_SIDE_PX || height < LEAST_SIDE_PX) {
    throw new NakawariError('picture-too-small', { file, width, height });
  }
}

function formatOf(head: Uint8Array, fileBytes: number, file: string): PictureFormat | 'gif' {
  const format = sniffFormat(head);
  if (format === undefined) throw new NakawariError('picture-not-a-picture', { file });
  if (format === 'other-picture' || fileBytes > MOST_FILE_BYTES) {
    throw new NakawariError('picture-unsupported', { file });
  }
  return format;
}

/** Reads the file once, refusing by its first bytes and its header what must never be read or decoded whole. */
async function readBytes(path: string, file: string): Promise<{ bytes: Buffer; format: PictureFormat | 'gif' }> {
  const handle = await open(path, 'r');
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new NakawariError('picture-not-a-picture', { file });
    if (stat.size === 0) throw new NakawariError('picture-empty', { file });
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    const format = formatOf(head, stat.size, file);
    const header = format === 'png' ? pngHeaderSize(head) : undefined;
    if (header) checkSize(file, header.widthPx, header.heightPx);
    const bytes = Buffer.alloc(stat.size);
    let filled = 0;
    while (filled < stat.size) {
      const { bytesRead: more } = await handle.read(bytes, filled, stat.size - filled, filled);
      if (more === 0) break; // shortened while it was read
      filled += more;
    }
    return { bytes: bytes.subarray(0, filled), format };
  } finally {
    await handle.close();
  }
}

/**
 * Reads and judges one picture without decoding it.
 * @param file how the picture is named to the person (relative to the cut, or as typed); goes into errors
 * @throws NakawariError picture-missing, -empty, -not-a-picture, -unsupported, -animated, -damaged, -too-large, -too-small
 */
export async function probePicture(path: string, file: string = basename(path)): Promise<ProbedPicture> {
  const { bytes, format } = await readBytes(path, file).catch((error: unknown) => {
    throw fileError(error, file);
  });
  return { bytes, facts: await judge(bytes, format, file) };
}

/**
 * Judges a picture whose bytes are at hand.
 * @throws NakawariError as `probePicture`, but for -missing
 */
export async function judgePicture(bytes: Uint8Array, file: string): Promise<PictureFacts> {
  if (bytes.length === 0) throw new NakawariError('picture-empty', { file });
  const format = formatOf(bytes.subarray(0, HEAD_BYTES), bytes.length, file);
  const header = format === 'png' ? pngHeaderSize(bytes) : undefined;
  if (header) checkSize(file, header.widthPx, header.heightPx);
  return judge(bytes, format, file);
}

async function judge(bytes: Uint8Array, format: PictureFormat | 'gif', file: string): Promise<PictureFacts> {
  const survey = format === 'png' ? await surveyPng(bytes) : undefined;
  if (survey && survey.frames > 1) throw new NakawariError('picture-animated', { file, pages: survey.frames });

  const meta = await sharp(bytes, { limitInputPixels: false, failOn: 'error' })
    .metadata()
    .catch((cause: unknown) => {
      throw new NakawariError('picture-damaged', { file }, { cause });
    });
  const pages = meta.pages ?? 1;
  if (pages > 1) throw new NakawariError('picture-animated', { file, pages });
  if (format === 'gif') throw new NakawariError('picture-unsupported', { file });
  const { width, height } = meta.autoOrient;
  checkSize(file, width, height);
  if (survey && !survey.whole) throw new NakawariError('picture-damaged', { file });
  if (meta.depth !== 'uchar' && meta.depth !== 'ushort') throw new NakawariError('picture-unsupported', { file });

  const isCmyk = meta.space === 'cmyk';
  const isGrey = meta.channels <= 2;
  const carried: PngChunk[] = survey ? [...survey.ancillary] : [];
  // A CMYK picture is turned into sRGB, so its own profile would be wrong for what is made from it.
  if (!survey && meta.icc && !isCmyk) carried.push(iccChunk(meta.icc));
  if (!survey && meta.density) carried.push(densityChunk(meta.density));
  return {
    format,
    sha256: await sha256OfBytes(bytes),
    widthPx: width,
    heightPx: height,
    bitDepth: meta.bitsPerSample ?? (meta.depth === 'ushort' ? 16 : 8),
    depthBits: meta.depth === 'ushort' ? 16 : 8,
    hasAlpha: meta.hasAlpha,
    isGrey,
    isCmyk,
    carried,
  };
}
