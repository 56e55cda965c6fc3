import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readNpz } from './npz';

/** A .npy file as numpy 2 writes it. */
function npy(descr: string, shape: string, data: Uint8Array): Uint8Array {
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape}), }`;
  const header = `${text.padEnd(117)}\n`;
  return Buffer.concat([
    Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
    Uint8Array.of(header.length, 0),
    Buffer.from(header),
    data,
  ]);
}

test('half floats, bytes and their shapes come out as they went in', () => {
  // 1, -2, 0.5, 65504, the smallest subnormal, 0
  const halves = Uint8Array.from([0x00, 0x3c, 0x00, 0xc0, 0x00, 0x38, 0xff, 0x7b, 0x01, 0x00, 0x00, 0x00]);
  const arrays = readNpz(
    zipSync({ 'flow.npy': npy('<f2', '2, 3', halves), 'seen.npy': npy('|u1', '3,', Uint8Array.of(0, 1, 255)) }),
  );
  expect(arrays.get('flow')?.shape).toEqual([2, 3]);
  expect([...(arrays.get('flow')?.values ?? [])]).toEqual([1, -2, 0.5, 65504, Math.fround(2 ** -24), 0]);
  expect([...(arrays.get('seen')?.values ?? [])]).toEqual([0, 1, 255]);
});

test('a label file that is damaged is refused with its reason', () => {
  expect(() => readNpz(Buffer.from('no zip'))).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  const short = zipSync({ 'flow.npy': npy('<f4', '2, 2', new Uint8Array(12)) });
  expect(() => readNpz(short)).toThrow(
    expect.objectContaining({ detail: { reason: 'labels.npz: flow is cut short' } }),
  );
  const strange = zipSync({ 'flow.npy': npy('<c8', '1,', new Uint8Array(8)) });
  expect(() => readNpz(strange)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
});
