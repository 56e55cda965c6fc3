import { type FileHandle, open, readFile } from 'node:fs/promises';
import { isPng, pngPictureBytes } from './png-chunks';

/** Small enough that two different pictures are told apart early, large enough to be fast. */
const SLICE_BYTES = 256 * 1024;

const NAMED_PNG = /\.png$/i;

/**
 * Whether two files of the same length show the same drawing: the same bytes, or two PNGs that differ only in what is noted beside the
 * picture (a time, a name). Files of different length are not compared at all: whoever asks knows that they differ.
 */
export async function showSameDrawing(pathA: string, pathB: string, bytes: number): Promise<boolean> {
  if (await haveSameBytes(pathA, pathB, bytes)) return true;
  // Only these are read whole: of two large pictures without notes, the first slices have told already.
  if (!NAMED_PNG.test(pathA) || !NAMED_PNG.test(pathB)) return false;
  const [a, b] = await Promise.all([readFile(pathA), readFile(pathB)]);
  if (!isPng(a) || !isPng(b)) return false;
  const [pictureA, pictureB] = [pngPictureBytes(a), pngPictureBytes(b)];
  return pictureA.length > 0 && pictureA.equals(pictureB);
}

/** Where a PNG has its checksums, so that nearly all that differ are told apart by one small read each. */
const TAIL_BYTES = 4096;

async function haveSameBytes(pathA: string, pathB: string, bytes: number): Promise<boolean> {
  const [a, b] = [await open(pathA, 'r'), await open(pathB, 'r').catch(() => undefined)];
  try {
    if (!b) return false;
    if (!(await isSamePart(a, b, Math.max(0, bytes - TAIL_BYTES), Math.min(TAIL_BYTES, bytes)))) return false;
    for (let at = 0; at < bytes; at += SLICE_BYTES) {
      if (!(await isSamePart(a, b, at, Math.min(SLICE_BYTES, bytes - at)))) return false;
    }
    return true;
  } finally {
    await Promise.all([a.close(), b?.close()]);
  }
}

async function isSamePart(a: FileHandle, b: FileHandle, at: number, bytes: number): Promise<boolean> {
  const [partA, partB] = [Buffer.alloc(bytes), Buffer.alloc(bytes)];
  const [readA, readB] = await Promise.all([a.read(partA, 0, bytes, at), b.read(partB, 0, bytes, at)]);
  return partA.subarray(0, readA.bytesRead).equals(partB.subarray(0, readB.bytesRead));
}
