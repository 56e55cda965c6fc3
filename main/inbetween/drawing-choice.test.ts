import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PaletteStep } from '../contract/drawing-choice';
import { writeAddedModel } from '../inference/testing/added-model';
import { ballPng, temporaryFolder } from '../ingest/testing/pictures';
import { openStore, type Store } from '../store/store';
import { createDrawingEngine, type DrawingEngine } from './drawing-engine';
import { buildPrograms } from './testing/built-programs';
import { keyFile } from './testing/keys';

/** What a person chooses about drawing: the last step, and what the networks run on. */

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder, ...parts);
let child: Awaited<ReturnType<typeof buildPrograms>>;
let store: Store;
let engine: DrawingEngine;
const told: string[] = [];

beforeAll(async () => {
  child = await buildPrograms();
  store = await openStore({ folder: at('store') });
  await writeAddedModel(at('added', 'fade'));
  engine = createDrawingEngine({
    ...{ store, childFile: child.file, threads: 1, modelFolders: [at('added')] },
    log: (_, text) => told.push(text),
  });
}, 60_000);
afterAll(async () => {
  await engine.close();
  child.remove();
});

/** A key of three colours without anti-aliasing. */
async function hardKey(name: string, left: number) {
  const [width, height] = [96, 72];
  const rgb = Buffer.alloc(width * height * 3, 255);
  for (let y = 20; y < 50; y += 1) {
    for (let x = left; x < left + 30; x += 1) {
      const isEdge = x < left + 2 || x > left + 27 || y < 22 || y > 47;
      rgb.set(isEdge ? [0, 0, 0] : [220, 60, 60], (y * width + x) * 3);
    }
  }
  return keyFile(
    folder,
    name,
    await sharp(rgb, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  );
}

async function coloursOf(id: string): Promise<number> {
  const { data } = await sharp(store.pathOf(id)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const codes = new Set<number>();
  for (let i = 0; i < data.length; i += 3)
    codes.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
  return codes.size;
}

test('the palette step: binarised keys give their three colours, unless a person wants none of it', async () => {
  const keys = { key0: await hardKey('hard0.png', 20), key1: await hardKey('hard1.png', 34) };
  const drawn = (palette?: PaletteStep) => engine.draw({ ...keys, tUnit: 0.5, palette });
  const [automatic, on, off] = [await drawn(), await drawn('on'), await drawn('off')];
  expect(await coloursOf(automatic.id)).toBeLessThanOrEqual(3);
  expect(await coloursOf(on.id)).toBeLessThanOrEqual(3);
  expect(await coloursOf(off.id)).toBeGreaterThan(20);
  // Each is kept under its own name, and the one of always keeps the name that it had.
  expect(new Set([automatic.id, on.id, off.id]).size).toBe(3);
  expect((await drawn('automatic')).id).toBe(automatic.id);
  expect((await drawn('off')).reused).toBe(true);
});

test('the sidecar tells of the palette step; a model that lacks it never claims it', async () => {
  expect(await engine.provenance(undefined, 'off')).toMatchObject({ provider: 'cpu', paletteStep: 'off' });
  expect((await engine.provenance()).paletteStep).toBe('automatic');
  expect((await engine.provenance('fade', 'on')).paletteStep).toBe('off');
});

test('a provider that is not here: drawn on the processor, told once, and the drawing is the processor’s own', async () => {
  const wish = process.platform === 'linux' ? 'coreml' : process.platform === 'darwin' ? 'dml' : 'coreml';
  const keys = {
    key0: await keyFile(folder, 'ball0.png', await ballPng({ at: 0.3 })),
    key1: await keyFile(folder, 'ball1.png', await ballPng({ at: 0.5 })),
  };
  const before = await engine.draw({ ...keys, tUnit: 0.5, modelId: 'fade' });
  engine.runOn(wish);
  try {
    expect(await engine.provider('fade')).toMatchObject({ provider: 'cpu', refused: [{ provider: wish }] });
    const after = await engine.draw({ ...keys, tUnit: 0.5, modelId: 'fade' });
    await engine.draw({ ...keys, tUnit: 0.25, modelId: 'fade' });
    expect(after).toMatchObject({ id: before.id, reused: true });
    expect((await engine.provenance('fade')).provider).toBe('cpu');
    expect(told.filter((text) => text.includes(wish))).toHaveLength(1);
  } finally {
    engine.runOn('cpu');
  }
});
