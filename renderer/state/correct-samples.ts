import { create } from 'zustand';
import type { SampleUsage } from '../../main/contract/correction-samples';
import type { Cut } from '../../main/contract/cut';
import type { ErrorReport } from '../../main/contract/errors';
import type { GrantedFolder } from '../../main/contract/host';
import type { JobEnd } from '../../main/contract/jobs';
import { desk, reportHere } from './connection-store';
import { currentCut } from './cut-store';
import { drawMissing, stopOwnDrawing } from './generate';
import { followJob } from './jobs-store';
import { say } from './notices-store';
import { usePreferences } from './preferences-store';

/** A person's own corrections, written as labelled samples with their statement of who may use them. Only their command does it. */
export interface SamplesChoice extends SampleUsage {
  /** Null: all cels. */
  readonly celId: string | null;
  /** Null: the program's own export folder. */
  readonly folder: GrantedFolder | null;
}

interface SamplesStore {
  readonly choice: SamplesChoice;
  readonly running: boolean;
  /** How the last one ended, until something else is chosen. */
  readonly end: JobEnd | null;
  /** Why it could not even begin. */
  readonly refused: ErrorReport | null;
}

/** Who says nothing allows nothing. */
const FIRST_CHOICE: SamplesChoice = { may: 'nobody', by: '', note: '', celId: null, folder: null };

export const useSamples = create<SamplesStore>(() => ({
  choice: FIRST_CHOICE,
  running: false,
  end: null,
  refused: null,
}));

export function chooseSamples(change: Partial<SamplesChoice>): void {
  useSamples.setState(({ choice }) => ({ choice: { ...choice, ...change }, end: null, refused: null }));
}

/** The dialog opens with the last choice, without the last result; by whom is taken over from the corrections. */
export function beginSamples(): void {
  const { running, choice } = useSamples.getState();
  if (running) return;
  const by = choice.by || usePreferences.getState().correctionAuthor;
  const celId = currentCut()?.cels.some(({ id }) => id === choice.celId) === true ? choice.celId : null;
  chooseSamples({ by, celId });
}

/** How many corrections would go: those that are switched off stay, and kept regions are pictures, not motion. */
export function countToExport({ cels }: Pick<Cut, 'cels'>, celId: string | null): number {
  return cels
    .filter(({ id }) => celId === null || id === celId)
    .flatMap(({ corrections }) => corrections.filter(({ on, gesture }) => on && gesture.kind !== 'keep')).length;
}

export async function exportSamples(overwrite = false): Promise<void> {
  const cut = currentCut();
  const { choice, running } = useSamples.getState();
  if (cut === null || running) return;
  useSamples.setState({ running: true, end: null, refused: null });
  try {
    // One job at a time works on a cut; what the page draws by itself makes way and goes on afterwards.
    await stopOwnDrawing();
    const { may, by, note, celId, folder } = choice;
    const usage = { may, by: by.trim(), note: note.trim() };
    const { jobId } = await desk().exports.corrections({
      ...{ cutId: cut.id, celId, usage, grant: folder?.grant ?? null, overwrite },
    });
    const end = await followJob({ jobId, kind: 'export', cutId: cut.id }, {});
    useSamples.setState({ end });
    if (end.outcome === 'done') {
      const { written, folder: where } = end.summary;
      say((words) => words.correct.samples.done(written, where ?? words.export.own));
    }
  } catch (error) {
    useSamples.setState({ refused: reportHere(error) });
  } finally {
    useSamples.setState({ running: false });
    drawMissing();
  }
}
