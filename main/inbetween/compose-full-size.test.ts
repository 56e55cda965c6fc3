import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WORKING_AREA_PX, workingSize } from '../analysis/working-size';
import type { Pixels } from '../ingest/decode-picture';
import { drawRows } from './draw-rows';
import type { TweenMaps } from './map-rows';
import { evenMaps } from './testing/even-maps';

function compose(width: number, height: number, key0: Pixels, key1: Pixels, maps: TweenMaps) {
  const out = key0.depthBits === 16 ? new Uint16Array(width * height * 4) : new Uint8Array(width * height * 4);
  const size = workingSize(width, height, 32, Math.min(WORKING_AREA_PX, width * height));
  drawRows('painted', [key0, key1], maps, size, { from: 0, to: height }, out);
  return out;
}

/** Opaque pixels of all kinds of colours, the same for the same seed. */
function opaque(depthBits: 8 | 16, width: number, height: number, seed: number): Pixels {
  const max = depthBits === 16 ? 65535 : 255;
  const rgba = depthBits === 16 ? new Uint16Array(width * height * 4) : new Uint8Array(width * height * 4);
  let state = seed;
  for (let i = 0; i < rgba.length; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    rgba[i] = i % 4 === 3 ? max : state >>> (depthBits === 16 ? 16 : 24);
  }
  return rgba instanceof Uint16Array ? { depthBits: 16, rgba } : { depthBits: 8, rgba };
}

/** Typed arrays compared at once: a matcher would look at every element. */
const isSame = (a: Uint8Array | Uint16Array, b: Uint8Array | Uint16Array) =>
  Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(Buffer.from(b.buffer, b.byteOffset, b.byteLength));

