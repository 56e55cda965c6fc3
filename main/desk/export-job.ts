import { lstat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, relative, sep } from 'node:path';
import type { Cut, KeyDrawing } from '../contract/cut';
import { NakawariError } from '../contract/errors';
import type { JobSummary } from '../contract/jobs';
import type { ExportKind } from '../contract/procedures';
import type { Provenance } from '../contract/provenance';
import { openSequence, planSequence, writeSequence } from '../export/export-sequence';
import { fileNamePart } from '../export/sequence-names';
import type { SequenceOrder } from '../export/sequence-order';
import type { PlannedFolder } from '../export/sequence-plan';
import { generatedXmp } from '../inbetween/generated-metadata';
import { EMPTY_SUMMARY } from '../jobs/job';
import { JobFailure, type JobTools } from '../jobs/job-registry';
import { adoptDrawings } from '../timeline/adopt-drawings';
import { type DrawingToMake, inbetweensInScope } from '../timeline/draw-order';
import type { DeskParts } from './desk-parts';
import type { DrawingService } from './drawing-service';
import { isWithin } from './folder-grants';
import { originalOf } from './frame-pictures';
import { generateDrawings, missingDrawings } from './generate-drawings';
import type { KeyPictures } from './key-pictures';

export interface ExportInput {
  readonly cutId: string;
  readonly celId: string | null;
  readonly kind: ExportKind;
  readonly spanId: string | null;
  readonly frames: { readonly from: number; readonly to: number } | null;
  readonly loopFormat: 'gif' | 'webp';
  readonly grant: string | null;
  readonly overwrite: boolean;
}

/**
 * Work of an export job: makes what is missing, then writes. What can be refused is refused here, before there is a job.
 * @throws NakawariError not-found, not-granted, output-holds-keys, output-exists
 */
export async function exportJob(
  parts: DeskParts,
  input: ExportInput,
): Promise<(tools: JobTools) => Promise<JobSummary>> {
  const openCut = parts.shelf.get(input.cutId);
  // What is exported is the cut as it is now, whatever is edited meanwhile.
  const { cut } = openCut;
  const { celId, kind, overwrite, spanId, frames, loopFormat } = input;
  const out = await outFolder(parts, input, cut.name);
  const order: SequenceOrder = {
    ...{ cut, celId, kind, spanId, frames, loopFormat, overwrite },
    ...{ keysFolder: openCut.folder, outFolder: out.path },
    language: (await parts.settings.read()).language ?? 'en',
  };
  const planned = planSequence(order);
  const pictures = planned.reduce((sum, folder) => sum + folder.files.length, 0);
  return async (tools) => {
    const missing = await missingDrawings(drawingsOf(planned, cut), parts.service);
    const total = missing.length + pictures;
    // First whether it may be written at all: nobody waits for drawings and then hears that the folder is not writable.
    const staged = await openSequence(order, planned);
    let made: JobSummary = EMPTY_SUMMARY;
    try {
      const generated = await generateDrawings({ openCut, ...parts }, missing, tools, total);
      made = generated.summary;
      const [failed] = made.failed;
      if (failed) throw new NakawariError(failed.error.code, failed.error.detail);
      if (tools.signal.aborted) throw new NakawariError('cancelled');
      const provenance = await parts.service.provenance();
      const drawn: SequenceOrder = { ...order, cut: adoptDrawings(cut, generated.finished) };
      const folders = planSequence(drawn);
      await writeSequence(drawn, folders, staged, {
        signal: tools.signal,
        provenance,
        models: await modelsOf(folders, parts.service),
        generatedXmp: generatedXmp({ version: provenance.toolVersion, modelId: provenance.model.id }),
        readKey: (key) => readKey(parts.keyPictures, key),
        readPicture: (id) => originalOf(id, parts.keyPictures, parts.service),
        onProgress: (done) => tools.progress(missing.length + done, total),
      });
      return { ...made, written: pictures, folder: out.label };
    } catch (error) {
      await staged.discard();
      if (error instanceof JobFailure) throw error;
      throw new JobFailure(made, error);
    }
  };
}

/** What has drawn these files, by id; what is not installed any more is left out. */
async function modelsOf(
  folders: readonly PlannedFolder[],
  service: Pick<DrawingService, 'models' | 'provenance'>,
): Promise<ReadonlyMap<string, Provenance['model']>> {
  const layers = folders.flatMap(({ files }) => files.flatMap((file) => file.layers));
  const drew = new Set(
    layers.flatMap(({ drawing }) => (drawing.kind === 'inbetween' && drawing.made ? [drawing.made.model] : [])),
  );
  const installed = (await service.models()).filter(({ id }) => drew.has(id));
  const models = installed.map(async ({ id }) => [id, (await service.provenance(id)).model] as const);
  return new Map(await Promise.all(models));
}

/** The file itself, whatever name its picture goes by. */
export async function readKey(keys: KeyPictures, key: KeyDrawing): Promise<{ bytes: Buffer; sha256: string }> {
  const { sha256 } = await keys.contentOf(key.picture, key.file);
  const found = await keys.read(key.picture);
  if (!found) throw new NakawariError('document-changed', { file: key.file });
  return { bytes: found.bytes, sha256 };
}

function drawingsOf(folders: readonly PlannedFolder[], cut: Cut): DrawingToMake[] {
  const shown = new Set(
    folders.flatMap((folder) => folder.files.flatMap((file) => file.layers.map((one) => one.drawing.id))),
  );
  return inbetweensInScope(cut, { kind: 'cut' }).filter(({ inbetween }) => shown.has(inbetween.id));
}

export interface OutFolder {
  readonly path: string;
  /** For a person. */
  readonly label: string;
}

/** Where an export goes. @throws NakawariError not-granted */
export async function outFolder(
  parts: DeskParts,
  input: Pick<ExportInput, 'grant' | 'overwrite'>,
  cutName: string,
): Promise<OutFolder> {
  if (input.grant !== null) {
    return { path: await parts.grants.pathOf(input.grant), label: parts.grants.labelOf(input.grant) };
  }
  const exports = join(parts.options.dataFolder, 'exports');
  const path = await freeFolder(join(exports, fileNamePart(cutName)), input.overwrite);
  return { path, label: fromHome(path) };
}

/** The program's own folder never gets in the way of an export: without leave to overwrite, the next free name is taken. */
async function freeFolder(path: string, overwrite: boolean): Promise<string> {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? path : `${path}-${n}`;
    const taken = await lstat(candidate).then(
      () => true,
      () => false,
    );
    if (overwrite || !taken) return candidate;
  }
}

function fromHome(path: string): string {
  return isWithin(path, homedir()) ? ['~', ...relative(homedir(), path).split(sep)].join('/') : path;
}
