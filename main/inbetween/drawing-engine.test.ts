import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planesNamed, tensorNamed } from '../analysis/planes';
import { GENERATED_SOURCE_TYPE } from '../contract/provenance';
import { findNetwork, readManifest } from '../inference/manifest';
import { weightsFolder } from '../inference/weights-folder';
import { decodePicture } from '../ingest/decode-picture';
import { iccChunk, withPngChunks } from '../ingest/png-chunks';
import { ball, ballPng, temporaryFolder } from '../ingest/testing/pictures';
import { openStore, type Store } from '../store/store';
import { childNetwork } from './child-model';
import { tweenMaps } from './draw-inbetween';
import { drawRows } from './draw-rows';
import { createDrawingEngine, type DrawingEngine, type KeyRef } from './drawing-engine';
import { DrawingStudio } from './drawing-studio';
import { buildPrograms } from './testing/built-programs';
import { keyFile } from './testing/keys';

/** The real child with the real network, on small drawings. */

const folder = temporaryFolder();
let child: Awaited<ReturnType<typeof buildPrograms>>;
let store: Store;
let engine: DrawingEngine;
let pairs = 0;

beforeAll(async () => {
  child = await buildPrograms();
  store = await openStore({ folder: join(folder, 'store') });
  engine = createDrawingEngine({ store, childFile: child.file, threads: 1 });
}, 60_000);
afterAll(async () => {
  await engine.close();
  child.remove();
});

/** Two keys that no other test has, so that nothing is in the store or in the child's memory yet. */
async function pair(make: (at: number) => Promise<Uint8Array>): Promise<{ key0: KeyRef; key1: KeyRef }> {
  pairs += 1;
  const key = async (name: string, at: number) => keyFile(folder, `${name}${pairs}.png`, await make(at + pairs / 200));
  return { key0: await key('A', 0.4), key1: await key('B', 0.6) };
}
const drawnPath = async (keys: { key0: KeyRef; key1: KeyRef }, tUnit = 0.5) =>
  store.pathOf((await engine.draw({ ...keys, tUnit })).id);

describe('a drawing comes back as its keys are', () => {
  test.each([
    [64, 64],
    [65, 79],
    [97, 64],
    [1200, 64],
    [64, 700],
  ])('%i x %i', async (width, height) => {
    const meta = await sharp(await drawnPath(await pair((at) => ballPng({ width, height, at })))).metadata();
    expect(meta).toMatchObject({ format: 'png', width, height, depth: 'uchar', hasAlpha: false });
  });

  test('16 bits stay 16 bits, alpha stays, grey stays grey', async () => {
    const make = (at: number) => ball({ at, paper: 'none' }).toColourspace('rgb16').png().toBuffer();
    expect(await sharp(await drawnPath(await pair(make))).metadata()).toMatchObject({
      depth: 'ushort',
      hasAlpha: true,
    });
    const grey = (at: number) => ball({ at }).greyscale().toColourspace('b-w').png().toBuffer();
    expect(await sharp(await drawnPath(await pair(grey))).metadata()).toMatchObject({ channels: 1, hasAlpha: false });
  });

  test('colour profile and density are the key’s, and the file says that it was generated', async () => {
    const profile = (await sharp(await ball().withIccProfile('p3').png().toBuffer()).metadata()).icc;
    if (!profile) throw new Error('no profile to test with');
    const make = async (at: number) =>
      withPngChunks(await ball({ at }).withDensity(144).png().toBuffer(), [iccChunk(profile)]);
    const meta = await sharp(await drawnPath(await pair(make))).metadata();
    expect(meta.icc && Buffer.from(meta.icc).equals(profile)).toBe(true);
    expect(meta.density).toBe(144);
    expect(meta.xmpAsString).toContain(GENERATED_SOURCE_TYPE);
    expect(meta.xmpAsString).toMatch(/AISystemUsed="Nakawari [\d.]+, model /);
  });

  test('a key larger than the network sees is drawn at its own size', async () => {
    const keys = await pair((at) => ballPng({ width: 1100, height: 700, at }));
    expect(await sharp(await drawnPath(keys)).metadata()).toMatchObject({ width: 1100, height: 700 });
  }, 120_000);

  test('at t = 0 and t = 1 it is the key, pixel for pixel', async () => {
    const keys = await pair((at) => ballPng({ at, paper: 'none' }));
    for (const [tUnit, key] of [
      [0, keys.key0],
      [1, keys.key1],
    ] as const) {
      const [drawn, own] = await Promise.all([decodePicture(await drawnPath(keys, tUnit)), decodePicture(key.path)]);
      expect(Buffer.from(drawn.pixels.rgba).equals(Buffer.from(own.pixels.rgba))).toBe(true);
    }
  });
});

describe('what the network saw', () => {
  test('of an in-between: all maps, in the size asked for', async () => {
    const keys = await pair((at) => ballPng({ width: 130, height: 70, at }));
    const maps = await engine.mapsOfInbetween({ ...keys, tUnit: 0.5 }, { atKeySize: true });
    for (const id of [maps.flowPng, maps.masksPng, maps.confidencePng]) {
      expect(await sharp(store.pathOf(id)).metadata()).toMatchObject({ width: 130, height: 70 });
    }
    expect((await sharp(store.pathOf(maps.masksPng)).metadata()).isPalette).toBe(true);
    const flow = await readFile(store.pathOf(maps.flowFile ?? ''));
    expect([flow.toString('latin1', 0, 4), flow.readInt32LE(4), flow.readInt32LE(8), flow.length]).toEqual([
      'PIEH',
      130,
      70,
      12 + 130 * 70 * 8,
    ]);
    const model = findNetwork(await readManifest(weightsFolder()));
    expect(maps.keypoints.map((point) => point.name)).toEqual(model.keypoints);
    expect(maps.parts.map((part) => part.name)).toEqual(model.parts);
    expect(await engine.mapsOfInbetween({ ...keys, tUnit: 0.5 }, { atKeySize: true })).toEqual(maps);
  });

  test('of a key: motion to the next one, none for a last key', async () => {
    const keys = await pair((at) => ballPng({ at }));
    expect((await engine.mapsOfKey(keys.key0, keys.key1)).flowPng).not.toBeNull();
    expect(await engine.mapsOfKey(keys.key1, undefined)).toMatchObject({
      flowPng: null,
      confidencePng: null,
      maxFlowPx: 0,
    });
  });
});

describe('bad input and bad luck', () => {
  test('keys of two sizes, and a key that was saved again since it was read, are refused', async () => {
    const keys = await pair((at) => ballPng({ at }));
    const other = await pair((at) => ballPng({ at, width: 100 }));
    await expect(engine.draw({ key0: keys.key0, key1: other.key1, tUnit: 0.5 })).rejects.toMatchObject({
      code: 'keys-differ-in-size',
    });
    const changed = await pair((at) => ballPng({ at }));
    await writeFile(changed.key0.path, await ballPng({ at: 0.9 }));
    await expect(engine.draw({ ...changed, tUnit: 0.5 })).rejects.toMatchObject({ code: 'document-changed' });
  });

  test('the child killed in the middle of a run: the drawing is made by the next one', async () => {
    const keys = await pair((at) => ballPng({ width: 640, height: 360, at }));
    await engine.prepare();
    const pid = engine.childPid();
    const drawing = engine.draw({ ...keys, tUnit: 0.5 });
    setTimeout(() => pid !== undefined && process.kill(pid, 'SIGKILL'), 30);
    expect((await drawing).reused).toBe(false);
    expect(engine.childPid()).not.toBe(pid);
  });

  test('main’s event loop never waits for a run', async () => {
    const keys = await pair((at) => ballPng({ width: 640, height: 360, at }));
    let longestGapMs = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      const now = performance.now();
      longestGapMs = Math.max(longestGapMs, now - last);
      last = now;
    }, 1);
    const { runMs = 0 } = await engine.draw({ ...keys, tUnit: 0.5 });
    clearInterval(watch);
    // A run in this process would make a gap as long as itself; the busiest machine does not make one of half of that.
    expect(longestGapMs).toBeLessThan(runMs / 2);
  });
});

