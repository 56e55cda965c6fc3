import { indexOfCel } from '../contract/cel-index';
import type { Cel, Drawing, Exposure, Inbetween, Span, TimingPreset } from '../contract/cut';
import { drawingById } from '../contract/cut-queries';
import { refusal } from '../contract/refusals';
import { indexAt, inOrder, runsBetween } from './exposure-row';
import { groupBy } from './group-by';
import { isAPersons, wantedInbetween } from './inbetweens';
import { type KeyPicturePair, setT } from './retime';
import { settleCel } from './settle-spans';
import { segmentsOf } from './span-segments';

/** A tick of a chart with the frame on which its drawing begins. */
export interface Tick {
  readonly tUnit: number;
  readonly frame: number;
  /** The drawing that goes there; undefined: the span's own with just this t, wherever it lies, or else a new one. */
  readonly inbetween?: Inbetween;
}

export interface Chart {
  readonly span: Span;
  readonly preset: TimingPreset;
  /** Rising in t and in frame, between the frames of the span. */
  readonly ticks: readonly Tick[];
}

export function ticksOf(cel: Cel, span: Span): Required<Tick>[] {
  const { frames } = indexOfCel(cel);
  return span.inbetweenIds.flatMap((id) => {
    const inbetween = drawingById(cel, id);
    const frame = frames.get(id)?.find((begins) => begins > span.startFrame);
    return inbetween?.kind === 'inbetween' && frame !== undefined ? [{ tUnit: inbetween.tUnit, frame, inbetween }] : [];
  });
}

/**
 * Puts charts on the sheet: where a span lies, and wherever else it is played in the very same way (a cycle follows its first round).
 * @throws NakawariError input-invalid when a drawing would go that a person corrected, approved or sent back
 */
export function layCharts(cel: Cel, charts: readonly Chart[]): Cel {
  const ofSpan = groupBy(
    cel.drawings.filter((drawing): drawing is Inbetween => drawing.kind === 'inbetween'),
    (drawing) => drawing.spanId,
  );
  const filled = charts.map((chart) => fill(cel, chart, ofSpan.get(chart.span.id) ?? []));
  return settleCel(cel, {
    exposures: rowWith(cel, filled),
    drawings: drawingsWith(cel, filled),
    timings: new Map(charts.map(({ span, preset }) => [span.id, { preset }])),
    fixed: new Map(charts.map(({ span }) => [span.id, span])),
  });
}

interface FilledChart {
  readonly span: Span;
  readonly begins: readonly { readonly inbetween: Inbetween; readonly frame: number }[];
}

function fill(cel: Cel, { span, ticks }: Chart, candidates: readonly Inbetween[]): FilledChart {
  const keys = keyPicturesOf(cel, span);
  const taken = new Set(ticks.flatMap(({ inbetween }) => (inbetween ? [inbetween.id] : [])));
  const begins = ticks.map(({ tUnit, frame, inbetween }) => {
    const known = inbetween ?? candidates.find((other) => other.tUnit === tUnit && !taken.has(other.id));
    const placed = known ? setT(known, tUnit, keys) : wantedInbetween(span.id, tUnit, (id) => isTaken(cel, id, taken));
    taken.add(placed.id);
    return { inbetween: placed, frame };
  });
  refuseToDrop(cel, span, taken);
  return { span, begins };
}

function isTaken(cel: Cel, id: string, taken: ReadonlySet<string>): boolean {
  return taken.has(id) || drawingById(cel, id) !== undefined;
}

function keyPicturesOf(cel: Cel, span: Span): KeyPicturePair {
  const pictureOf = (id: string) => drawingById(cel, id)?.picture ?? '';
  return { fromPicture: pictureOf(span.fromDrawingId), toPicture: pictureOf(span.toDrawingId) };
}

function refuseToDrop(cel: Cel, span: Span, kept: ReadonlySet<string>): void {
  const dropped = span.inbetweenIds.filter((id) => {
    const drawing = drawingById(cel, id);
    return drawing?.kind === 'inbetween' && isAPersons(drawing) && !kept.has(id);
  }).length;
  if (dropped > 0) {
    throw refusal('drops-drawings', { drawings: dropped });
  }
}

/** New in-betweens come behind the first key of their span; what was there stays in its place. */
function drawingsWith(cel: Cel, filled: readonly FilledChart[]): Drawing[] {
  const charted = new Map(filled.flatMap(({ begins }) => begins.map(({ inbetween }) => [inbetween.id, inbetween])));
  const known = indexOfCel(cel).drawings;
  const fromKey = groupBy(filled, ({ span }) => span.fromDrawingId);
  return cel.drawings.flatMap((drawing): Drawing[] => {
    const begins = fromKey.get(drawing.id)?.flatMap((chart) => chart.begins) ?? [];
    const added = begins.map(({ inbetween }) => inbetween).filter(({ id }) => !known.has(id));
    return [charted.get(drawing.id) ?? drawing, ...added];
  });
}

/** A stretch of the row to be written anew, both ends between the same two keys. */
interface Passage {
  readonly startFrame: number;
  readonly endFrame: number;
  readonly row: readonly Exposure[];
}

function rowWith(cel: Cel, filled: readonly FilledChart[]): Exposure[] {
  const passages = passagesOf(cel, filled);
  const row: Exposure[] = [];
  let index = 0;
  for (const { startFrame, endFrame, row: inside } of passages) {
    const begins = indexAt(cel.exposures, startFrame - 1) + 1;
    row.push(...cel.exposures.slice(index, begins), ...inside);
    index = indexAt(cel.exposures, endFrame - 1) + 1;
  }
  return inOrder([...row, ...cel.exposures.slice(index)]);
}

function passagesOf(cel: Cel, filled: readonly FilledChart[]): Passage[] {
  const byPair = groupBy(segmentsOf(cel.exposures, indexOfCel(cel).drawings), pairOf);
  const passages = filled.flatMap(({ span, begins }) => {
    const played = patternOf(cel, span.startFrame, span.endFrame);
    const places = (byPair.get(pairOf(span)) ?? []).flatMap(({ keyFrame, endFrame }) => {
      const startFrame = endFrame - (span.endFrame - span.startFrame);
      const isHome = endFrame === span.endFrame;
      const isAlike = isHome || (startFrame >= keyFrame && patternOf(cel, startFrame, endFrame) === played);
      return isAlike ? [{ startFrame, endFrame }] : [];
    });
    return places.map(({ startFrame, endFrame }): Passage => {
      const shiftFrames = startFrame - span.startFrame;
      const row = begins.map(({ inbetween, frame }) => ({ frame: frame + shiftFrames, drawingId: inbetween.id }));
      return { startFrame, endFrame, row: [{ frame: startFrame, drawingId: span.fromDrawingId }, ...row] };
    });
  });
  return passages.sort((a, b) => a.startFrame - b.startFrame);
}

const pairOf = ({ fromDrawingId, toDrawingId }: { fromDrawingId: string; toDrawingId: string }): string =>
  `${fromDrawingId}\n${toDrawingId}`;

function patternOf(cel: Cel, startFrame: number, endFrame: number): string {
  return JSON.stringify(runsBetween(cel.exposures, startFrame, endFrame - 1));
}
