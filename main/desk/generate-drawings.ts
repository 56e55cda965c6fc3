import { fingerprintOf } from '../contract/corrections-of';
import type { Cut, Inbetween, Made, Scope } from '../contract/cut';
import { CORRECTION_STEPS } from '../contract/cut-edit';
import { celById, draftOf, isStale } from '../contract/cut-queries';
import { type ErrorCode, type ErrorReport, isCancelled, NakawariError } from '../contract/errors';
import type { JobSummary } from '../contract/jobs';
import { JobFailure, type JobTools } from '../jobs/job-registry';
import { adoptDrawings, type FinishedDrawing } from '../timeline/adopt-drawings';
import type { DrawingToMake } from '../timeline/draw-order';
import type { DrawingService, DrawnPicture, InbetweenRequest } from './drawing-service';
import type { KeyPictures } from './key-pictures';
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
  readonly keyPictures: KeyPictures;
  readonly service: DrawingService;
  readonly report: (error: unknown) => ErrorReport;
  /** The last correction asked for these drawings: they are a part of its step, and show even where one was sent back. */
  readonly joins?: boolean;
  /** The picture that a drawing shows over a new draft, told before the document has it: a person's paint stays in sight. */
  readonly seen?: (drawing: Inbetween, draft: string) => string;
}

async function requestFor(
  keys: KeyPictures,
  { key0, key1, inbetween, corrections }: DrawingToMake,
): Promise<InbetweenRequest> {
  return {
    key0: await keys.contentOf(key0.picture, key0.file),
    key1: await keys.contentOf(key1.picture, key1.file),
    tUnit: inbetween.tUnit,
    corrections,
  };
}

/**
 * Those whose picture is not there: never drawn, or gone from the store since. A person's own drawings are never made again; what lies
 * below a person's paint is.
 */
export async function missingDrawings(
  drawings: readonly DrawingToMake[],
  service: DrawingService,
): Promise<DrawingToMake[]> {
  const drafts = drawings.filter(
    (drawing) => isDraft(drawing) || (drawing.inbetween.paint && draftOf(drawing.inbetween) !== null),
  );
  const shown = drafts.flatMap(({ inbetween }) => draftOf(inbetween) ?? []);
  const there = await service.whichAreThere(shown);
  return drafts.filter(({ inbetween }) => {
    const draft = draftOf(inbetween);
    return draft === null || !there.has(draft);
  });
}

function isDraft({ inbetween: { state } }: DrawingToMake): boolean {
  return state === 'wanted' || state === 'generated';
}

/**
 * What a request to generate is about: drafts that are not there, and drafts whose keys or t are others by now. What a person corrected,
 * approved or sent back is drawn anew only when it is named and stale; the new picture then lies beside it, to be chosen.
 * @param wish.again drafts that are there, too; the store gives back what nothing has changed about
 */
export async function drawingsToMake(
  cut: Cut,
  drawings: readonly DrawingToMake[],
  { scope, again = false }: { readonly scope: Scope; readonly again?: boolean },
  service: DrawingService,
): Promise<DrawingToMake[]> {
  const missing = new Set(await missingDrawings(drawings, service));
  const isNamed = scope.kind === 'drawing' || scope.kind === 'drawings';
  return drawings.filter((drawing) => {
    if (missing.has(drawing) || (again && isDraft(drawing))) return true;
    // A person who painted on an empty sheet has drawn it: a draft below is made when that drawing is asked for.
    if (isNamed && draftOf(drawing.inbetween) === null) return true;
    const cel = celById(cut, drawing.celId);
    return (isNamed || isDraft(drawing)) && cel !== undefined && isStale(cel, drawing.inbetween);
  });
}

function whatWasSaid({ corrections }: DrawingToMake, drawn: DrawnPicture): Pick<Made, 'corrections' | 'obedience'> {
  if (corrections.length === 0) return {};
  return { corrections: fingerprintOf(corrections), obedience: [...drawn.obedience] };
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
  let ahead: Promise<unknown> = Promise.resolve();
  const left = drawings.values();
  const summary = (): JobSummary => ({ made: finished.length - reused, reused, failed, written: 0, folder: null });

  const makeOne = async (drawing: DrawingToMake): Promise<void> => {
    const { celId, inbetween, key0, key1 } = drawing;
    try {
      // One after the other, so that the engine is asked in the order that the person wants.
      const asking = ahead.then(() => requestFor(parts.keyPictures, drawing));
      ahead = asking.catch(() => undefined);
      const request = await asking;
      tools.begins({ celId, drawingId: inbetween.id });
      const drawn = await parts.service.draw(request, { signal: tools.signal });
      if (drawn.reused) reused += 1;
      finished.push({
        ...{ celId, drawingId: inbetween.id, picture: drawn.id, at: new Date().toISOString() },
        ...(parts.joins === true && { asked: true as const }),
        made: {
          ...{ fromPicture: key0.picture, toPicture: key1.picture, tUnit: inbetween.tUnit },
          ...(drawn.palette !== undefined && { palette: drawn.palette }),
          ...{ model: drawn.model, doubt01: drawn.doubt01, lookAt: drawn.lookAt },
          ...whatWasSaid(drawing, drawn),
        },
      });
      tools.drawing({ celId, drawingId: inbetween.id, picture: parts.seen?.(inbetween, drawn.id) ?? drawn.id });
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
  const enter = (cut: Cut) => adoptDrawings(cut, finished);
  if (parts.joins === true) parts.openCut.join(CORRECTION_STEPS, 'generate', enter);
  else parts.openCut.change('generate', enter);
  if (hopeless !== undefined) throw new JobFailure(summary(), hopeless);
  return { summary: summary(), finished };
}
