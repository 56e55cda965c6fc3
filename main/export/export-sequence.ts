import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cel, Cut, KeyDrawing } from '../contract/cut';
import { drawingById, endsOf, spanOf } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { type Provenance, SIDECAR_NAME } from '../contract/provenance';
import { sha256OfBytes } from '../ingest/hash-bytes';
import { composeFrame } from './compose-frame';
import { readEarlierSidecar } from './earlier-sidecar';
import { type CelDrawing, type PlannedFile, type PlannedFolder, planDrawings, planFrames } from './sequence-plan';
import { formatSidecar, showsGenerated } from './sidecar';
import { refuseKeysFolder, StagedFolder } from './staged-folder';

export interface SequenceOrder {
  readonly cut: Cut;
  /** Null: all cels. */
  readonly celId: string | null;
  readonly kind: 'frames' | 'drawings';
  readonly keysFolder: string;
  readonly outFolder: string;
  readonly overwrite: boolean;
}

export interface SequenceTools {
  readonly signal: AbortSignal;
  readonly provenance: Provenance;
  /** Embedded in composed frames that show a generated drawing; a drawing as it is carries its own. */
  readonly generatedXmp: string;
  /**
   * A key's own bytes, checked to be the ones that the cut was made from, and their sha256.
   * @throws NakawariError picture-missing, document-changed
   */
  readonly readKey: (key: KeyDrawing) => Promise<{ readonly bytes: Uint8Array; readonly sha256: string }>;
  /** The file of a generated drawing. */
  readonly pictureFile: (id: string) => Promise<string | undefined>;
  /** Pictures written so far. */
  readonly onProgress: (done: number, total: number) => void;
}

/** @throws NakawariError not-found */
export function planSequence(order: Pick<SequenceOrder, 'cut' | 'celId' | 'kind'>): PlannedFolder[] {
  const { cut, celId, kind } = order;
  const cels = celId === null ? cut.cels : cut.cels.filter((cel) => cel.id === celId);
  if (cels.length === 0) throw new NakawariError('not-found', { what: celId ?? cut.name });
  return kind === 'drawings' ? planDrawings(cels, celId === null && cels.length > 1) : [planFrames(cut, cels)];
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
    const sidecar = formatSidecar(folder, order.cut, tools.provenance, { ofFile: hashOf, ofKey: keyHashes }, earlier);
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
    const layers: Uint8Array[] = [];
    for (const layer of file.layers) layers.push(await this.#read(layer));
    const [only] = layers;
    if (file.asItIs && only !== undefined) return only;
    return composeFrame(layers, this.#order.cut, showsGenerated(file) ? this.#tools.generatedXmp : undefined);
  }

  async #read({ cel, drawing }: CelDrawing): Promise<Uint8Array> {
    return drawing.kind === 'key' ? (await this.#tools.readKey(drawing)).bytes : this.#readInbetween(cel, drawing.id);
  }

  async #readInbetween(cel: Cel, drawingId: string): Promise<Uint8Array> {
    const drawing = drawingById(cel, drawingId);
    const path = drawing?.picture ? await this.#tools.pictureFile(drawing.picture) : undefined;
    if (path === undefined) throw new NakawariError('not-found', { what: drawingId });
    return readFile(path);
  }
}
