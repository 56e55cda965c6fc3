import { copyFile, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Cel, Cut, Inbetween, Paint } from '../contract/cut';
import type { CutEdit } from '../contract/cut-edit';
import { NakawariError } from '../contract/errors';
import { composePainted } from '../paint/compose-painted';
import { draftName, layerName, type PaperPx, TEMPORARY_LAYER, takeLayer } from '../paint/take-layer';
import type { Store } from '../store/store';
import { flushFile, renameOver } from '../store/write-whole';
import { paintedId, paintedRecipe } from '../timeline/painted';
import type { DrawingService } from './drawing-service';

export interface PaintedParts {
  /** Of composed pictures: what it gives up for space is composed again. */
  readonly store: Store;
  readonly version: string;
  /** What networks drew. */
  readonly drawn: Pick<DrawingService, 'pictureFile' | 'whichAreThere'>;
}

interface KnownPicture {
  readonly paint: Paint;
  readonly folder: string;
  readonly sizePx: PaperPx;
  readonly modelId: string;
}

const DRAFT = /^draft\.([0-9a-f]{64})\.png$/;
const LAYER = /^([0-9a-f]{64})\.png$/;
const NAME = /[0-9a-f]{64}/g;
/** A layer that no document names may be one whose edit is still on its way. */
const SWEEP_OLDER_MS = 24 * 60 * 60 * 1000;
const SWEEP_AFTER_MS = 10_000;

/**
 * What people painted in the cuts that are open. The layers lie in the document's own folder (`paint/`), never in the store alone, and with them
 * a copy of each drawing that was painted on. What is shown is composed from both when somebody asks for it.
 */
export class PaintedPictures {
  readonly #parts: PaintedParts;
  readonly #pictures = new Map<string, KnownPicture>();
  /** Layers and kept drafts by their id. */
  readonly #files = new Map<string, string>();
  readonly #seen = new WeakSet<Cel>();
  readonly #composing = new Map<string, Promise<string>>();
  readonly #keeping = new Map<string, Promise<void>>();
  readonly #closing = new AbortController();

  constructor(parts: PaintedParts) {
    this.#parts = parts;
  }

