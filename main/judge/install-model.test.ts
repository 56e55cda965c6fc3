import { copyFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findNetwork, GRAPH_ROLES, readGraph, readManifest } from '../inference/manifest';
import { weightsFolder } from '../inference/weights-folder';
import { temporaryFolder } from '../ingest/testing/pictures';
import { installModel } from './install-model';

const folder = temporaryFolder();

test('a new model becomes the default, and the one before stays loadable by its id', async () => {
  const [shipped, candidate] = [join(folder, 'shipped'), join(folder, 'candidate')];
  await cp(weightsFolder(), shipped, { recursive: true });
  const all = await readManifest(shipped);
  const before = findNetwork(all);
  await mkdir(candidate);
  for (const role of GRAPH_ROLES) {
    await copyFile(join(shipped, before.graphs[role].file), join(candidate, before.graphs[role].file));
  }
  const old = findNetwork(await readManifest(shipped));
  await installModel(candidate, { ...old, id: 'newer', version: '9' }, shipped);
  const after = await readManifest(shipped);
  expect(after.default).toBe('newer');
  for (const id of ['newer', before.id]) {
    for (const role of GRAPH_ROLES) await readGraph(shipped, findNetwork(after, id).graphs[role]);
  }
  // What a manifest says for other readers survives: units and ranges of every tensor, of the old ones and of the new one.
  const text = await readFile(join(shipped, 'manifest.json'), 'utf8');
  const units = (json: string) => json.match(/"unit"/g)?.length ?? 0;
  expect(units(text)).toBe(units(JSON.stringify(all)) + units(JSON.stringify(before)));
});

test('a manifest that points out of its folder is refused', async () => {
  const outside = join(folder, 'outside');
  await mkdir(outside);
  const text = await readFile(join(weightsFolder(), 'manifest.json'), 'utf8');
  await writeFile(join(outside, 'manifest.json'), text.replaceAll(/"file": "/g, '"file": "../'));
  await expect(readManifest(outside)).rejects.toMatchObject({ code: 'model-invalid' });
});
