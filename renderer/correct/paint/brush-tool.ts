import { isHard, setPaint, sizeStep, usePaint } from '../../state/paint-store';
import { useStage } from '../../state/stage-store';
import type { HandAt, StageTool, ToolView } from '../tool';
import { mayPaint } from './may-paint';
import { cursorPlace, drawCursor, forgetCursor, holdKeys, moveCursor, takeCursor } from './paint-cursor';
import { tellPainter } from './paint-link';
import type { PaintPoint, StrokeLook } from './painter/messages';

/** A hand trembles by so many CSS pixels, whatever the zoom. */
const TREMBLE_CSS_PX = 1.6;
const MOST_TREMBLE_PX = 6;

export type Brush = 'pencil' | 'eraser';

const sizeOf = (brush: Brush) => (brush === 'pencil' ? usePaint.getState().pencilPx : usePaint.getState().eraserPx);

export function setSize(brush: Brush, sizePx: number): void {
  setPaint(brush === 'pencil' ? { pencilPx: sizePx } : { eraserPx: sizePx });
}

function lookOf(brush: Brush, isPen: boolean): StrokeLook {
  const paint = usePaint.getState();
  const { zoom } = useStage.getState().transform;
  return {
    colour: brush === 'eraser' ? null : paint.colour,
    sizePx: sizeOf(brush),
    opacity01: paint.opacity01,
    pressure: paint.pressure && isPen,
    hard: isHard(paint),
    tremblePx: paint.smooth ? Math.min(MOST_TREMBLE_PX, TREMBLE_CSS_PX / zoom) : 0,
  };
}

const pointOf = ({ paper, pressure01 }: HandAt['trail'][number]): PaintPoint => ({ ...paper, pressure01 });

/** Draws, or rubs out. A pen's other end always rubs out; Alt picks the colour under the hand. */
export function createBrushTool(id: Brush): StageTool {
  let isDown = false;
  let over: HandAt | null = null;
  /** The keyboard's pencil is on the paper. */
  let isKeyDown = false;

  const drop = () => {
    if (isDown || isKeyDown) tellPainter({ kind: 'drop' });
    isDown = false;
    isKeyDown = false;
  };
  const extend = () => {
    const place = cursorPlace();
    if (isKeyDown && place !== null) tellPainter({ kind: 'points', points: [{ ...place, pressure01: 1 }] });
  };
  const pressKey = () => {
    if (isKeyDown) {
      isKeyDown = false;
      tellPainter({ kind: 'lift' });
      return;
    }
    const place = takeCursor();
    if (!mayPaint()) return;
    isKeyDown = true;
    tellPainter({ kind: 'stroke', look: lookOf(id, false), points: [{ ...place, pressure01: 1 }] });
  };

  return {
    id,
    down(at) {
      forgetCursor();
      holdKeys();
      drop();
      if (at.alt) {
        tellPainter({ kind: 'pick', place: at.paper });
        return true;
      }
      if (!mayPaint()) return true;
      isDown = true;
      over = at;
      const look = lookOf(at.eraserEnd ? 'eraser' : id, at.pointer === 'pen');
      tellPainter({ kind: 'stroke', look, points: at.trail.map(pointOf) });
      return true;
    },
    move(at) {
      over = at;
      if (isDown) tellPainter({ kind: 'points', points: at.trail.map(pointOf) });
      else if (at.alt) tellPainter({ kind: 'pick', place: at.paper });
    },
    up() {
      if (isDown) tellPainter({ kind: 'lift' });
      isDown = false;
    },
    hover(at) {
      over = at;
    },
    cancel: drop,
    cursor: () => 'crosshair',
    draw(on, view) {
      drawCursor(on, view);
      if (over !== null) drawRing(on, view, over, (sizeOf(id) / 2) * view.pxPerPaper);
    },
    key(key) {
      if (moveCursor(key)) extend();
      else if (key.key === 'Enter') pressKey();
      else if (key.key === 'Escape' && isKeyDown) drop();
      else if (key.key === '[' || key.key === ']') setSize(id, sizeStep(sizeOf(id), key.key === ']' ? 1 : -1));
      else return false;
      return true;
    },
    says: (words) => {
      const place = cursorPlace();
      return place === null ? '' : words.paint.cursor(Math.floor(place.xPx), Math.floor(place.yPx), isKeyDown);
    },
    taken() {
      forgetCursor();
      over = null;
    },
  };
}

const LEAST_RING_PX = 2;

/** How large the pencil is, where it is. */
function drawRing(on: CanvasRenderingContext2D, { colours }: ToolView, { stage }: HandAt, radiusPx: number): void {
  if (radiusPx < LEAST_RING_PX) return;
  for (const [colour, width] of [
    [colours.edge, 3],
    [colours.ink, 1],
  ] as const) {
    on.strokeStyle = colour;
    on.lineWidth = width;
    on.beginPath();
    on.arc(stage.xPx, stage.yPx, radiusPx, 0, Math.PI * 2);
    on.stroke();
  }
}
