import { join } from 'node:path';
import { endsOf, spanOf } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { SIDECAR_NAME } from '../contract/provenance';
import { sha256OfBytes } from '../ingest/hash-bytes';
import { composeFile, composeLoop, composeSheet } from './compose-file';
import { readEarlierSidecar } from './earlier-sidecar';
import type { SequenceOrder, SequenceTools } from './sequence-order';
import { type PlannedFile, type PlannedFolder, planDrawings, planFrames } from './sequence-plan';
import { formatSidecar } from './sidecar';
import { type PlanOrder, planContactSheet, planLoop } from './single-plan';
import { refuseKeysFolder, StagedFolder } from './staged-folder';

/** @throws NakawariError not-found, input-invalid (a range outside the cut) */
export function planSequence(order: PlanOrder): PlannedFolder[] {
  const { cut, celId, kind } = order;
  const cels = celId === null ? cut.cels : cut.cels.filter((cel) => cel.id === celId);
  if (cels.length === 0) throw new NakawariError('not-found', { what: celId ?? cut.name });
  if (kind === 'drawings') return planDrawings(cels, celId === null && cels.length > 1);
  if (kind === 'contact-sheet') return [planContactSheet(cut, cels, order.spanId)];
  return [kind === 'loop' ? planLoop(cut, cels, order) : planFrames(cut, cels)];
}

const nameIn = (folder: PlannedFolder, name: string) => join(folder.folder, name);

/**
 * Refuses before anything is written: an output folder that is the keys' own, files that are there already.
 * @throws NakawariError output-holds-keys, output-exists
 */
export async function openSequence(order: SequenceOrder, folders: readonly PlannedFolder[]): Promise<StagedFolder> {
  const { cut, keysFolder, outFolder, overwrite } = order;
  const targets = [outFolder, ...folders.map((folder) => join(outFolder, folder.folder))];
  const keyFiles = cut.cels.flatMap((cel) => cel.drawings.flatMap((one) => (one.kind === 'key' ? [one.file] : [])));
  await refuseKeysFolder(targets, keysFolder, keyFiles);
  // A sidecar of ours is added to; only one that is not ours stands in the way.
  if (!overwrite) for (const folder of folders) await readEarlierSidecar(join(outFolder, folder.folder));
  const names = folders.flatMap((folder) => folder.files.map((file) => nameIn(folder, file.name)));
  return StagedFolder.open(outFolder, names, overwrite);
}

/**
 * Writes the planned files and appears all at once at the end. Keys are copied byte for byte, and checked to be the ones the cut was made
 * from. Every in-between must have its picture.
 * @throws NakawariError document-changed (a key's file is another by now), not-found (a drawing without picture), disk-full,
 *   output-not-writable, cancelled (nothing is left behind)
 */
export async function writeSequence(
  order: SequenceOrder,
  folders: readonly PlannedFolder[],
  staged: StagedFolder,
  tools: SequenceTools,
): Promise<{ readonly files: number }> {
  const total = folders.reduce((sum, folder) => sum + folder.files.length, 0);
  const composed = new ComposedFrames(order, tools);
  const hashes = new Map<string, string>();
  let done = 0;
  for (const folder of folders) {
    for (const file of folder.files) {
      if (tools.signal.aborted) throw new NakawariError('cancelled');
      const { bytes, sha256 } = await composed.contentOf(file);
      await staged.write(nameIn(folder, file.name), bytes);
      hashes.set(nameIn(folder, file.name), sha256);
      done += 1;
      tools.onProgress(done, total);
    }
    const hashOf = (name: string) => hashes.get(nameIn(folder, name)) ?? '';
    const earlier = await readEarlierSidecar(join(order.outFolder, folder.folder)).catch(() => undefined);
    const keyHashes = await hashesOfKeys(folder, tools);
    const facts = { ofFile: hashOf, ofKey: keyHashes, models: tools.models };
    const sidecar = formatSidecar(folder, order.cut, tools.provenance, facts, earlier);
    await staged.write(nameIn(folder, SIDECAR_NAME), sidecar);
  }
  if (tools.signal.aborted) throw new NakawariError('cancelled');
  await staged.commit();
  return { files: total };
}

/** Of the keys that this folder's generated drawings were made from; without those that are not there any more. */
async function hashesOfKeys(folder: PlannedFolder, tools: SequenceTools): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const { cel, drawing } of folder.files.flatMap((file) => file.layers)) {
    const ends = drawing.kind === 'inbetween' ? endsOf(cel, spanOf(cel, drawing)) : undefined;
    for (const key of ends ? [ends.from, ends.to] : []) {
      const known = hashes.get(key.picture) ?? (await tools.readKey(key).catch(() => undefined))?.sha256;
      if (known !== undefined) hashes.set(key.picture, known);
    }
  }
  return hashes;
}

interface Content {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** What a file holds. The last one is kept: on 2s or in a hold the same drawings follow each other. */
class ComposedFrames {
  readonly #order: SequenceOrder;
  readonly #tools: SequenceTools;
  #last: { readonly of: string; readonly content: Content } | undefined;

  constructor(order: SequenceOrder, tools: SequenceTools) {
    this.#order = order;
    this.#tools = tools;
  }

  async contentOf(file: PlannedFile): Promise<Content> {
    const of = file.layers.map(({ drawing }) => drawing.picture).join(' ');
    if (this.#last?.of === of) return this.#last.content;
    const bytes = await this.#bytesOf(file);
    const content = { bytes, sha256: await sha256OfBytes(bytes) };
    this.#last = { of, content };
    return content;
  }

  async #bytesOf(file: PlannedFile): Promise<Uint8Array> {
    const { kind } = this.#order;
    if (kind === 'contact-sheet') return composeSheet(this.#order, file, this.#tools);
    if (kind === 'loop') return composeLoop(this.#order, this.#tools);
    return composeFile(this.#order.cut, file, this.#tools);
  }
}
