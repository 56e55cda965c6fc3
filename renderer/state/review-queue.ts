import type { Cel, Cut, Inbetween } from '../../main/contract/cut';
import { draftOf, framesOf, isStale } from '../../main/contract/cut-queries';
import { likenessTo } from './review-likeness';

/** Why a drawing waits for a person. */
export type WaitingReason =
  /** Drawn by the network, not judged yet. */
  | 'draft'
  /** Corrected by a person, not approved yet. */
  | 'corrected'
  /** Judged once, and a newer version lies beside it. */
  | 'new-version'
  /** Approved, and its keys or its place on the chart have changed since. */
  | 'changed';

export interface WaitingDrawing {
  readonly celId: string;
  readonly celName: string;
  readonly drawing: Inbetween;
  /** Where it is first shown. */
  readonly frame: number;
  /** The network's own uncertainty; null where it is not known. */
  readonly doubt01: number | null;
  readonly isSeen: boolean;
  readonly why: WaitingReason;
  /** It is doubtful where a person has just corrected another drawing: it comes next. */
  readonly isLikeCorrected: boolean;
}

function whyWaiting(cel: Cel, drawing: Inbetween): WaitingReason | null {
  const newest = drawing.versions.at(-1);
  switch (drawing.state) {
    case 'wanted':
      return null;
    case 'generated':
      return drawing.picture === null ? null : 'draft';
    case 'corrected':
      return 'corrected';
    case 'sent-back':
      return newest !== undefined && newest.picture !== draftOf(drawing) ? 'new-version' : null;
    case 'approved':
      return isStale(cel, drawing) ? 'changed' : null;
  }
}

/** Doubts that lie closer than this are alike: then what nobody has looked at comes first. */
const ALIKE = 0.05;
/** A drawing that tells no doubt stands between the sure and the doubtful. */
const UNKNOWN_DOUBT01 = 0.5;

function doubtStep(waiting: WaitingDrawing): number {
  return Math.round((waiting.doubt01 ?? UNKNOWN_DOUBT01) / ALIKE);
}

/** From here on a doubtful place is like a corrected one. */
const LIKE01 = 0.5;
/** What the network is surer of than this is no doubtful place. */
const DOUBTFUL_FROM01 = 0.35;

/** What is doubtful like a place that was just corrected, the most doubtful of the others, then what is unseen, then as the cut plays. */
function beforeIn(a: WaitingDrawing, b: WaitingDrawing): number {
  return (
    Number(b.isLikeCorrected) - Number(a.isLikeCorrected) ||
    doubtStep(b) - doubtStep(a) ||
    Number(a.isSeen) - Number(b.isSeen) ||
    a.frame - b.frame ||
    a.celName.localeCompare(b.celName)
  );
}

/** The in-betweens that need a person, in the order in which they do. */
export function waitingDrawings(cut: Cut, seen: ReadonlySet<string>): WaitingDrawing[] {
  const waiting: WaitingDrawing[] = [];
  const likeness = likenessTo(cut);
  for (const cel of cut.cels) {
    for (const drawing of cel.drawings) {
      if (drawing.kind !== 'inbetween') continue;
      const frame = framesOf(cel, drawing.id)[0];
      // What lies beside the sheet is shown nowhere and can wait.
      const why = frame === undefined ? null : whyWaiting(cel, drawing);
      if (frame === undefined || why === null) continue;
      waiting.push({
        celId: cel.id,
        celName: cel.name,
        drawing,
        frame,
        doubt01: drawing.made?.doubt01 ?? null,
        isLikeCorrected:
          why === 'draft' && (drawing.made?.doubt01 ?? 0) >= DOUBTFUL_FROM01 && likeness(cel, drawing) >= LIKE01,
        isSeen: drawing.picture !== null && seen.has(drawing.picture),
        why,
      });
    }
  }
  return waiting.sort(beforeIn);
}

/** Which waiting drawing comes after (or before) this one; from the start where it does not wait itself. */
export function nextWaiting(
  queue: readonly WaitingDrawing[],
  celId: string | null,
  drawingId: string | null,
  direction: 1 | -1 = 1,
): WaitingDrawing | undefined {
  const index = queue.findIndex((waiting) => waiting.celId === celId && waiting.drawing.id === drawingId);
  if (index === -1) return direction === 1 ? queue[0] : queue.at(-1);
  return queue[(index + direction + queue.length) % queue.length];
}
