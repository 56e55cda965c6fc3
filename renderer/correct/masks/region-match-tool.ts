import { useRegionMatch } from '../../state/correct-region-match';
import { celOf, currentCut } from '../../state/cut-store';
import { say } from '../../state/notices-store';
import { goToFrame } from '../../state/view-store';
import { correctionOf, gestureHere } from '../gesture';
import type { ToolView } from '../tool';
import { drawRegion } from './draw-region';
import { RasterMask } from './raster-mask';
import { createRegionTool } from './region-tool';

const id = () => `region-match-${crypto.randomUUID()}`;
let proposedId = id();
/** The first region, seen through on the other key. */
let ghost: RasterMask | null = null;

/** Which key of the waiting span the drawing on the stage is; null: neither. */
function keyOfWaiting(): 0 | 1 | null {
  const { waiting } = useRegionMatch.getState();
  const here = gestureHere();
  const span = celOf(currentCut(), waiting?.celId ?? null)?.spans.find((one) => one.id === waiting?.spanId);
  if (here === null || span === undefined || here.cel.id !== waiting?.celId) return null;
  if (here.drawing.id === span.fromDrawingId) return 0;
  return here.drawing.id === span.toDrawingId ? 1 : null;
}

function forget(): void {
  useRegionMatch.setState({ waiting: null });
  ghost = null;
}

function drawGhost(on: CanvasRenderingContext2D, view: ToolView): void {
  if (ghost === null || keyOfWaiting() === null) return;
  drawRegion(on, ghost, view, { tint: 'rgb(194 37 92 / 14%)', line: view.colours.held, dash: [6, 4] });
}

/** To the other key of the span in which the first region waits. */
function goToKey(key: 0 | 1): void {
  const { waiting } = useRegionMatch.getState();
  const span = celOf(currentCut(), waiting?.celId ?? null)?.spans.find((one) => one.id === waiting?.spanId);
  if (span !== undefined) goToFrame(key === 0 ? span.startFrame : span.endFrame);
}

/** "This region is that region": one is marked on a key, then the stage goes to the other key for its partner. */
export const regionMatch = createRegionTool({
  id: 'region-match',
  cannot: (here) => {
    if (here === null) return (words) => words.correct.mask.nothingHere;
    const { waiting } = useRegionMatch.getState();
    const isKey = waiting === null ? here.keyIndex !== null : keyOfWaiting() !== null;
    return isKey ? null : (words) => words.correct.region.onKeysOnly;
  },
  says(region) {
    const { waiting } = useRegionMatch.getState();
    const key = keyOfWaiting();
    if (waiting === null || key === null || key === waiting.key) return null;
    const [region0, region1] = waiting.key === 0 ? [waiting.region, region] : [region, waiting.region];
    const target = { kind: 'span' as const, spanId: waiting.spanId, fromUnit: 0, toUnit: 1 };
    return correctionOf({ kind: 'match-region', region0, region1 }, target, proposedId);
  },
  finished(region, here, correction) {
    if (correction !== null) {
      proposedId = id();
      forget();
      say((words) => words.correct.region.matched);
      return;
    }
    const key = keyOfWaiting() ?? here.keyIndex;
    if (key === null) return;
    const waiting = useRegionMatch.getState().waiting;
    const spanId = waiting?.spanId ?? here.span.id;
    useRegionMatch.setState({ waiting: { celId: here.cel.id, spanId, key, region } });
    const cut = currentCut();
    if (cut !== null) ghost = new RasterMask({ widthPx: cut.widthPx, heightPx: cut.heightPx }, region);
    goToKey(key === 0 ? 1 : 0);
  },
  status: (words) =>
    useRegionMatch.getState().waiting === null ? words.correct.region.first : words.correct.region.second,
  drawBelow: drawGhost,
  cancelled: forget,
  goesOn: () => keyOfWaiting() !== null,
  escape() {
    const { waiting } = useRegionMatch.getState();
    if (waiting === null) return false;
    goToKey(waiting.key);
    forget();
    return true;
  },
});
