import type { Cel, Exposure, KeyDrawing } from '../contract/cut';
import { drawingById, framesOf, keysOf } from '../contract/cut-queries';
import { chartOnFrames, defaultFramesPerDrawing, frameOfInbetween, frameOfTick, type Rates } from './exposure';
import { inOrder } from './exposure-row';
import { layCharts } from './lay-charts';
import { layOutCel, type PlacedCel, type PlacedKey } from './lay-out-cut';
import { settleCel, spanIdOf } from './settle-spans';

/**
 * Keys that came into the folder go on the sheet by their numbers, and nothing else there moves unless a key has no frame to stand on. A
 * new key between two others splits their span: what was drawn for it lies beside the sheet, and both parts get charts of their own.
 */
export function addKeys(cel: Cel, placed: PlacedCel, added: readonly PlacedKey[], rates: Rates): Cel {
  if (added.length === 0) return cel;
  if (cel.drawings.length === 0) {
    const { drawings, exposures, spans } = layOutCel(placed, rates);
    return { ...cel, drawings, exposures, spans };
  }
  return added.reduce(
    (current, key) => addKey(current, placed, { ...key, drawing: withFreeId(current, key.drawing) }, rates),
    cel,
  );
}

function withFreeId(cel: Cel, key: KeyDrawing): KeyDrawing {
  let id = key.id;
  for (let n = 2; drawingById(cel, id); n += 1) id = `${key.id}+${n}`;
  return id === key.id ? key : { ...key, id };
}

function addKey(cel: Cel, placed: PlacedCel, key: PlacedKey, rates: Rates): Cel {
  const onSheet = keysOf(cel)
    .filter((other) => framesOf(cel, other.id).length > 0 && other.id.startsWith(`${cel.id}:`))
    .sort((a, b) => a.number - b.number);
  const before = onSheet.findLast((other) => other.number < key.drawing.number);
  const after = onSheet.find((other) => other.number > key.drawing.number);
  const tickOf = (drawing: KeyDrawing | undefined) =>
    placed.keys.find((other) => other.drawing.file === drawing?.file) ?? undefined;
  if (!before) return addFirst(cel, key, after, tickOf(after), rates);
  const place = placeAfter(cel, before, tickOf(before), key, after, tickOf(after), rates);
  return withKey(cel, key.drawing, before, place);
}

interface KeyPlace {
  /** The row with room for the key. */
  readonly exposures: readonly Exposure[];
  readonly beforeFrame: number;
  readonly startFrame: number;
  readonly frame: number;
  /** Where the next key stands; undefined: there is none. */
  readonly nextFrame: number | undefined;
}

function placeAfter(
  cel: Cel,
  before: KeyDrawing,
  placedBefore: PlacedKey | undefined,
  key: PlacedKey,
  after: KeyDrawing | undefined,
  placedAfter: PlacedKey | undefined,
  rates: Rates,
): KeyPlace {
  const isKey = ({ drawingId }: Exposure) => drawingId !== null && drawingById(cel, drawingId)?.kind === 'key';
  const beforeFrame = (after ? framesOf(cel, before.id)[0] : framesOf(cel, before.id).at(-1)) ?? 1;
  const nextFrame = cel.exposures.find((exposure) => exposure.frame > beforeFrame && isKey(exposure))?.frame;
  const spanBefore = cel.spans.find((span) => span.fromDrawingId === before.id && span.endFrame === nextFrame);
  if (nextFrame === undefined) {
    const tick = placedBefore?.tick ?? key.tick - 1;
    const held = placedBefore?.heldTicks ?? 1;
    const frame = beforeFrame + Math.max(1, frameOfTick(key.tick, rates) - frameOfTick(tick, rates));
    const startFrame = beforeFrame + frameOfTick(tick + held - 1, rates) - frameOfTick(tick, rates);
    return { exposures: cel.exposures, beforeFrame, startFrame: Math.min(startFrame, frame - 1), frame, nextFrame };
  }
  const [low, at, high] =
    placedBefore && placedAfter
      ? [placedBefore.tick, key.tick, placedAfter.tick]
      : [before.number, key.drawing.number, after?.number ?? key.drawing.number + 1];
  const share = (at - low) / Math.max(1, high - low);
  const hasRoom = nextFrame - beforeFrame > 1;
  const end = hasRoom ? nextFrame : nextFrame + 1;
  const frame = Math.min(end - 1, Math.max(beforeFrame + 1, beforeFrame + Math.round(share * (end - beforeFrame))));
  const exposures = hasRoom
    ? cel.exposures
    : cel.exposures.map((exposure) =>
        exposure.frame >= nextFrame ? { ...exposure, frame: exposure.frame + 1 } : exposure,
      );
  const startFrame = Math.min(frame - 1, Math.max(beforeFrame, spanBefore?.startFrame ?? beforeFrame));
  return { exposures, beforeFrame, startFrame, frame, nextFrame: end };
}

