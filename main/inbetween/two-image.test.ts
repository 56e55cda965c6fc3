import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeAddedModel } from '../inference/testing/added-model';
import { crossFadeGraph } from '../inference/testing/tiny-graphs';
import { weightsFolder } from '../inference/weights-folder';
import { temporaryFolder } from '../ingest/testing/pictures';
import { openStore, type Store } from '../store/store';
import { createDrawingEngine, type DrawingEngine } from './drawing-engine';
import { buildPrograms } from './testing/built-programs';
import { keyFile } from './testing/keys';

/** Models of others through the real child: a cross-fade, whose answer is known. */

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder, ...parts);
let child: Awaited<ReturnType<typeof buildPrograms>>;
let store: Store;
let engine: DrawingEngine;

type Rgba = readonly [number, number, number, number];

async function plain(name: string, [r, g, b, a]: Rgba, [width, height]: readonly [number, number] = [96, 72]) {
  const background = { r, g, b, alpha: a / 255 };
  const png = await sharp({ create: { width, height, channels: 4, background } })
    .png()
    .toBuffer();
  return keyFile(folder, name, png);
}

async function middleOf(modelId: string, key0: Rgba, key1: Rgba, sizePx?: readonly [number, number], tUnit = 0.25) {
  const name = `${modelId}-${key0.join()}-${key1.join()}-${tUnit}`;
  const keys = { key0: await plain(`${name}-0.png`, key0, sizePx), key1: await plain(`${name}-1.png`, key1, sizePx) };
  const drawn = await engine.draw({ ...keys, tUnit, modelId });
  const { data, info } = await sharp(store.pathOf(drawn.id)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 4;
  return { drawn, keys, size: [info.width, info.height], colour: [...data.subarray(middle, middle + 4)] };
}

beforeAll(async () => {
  child = await buildPrograms();
  store = await openStore({ folder: at('store') });
  await writeAddedModel(at('added', 'fade'));
  const pixels = { shape: [1, 'H', 'W', 3], range: [0, 255], tShape: [1, 1, 1, 1] };
  const bytes = crossFadeGraph({ picture: pixels.shape, t: pixels.tShape });
  await writeAddedModel(at('added', 'bytes'), { id: 'bytes', bytes, ...pixels });
  await writeAddedModel(at('added', 'no-graph'), { id: 'no-graph', bytes: new Uint8Array(64).fill(7) });
  engine = createDrawingEngine({ store, childFile: child.file, threads: 1, modelFolders: [at('added')] });
}, 60_000);
afterAll(async () => {
  await engine.close();
  child.remove();
});

test.each(['fade', 'bytes'])('%s draws what its graph says, under its own name, and tells no doubt', async (id) => {
  const { drawn, colour, size } = await middleOf(id, [200, 100, 0, 255], [0, 100, 200, 255]);
  expect(colour).toEqual([150, 100, 50, 255]);
  expect(size).toEqual([96, 72]);
  expect(drawn).toMatchObject({ model: id, doubt: null, reused: false });
});

test('see-through keys stay see-through: colours do not take the white of the paper', async () => {
  const { colour } = await middleOf('fade', [200, 40, 40, 255], [200, 40, 40, 0], undefined, 0.5);
  expect(colour[3]).toBeCloseTo(128, -1);
  for (const [c, expected] of [200, 40, 40].entries()) expect(Math.abs((colour[c] ?? 0) - expected)).toBeLessThan(4);
});

test('keys above its area come back at their own size', async () => {
  const { size, colour } = await middleOf('fade', [0, 0, 0, 255], [255, 255, 255, 255], [1280, 720], 0.5);
  expect([size, colour]).toEqual([
    [1280, 720],
    [128, 128, 128, 255],
  ]);
});

test('two models never share a drawing, and one that is asked again is not drawn again', async () => {
  const [one, other] = [
    await middleOf('fade', [10, 20, 30, 255], [50, 60, 70, 255]),
    await middleOf('bytes', [10, 20, 30, 255], [50, 60, 70, 255]),
  ];
  expect(one.drawn.id).not.toBe(other.drawn.id);
  expect((await engine.draw({ ...one.keys, tUnit: 0.25, modelId: 'fade' })).reused).toBe(true);
});

test('what it lacks is said: the list of models, and maps that are asked for', async () => {
  const models = await engine.models();
  expect(models.find((model) => model.isDefault)?.lacks).toEqual([]);
  expect(models.find((model) => model.id === 'fade')?.lacks).toContain('maps');
  const { keys } = await middleOf('fade', [1, 2, 3, 255], [3, 2, 1, 255]);
  const asked = engine.mapsOfInbetween({ ...keys, tUnit: 0.5, modelId: 'fade' });
  await expect(asked).rejects.toMatchObject({ code: 'model-no-maps', detail: { model: 'fade' } });
  expect((await engine.provenance('fade')).model).toMatchObject({ id: 'fade', licence: 'Apache-2.0' });
});

test('a file that is no graph is a sentence, and the next drawing works', async () => {
  await expect(middleOf('no-graph', [0, 0, 0, 255], [9, 9, 9, 255])).rejects.toMatchObject({
    code: 'model-invalid',
    detail: { file: 'frame.onnx' },
  });
  expect((await middleOf('fade', [0, 0, 0, 255], [8, 8, 8, 255])).colour).toEqual([2, 2, 2, 255]);
});

test('what ships still draws beside them', async () => {
  const installed = createDrawingEngine({ store, childFile: child.file, weightsFolder: weightsFolder(), threads: 1 });
  const keys = { key0: await plain('own-0.png', [9, 9, 9, 255]), key1: await plain('own-1.png', [9, 9, 9, 255]) };
  expect((await installed.draw({ ...keys, tUnit: 0.5 })).doubt).not.toBeNull();
  await installed.close();
});
