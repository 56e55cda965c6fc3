import { setImmediate } from 'node:timers/promises';
import { crc32, deflateSync } from 'node:zlib';
import { SLICE_BYTES } from './hash-bytes';

/**
 * What decoders forgive and an artist would not: libpng reads a file whose end is missing as far as it goes, and no decoder
 * here tells an animated PNG from a plain one. So the chunks are walked and their checks verified before anything is decoded.
 */

export const PNG_SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const HEADER_END = 8 + 12 + 13;

/** A chunk as it stands in the file, ready to be put into another file: length, type, data and check included. */
export interface PngChunk {
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface PngSurvey {
  readonly whole: boolean;
  /** Number of frames that an acTL chunk announces; 1 for a plain PNG. */
  readonly frames: number;
  /** Colour and density chunks (iCCP, sRGB, gAMA, cHRM, cICP, pHYs) exactly as they are. */
  readonly ancillary: readonly PngChunk[];
}

const KEPT = new Set(['iCCP', 'sRGB', 'gAMA', 'cHRM', 'cICP', 'pHYs']);

export function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** Width and height in pixels from the header alone; undefined when even that is cut off. */
export function pngHeaderSize(bytes: Uint8Array): { widthPx: number; heightPx: number } | undefined {
  if (bytes.length < HEADER_END) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
}

/** Walks all chunks and verifies their checks. Gives the event loop a turn every few megabytes. */
export async function surveyPng(bytes: Uint8Array): Promise<PngSurvey> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ancillary: PngChunk[] = [];
  let frames = 1;
  let sinceTurn = 0;
  let at = PNG_SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const dataBytes = view.getUint32(at);
    const end = at + 12 + dataBytes;
    if (end > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    let check = 0;
    for (let start = at + 4; start < end - 4; start += SLICE_BYTES) {
      const slice = bytes.subarray(start, Math.min(start + SLICE_BYTES, end - 4));
      check = crc32(slice, check);
      sinceTurn += slice.length;
      if (sinceTurn >= SLICE_BYTES) {
        sinceTurn = 0;
        await setImmediate();
      }
    }
    // Decoders skip ancillary chunks with a wrong check, and so do we; a wrong check in a critical one is damage.
    const sound = check === view.getUint32(end - 4);
    const critical = (bytes[at + 4] ?? 0) < 0x60;
    if (critical && !sound) break;
    if (sound && type === 'acTL' && dataBytes >= 8) frames = view.getUint32(at + 8);
    if (sound && KEPT.has(type)) ancillary.push({ type, bytes: bytes.slice(at, end) });
    if (type === 'IEND') return { whole: true, frames, ancillary };
    at = end;
  }
  return { whole: false, frames, ancillary };
}

export function makePngChunk(type: string, data: Uint8Array): PngChunk {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i += 1) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return { type, bytes };
}

/** An ICC profile as PNG carries it. */
export function iccChunk(profile: Uint8Array): PngChunk {
  const packed = deflateSync(profile);
  const data = new Uint8Array(5 + packed.length);
  data.set([0x69, 0x63, 0x63, 0, 0]); // name "icc", end of name, deflate
  data.set(packed, 5);
  return makePngChunk('iCCP', data);
}

/** Pixels per inch as PNG carries it (whole pixels per metre). */
export function densityChunk(ppi: number): PngChunk {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  const perMetre = Math.round(ppi / 0.0254);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  data[8] = 1;
  return makePngChunk('pHYs', data);
}

/** A copy of a PNG with these chunks right behind its header; chunks of the same type that it had are taken out. */
export function withPngChunks(png: Uint8Array, chunks: readonly PngChunk[]): Uint8Array {
  const replaced = new Set(chunks.map((chunk) => chunk.type));
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const pieces: Uint8Array[] = [png.subarray(0, HEADER_END), ...chunks.map((chunk) => chunk.bytes)];
  let at = HEADER_END;
  while (at + 12 <= png.length) {
    const end = at + 12 + view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (!replaced.has(type)) pieces.push(png.subarray(at, end));
    at = end;
  }
  return Buffer.concat(pieces);
}

/** Chunks that say what is seen; all others are notes beside the picture. */
const SEEN = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'acTL', 'fcTL', 'fdAT', ...KEPT]);

/** All that makes the picture of a PNG, without notes such as times and names; empty when its end is missing. */
export function pngPictureBytes(png: Uint8Array): Buffer {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const pieces: Uint8Array[] = [];
  let at = PNG_SIGNATURE.length;
  while (at + 12 <= png.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > png.length) break;
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (type === 'IEND') return Buffer.concat(pieces);
    if (SEEN.has(type)) pieces.push(png.subarray(at, end));
    at = end;
  }
  return Buffer.alloc(0);
}
