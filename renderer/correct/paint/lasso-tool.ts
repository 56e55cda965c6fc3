import type { Place } from '../../../main/contract/correction';
import { isHard, type LassoSource, setPaint, usePaint } from '../../state/paint-store';
import { arrowStep } from '../keyboard-cursor';
import { redrawTool } from '../redraw-tool';
import type { HandAt, StageTool, ToolView } from '../tool';
import { mayPaint } from './may-paint';
import { cursorPlace, drawCursor, forgetCursor, holdKeys, moveCursor, takeCursor } from './paint-cursor';
import { type HeldBox, hearHeld, sourcePicture, tellPainter } from './paint-link';

/** Corners of the keyboard's loop closer than this are one. */
const SAME_PX = 1;
/** A loop by hand takes no more corners than tell its shape. */
const LEAST_STEP_PX = 1.5;
/** Around what is held the hand turns it, so far out in CSS px; further away it is laid down and a new loop begins. */
const TURN_RING_PX = 46;
const TURN_STEP_DEG = 1;
const SNAP_DEG = 15;

interface Held {
  readonly box: HeldBox;
  dxPx: number;
  dyPx: number;
  angleDeg: number;
}

let outline: Place[] = [];
let isLooping = false;
let held: Held | null = null;
let drag: { readonly kind: 'move' | 'turn'; readonly from: Place; readonly before: Held } | null = null;

const middleOf = ({ box, dxPx, dyPx }: Held): Place => ({
  xPx: (box.left + box.right) / 2 + dxPx,
  yPx: (box.top + box.bottom) / 2 + dyPx,
});

/** The corners of what is held, as it lies. */
function cornersOf(piece: Held): Place[] {
  const { box, angleDeg } = piece;
  const middle = middleOf(piece);
  const turn = (angleDeg * Math.PI) / 180;
  const [halfX, halfY] = [(box.right - box.left) / 2, (box.bottom - box.top) / 2];
  return [
    [-halfX, -halfY],
    [halfX, -halfY],
    [halfX, halfY],
    [-halfX, halfY],
  ].map(([x = 0, y = 0]) => ({
    xPx: middle.xPx + x * Math.cos(turn) - y * Math.sin(turn),
    yPx: middle.yPx + x * Math.sin(turn) + y * Math.cos(turn),
  }));
}

