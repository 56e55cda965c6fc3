/**
 * PNG with straight alpha, to the bit: a canvas would multiply colours with their alpha and give other ones back. Rows are not filtered: layers of
 * paint are mostly empty.
 */
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const RGBA = 6;
const GREY_ALPHA = 4;

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i += 1) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crcOf(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

async function encode(rows: Uint8Array<ArrayBuffer>, widthPx: number, heightPx: number, kind: number): Promise<Blob> {
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, widthPx);
  view.setUint32(4, heightPx);
  head.set([8, kind, 0, 0, 0], 8);
  const packed = new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'));
  const data = new Uint8Array(await new Response(packed).arrayBuffer());
  return new Blob([SIGNATURE, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', new Uint8Array())], {
    type: 'image/png',
  });
}

/** Straight RGBA, row by row. What is given may be changed as soon as this has returned. */
export function encodeRgba(rgba: Uint8ClampedArray, widthPx: number, heightPx: number): Promise<Blob> {
  const rows = new Uint8Array((widthPx * 4 + 1) * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    rows.set(rgba.subarray(y * widthPx * 4, (y + 1) * widthPx * 4), y * (widthPx * 4 + 1) + 1);
  }
  return encode(rows, widthPx, heightPx, RGBA);
}

/** One byte a pixel, as the alpha of black. */
export function encodeAlpha(alpha: Uint8Array, widthPx: number, heightPx: number): Promise<Blob> {
  const rows = new Uint8Array((widthPx * 2 + 1) * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    const row = y * (widthPx * 2 + 1) + 2;
    for (let x = 0; x < widthPx; x += 1) rows[row + x * 2] = alpha[y * widthPx + x] ?? 0;
  }
  return encode(rows, widthPx, heightPx, GREY_ALPHA);
}
