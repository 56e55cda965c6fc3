import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { weightsTrouble } from './weights-trouble';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nakawari-weights-'));
  const graph = async (role: string) => {
    await writeFile(join(folder, `${role}.onnx`), role);
    const sha256 = createHash('sha256').update(role).digest('hex');
    return { file: `${role}.onnx`, sha256, bytes: role.length, inputs: [], outputs: [] };
  };
  const model = {
    ...{ id: 'small', version: '1', task: 'inbetween', kind: 'key-pair-tween', alignment: 'half-pixel', multiple: 32 },
    graphs: { key: await graph('key'), pair: await graph('pair'), tween: await graph('tween') },
    ...{ keypoints: [], bones: [], parts: [], licence: 'Apache-2.0', commercialUse: 'yes', trainedOn: '' },
    ...{ trainingCommit: '', trainedSamples: 0, scores: {}, card: '' },
  };
  const manifest = { format: 'nakawari-models', version: 1, models: [model], default: 'small' };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('sound weights are no trouble, as often as it is asked', async () => {
  expect(await weightsTrouble(folder)).toBeNull();
  expect(await weightsTrouble(folder)).toBeNull();
});

test('a graph that is altered, gone and put back is told each time, although it was sound before', async () => {
  expect(await weightsTrouble(folder)).toBeNull();
  await writeFile(join(folder, 'pair.onnx'), 'riap');
  expect(await weightsTrouble(folder)).toEqual({ code: 'model-altered', detail: { file: 'pair.onnx' } });
  await rm(join(folder, 'pair.onnx'));
  expect(await weightsTrouble(folder)).toEqual({ code: 'model-missing', detail: { file: 'pair.onnx' } });
  await writeFile(join(folder, 'pair.onnx'), 'pair');
  expect(await weightsTrouble(folder)).toBeNull();
});
