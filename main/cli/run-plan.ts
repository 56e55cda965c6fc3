import { basename, relative } from 'node:path';
import type { PaletteStep } from '../contract/drawing-choice';
import { isCancelled, NakawariError } from '../contract/errors';
import type { DrawingEngine } from '../inbetween/drawing-engine';
import { sha256OfFile } from '../store/sha256-of-file';
import type { Store } from '../store/store';
import { EXIT, type ExitCode, exitCodeOf } from './exit-codes';
import { writeMapFiles } from './map-files';
import { makeFolder, placeCopy, sweepTemporaries } from './output-files';
import type { MapKind, PlannedDrawing, PlannedFolder } from './plan';
import type { Reporter } from './reporter';
import { generatedEntry, keyEntry, type SidecarDrawing, writeSidecar } from './sidecar';

export interface RunContext {
  readonly engine: DrawingEngine;
  readonly store: Store;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
  readonly modelId: string | undefined;
  readonly palette: PaletteStep;
  readonly maps: readonly MapKind[];
  readonly overwrite: boolean;
}

/** How a file is shown: relative to where the person stands, when it lies below. */
export function shown(file: string): string {
  const short = relative(process.cwd(), file) || '.';
  return short.startsWith('..') ? file : short;
}

/** Draws what was planned, folder by folder. One bad drawing does not stop the others; a machine that cannot go on does. */
export class PlanRun {
  readonly #context: RunContext;
  #counts = { generated: 0, reused: 0, keys: 0, failed: 0 };
  #worst: ExitCode = EXIT.done;

  constructor(context: RunContext) {
    this.#context = context;
  }

  get counts() {
    return this.#counts;
  }

  get exitCode(): ExitCode {
    return this.#worst;
  }

  /** A whole part of the plan failed before its drawings could begin. */
  failedWhole(error: unknown, folder: PlannedFolder): void {
    for (const drawing of folder.drawings) this.#failed(error, drawing.file);
  }

  /** @throws NakawariError cancelled, disk-full and the like: nothing after it can work */
  async folder(folder: PlannedFolder): Promise<void> {
    const { engine, modelId, palette } = this.#context;
    await makeFolder(folder.folder, shown(folder.folder));
    await sweepTemporaries(folder.folder);
    const entries: SidecarDrawing[] = [];
    try {
      for (const drawing of folder.drawings) {
        try {
          entries.push(await this.#drawing(drawing));
        } catch (error) {
          if (isCancelled(error)) throw error;
          this.#failed(error, drawing.file);
        }
      }
    } finally {
      // Also when it was cancelled: what is there is on record.
      if (entries.length > 0) {
        await writeSidecar(folder.folder, folder.cel, await engine.provenance(modelId, palette), entries);
      }
    }
  }

  #failed(error: unknown, file: string): void {
    if (!(error instanceof NakawariError)) throw error;
    const code = exitCodeOf(error.code);
    if (code === EXIT.environment) throw error;
    this.#counts.failed += 1;
    this.#worst = EXIT.someFailed;
    this.#context.reporter.failed(error.report(), shown(file));
  }

  async #drawing(drawing: PlannedDrawing): Promise<SidecarDrawing> {
    const { signal } = this.#context;
    if (signal.aborted) throw new NakawariError('cancelled');
    return drawing.state === 'key' ? this.#key(drawing) : this.#generated(drawing);
  }

  async #key(drawing: Extract<PlannedDrawing, { state: 'key' }>): Promise<SidecarDrawing> {
    const { engine, store, signal, modelId, maps, overwrite, reporter } = this.#context;
    const { key, next, mapsBase, file } = drawing;
    // A key that is no PNG becomes one, pixel for pixel, so that the sequence has one format.
    const source = key.isPng
      ? key.path
      : store.pathOf((await engine.draw({ key0: key, key1: key, tUnit: 0, modelId }, { signal })).id);
    await placeCopy(source, file, overwrite);
    const sha256 = await sha256OfFile(file);
    if (maps.length > 0 && mapsBase !== null) {
      const found = await engine.mapsOfKey(key, next, { signal, atKeySize: true, ...(modelId ? { modelId } : {}) });
      await writeMapFiles(found, maps, mapsBase, { file, tUnit: null }, (id) => store.pathOf(id), overwrite);
    }
    this.#counts.keys += 1;
    reporter.drawing({ file: shown(file), state: 'key' });
    return keyEntry(basename(file), key.label, sha256);
  }

  async #generated(drawing: Extract<PlannedDrawing, { state: 'generated' }>): Promise<SidecarDrawing> {
    const { engine, store, signal, modelId, palette, maps, overwrite, reporter } = this.#context;
    const { key0, key1, tUnit, corrections, file, mapsBase } = drawing;
    const startMs = performance.now();
    const request = { key0, key1, tUnit, modelId, palette, corrections };
    const drawn = await engine.draw(request, { signal });
    const release = store.pin(drawn.id);
    try {
      await placeCopy(store.pathOf(drawn.id), file, overwrite);
    } finally {
      release();
    }
    if (maps.length > 0) {
      const found = await engine.mapsOfInbetween(request, { signal, atKeySize: true });
      await writeMapFiles(found, maps, mapsBase, { file, tUnit }, (id) => store.pathOf(id), overwrite);
    }
    if (drawn.reused) this.#counts.reused += 1;
    else this.#counts.generated += 1;
    const ms = Math.round(performance.now() - startMs);
    const { obedience } = drawn;
    const line = { file: shown(file), state: 'generated', t: tUnit, reused: drawn.reused, ms } as const;
    reporter.drawing(obedience.length > 0 ? { ...line, obedience } : line);
    const deaf = obedience.filter(({ obeyed }) => !obeyed).map(({ correctionId }) => correctionId);
    if (deaf.length > 0) reporter.warn(reporter.texts.notObeyed(shown(file), deaf.join(', ')));
    const keys = [key0, key1].map((key) => ({ file: key.label, sha256: key.sha256 }));
    const by = await engine.provenance(drawn.model, palette);
    return generatedEntry(basename(file), keys, tUnit, by, await sha256OfFile(file), obedience);
  }
}
