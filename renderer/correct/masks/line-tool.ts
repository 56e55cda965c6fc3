import { type Correction, MOST_LINE_POINTS, type Place } from '../../../main/contract/correction';
import { NakawariError } from '../../../main/contract/errors';
import { useLines } from '../../state/correct-region';
import { currentCut } from '../../state/cut-store';
import { say, tellError } from '../../state/notices-store';
import { abandon, commit, correctionOf, gestureHere, propose, targetHere } from '../gesture';
import { arrowStep, steppedCursor } from '../keyboard-cursor';
import type { StrokePoint } from '../raster/smooth-stroke';
import { redrawTool } from '../redraw-tool';
import type { HandAt, StageTool, ToolKey, ToolView } from '../tool';
import { focusSurface } from './focus-surface';
import { type DrawnLines, linesOfStrokes, pointsIn, widthAt } from './lines-of-strokes';

/** Lines that are not in the document yet. A mouse has no pressure: its lines are as wide as the tool. */
let drawn: DrawnLines[] = [];
let stroke: { points: StrokePoint[]; byPressure: boolean } | null = null;
let pen: { at: Place; isDown: boolean } | null = null;
let proposedId = `lines-${crypto.randomUUID()}`;

const MOST_LINES = 1000;

function isHere(): boolean {
  return gestureHere()?.keyIndex === null;
}

function tell(): void {
  useLines.setState({ strokes: drawn.length, points: pointsIn(drawn.flat()) });
  redrawTool();
}

function correctionNow(): Correction | null {
  const here = gestureHere();
  const lines = drawn.flat();
  if (here === null || here.keyIndex !== null || lines.length === 0) return null;
  const { colour } = useLines.getState();
  return correctionOf({ kind: 'lines', tUnit: here.tUnit, colour, lines }, targetHere('lines', here), proposedId);
}

function proposeNow(): void {
  const correction = correctionNow();
  if (correction === null) abandon();
  else propose([correction]);
  tell();
}

function isOnPaper({ xPx, yPx }: Place): boolean {
  const cut = currentCut();
  return cut !== null && xPx >= 0 && yPx >= 0 && xPx <= cut.widthPx && yPx <= cut.heightPx;
}

function endStroke(): void {
  const ended = stroke;
  stroke = null;
  if (ended === null) return;
  if (!ended.points.some(isOnPaper)) {
    say((words) => words.correct.mask.offPaper);
    redrawTool();
    return;
  }
  const { widthPx, isNew } = useLines.getState();
  const lines = linesOfStrokes([{ points: ended.points, widthPx, byPressure: ended.byPressure, isNew }]);
  const points = pointsIn([...drawn.flat(), ...lines]);
  if (points > MOST_LINE_POINTS || drawn.flat().length + lines.length > MOST_LINES) {
    tellError(new NakawariError('correction-too-long', { points, most: MOST_LINE_POINTS }));
    redrawTool();
    return;
  }
  drawn = [...drawn, lines];
  proposeNow();
}

function undoStroke(): boolean {
  if (drawn.length === 0) return false;
  drawn = drawn.slice(0, -1);
  proposeNow();
  return true;
}

function forget(): boolean {
  const was = drawn.length > 0 || stroke !== null;
  drawn = [];
  stroke = null;
  pen = null;
  if (was) abandon();
  tell();
  return was;
}

/** One step of undo for all strokes since the last one. */
async function finish(): Promise<void> {
  endStroke();
  const correction = correctionNow();
  if (correction === null) {
    say((words) => words.correct.line.nothingYet);
    return;
  }
  if (!(await commit(correction))) return;
  proposedId = `lines-${crypto.randomUUID()}`;
  drawn = [];
  say((words) => words.correct.line.said);
  tell();
}

function pointOf(paper: Place, pressure01: number): StrokePoint {
  return { xPx: paper.xPx, yPx: paper.yPx, pressure01 };
}

function movePen(step: readonly [number, number]): void {
  const cut = currentCut();
  if (cut === null) return;
  const at = steppedCursor(pen?.at ?? null, step, cut);
  pen = { at, isDown: pen?.isDown ?? false };
  if (pen.isDown) stroke?.points.push(pointOf(at, 1));
}

function key({ key: name, shift, ctrl, alt }: ToolKey): boolean {
  if (ctrl && !shift && !alt && name.toLowerCase() === 'z') return undoStroke();
  if (name === 'Escape') return forget();
  if (ctrl || alt || !isHere()) return false;
  const step = arrowStep({ key: name, shift });
  if (step !== undefined) {
    movePen(step);
    return true;
  }
  // Space without the keyboard's pen moves the paper, as it always does.
  if (name === ' ' && pen !== null) {
    pen = { ...pen, isDown: !pen.isDown };
    if (pen.isDown) stroke = { points: [pointOf(pen.at, 1)], byPressure: false };
    else endStroke();
    return true;
  }
  if (name === '[' || name === ']') {
    setLineWidth(useLines.getState().widthPx + (name === ']' ? 0.5 : -0.5));
    return true;
  }
  if (name === 'Enter' && (drawn.length > 0 || stroke !== null)) {
    void finish();
    return true;
  }
  return false;
}

export function setLineWidth(widthPx: number): void {
  useLines.setState({ widthPx: Math.min(40, Math.max(0.5, Math.round(widthPx * 2) / 2)) });
  redrawTool();
}

