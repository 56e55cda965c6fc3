import { copyFile, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../ingest/testing/pictures';
import { findModel, findNetwork, graphsOf, readGraph, readManifest } from './manifest';
import { weightsFolder } from './weights-folder';

/** A copy of the installed weights, to be spoiled. */
const folder = temporaryFolder();
beforeEach(async () => {
  await cp(weightsFolder(), folder, { recursive: true });
});
const change = async (edit: (manifest: Record<string, unknown>) => void) => {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  edit(manifest);
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
};

test('the installed models are what their manifest says', async () => {
  const manifest = await readManifest(weightsFolder());
  for (const model of manifest.models) {
    for (const graph of graphsOf(model)) await readGraph(weightsFolder(), graph);
  }
});

describe('weights that are not as they should be', () => {
  test('a file of which one bit is changed is refused', async () => {
    const { graphs } = findNetwork(await readManifest(folder));
    const path = join(folder, graphs.tween.file);
    const bytes = await readFile(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(path, bytes);
    await expect(readGraph(folder, graphs.tween)).rejects.toMatchObject({
      code: 'model-altered',
      detail: { file: graphs.tween.file },
    });
  });

  test('a missing graph, a missing manifest', async () => {
    const { graphs } = findNetwork(await readManifest(folder));
    await rm(join(folder, graphs.key.file));
    await expect(readGraph(folder, graphs.key)).rejects.toMatchObject({ code: 'model-missing' });
    await expect(readManifest(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'model-missing' });
  });

  test('a manifest that is no JSON, of another kind, without its default, or that points out of its folder', async () => {
    await expect(
      change((manifest) => Object.assign(manifest, { version: 2 })).then(() => readManifest(folder)),
    ).rejects.toMatchObject({ code: 'model-invalid' });
    await writeFile(join(folder, 'manifest.json'), '{');
    await expect(readManifest(folder)).rejects.toMatchObject({ code: 'model-invalid' });
    await copyFile(join(weightsFolder(), 'manifest.json'), join(folder, 'manifest.json'));
    await change((manifest) => Object.assign(manifest, { default: 'nobody' }));
    await expect(readManifest(folder)).rejects.toMatchObject({ code: 'model-invalid' });
    const text = await readFile(join(weightsFolder(), 'manifest.json'), 'utf8');
    await writeFile(join(folder, 'manifest.json'), text.replace(/"file": "/, '"file": "../'));
    await expect(readManifest(folder)).rejects.toMatchObject({ code: 'model-invalid' });
  });

  test('a model that nobody installed', async () => {
    const manifest = await readManifest(weightsFolder());
    expect(() => findModel(manifest, 'nobody')).toThrow(expect.objectContaining({ code: 'model-unknown' }));
  });
});