function withKey(cel: Cel, key: KeyDrawing, before: KeyDrawing, place: KeyPlace): Cel {
  const { exposures, beforeFrame, startFrame, frame, nextFrame } = place;
  const next = exposures.find((exposure) => exposure.frame === nextFrame)?.drawingId ?? null;
  const row = [
    ...exposures.filter((exposure) => exposure.frame <= beforeFrame),
    { frame, drawingId: key.id },
    ...exposures.filter((exposure) => nextFrame !== undefined && exposure.frame >= nextFrame),
  ];
  const spanIds = [spanIdOf(cel.id, before.id, key.id), ...(next === null ? [] : [spanIdOf(cel.id, key.id, next)])];
  const settled = settleCel(cel, {
    exposures: inOrder(row),
    drawings: withDrawing(cel, key, before),
    fixed: new Map([[spanIds[0] ?? '', { startFrame, endFrame: frame }]]),
  });
  return withDefaultCharts(settled, spanIds);
}

function withDrawing(cel: Cel, key: KeyDrawing, before: KeyDrawing | undefined): Cel['drawings'] {
  const index = cel.drawings.findLastIndex(
    (drawing) =>
      drawing.id === before?.id || (drawing.kind === 'inbetween' && drawing.spanId.startsWith(`${before?.id}~`)),
  );
  return [...cel.drawings.slice(0, index + 1), key, ...cel.drawings.slice(index + 1)];
}

/** Only where the chart is empty: drawings that were there already tell better what is wanted. */
function withDefaultCharts(cel: Cel, spanIds: readonly string[]): Cel {
  const charts = cel.spans
    .filter((span) => spanIds.includes(span.id) && span.inbetweenIds.length === 0)
    .map((span) => {
      const interval = span.endFrame - span.startFrame;
      const ticks = chartOnFrames(interval, defaultFramesPerDrawing(interval)).map((tUnit) => ({
        ...{ tUnit, frame: frameOfInbetween(tUnit, span.startFrame, span.endFrame) },
      }));
      return { span, preset: 'even' as const, ticks };
    });
  return charts.length === 0 ? cel : layCharts(cel, charts);
}

/** Ahead of all others: what is there moves by as much time as lies between the two. */
function addFirst(
  cel: Cel,
  key: PlacedKey,
  after: KeyDrawing | undefined,
  placedAfter: PlacedKey | undefined,
  rates: Rates,
): Cel {
  const frames = Math.max(1, frameOfTick(placedAfter?.tick ?? key.tick + 1, rates) - frameOfTick(key.tick, rates));
  const firstFrame = cel.exposures[0]?.frame ?? 1;
  const shiftFrames = Math.max(0, frames - (firstFrame - 1));
  const moved =
    shiftFrames === 0
      ? cel.exposures
      : cel.exposures.map((exposure) => ({ ...exposure, frame: exposure.frame + shiftFrames }));
  const frame = firstFrame + shiftFrames - frames;
  const settled = settleCel(cel, {
    exposures: inOrder([{ frame, drawingId: key.drawing.id }, ...moved]),
    drawings: [key.drawing, ...cel.drawings],
  });
  return after ? withDefaultCharts(settled, [spanIdOf(cel.id, key.drawing.id, after.id)]) : settled;
}