export function setLineColour(colour: string | null): void {
  useLines.setState({ colour, ...(colour !== null && { lastColour: colour }) });
  if (drawn.length > 0) proposeNow();
}

export const lineCommands = { finish: () => void finish(), undoStroke: () => undoStroke() };

type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

function trace(on: Pen, view: ToolView, points: readonly Place[]): void {
  on.beginPath();
  points.forEach((point, index) => {
    const { xPx, yPx } = view.stageOfPaper(point);
    if (index === 0) on.moveTo(xPx, yPx);
    else on.lineTo(xPx, yPx);
    if (points.length === 1) on.lineTo(xPx + 0.1, yPx);
  });
}

function drawLines(on: Pen, view: ToolView, lines: DrawnLines): void {
  const { colour } = useLines.getState();
  on.lineCap = 'round';
  on.lineJoin = 'round';
  for (const { widthPx, pointsPx } of lines) {
    trace(
      on,
      view,
      pointsPx.map(([xPx, yPx]) => ({ xPx, yPx })),
    );
    const width = Math.max(1.5, widthPx * view.pxPerPaper);
    on.strokeStyle = view.colours.edge;
    on.lineWidth = width + 2.5;
    on.stroke();
    on.strokeStyle = colour ?? view.colours.mark;
    on.lineWidth = width;
    on.stroke();
  }
}

interface Sheet {
  readonly lines: readonly DrawnLines[];
  readonly lies: string;
  readonly canvas: OffscreenCanvas;
}

/** The strokes that are done, drawn once: a hand that hovers would else have thousands of points stroked at every refresh of the screen. */
let sheet: Sheet | null = null;

function drawDone(on: CanvasRenderingContext2D, view: ToolView): void {
  if (drawn.length === 0) {
    sheet = null;
    return;
  }
  const { a: ratio } = on.getTransform();
  const { widthPx, heightPx } = view.stage;
  const corners = [view.stageOfPaper({ xPx: 0, yPx: 0 }), view.stageOfPaper({ xPx: view.paper.widthPx, yPx: 0 })];
  const lies = JSON.stringify([ratio, widthPx, heightPx, view.pxPerPaper, corners, useLines.getState().colour]);
  if (sheet?.lines !== drawn || sheet.lies !== lies) {
    const canvas = new OffscreenCanvas(Math.max(1, widthPx * ratio), Math.max(1, heightPx * ratio));
    const pen = canvas.getContext('2d');
    pen?.scale(ratio, ratio);
    if (pen !== null) drawLines(pen, view, drawn.flat());
    sheet = { lines: drawn, lies, canvas };
  }
  on.drawImage(sheet.canvas, 0, 0, sheet.canvas.width / ratio, sheet.canvas.height / ratio);
}

/** Some of the lines of an in-between by hand; the network draws the rest around them. */
export const lineTool: StageTool = {
  id: 'line',
  down(at: HandAt) {
    if (!isHere()) {
      say((words) => words.correct.region.onInbetweensOnly);
      return false;
    }
    focusSurface();
    pen = null;
    const byPressure = at.pointer === 'pen' && useLines.getState().byPressure;
    stroke = { points: at.trail.map(({ paper, pressure01 }) => pointOf(paper, pressure01)), byPressure };
    return true;
  },
  move(at) {
    if (stroke === null) return;
    for (const { paper, pressure01 } of at.trail) stroke.points.push(pointOf(paper, pressure01));
  },
  up: endStroke,
  hover: (at) => {
    if (at !== null && pen?.isDown !== true) pen = null;
  },
  cancel() {
    // A second finger: the stroke was not meant, those before it were.
    if (stroke !== null && drawn.length > 0) {
      stroke = null;
      redrawTool();
    } else forget();
  },
  cursor: () => (isHere() ? 'crosshair' : 'not-allowed'),
  draw(on, view) {
    if (!isHere()) return;
    drawDone(on, view);
    if (stroke !== null) {
      const { widthPx } = useLines.getState();
      const hardest = stroke.byPressure ? Math.max(...stroke.points.slice(-8).map((one) => one.pressure01)) : 1;
      const pointsPx = stroke.points.map(({ xPx, yPx }): [number, number] => [xPx, yPx]);
      drawLines(on, view, [{ widthPx: widthAt(hardest, widthPx), pointsPx }]);
    }
    if (pen === null) return;
    const { xPx, yPx } = view.stageOfPaper(pen.at);
    on.beginPath();
    on.arc(xPx, yPx, pen.isDown ? 4 : 7, 0, 2 * Math.PI);
    on.moveTo(xPx - 11, yPx);
    on.lineTo(xPx + 11, yPx);
    on.moveTo(xPx, yPx - 11);
    on.lineTo(xPx, yPx + 11);
    on.strokeStyle = view.colours.edge;
    on.lineWidth = 3.5;
    on.stroke();
    on.strokeStyle = view.colours.held;
    on.lineWidth = 1.4;
    on.stroke();
  },
  key,
  says(words) {
    if (!isHere()) return words.correct.region.onInbetweensOnly;
    if (pen !== null) {
      const [x, y] = [Math.round(pen.at.xPx), Math.round(pen.at.yPx)];
      return pen.isDown ? words.correct.line.penDown(x, y) : words.correct.line.penAt(x, y);
    }
    return words.correct.line.count(drawn.length, useLines.getState().points);
  },
};
