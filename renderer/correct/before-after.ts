import { appliedCorrections, correctionsOf, fingerprintOf } from '../../main/contract/corrections-of';
import type { Cel, Inbetween, Span } from '../../main/contract/cut';
import { desk, reportHere } from '../state/connection-store';
import { useCorrectionList } from '../state/correct-list';
import { usePreview } from '../state/correct-preview';
import { currentCut } from '../state/cut-store';
import { say, tellError } from '../state/notices-store';
import { stop } from '../state/play-store';
import { gestureHere } from './gesture';

/** The drawing as it was before: without the chosen correction where one is chosen, else without any. */

let asking: AbortController | null = null;

/** While a hand is saying something, before is simply the drawing. Answers at once where that picture is known. */
export function showBefore(): void {
  stop();
  const { phase } = usePreview.getState();
  const here = gestureHere();
  const cut = currentCut();
  if (here === null || cut === null || here.drawing.kind !== 'inbetween') return;
  const { cel, drawing, span } = here;
  if (phase === 'proposed' && drawing.picture !== null) {
    usePreview.setState({ before: { celId: cel.id, drawingId: drawing.id, picture: drawing.picture } });
    return;
  }
  const without = idsToLeaveOut(cel, drawing);
  if (without.length === 0) {
    say((words) => words.correct.list.noBefore);
    return;
  }
  const known = knownBefore(cel, drawing, span, without);
  if (known !== undefined) {
    usePreview.setState({ before: { celId: cel.id, drawingId: drawing.id, picture: known } });
    return;
  }
  void ask(cut.id, cel.id, drawing.id, without);
}

export function hideBefore(): void {
  asking?.abort();
  asking = null;
  if (usePreview.getState().before !== null) usePreview.setState({ before: null });
}

function idsToLeaveOut(cel: Cel, drawing: Inbetween): string[] {
  const ids = correctionsOf(cel, drawing).map(({ id }) => id);
  const { selectedId } = useCorrectionList.getState();
  return selectedId !== null && ids.includes(selectedId) ? [selectedId] : ids;
}

/** A version that was made with just what is left. Over one that a person painted on, main lays the paint. */
function knownBefore(cel: Cel, drawing: Inbetween, span: Span, without: readonly string[]): string | undefined {
  if (drawing.paint) return undefined;
  const left = cel.corrections.filter(({ id }) => !without.includes(id));
  const place = { ...span, spanId: span.id, drawingId: drawing.id, tUnit: drawing.tUnit };
  const said = fingerprintOf(appliedCorrections(left, place));
  const now = drawing.made;
  return drawing.versions.findLast(
    ({ made, source }) =>
      source === 'generated' &&
      (made.corrections ?? '') === said &&
      made.tUnit === drawing.tUnit &&
      made.fromPicture === now?.fromPicture &&
      made.toPicture === now.toPicture,
  )?.picture;
}

async function ask(cutId: string, celId: string, drawingId: string, without: string[]): Promise<void> {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  usePreview.setState({ before: 'asking' });
  try {
    const wish = { cutId, celId, drawingId, corrections: [], without, detail: 'full' as const };
    const { picture } = await desk().drawings.preview(wish, { signal: mine.signal });
    if (!mine.signal.aborted) usePreview.setState({ before: { celId, drawingId, picture } });
  } catch (error) {
    if (mine.signal.aborted) return;
    hideBefore();
    if (reportHere(error).code !== 'cancelled') tellError(error);
  }
}
