import { deflateSync } from 'node:zlib';
import { makePngChunk, PNG_SIGNATURE } from '../ingest/png-chunks';

/**
 * A PNG whose pixel values are the indices themselves, which no encoder here promises: sharp makes palettes of its own.
 * Index 0 is fully transparent, all others opaque.
 */
export function encodeIndexedPng(
  indices: Uint8Array,
  widthPx: number,
  heightPx: number,
  palette: readonly (readonly [number, number, number])[],
): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, widthPx);
  view.setUint32(4, heightPx);
  header.set([8, 3], 8); // 8 bits, palette
  const rows = new Uint8Array((widthPx + 1) * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    rows.set(indices.subarray(y * widthPx, (y + 1) * widthPx), y * (widthPx + 1) + 1); // each row begins with "no filter"
  }
  return Buffer.concat([
    PNG_SIGNATURE,
    makePngChunk('IHDR', header).bytes,
    makePngChunk('PLTE', Uint8Array.from(palette.flat())).bytes,
    makePngChunk('tRNS', Uint8Array.of(0)).bytes,
    makePngChunk('IDAT', deflateSync(rows, { level: 6 })).bytes,
    makePngChunk('IEND', new Uint8Array(0)).bytes,
  ]);
}
