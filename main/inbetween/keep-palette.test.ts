import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { workingSize } from '../analysis/working-size';
import { colourCode, type KeyLook, lookOf } from '../contract/key-look';
import type { Pixels } from '../ingest/decode-picture';
import { drawRows } from './draw-rows';
import { evenMaps } from './testing/even-maps';

const [WIDTH, HEIGHT] = [96, 80];

/** A red disc with a dark outline on white, `x` px from the left. */
async function disc(x: number, hardEdges: boolean): Promise<Pixels> {
  const rendering = hardEdges ? ' shape-rendering="crispEdges"' : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"${rendering}><rect width="100%" height="100%" fill="#fff"/><circle cx="${x}" cy="40" r="22" fill="#d33" stroke="#214" stroke-width="3"/></svg>`;
  return { depthBits: 8, rgba: new Uint8Array(await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer()) };
}

function coloursOf(...pictures: readonly (Uint8Array | Uint16Array)[]): Set<number> {
  return new Set(
    pictures.flatMap((rgba) => Array.from({ length: rgba.length / 4 }, (_, i) => colourCode(rgba, i * 4))),
  );
}

function draw(look: KeyLook, keys: readonly [Pixels, Pixels], maps: ReturnType<typeof evenMaps>): Uint8Array {
  const size = workingSize(WIDTH, HEIGHT, 32);
  const out = new Uint8Array(WIDTH * HEIGHT * 4);
  drawRows(look, keys, maps, size, { from: 0, to: HEIGHT }, out);
  return out;
}

describe('how a key is made', () => {
  test('is seen in its pixels: hard edges, anti-aliased flat colour, paint', async () => {
    expect(lookOf(await disc(40, true), WIDTH, HEIGHT)).toBe('binarised');
    expect(lookOf(await disc(40, false), WIDTH, HEIGHT)).toBe('flat');
    const noise = Uint8Array.from({ length: WIDTH * HEIGHT * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 7919) % 251));
    expect(lookOf({ rgba: noise }, WIDTH, HEIGHT)).toBe('painted');
  });

  test('a compressed picture of flat colours is painted: its colours are not exact any more', async () => {
    const { rgba } = await disc(40, false);
    const jpeg = await sharp(rgba, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } })
      .jpeg({ quality: 60 })
      .toBuffer();
    // A film frame has noise everywhere; a small JPEG keeps its empty corners exact.
    const grain = new Uint8Array(await sharp(jpeg).ensureAlpha().raw().toBuffer()).map((v, i) =>
      i % 4 === 3 ? v : v ^ (((i * 2654435761) >>> 16) & 3),
    );
    expect(lookOf({ rgba: grain }, WIDTH, HEIGHT)).toBe('painted');
  });

  test('16-bit pixels are looked at as finely as they are', () => {
    const ramp = Uint16Array.from({ length: WIDTH * HEIGHT * 4 }, (_, i) => (i % 4 === 3 ? 65535 : 30000 + (i >> 2)));
    expect(lookOf({ rgba: ramp }, WIDTH, HEIGHT)).toBe('painted');
  });
});

test('between binarised keys there is no colour that the keys do not have, wherever the flow points', async () => {
  const keys = [await disc(36, true), await disc(52, true)] as const;
  const allowed = coloursOf(keys[0].rgba, keys[1].rgba);
  const offset = fc.double({ min: -30, max: 30, noNaN: true });
  const maps = fc.record({
    flow0: fc.tuple(offset, offset),
    flow1: fc.tuple(offset, offset),
    blend: fc.double({ min: 0, max: 1, noNaN: true }),
    residual: fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 4, maxLength: 4 }),
  });
  fc.assert(
    fc.property(maps, (values) => {
      const drawn = coloursOf(draw('binarised', keys, evenMaps(WIDTH, HEIGHT, values)));
      for (const colour of drawn) expect(allowed.has(colour)).toBe(true);
    }),
    { numRuns: 12 },
  );
});

test('a thin line of binarised keys stays a line when it falls between two pixels', async () => {
  const rgba = new Uint8Array(WIDTH * HEIGHT * 4).fill(255);
  for (let y = 0; y < HEIGHT; y += 1) rgba.set([0, 0, 0, 255], (y * WIDTH + 40) * 4);
  const key: Pixels = { depthBits: 8, rgba };
  const drawn = draw('binarised', [key, key], evenMaps(WIDTH, HEIGHT, { flow0: [0.5, 0], blend: 1 }));
  for (let y = 0; y < HEIGHT; y += 1) {
    const inked = Array.from({ length: WIDTH }, (_, x) => drawn[(y * WIDTH + x) * 4]).filter((red) => red === 0).length;
    expect(inked).toBeGreaterThanOrEqual(1);
    expect(inked).toBeLessThanOrEqual(2);
  }
});

test('half of one area over half of another is a ghost: flat keys get one of the two, and the edge stays soft', async () => {
  const keys = [await disc(36, false), await disc(52, false)] as const;
  const maps = evenMaps(WIDTH, HEIGHT, { flow0: [-3, 0], flow1: [3.4, 0], blend: 0.6, residual: [0.04, 0.02, 0, 0] });
  const plain = draw('painted', keys, maps);
  const drawn = draw('flat', keys, maps);
  const areas = coloursOf(keys[0].rgba, keys[1].rgba);
  const foreign = (rgba: Uint8Array) =>
    Array.from({ length: WIDTH * HEIGHT }, (_, i) => colourCode(rgba, i * 4)).filter((code) => !areas.has(code)).length;
  expect(foreign(plain)).toBeGreaterThan(2000);
  expect(foreign(drawn)).toBeLessThan(foreign(plain) * 0.5);
  expect(foreign(drawn)).toBeGreaterThan(20);
});
