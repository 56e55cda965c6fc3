import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { drawKey, SMALL } from './make-cut';

/** Files as they really turn up in folders of keys. */

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function uint32s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
}

/** Name and data of each chunk, in order. */
function chunksOf(png: Buffer): { name: string; data: Buffer }[] {
  const found: { name: string; data: Buffer }[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({
      name: png.toString('latin1', at + 4, at + 8),
      data: Buffer.from(png.subarray(at + 8, at + 8 + length)),
    });
    at += 12 + length;
  }
  return found;
}

/** Copied while it was still being written. */
export async function truncatedPng(): Promise<Buffer> {
  const png = await drawKey(2);
  return png.subarray(0, Math.floor(png.length * 0.6));
}

/** A few bytes that claim a picture which no memory could hold. */
export async function hugeHeaderPng(sidePx = 60_000): Promise<Buffer> {
  const parts = chunksOf(await drawKey(2)).map(({ name, data }) => {
    if (name !== 'IHDR') return chunk(name, data);
    const header = Buffer.from(data);
    header.writeUInt32BE(sidePx, 0);
    header.writeUInt32BE(sidePx, 4);
    return chunk(name, header);
  });
  return Buffer.concat([SIGNATURE, ...parts]);
}

/** Two frames, as APNG has them. */
export async function animatedPng(): Promise<Buffer> {
  const first = chunksOf(await drawKey(2));
  const dataOf = (chunks: typeof first) => Buffer.concat(chunks.filter((c) => c.name === 'IDAT').map((c) => c.data));
  const header = first.find((c) => c.name === 'IHDR')?.data;
  if (header === undefined) throw new Error('a PNG has a header');
  const control = (sequence: number) =>
    chunk(
      'fcTL',
      Buffer.concat([uint32s(sequence, SMALL.widthPx, SMALL.heightPx, 0, 0), Buffer.from([0, 1, 0, 12, 0, 0])]),
    );
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('acTL', uint32s(2, 0)),
    control(0),
    chunk('IDAT', dataOf(first)),
    control(1),
    chunk('fdAT', Buffer.concat([uint32s(2), dataOf(first)])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Two pages, grey, uncompressed: written by hand, byte for byte. */
export function multiPageTiff(): Buffer {
  const { widthPx, heightPx } = SMALL;
  const pixels = Buffer.alloc(widthPx * heightPx, 200);
  const tags = (dataAt: number) => [
    [256, 4, widthPx],
    [257, 4, heightPx],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, dataAt],
    [277, 3, 1],
    [278, 4, heightPx],
    [279, 4, pixels.length],
  ];
  const directoryBytes = 2 + 9 * 12 + 4;
  const directory = (dataAt: number, nextAt: number) => {
    const bytes = Buffer.alloc(directoryBytes);
    bytes.writeUInt16LE(9, 0);
    for (const [index, [tag = 0, type = 0, value = 0]] of tags(dataAt).entries()) {
      const at = 2 + index * 12;
      bytes.writeUInt16LE(tag, at);
      bytes.writeUInt16LE(type, at + 2);
      bytes.writeUInt32LE(1, at + 4);
      if (type === 3) bytes.writeUInt16LE(value, at + 8);
      else bytes.writeUInt32LE(value, at + 8);
    }
    bytes.writeUInt32LE(nextAt, directoryBytes - 4);
    return bytes;
  };
  const start = Buffer.alloc(8);
  start.write('II*\0', 0, 'latin1');
  start.writeUInt32LE(8, 4);
  const secondAt = 8 + directoryBytes;
  const dataAt = secondAt + directoryBytes;
  return Buffer.concat([start, directory(dataAt, secondAt), directory(dataAt + pixels.length, 0), pixels, pixels]);
}

export async function otherSizePng(): Promise<Buffer> {
  return sharp(await drawKey(2))
    .resize(SMALL.widthPx + 16, SMALL.heightPx, { fit: 'fill' })
    .png()
    .toBuffer();
}
