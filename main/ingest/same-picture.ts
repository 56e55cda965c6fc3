import { open, readFile } from 'node:fs/promises';
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

async function haveSameBytes(pathA: string, pathB: string, bytes: number): Promise<boolean> {
  const [a, b] = [await open(pathA, 'r'), await open(pathB, 'r').catch(() => undefined)];
  try {
    if (!b) return false;
    const [sliceA, sliceB] = [Buffer.alloc(Math.min(SLICE_BYTES, bytes)), Buffer.alloc(Math.min(SLICE_BYTES, bytes))];
    for (let at = 0; at < bytes; at += SLICE_BYTES) {
      const [readA, readB] = await Promise.all([
        a.read(sliceA, 0, sliceA.length, at),
        b.read(sliceB, 0, sliceB.length, at),
      ]);
      const [partA, partB] = [sliceA.subarray(0, readA.bytesRead), sliceB.subarray(0, readB.bytesRead)];
      if (!partA.equals(partB)) return false;
    }
    return true;
  } finally {
    await Promise.all([a.close(), b?.close()]);
  }
}