/** How far a place lies outside of what is held, in pixels of the paper; 0: on it. */
function outsidePx(piece: Held, place: Place): number {
  const middle = middleOf(piece);
  const turn = (-piece.angleDeg * Math.PI) / 180;
  const [x, y] = [place.xPx - middle.xPx, place.yPx - middle.yPx];
  const [ownX, ownY] = [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
  const offX = Math.max(0, Math.abs(ownX) - (piece.box.right - piece.box.left) / 2);
  const offY = Math.max(0, Math.abs(ownY) - (piece.box.bottom - piece.box.top) / 2);
  return Math.hypot(offX, offY);
}

function carry(change: Partial<Pick<Held, 'dxPx' | 'dyPx' | 'angleDeg'>>): void {
  if (held === null) return;
  held = { ...held, ...change };
  const { dxPx, dyPx, angleDeg } = held;
  tellPainter({ kind: 'carry', dxPx, dyPx, angleDeg, hard: isHard(usePaint.getState()) });
  redrawTool();
}

/** What is held stays where it lies; the next loop is of this drawing again. */
export function layPiece(): void {
  if (held === null) return;
  held = null;
  drag = null;
  setPaint({ holding: false });
  tellPainter({ kind: 'lay' });
  chooseSource('this');
}

export function putPieceBack(): void {
  if (held !== null) tellPainter({ kind: 'drop' });
  held = null;
  drag = null;
  setPaint({ holding: false });
  redrawTool();
}

export function turnPiece(byDeg: number): void {
  if (held !== null) carry({ angleDeg: held.angleDeg + byDeg });
}

export function chooseSource(source: LassoSource): void {
  setPaint({ source });
  tellPainter({ kind: 'source', picture: sourcePicture() });
  redrawTool();
}

function close(): void {
  isLooping = false;
  if (outline.length > 2 && mayPaint()) tellPainter({ kind: 'cut', outline });
  outline = [];
}

function cancel(): void {
  outline = [];
  isLooping = false;
  putPieceBack();
  if (usePaint.getState().source !== 'this') chooseSource('this');
}

function corner(place: Place): void {
  const last = outline.at(-1);
  const isTwice = last !== undefined && Math.hypot(last.xPx - place.xPx, last.yPx - place.yPx) < SAME_PX;
  if (isTwice && outline.length > 2) close();
  else if (!isTwice) outline.push(place);
}

function beginDrag(at: HandAt, pxPerPaper: number): boolean {
  if (held === null) return false;
  const off = outsidePx(held, at.paper) * pxPerPaper;
  if (off > TURN_RING_PX) return false;
  drag = { kind: off === 0 ? 'move' : 'turn', from: at.paper, before: held };
  return true;
}

function goOn(at: HandAt): void {
  if (drag === null) return;
  const { from, before } = drag;
  if (drag.kind === 'move') {
    // Whole pixels: nothing is mixed by being moved.
    carry({
      dxPx: Math.round(before.dxPx + at.paper.xPx - from.xPx),
      dyPx: Math.round(before.dyPx + at.paper.yPx - from.yPx),
    });
    return;
  }
  const middle = middleOf(before);
  const angle = (place: Place) => (Math.atan2(place.yPx - middle.yPx, place.xPx - middle.xPx) * 180) / Math.PI;
  const turned = before.angleDeg + angle(at.paper) - angle(from);
  carry({ angleDeg: at.shift ? Math.round(turned / SNAP_DEG) * SNAP_DEG : turned });
}

let lastScale = 1;

/**
 * Rings what is to move, turn or be copied. The ring closed, the hand carries it: on it to move, just outside of it to turn. Enter lays it
 * down, Escape puts it back.
 */
export const lassoTool: StageTool = {
  id: 'lasso',
  down(at) {
    forgetCursor();
    holdKeys();
    if (beginDrag(at, lastScale)) return true;
    layPiece();
    outline = [at.paper];
    isLooping = true;
    return true;
  },
  move(at) {
    if (drag !== null) {
      goOn(at);
      return;
    }
    for (const { paper } of at.trail) {
      const last = outline.at(-1);
      if (last && Math.hypot(last.xPx - paper.xPx, last.yPx - paper.yPx) >= LEAST_STEP_PX) outline.push(paper);
    }
  },
  up() {
    if (drag !== null) drag = null;
    else if (isLooping) close();
  },
  hover: () => undefined,
  cancel,
  cursor: () => 'crosshair',
  draw(on, view) {
    lastScale = view.pxPerPaper;
    drawCursor(on, view);
    if (outline.length > 0) drawPath(on, view, outline, !isLooping);
    if (held !== null) {
      drawPath(on, view, cornersOf(held), true);
      drawTurnMark(on, view, held);
    }
  },
  key(key) {
    const step = arrowStep(key);
    if (held !== null && step !== undefined) {
      if (key.alt) turnPiece((step[0] + step[1]) * TURN_STEP_DEG);
      else carry({ dxPx: held.dxPx + step[0], dyPx: held.dyPx + step[1] });
    } else if (moveCursor(key)) return true;
    else if (key.key === 'Enter') {
      if (held !== null) layPiece();
      else corner(takeCursor());
    } else if (key.key === 'Escape' && (held !== null || outline.length > 0)) cancel();
    else return false;
    return true;
  },
  says: (words) => {
    if (held !== null) return words.paint.held(held.dxPx, held.dyPx, Math.round(held.angleDeg));
    const place = cursorPlace();
    return place === null ? '' : words.paint.cursor(Math.floor(place.xPx), Math.floor(place.yPx), false);
  },
  taken: forgetCursor,
};

hearHeld((box) => {
  held = box === null ? null : { box, dxPx: 0, dyPx: 0, angleDeg: 0 };
});

function drawPath(on: CanvasRenderingContext2D, view: ToolView, places: readonly Place[], isClosed: boolean): void {
  on.beginPath();
  places.forEach((place, index) => {
    const { xPx, yPx } = view.stageOfPaper(place);
    if (index === 0) on.moveTo(xPx, yPx);
    else on.lineTo(xPx, yPx);
  });
  if (isClosed) on.closePath();
  on.setLineDash([]);
  on.strokeStyle = view.colours.edge;
  on.lineWidth = 3;
  on.stroke();
  on.setLineDash([5, 4]);
  on.strokeStyle = view.colours.ink;
  on.lineWidth = 1.25;
  on.stroke();
  on.setLineDash([]);
}

/** Where it can be turned by. */
function drawTurnMark(on: CanvasRenderingContext2D, view: ToolView, piece: Held): void {
  const corners = cornersOf(piece).map((place) => view.stageOfPaper(place));
  const [a, b] = corners;
  const middle = view.stageOfPaper(middleOf(piece));
  if (!a || !b) return;
  const [topX, topY] = [(a.xPx + b.xPx) / 2, (a.yPx + b.yPx) / 2];
  const away = Math.max(1, Math.hypot(topX - middle.xPx, topY - middle.yPx));
  const [x, y] = [topX + ((topX - middle.xPx) / away) * 22, topY + ((topY - middle.yPx) / away) * 22];
  on.beginPath();
  on.moveTo(topX, topY);
  on.lineTo(x, y);
  on.strokeStyle = view.colours.ink;
  on.lineWidth = 1.25;
  on.stroke();
  on.beginPath();
  on.arc(x, y, 5, 0, Math.PI * 2);
  on.fillStyle = view.colours.edge;
  on.fill();
  on.stroke();
}
