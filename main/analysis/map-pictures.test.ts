import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { paintFlow } from './flow-colours';
import { encodeIndexedPng } from './indexed-png';
import { keypointsPx } from './keypoints';
import { flowMaps, masksPng, occlusionPng, uncertaintyPng } from './map-pictures';
import { partColours, rgbOfHex } from './part-colours';
import type { Planes } from './planes';
import { RecentlyUsed } from './recently-used';
import { workingSize } from './working-size';

function planes(
  width: number,
  height: number,
  channels: number,
  value: (c: number, x: number, y: number) => number,
): Planes {
  const data = new Float32Array(channels * width * height);
  for (let c = 0; c < channels; c += 1) {
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) data[(c * height + y) * width + x] = value(c, x, y);
    }
  }
  return { data, channels, width, height };
}

describe('maps are in pixels of the key, at the size asked for', () => {
  // A key twice as large as the network sees it: 1920 x 1152 seen as 960 x 576.
  const size = workingSize(1920, 1152, 32);

  test('occlusion: white where seen in both keys, blue in one, red in none', async () => {
    const third = planes(240, 144, 3, (c, x) => (c === Math.floor(x / 80) ? 1 : 0));
    const png = await occlusionPng(third, { size, atKeySize: false });
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    const at = (x01: number) => {
      const index = (Math.floor(info.height / 2) * info.width + Math.floor(x01 * info.width)) * info.channels;
      return [...data.subarray(index, index + 3)];
    };
    expect(at(0.1)).toEqual([255, 255, 255]);
    const [oneR = 0, , oneB = 0] = at(0.5);
    expect(oneB).toBeGreaterThan(oneR);
    const [noneR = 0, , noneB = 0] = at(0.95);
    expect(noneR).toBeGreaterThan(noneB);
  });

  test('flow: numbers, arrows and the flow file', async () => {
    const flow = planes(240, 144, 2, (c) => (c === 0 ? 6 : -1.5));
    const maps = await flowMaps(flow, { size, atKeySize: false });
    expect(maps.maxFlowPx).toBeCloseTo(Math.hypot(12, 3));
    expect(maps.arrowsPx.length).toBeGreaterThan(100);
    for (const { x, y, dx, dy } of maps.arrowsPx) {
      expect([dx, dy]).toEqual([12, -3]);
      expect(x > 0 && x < 1920 && y > 0 && y < 1152).toBe(true);
    }
    expect(maps.file).toBeNull();
    expect(await sharp(maps.png).metadata()).toMatchObject({ width: 960, height: 576 });
  });

  test('padding is no part of a map', async () => {
    const odd = workingSize(100, 70, 32, 100 * 70); // padded to 128 x 96
    const flow = planes(32, 24, 2, (c, x) => (c === 0 ? x : 0));
    const { file } = await flowMaps(flow, { size: odd, atKeySize: true });
    if (!file) throw new Error('no flow file');
    const view = new DataView(file.buffer, file.byteOffset);
    expect([view.getInt32(4, true), view.getInt32(8, true)]).toEqual([100, 70]);
    // The pixel at x lies at cell (x + 0.5) / 4 - 0.5 of the quarter-size map.
    expect(view.getFloat32(12 + 50 * 8, true)).toBeCloseTo(50.5 / 4 - 0.5, 4);
  });

  test('keypoints', () => {
    const tensor = { type: 'float32', data: Float32Array.of(480, 288, 0.5, 0.5, 0.5, 2), dims: [1, 2, 3] } as const;
    expect(keypointsPx(tensor, ['neck', 'toe'], size)).toEqual([
      { name: 'neck', x: 960, y: 576, visibility01: 0.5 },
      { name: 'toe', x: 1, y: 1, visibility01: 1 },
    ]);
  });

  test('masks hold the index of the likeliest part; the background is see-through', async () => {
    const small = workingSize(64, 64, 32, 64 * 64);
    const parts = planes(16, 16, 3, (c, x) => (c === (x < 8 ? 0 : 2) ? 0.9 : 0.05));
    const { data, info } = await sharp(masksPng(parts, { size: small, atKeySize: true }))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 64, height: 64, channels: 4 });
    expect([...data.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect([...data.subarray(63 * 4, 64 * 4)]).toEqual([...rgbOfHex(partColours(3)[2] ?? ''), 255]);
  });

  test('bright is where the network is unsure', async () => {
    const small = workingSize(64, 64, 32, 64 * 64);
    const png = await uncertaintyPng(
      planes(16, 16, 1, (_, x) => (x < 8 ? 0 : 3)),
      { size: small, atKeySize: true },
    );
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([data[0], data[63 * info.channels]]).toEqual([0, 255]);
  });
});

test('an indexed PNG keeps the indices themselves', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 12, maxLength: 12 }), async (random) => {
      const indices = random.map((value) => value % 5);
      const palette = [0, 1, 2, 3, 4].map((index): [number, number, number] => [index, index, index]);
      const { data } = await sharp(encodeIndexedPng(indices, 4, 3, palette))
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([...indices]).toEqual([...data].filter((_, i) => i % 4 === 0));
    }),
    { numRuns: 10 },
  );
});

test('the colour wheel: still is white, right is red, down is yellow, and no two directions look alike', () => {
  const colour = (dx: number, dy: number) => {
    const rgb = new Uint8Array(3);
    paintFlow(dx, dy, 10, rgb, 0);
    return [...rgb];
  };
  expect(colour(0, 0)).toEqual([255, 255, 255]);
  expect(colour(10, 0)).toEqual([255, 0, 0]);
  const [r = 0, g = 0, b = 0] = colour(0, 10);
  expect(r > 200 && g > 200 && b < 40).toBe(true);
  const around = Array.from({ length: 24 }, (_, i) =>
    colour(10 * Math.cos((i * Math.PI) / 12), 10 * Math.sin((i * Math.PI) / 12)).join(),
  );
  expect(new Set(around).size).toBe(24);
});

test('every part has a colour of its own', () => {
  expect(new Set(partColours(24)).size).toBe(24);
});

test('a cache never weighs more than its limit, but keeps the newest whatever it weighs', () => {
  const use = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), weight: fc.integer({ min: 1, max: 12 }) });
  fc.assert(
    fc.property(fc.array(use), (uses) => {
      const cache = new RecentlyUsed<number>(10);
      for (const { key, weight } of uses) {
        cache.set(key, weight, weight);
        const kept = ['a', 'b', 'c', 'd'].map((name) => cache.get(name) ?? 0);
        expect(kept.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(Math.max(10, weight));
        expect(cache.get(key)).toBe(weight);
      }
    }),
  );
});
