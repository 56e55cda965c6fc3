import { join } from 'node:path';
import { type ErrorCode, type ErrorReport, isCancelled, NakawariError } from '../contract/errors';
import type { JobSummary } from '../contract/jobs';
import { JobFailure, type JobTools } from '../jobs/job-registry';
import { adoptDrawings, type FinishedDrawing } from '../timeline/adopt-drawings';
import type { DrawingToMake } from '../timeline/draw-order';
import type { DrawingService, InbetweenRequest } from './drawing-service';
import type { OpenCut } from './open-cut';

/** While one drawing is in the network, the next is being read and the last one written. */
const DRAWINGS_AT_ONCE = 2;

/** With these the next drawing would fail alike: the job stops and says so. */
const HOPELESS: ReadonlySet<ErrorCode> = new Set([
  'model-missing',
  'model-unknown',
  'model-altered',
  'model-invalid',
  'disk-full',
  'output-not-writable',
]);

export interface GenerateParts {
  readonly openCut: OpenCut;
  readonly service: DrawingService;
  readonly report: (error: unknown) => ErrorReport;
}

export function requestFor(folder: string, drawing: DrawingToMake): InbetweenRequest {
  const keyFile = (key: DrawingToMake['key0']) => ({ path: join(folder, ...key.file.split('/')), sha256: key.picture });
  return { key0: keyFile(drawing.key0), key1: keyFile(drawing.key1), tUnit: drawing.inbetween.tUnit };
}

/** Those whose picture is not there: never drawn, or gone from the store since. A person's own drawings are never made again. */
export async function missingDrawings(
  drawings: readonly DrawingToMake[],
  service: DrawingService,
): Promise<DrawingToMake[]> {
  const missing: DrawingToMake[] = [];
  for (const drawing of drawings) {
    const { state, picture } = drawing.inbetween;
    if (state === 'corrected' || state === 'approved') continue;
    if (picture === null || (await service.pictureFile(picture)) === undefined) missing.push(drawing);
  }
  return missing;
}

export interface Generated {
  readonly summary: JobSummary;
  readonly finished: readonly FinishedDrawing[];
}

/**
 * Makes these drawings in this order. What is finished enters the document as one undo step, at the end, at a cancel and at a failure
 * alike. A drawing that fails is listed and the rest goes on, unless the rest would fail too.
 * @throws JobFailure with what was made before
 */
export async function generateDrawings(
  parts: GenerateParts,
  drawings: readonly DrawingToMake[],
  tools: JobTools,
  total: number = drawings.length,
): Promise<Generated> {
  const finished: FinishedDrawing[] = [];
  const failed: JobSummary['failed'] = [];
  let reused = 0;
  let hopeless: unknown;
  const left = drawings.values();
  const summary = (): JobSummary => ({ made: finished.length - reused, reused, failed, written: 0, folder: null });

  const makeOne = async (drawing: DrawingToMake): Promise<void> => {
    try {
      const drawn = await parts.service.draw(requestFor(parts.openCut.folder, drawing), { signal: tools.signal });
      if (drawn.reused) reused += 1;
      const { celId, inbetween, key0, key1 } = drawing;
      finished.push({
        ...{ celId, drawingId: inbetween.id, picture: drawn.id, at: new Date().toISOString() },
        made: {
          ...{ fromPicture: key0.picture, toPicture: key1.picture, tUnit: inbetween.tUnit },
          ...{ model: '', doubt01: null, lookAt: null },
        },
      });
      tools.drawing({ celId, drawingId: inbetween.id, picture: drawn.id });
    } catch (error) {
      if (isCancelled(error)) return;
      if (error instanceof NakawariError && HOPELESS.has(error.code)) hopeless ??= error;
      else failed.push({ name: drawing.name, error: parts.report(error) });
    }
    tools.progress(finished.length + failed.length, total);
  };
  const makeAll = async (): Promise<void> => {
    for (const drawing of left) {
      if (tools.signal.aborted || hopeless !== undefined) return;
      await makeOne(drawing);
    }
  };

  tools.progress(0, total);
  await Promise.all(Array.from({ length: DRAWINGS_AT_ONCE }, makeAll));
  parts.openCut.change('generate', (cut) => adoptDrawings(cut, finished));
  if (hopeless !== undefined) throw new JobFailure(summary(), hopeless);
  return { summary: summary(), finished };
}