  /** A document is opened: what lies in its folder is known before it is asked for. */
  async meet(documentFolder: string): Promise<void> {
    const folder = join(documentFolder, 'paint');
    for (const name of await readdir(folder).catch(() => [])) {
      const id = (DRAFT.exec(name) ?? LAYER.exec(name))?.[1];
      if (id !== undefined) this.#files.set(id, join(folder, name));
      else if (TEMPORARY_LAYER.test(name)) await rm(join(folder, name), { force: true }).catch(() => undefined);
    }
    void wait(SWEEP_AFTER_MS, undefined, { ref: false, signal: this.#closing.signal })
      .then(() => this.sweep(documentFolder, SWEEP_OLDER_MS))
      .catch(() => undefined);
  }

  /** A state of the cut is shown: its painted pictures can be asked for from now on, and what they lie over is kept. */
  follow(documentFolder: string, cut: Cut): void {
    for (const cel of cut.cels) {
      if (this.#seen.has(cel)) continue;
      this.#seen.add(cel);
      for (const drawing of cel.drawings) {
        if (drawing.kind === 'key' || !drawing.paint || drawing.picture === null) continue;
        const modelId = drawing.kind === 'inbetween' ? (drawing.made?.model ?? '') : '';
        this.#know(documentFolder, cut, drawing.picture, drawing.paint, modelId);
        const { draft } = drawing.paint;
        if (draft !== null && !this.#files.has(draft)) this.#keep(join(documentFolder, 'paint'), draft);
      }
    }
  }

  #know(documentFolder: string, { widthPx, heightPx }: Cut, picture: string, paint: Paint, modelId: string): void {
    const folder = join(documentFolder, 'paint');
    this.#pictures.set(picture, { paint, folder, sizePx: { widthPx, heightPx }, modelId });
  }

  /** The id of what is seen when this picture is a drawing's draft: with the drawing's paint, where it has any. */
  over(documentFolder: string, cut: Cut, { paint, made }: Inbetween, draft: string): string {
    if (!paint) return draft;
    const painted = { ...paint, draft };
    const picture = paintedId(painted);
    this.#know(documentFolder, cut, picture, painted, made?.model ?? '');
    return picture;
  }

  /** The draft below a person's paint stays, whatever becomes of the store. Nobody waits: until then the store has it. */
  #keep(folder: string, draft: string): void {
    if (this.#keeping.has(draft)) return;
    const keeping = this.#copyDraft(folder, draft)
      .catch(() => undefined)
      .finally(() => this.#keeping.delete(draft));
    this.#keeping.set(draft, keeping);
  }

  async #copyDraft(folder: string, draft: string): Promise<void> {
    const from = await this.#parts.drawn.pictureFile(draft);
    if (from === undefined) return;
    const temporary = join(folder, `${draft.slice(0, 16)}.part`);
    const path = join(folder, draftName(draft));
    await copyFile(from, temporary);
    await flushFile(temporary);
    await renameOver(temporary, path);
    this.#files.set(draft, path);
  }

  /** Takes a layer from the page. @throws NakawariError as takeLayer */
  async take(documentFolder: string, paper: PaperPx, body: ReadableStream<Uint8Array>): Promise<string> {
    const folder = join(documentFolder, 'paint');
    const sha256 = await takeLayer(folder, paper, body);
    this.#files.set(sha256, join(folder, layerName(sha256)));
    return sha256;
  }

  /** No document names what is not on the disk. @throws NakawariError not-found */
  async refuseUnknown(documentFolder: string, edit: CutEdit): Promise<void> {
    for (const layer of layersIn(edit)) {
      const isThere = await stat(join(documentFolder, 'paint', layerName(layer))).then(
        (found) => found.isFile(),
        () => false,
      );
      if (!isThere) throw new NakawariError('not-found', { what: layer });
    }
  }

  /** A composed picture, a layer or a kept draft; undefined for anything else. @throws NakawariError picture-damaged, disk-full */
  async fileOf(id: string): Promise<string | undefined> {
    const known = this.#pictures.get(id);
    if (!known) return this.#files.get(id);
    const composing = this.#composing.get(id) ?? this.#compose(known).finally(() => this.#composing.delete(id));
    this.#composing.set(id, composing);
    return composing;
  }

  async #compose({ paint, folder, sizePx, modelId }: KnownPicture): Promise<string> {
    const { store, version, drawn } = this.#parts;
    const recipe = paintedRecipe(paint);
    const id = store.idOf(recipe);
    if (await store.has(id)) return store.pathOf(id);
    const draft =
      paint.draft === null ? null : ((await drawn.pictureFile(paint.draft)) ?? this.#files.get(paint.draft));
    if (draft === undefined) throw new NakawariError('not-found', { what: paint.draft ?? id });
    const layer = (sha256: string | null) => (sha256 === null ? null : join(folder, layerName(sha256)));
    const files = { draft, over: layer(paint.over), erased: layer(paint.erased) };
    await store.put(recipe, await composePainted(files, { paper: paint.paper, sizePx, version, modelId }));
    return store.pathOf(id);
  }

  /** The drawing service with painted pictures among its own: whoever asks for a picture gets it, painted or not. */
  serve(service: DrawingService): DrawingService {
    return {
      ...service,
      pictureFile: async (id) => (await this.#parts.drawn.pictureFile(id)) ?? this.fileOf(id),
      whichAreThere: async (ids) => {
        const there = new Set(await service.whichAreThere(ids));
        for (const id of ids) if (this.#pictures.has(id) || this.#files.has(id)) there.add(id);
        return there;
      },
    };
  }

  /**
   * Removes layers and kept drafts that neither the document, nor any copy of it, nor a line of any history names. Whatever those files say in
   * 64 hexadecimal digits counts as a name.
   */
  async sweep(documentFolder: string, olderMs: number): Promise<void> {
    const folder = join(documentFolder, 'paint');
    const old: { readonly id: string; readonly path: string }[] = [];
    for (const name of await readdir(folder).catch(() => [])) {
      const id = (DRAFT.exec(name) ?? LAYER.exec(name))?.[1];
      const found = id === undefined ? undefined : await stat(join(folder, name)).catch(() => undefined);
      if (id !== undefined && found && Date.now() - found.mtimeMs > olderMs) old.push({ id, path: join(folder, name) });
    }
    if (old.length === 0) return;
    const named = await namesIn(documentFolder);
    for (const { id, path } of old) {
      if (named.has(id)) continue;
      await rm(path, { force: true }).catch(() => undefined);
      this.#files.delete(id);
    }
  }

  /** Answers when no draft is being copied any more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#keeping.values(), ...[...this.#composing.values()].map((one) => one.catch(() => ''))]);
  }
}

function layersIn(edit: CutEdit): string[] {
  if (edit.kind === 'several') return edit.edits.flatMap(layersIn);
  if (edit.kind !== 'set-paint' || edit.paint === null) return [];
  return [edit.paint.over, edit.paint.erased].filter((layer) => layer !== null);
}

/** @throws what reading throws: then nothing may be taken for unnamed */
async function namesIn(documentFolder: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const file of await readdir(documentFolder)) {
    if (!/\.jsonl?$/.test(file) || file === 'keys.json') continue;
    for (const [name] of (await readFile(join(documentFolder, file), 'utf8')).matchAll(NAME)) names.add(name);
  }
  return names;
}
