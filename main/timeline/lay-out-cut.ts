import {
  type Cel,
  type Cut,
  type Drawing,
  type Exposure,
  type Inbetween,
  type KeyDrawing,
  PLAIN_LOOK,
  type Span,
} from '../contract/cut';
import {
  type ChartUnit,
  chartOnFrames,
  defaultFramesPerDrawing,
  frameOfInbetween,
  frameOfTick,
  type KeyTiming,
  lastFrameOf,
  type Rates,
  spanFrames,
} from './exposure';
import { wantedInbetween } from './inbetweens';

/** A key of the folder with its place in time. */
export interface PlacedKey extends KeyTiming {
  readonly drawing: KeyDrawing;
}

export interface PlacedCel {
  readonly id: string;
  readonly name: string;
  /** Rising in tick, at least one. */
  readonly keys: readonly PlacedKey[];
}

export interface CutFacts extends Rates {
  readonly id: string;
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What a span should hold; undefined: the default. */
export type ChartOf = (spanId: string, intervalFrames: number) => ChartUnit | undefined;

/** Bottom to top, as in the folder. Pure: the same folder always gives the same cut, ids included. */
export function layOutCut(facts: CutFacts, cels: readonly PlacedCel[], chartOf: ChartOf = () => undefined): Cut {
  const laidOut = cels.map((cel) => layOutCel(cel, facts, chartOf));
  const { id, name, widthPx, heightPx, rateFps, keyRateFps } = facts;
  const lengthFrames = Math.max(...cels.map((cel) => lengthOfCel(cel, facts)));
  return { id, name, widthPx, heightPx, rateFps, keyRateFps, lengthFrames, cels: laidOut, notes: [] };
}

function lengthOfCel(cel: PlacedCel, rates: Rates): number {
  const last = cel.keys.at(-1);
  return last ? lastFrameOf(last, rates) : 1;
}

export function layOutCel(cel: PlacedCel, rates: Rates, chartOf: ChartOf = () => undefined): Cel {
  const drawings: Drawing[] = [];
  const exposures: Exposure[] = [];
  const spans: Span[] = [];
  cel.keys.forEach((key, index) => {
    drawings.push(key.drawing);
    exposures.push({ frame: frameOfTick(key.tick, rates), drawingId: key.drawing.id });
    const next = cel.keys[index + 1];
    if (!next) return;
    const id = spanIdOf(key.drawing, next.drawing);
    const frames = spanFrames(key, next, rates);
    const interval = frames.endFrame - frames.startFrame;
    const chart = chartOf(id, interval) ?? chartOnFrames(interval, defaultFramesPerDrawing(interval));
    const filled = fillSpan(
      {
        ...{ id, fromDrawingId: key.drawing.id, toDrawingId: next.drawing.id, ...frames },
        ...{ timing: { preset: 'even' }, inbetweenIds: [] },
      },
      chart,
      [],
    );
    drawings.push(...filled.inbetweens);
    exposures.push(...filled.exposures);
    spans.push(filled.span);
  });
  return {
    ...{ id: cel.id, name: cel.name, look: PLAIN_LOOK },
    ...{ drawings, exposures, spans, restingSpans: [], corrections: [] },
  };
}

/** Ids say where a thing is, and are one of a kind in the whole cut: `A:1`, `A:1~5`, `A:1~5@0.250000`. */
export function keyIdOf(celId: string, number: number): string {
  return `${celId}:${number}`;
}

function spanIdOf(from: KeyDrawing, to: KeyDrawing): string {
  return `${from.id}~${to.number}`;
}

export interface FilledSpan {
  readonly span: Span;
  readonly inbetweens: Inbetween[];
  /** Of the in-betweens alone. */
  readonly exposures: Exposure[];
}

/**
 * The in-betweens of a chart. One that was there with the same t stays as it is: id, state and picture.
 * (The same fraction is the same double however it was reached: 2/4 is 1/2, so comparing with === is right.)
 */
export function fillSpan(span: Span, chart: ChartUnit, before: readonly Inbetween[]): FilledSpan {
  const inbetweens = chart.map(
    (tUnit) => before.find((inbetween) => inbetween.tUnit === tUnit) ?? wantedInbetween(span.id, tUnit),
  );
  return {
    span: { ...span, inbetweenIds: inbetweens.map((inbetween) => inbetween.id) },
    inbetweens,
    exposures: inbetweens.map((inbetween) => ({
      frame: frameOfInbetween(inbetween.tUnit, span.startFrame, span.endFrame),
      drawingId: inbetween.id,
    })),
  };
}
