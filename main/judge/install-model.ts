import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  GRAPH_ROLES,
  type KeyPairTweenEntry,
  type Manifest,
  type ModelEntry,
  readManifest,
} from '../inference/manifest';
import { makeFolders, writeWhole } from '../store/write-whole';

const text = (manifest: Manifest) => `${JSON.stringify(manifest, null, 2)}\n`;

async function place(folder: string, manifest: Manifest): Promise<void> {
  await writeWhole(join(folder, 'manifest.json'), text(manifest), join(folder, '.manifest.json.part'));
}

/** Writes the record of a passed gate into a manifest. */
export async function recordGate(folder: string, manifest: Manifest, model: ModelEntry): Promise<void> {
  const models = manifest.models.map((one) => (one.id === model.id ? model : one));
  await place(folder, { ...manifest, models });
}

/**
 * Makes `model` of the candidate folder the default of `shipped`. What was the default stays loadable by its id: its graphs move to
 * a folder of that name. The manifest is written last, so that a kill in between leaves the old one whole.
 */
export async function installModel(candidate: string, model: KeyPairTweenEntry, shipped: string): Promise<void> {
  const manifest = await readManifest(shipped);
  const kept = manifest.models.filter((one) => one.id !== model.id);
  const moved: ModelEntry[] = [];
  for (const old of kept) {
    if (old.kind === 'two-image') {
      moved.push(old);
      continue;
    }
    const graphs = { ...old.graphs };
    for (const role of GRAPH_ROLES) {
      const graph = graphs[role];
      // What the new model has to the byte stays where it is, and serves both.
      if (graph.file.includes('/') || graph.sha256 === model.graphs[role].sha256) continue;
      const file = `${old.id}/${graph.file}`;
      await makeFolders(join(shipped, old.id));
      await copyFile(join(shipped, graph.file), join(shipped, ...file.split('/')));
      graphs[role] = { ...graph, file };
    }
    moved.push({ ...old, graphs });
  }
  // The old manifest still names the old files; they are replaced only once their copies are named.
  await place(shipped, { ...manifest, models: moved.length > 0 ? moved : manifest.models });
  for (const role of GRAPH_ROLES) {
    await copyFile(join(candidate, model.graphs[role].file), join(shipped, model.graphs[role].file));
  }
  await place(shipped, { ...manifest, models: [model, ...moved], default: model.id });
}