describe('composing at the keys’ own size', () => {
  test('no motion and all of one key is that key, bit for bit, in 8 and 16 bits, at any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 64, max: 80 }),
        fc.integer({ min: 64, max: 80 }),
        fc.nat(),
        (width, height, seed) => {
          for (const depth of [8, 16] as const) {
            const [a, b] = [opaque(depth, width, height, seed), opaque(depth, width, height, seed + 1)];
            expect(isSame(compose(width, height, a, b, evenMaps(width, height, { blend: 1 })), a.rgba)).toBe(true);
            expect(isSame(compose(width, height, a, b, evenMaps(width, height, { blend: 0 })), b.rgba)).toBe(true);
          }
        },
      ),
      { numRuns: 8 },
    );
  });

  test('flow is in pixels of the working picture: a key twice as large moves twice as far', () => {
    const [width, height] = [1920, 1152]; // working size 960 x 576
    expect(workingSize(width, height, 32)).toMatchObject({ widthPx: 960, heightPx: 576, scaleX: 0.5, scaleY: 0.5 });
    const key = opaque(8, width, height, 5);
    const moved = compose(width, height, key, key, evenMaps(width, height, { flow0: [3, -2] }));
    const at = (rgba: Uint8Array | Uint16Array, x: number, y: number) => rgba[(y * width + x) * 4];
    for (const [x, y] of [
      [100, 100],
      [1000, 700],
      [1900, 1151],
    ] as const)
      expect(at(moved, x, y)).toBe(at(key.rgba, x + 6, y - 4));
    // Beyond the border the border repeats.
    expect(at(moved, 1919, 500)).toBe(at(key.rgba, 1919, 496));
  });

  test('half and half is the mean; the residual is added premultiplied', () => {
    const [a, b] = [opaque(8, 64, 64, 1), opaque(8, 64, 64, 2)];
    const mean = compose(64, 64, a, b, evenMaps(64, 64, { blend: 0.5 }));
    const lighter = compose(64, 64, a, a, evenMaps(64, 64, { residual: [0.2, 0, 0, 0] }));
    for (let i = 0; i < 64 * 64 * 4; i += 44) {
      expect(Math.abs((mean[i] ?? 0) - ((a.rgba[i] ?? 0) + (b.rgba[i] ?? 0)) / 2)).toBeLessThanOrEqual(0.5);
      expect(lighter[i]).toBe(Math.min(255, (a.rgba[i] ?? 0) + 51));
    }
  });

  test('see-through pixels lend no colour: the edge of a red cel between two places stays red', () => {
    const [width, height] = [64, 64];
    // Red on nothing, where nothing is black as most programs write it.
    const rgba = new Uint8Array(width * height * 4);
    for (let y = 20; y < 44; y += 1) for (let x = 20; x < 44; x += 1) rgba.set([255, 0, 0, 255], (y * width + x) * 4);
    const key: Pixels = { depthBits: 8, rgba };
    const maps = evenMaps(width, height, { flow0: [0.4, 0.3], flow1: [-5.5, 0.7], blend: 0.5 });
    const out = compose(width, height, key, key, maps);
    let soft = 0;
    for (let i = 0; i < out.length; i += 4) {
      const [r = 0, g = 0, b = 0, a = 0] = out.subarray(i, i + 4);
      if (a === 0) continue;
      expect([r, g, b]).toEqual([255, 0, 0]);
      if (a < 255) soft += 1;
    }
    expect(soft).toBeGreaterThan(50);
  });

  test('areas of one colour come out as if every pixel had been mixed', () => {
    const [width, height] = [72, 66];
    const blocks = (seed: number): Pixels => {
      const rgba = new Uint8Array(width * height * 4);
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const block = ((x + seed) >> 3) * 7 + (y >> 3) * 13 + seed;
          rgba.set([(block * 40) % 256, (block * 90) % 256, 120, block % 3 === 0 ? 0 : 255], (y * width + x) * 4);
        }
      }
      return { depthBits: 8, rgba };
    };
    const flow = fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true }));
    const values = fc.record({
      ...{ flow0: flow, flow1: flow, blend: fc.constantFrom(0, 0.3, 0.99999, 1) },
      residual: fc.constantFrom([0, 0, 0, 0], [0.1, 0, -0.05, 0]),
    });
    fc.assert(
      fc.property(values, fc.nat(20), (said, seed) => {
        const keys = [blocks(seed), blocks(seed + 3)] as const;
        const drawn = compose(width, height, ...keys, evenMaps(width, height, said));
        const at = (i: number) => Math.min(Math.max(i, 0), 1e9);
        let furthest = 0;
        for (let pixel = 0; pixel < width * height; pixel += 7) {
          const sum = [0, 0, 0, 0];
          for (const [side, [dx, dy]] of [said.flow0, said.flow1].entries()) {
            const cx = Math.min(at((pixel % width) + dx), width - 1);
            const cy = Math.min(at(Math.floor(pixel / width) + dy), height - 1);
            const share = side === 0 ? said.blend : 1 - said.blend;
            for (const [x, y, w] of [
              [Math.floor(cx), Math.floor(cy), (1 - (cx % 1)) * (1 - (cy % 1))],
              [Math.ceil(cx), Math.floor(cy), (cx % 1) * (1 - (cy % 1))],
              [Math.floor(cx), Math.ceil(cy), (1 - (cx % 1)) * (cy % 1)],
              [Math.ceil(cx), Math.ceil(cy), (cx % 1) * (cy % 1)],
            ] as const) {
              const [r = 0, g = 0, b = 0, a = 0] = (keys[side] ?? keys[0]).rgba.subarray((y * width + x) * 4);
              for (const [c, value] of [r, g, b, 255].entries()) {
                sum[c] = (sum[c] ?? 0) + (share * w * value * a) / 255;
              }
            }
          }
          const alpha = Math.min(Math.max((sum[3] ?? 0) + (said.residual[3] ?? 0) * 255, 0), 255);
          for (let c = 0; c < 4; c += 1) {
            const premultiplied = Math.max((sum[c] ?? 0) + (said.residual[c] ?? 0) * 255, 0);
            const wanted = c === 3 ? alpha : alpha > 0.5 ? Math.min((premultiplied * 255) / alpha, 255) : 0;
            furthest = Math.max(furthest, Math.abs((drawn[pixel * 4 + c] ?? 0) - wanted));
          }
        }
        expect(furthest).toBeLessThan(0.6);
      }),
      { numRuns: 20 },
    );
  });

  test('16 bits are not 8 bits in disguise', () => {
    const key = opaque(16, 64, 64, 9);
    const out = compose(64, 64, key, key, evenMaps(64, 64, { flow0: [0.37, 0.11] }));
    expect(new Set([...out].filter((_, index) => index % 4 !== 3).map((value) => value % 257)).size).toBeGreaterThan(
      200,
    );
  });
});

describe('the working size', () => {
  test('the key’s shape, padded to the network’s steps, within its areas; a small key is seen up to half as large again', () => {
    const side = fc.integer({ min: 64, max: 8192 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const size = workingSize(width, height, 32);
        const area = size.widthPx * size.heightPx;
        expect(size.scaleX).toBeLessThan(1.51);
        if (size.scaleX > 1.01) expect(area).toBeLessThanOrEqual(384 * 384 * 1.01);
        if (size.scaleX < 1.49) expect(area).toBeGreaterThanOrEqual(Math.min(384 * 384, width * height) * 0.98);
        expect(area).toBeLessThanOrEqual(960 * 576 * 1.01);
        expect(size.paddedWidthPx % 32).toBe(0);
        expect(size.paddedHeightPx % 32).toBe(0);
        expect(size.paddedWidthPx - size.widthPx).toBeLessThan(64);
        expect(Math.min(size.paddedWidthPx, size.paddedHeightPx)).toBeGreaterThanOrEqual(64);
        expect(size.scaleX * width).toBeCloseTo(size.widthPx);
        expect(size.scaleY * height).toBeCloseTo(size.heightPx);
      }),
    );
  });

  test('a key of the network’s own size is not touched', () => {
    expect(workingSize(960, 540, 32)).toMatchObject({ scaleX: 1, scaleY: 1, paddedWidthPx: 960, paddedHeightPx: 544 });
    expect(workingSize(4000, 64, 32)).toMatchObject({ scaleX: 1, paddedWidthPx: 4000, paddedHeightPx: 64 });
  });
});
