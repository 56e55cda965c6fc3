import { create } from 'zustand';
import type { Cel, Span } from '../../main/contract/cut';
import type { ErrorReport } from '../../main/contract/errors';
import type { GrantedFolder } from '../../main/contract/host';
import type { JobEnd } from '../../main/contract/jobs';
import type { ExportKind } from '../../main/contract/procedures';
import { desk, reportHere } from './connection-store';
import { currentCut } from './cut-store';
import { drawMissing, stopOwnDrawing } from './generate';
import { cancelJob, followJob, jobOf, useJobs } from './jobs-store';
import { say } from './notices-store';
import { selectedRange } from './selection';
import { spanHere } from './span-here';
import { selectedCel, useView } from './view-store';

/** Which frames a loop plays; span and selection are those of the moment it begins. */
export type LoopRange = 'cut' | 'selection' | 'span';

export interface ExportChoice {
  readonly kind: ExportKind;
  readonly celId: string | null;
  /** Of a loop. */
  readonly range: LoopRange;
  readonly loopFormat: 'gif' | 'webp';
  /** Null: the program's own export folder. */
  readonly folder: GrantedFolder | null;
  readonly overwrite: boolean;
}

interface ExportStore {
  readonly choice: ExportChoice;
  readonly running: boolean;
  /** How the last one ended, until the next begins, and how many pictures it wrote. */
  readonly end: JobEnd | null;
  readonly written: number;
  /** Why it could not even begin. */
  readonly refused: ErrorReport | null;
}

const FIRST_CHOICE: ExportChoice = {
  ...{ kind: 'frames', celId: null, range: 'cut', loopFormat: 'gif', folder: null, overwrite: false },
};

export const useExport = create<ExportStore>(() => ({
  choice: FIRST_CHOICE,
  running: false,
  end: null,
  written: 0,
  refused: null,
}));

export function chooseExport(change: Partial<ExportChoice>): void {
  useExport.setState(({ choice }) => ({ choice: { ...choice, ...change }, end: null, refused: null }));
}

/** The dialog opens with the last choice, without the last result. */
export function beginExportChoice(): void {
  const { running, choice } = useExport.getState();
  if (running) return;
  const cut = currentCut();
  const celId = cut?.cels.some((cel) => cel.id === choice.celId) === true ? choice.celId : null;
  useExport.setState({ choice: { ...choice, celId, overwrite: false }, end: null, refused: null });
}

/** The dialog opens on the contact sheet of the span under the playhead. */
export function beginContactSheet(): void {
  beginExportChoice();
  chooseExport({ kind: 'contact-sheet' });
}

/** The dialog opens on a loop: of what is selected where that is more than a drawing, else of the whole cut. */
export function beginLoop(): void {
  beginExportChoice();
  const range = selectedRange();
  chooseExport({ kind: 'loop', range: range !== null && range.to > range.from ? 'selection' : 'cut' });
}

/** The span whose drawings a contact sheet would show. */
export function spanToShow(): { cel: Cel; span: Span } | null {
  const cel = selectedCel();
  const span = cel && spanHere(cel, useView.getState().playheadFrame);
  return cel && span ? { cel, span } : null;
}

export function framesOfRange(range: LoopRange): { from: number; to: number } | null {
  if (range === 'cut') return null;
  if (range === 'selection') {
    const selected = selectedRange();
    return selected === null ? null : { from: selected.from, to: selected.to };
  }
  const shown = spanToShow();
  return shown === null ? null : { from: shown.span.startFrame, to: shown.span.endFrame };
}

/** The part of the wish that says what is to be written. */
function whatToWrite({ kind, celId, range, loopFormat }: ExportChoice) {
  if (kind === 'contact-sheet') {
    const shown = spanToShow();
    return { kind, celId: shown?.cel.id ?? null, spanId: shown?.span.id ?? null };
  }
  return kind === 'loop' ? { kind, celId, frames: framesOfRange(range), loopFormat } : { kind, celId };
}

export async function startExport(overwrite = useExport.getState().choice.overwrite): Promise<void> {
  const cut = currentCut();
  const { choice, running } = useExport.getState();
  if (cut === null || running) return;
  useExport.setState({ running: true, end: null, refused: null });
  try {
    // One job at a time works on a cut; what the page draws by itself makes way and goes on afterwards.
    await stopOwnDrawing();
    const wish = { cutId: cut.id, ...whatToWrite(choice), grant: choice.folder?.grant ?? null, overwrite };
    const { jobId } = await desk().exports.start(wish);
    let steps = 0;
    const end = await followJob(
      { jobId, kind: 'export', cutId: cut.id },
      {
        onProgress({ total }) {
          steps = total;
        },
      },
    );
    // Drawing what was missing counts as steps of the job, too.
    const written = steps - end.summary.made - end.summary.reused;
    useExport.setState({ end, written });
    if (end.outcome === 'done') say((words) => words.jobs.exportDone(written, end.summary.folder ?? words.export.own));
  } catch (error) {
    useExport.setState({ refused: reportHere(error) });
  } finally {
    useExport.setState({ running: false });
    drawMissing();
  }
}

export function cancelExport(): void {
  const job = jobOf(useJobs.getState().jobs, 'export', currentCut()?.id);
  if (job !== undefined) void cancelJob(job.jobId);
}

/** Whether files of the same names stood in the way: the one question that an export may have. */
export function wasInTheWay(store: Pick<ExportStore, 'end' | 'refused'>): boolean {
  const { end, refused } = store;
  if (refused?.code === 'output-exists') return true;
  if (end?.outcome === 'failed' && end.error.code === 'output-exists') return true;
  return end?.summary.failed.some((failure) => failure.error.code === 'output-exists') === true;
}
