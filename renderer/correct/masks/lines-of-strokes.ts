import type { GestureOf } from '../../../main/contract/correction';
import { type StrokePoint, smoothStroke } from '../raster/smooth-stroke';

export type DrawnLines = GestureOf<'lines'>['lines'];

/** A stroke as a hand drew it, with the width that the tool had. */
export interface HandStroke {
  readonly points: readonly StrokePoint[];
  readonly widthPx: number;
  /** The pen's pressure makes it thinner; without it the whole stroke is as wide as the tool. */
  readonly byPressure: boolean;
  /** A line of its own; what the drawing has beside it stays. */
  readonly isNew: boolean;
}

/** The thinnest that a pressed pen draws, as a share of the tool's width. */
const THINNEST_SHARE = 0.25;
/** Widths are told in steps of this share of the tool's width: a swelling stroke becomes a few lines, not one a point. */
const WIDTH_STEPS = 6;
const LEAST_WIDTH_PX = 0.25;

/** What the contract takes: each stroke smoothed, a stroke whose pressure changes as lines that follow on each other. */
export function linesOfStrokes(strokes: readonly HandStroke[]): DrawnLines {
  return strokes.flatMap(({ points, widthPx, byPressure, isNew }) => {
    const smooth = smoothStroke(points);
    const lines = byPressure ? swelling(smooth, widthPx) : [lineOf(smooth, widthPx)];
    return isNew ? lines.map((line) => ({ ...line, isNew })) : lines;
  });
}

export function pointsIn(lines: DrawnLines): number {
  return lines.reduce((sum, { pointsPx }) => sum + pointsPx.length, 0);
}

const rounded = (value: number) => Math.round(value * 100) / 100;

function lineOf(points: readonly StrokePoint[], widthPx: number): DrawnLines[number] {
  return {
    widthPx: Math.max(LEAST_WIDTH_PX, rounded(widthPx)),
    pointsPx: points.map(({ xPx, yPx }): [number, number] => [rounded(xPx), rounded(yPx)]),
  };
}

export function widthAt(pressure01: number, widthPx: number): number {
  return widthPx * (THINNEST_SHARE + (1 - THINNEST_SHARE) * pressure01);
}

function swelling(points: readonly StrokePoint[], widthPx: number): DrawnLines {
  const stepOf = ({ pressure01 }: StrokePoint) => Math.round(pressure01 * WIDTH_STEPS);
  const lines: DrawnLines = [];
  let piece: StrokePoint[] = [];
  for (const point of points) {
    const [first] = piece;
    piece.push(point);
    if (first === undefined || stepOf(first) === stepOf(point)) continue;
    lines.push(lineOf(piece, widthAt(stepOf(first) / WIDTH_STEPS, widthPx)));
    // The next one begins where this one ends.
    piece = [point];
  }
  const [first] = piece;
  if (first !== undefined && (piece.length > 1 || lines.length === 0)) {
    lines.push(lineOf(piece, widthAt(stepOf(first) / WIDTH_STEPS, widthPx)));
  }
  return lines;
}
