import { unzipSync } from 'fflate';
import { NakawariError } from '../contract/errors';

/** One array of a numpy .npz file, as numbers in row-major order. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

const MAGIC = '\x93NUMPY';

/** IEEE 754 half precision. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

type ReadValue = (view: DataView, at: number) => number;

const KINDS: Readonly<Record<string, { bytes: number; read: ReadValue }>> = {
  '<f2': { bytes: 2, read: (view, at) => fromHalf(view.getUint16(at, true)) },
  '<f4': { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  '<f8': { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
  '|u1': { bytes: 1, read: (view, at) => view.getUint8(at) },
  '|b1': { bytes: 1, read: (view, at) => view.getUint8(at) },
  '|i1': { bytes: 1, read: (view, at) => view.getInt8(at) },
  '<i2': { bytes: 2, read: (view, at) => view.getInt16(at, true) },
  '<u2': { bytes: 2, read: (view, at) => view.getUint16(at, true) },
  '<i4': { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  '<i8': { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
};

function damaged(reason: string): NakawariError {
  return new NakawariError('input-invalid', { reason: `labels.npz: ${reason}` });
}

function parseNpy(name: string, bytes: Uint8Array): NpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const latin1 = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes.length < 12 || latin1(0, 6) !== MAGIC) throw damaged(`${name} is no numpy array`);
  const wide = (bytes[6] ?? 1) > 1;
  const start = (wide ? 12 : 10) + (wide ? view.getUint32(8, true) : view.getUint16(8, true));
  const header = latin1(wide ? 12 : 10, start);
  const kind = KINDS[/'descr': '([^']+)'/.exec(header)?.[1] ?? ''];
  const dimensions = /'shape': \(([^)]*)\)/.exec(header)?.[1];
  if (!kind || dimensions === undefined) throw damaged(`${name} holds a type of value that is not read here`);
  if (header.includes("'fortran_order': True")) throw damaged(`${name} is in column order`);
  const shape = dimensions.split(',').flatMap((text) => (text.trim() === '' ? [] : [Number(text)]));
  const count = shape.reduce((product, length) => product * length, 1);
  if (bytes.length < start + count * kind.bytes) throw damaged(`${name} is cut short`);
  return { shape, values: Float32Array.from({ length: count }, (_, i) => kind.read(view, start + i * kind.bytes)) };
}

/** Every array of an .npz file by its name. @throws NakawariError input-invalid */
export function readNpz(bytes: Uint8Array): ReadonlyMap<string, NpyArray> {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes);
  } catch {
    throw damaged('it is no zip file');
  }
  return new Map(
    Object.entries(files).map(([file, content]) => {
      const name = file.replace(/\.npy$/, '');
      return [name, parseNpy(name, content)];
    }),
  );
}