describe('the graphs themselves, in this process', () => {
  test('our composition is the tween graph’s own drawing when the sizes are the same', async () => {
    const model = childNetwork(weightsFolder(), findNetwork(await readManifest(weightsFolder())));
    const studio = new DrawingStudio({ threads: 1 });
    const keys = await pair((at) => ballPng({ width: 448, height: 352, at, paper: 'none' }));
    const [picture0, picture1] = [await studio.decoded(keys.key0), await studio.decoded(keys.key1)];
    const tween = await studio.tween(keys.key0, keys.key1, 0.5, model, () => undefined);
    const drawing = tensorNamed(tween, 'drawing');
    const own = new Uint8Array(448 * 352 * 4);
    const keyPixels = [picture0.pixels, picture1.pixels] as const;
    drawRows('painted', keyPixels, tweenMaps(tween), studio.sizeOf(picture0, model), { from: 0, to: 352 }, own);
    let difference = 0;
    // Compared premultiplied: the colour of what cannot be seen means nothing.
    for (let i = 0; i < own.length; i += 4) {
      const [a, b] = [own[i + 3] ?? 0, Number(drawing.data[i + 3])];
      for (let c = 0; c < 3; c += 1)
        difference += Math.abs(((own[i + c] ?? 0) * a - Number(drawing.data[i + c]) * b) / 255);
      difference += Math.abs(a - b);
    }
    expect(difference / own.length).toBeLessThan(1.5);
    expect(planesNamed(tween, 'blend', 1)).toMatchObject({ width: 224, height: 176 });
  });

  test('asked for the drawing alone, the tween graph gives the same of it and nothing to look at', async () => {
    const model = childNetwork(weightsFolder(), findNetwork(await readManifest(weightsFolder())));
    const keys = await pair((at) => ballPng({ width: 128, height: 96, at }));
    const tweenOf = (wanted: 'drawing' | 'everything') =>
      new DrawingStudio({ threads: 1 }).tween(keys.key0, keys.key1, 0.5, model, () => undefined, { wanted });
    const [some, all] = [await tweenOf('drawing'), await tweenOf('everything')];
    expect([...some.keys()].sort()).toEqual(['blend', 'flow_t0', 'flow_t1', 'parts', 'residual', 'uncertainty']);
    for (const [name, { data }] of some) expect(data).toEqual(all.get(name)?.data);
    expect([...all.keys()]).toEqual(expect.arrayContaining(['drawing', 'keypoints', 'occlusion']));
  });

  test('a picture drawn before the joints at t are asked for does not stand in their way', async () => {
    const model = childNetwork(weightsFolder(), findNetwork(await readManifest(weightsFolder())));
    const studio = new DrawingStudio({ threads: 1 });
    const keys = await pair((at) => ballPng({ width: 128, height: 96, at }));
    const tween = (wanted: 'drawing' | 'everything') =>
      studio.tween(keys.key0, keys.key1, 0.5, model, () => undefined, { wanted });
    await tween('drawing');
    expect((await tween('everything')).has('keypoints')).toBe(true);
    studio.takeRuns();
    // What knows everything knows how to be drawn.
    expect((await tween('drawing')).has('keypoints')).toBe(true);
    expect(studio.takeRuns()).toEqual([]);
  });
});
