import type { Correction, Place } from '../../../main/contract/correction';
import type { PointPx } from '../../stage/view-transform';
import type { Words } from '../../words/words';
import type { ToolView } from '../tool';

/** Something on the paper that a hand can take and put elsewhere. */
export interface Handle {
  /** The same for the same thing as long as the tool is in the hand. */
  readonly id: string;
  /** As it is known: where the network sees it, or where a person put it. */
  readonly place: Place;
  readonly label: (words: Words) => string;
  /** `open`: behind something; `crossed`: not there; `faint`: of less weight than the others. */
  readonly look: 'full' | 'open' | 'crossed' | 'faint';
  /** What a person said of it, in force here. */
  readonly correction: Correction | null;
  /** How far from where it belongs the drawing has it, px of the drawing; null: obeyed, or nothing to measure. */
  readonly offPx: number | null;
}

/** A hand takes what lies so near, CSS px; a finger is broader. */
export const REACH_CSS_PX = { mouse: 11, pen: 13, touch: 24 } as const;

/** The nearest one within reach; of equals the first. */
export function handleAt(
  handles: readonly Handle[],
  at: PointPx,
  reachPx: number,
  stageOfPaper: (place: Place) => PointPx,
): Handle | null {
  let nearest: Handle | null = null;
  let leastPx = reachPx;
  for (const handle of handles) {
    const { xPx, yPx } = stageOfPaper(handle.place);
    const awayPx = Math.hypot(at.xPx - xPx, at.yPx - yPx);
    if (awayPx < leastPx || (awayPx === leastPx && nearest === null)) [nearest, leastPx] = [handle, awayPx];
  }
  return nearest;
}

const RADIUS_PX = 5;

export interface HandleMark {
  readonly at: PointPx;
  readonly look: Handle['look'];
  readonly isHeld: boolean;
  readonly isCorrected: boolean;
}

/** A dot with a light edge, so that it is seen on any colour; a corrected one is a diamond. */
export function drawHandle(on: CanvasRenderingContext2D, mark: HandleMark, { colours }: ToolView): void {
  const { xPx, yPx } = mark.at;
  const colour = mark.isHeld ? colours.held : colours.mark;
  const radius = mark.isHeld ? RADIUS_PX + 1.5 : mark.look === 'faint' ? RADIUS_PX - 1.5 : RADIUS_PX;
  on.setLineDash([]);
  on.beginPath();
  if (mark.isCorrected) {
    const r = radius * 1.35;
    on.moveTo(xPx, yPx - r);
    on.lineTo(xPx + r, yPx);
    on.lineTo(xPx, yPx + r);
    on.lineTo(xPx - r, yPx);
    on.closePath();
  } else on.arc(xPx, yPx, radius, 0, 2 * Math.PI);
  const isFilled = mark.look === 'full' || mark.look === 'faint';
  on.strokeStyle = colours.edge;
  on.lineWidth = 4.5;
  on.stroke();
  on.fillStyle = isFilled ? colour : 'white';
  on.fill();
  on.strokeStyle = isFilled ? 'white' : colour;
  on.lineWidth = 1.8;
  on.stroke();
  if (mark.look !== 'crossed') return;
  on.beginPath();
  on.moveTo(xPx - radius, yPx - radius);
  on.lineTo(xPx + radius, yPx + radius);
  on.moveTo(xPx + radius, yPx - radius);
  on.lineTo(xPx - radius, yPx + radius);
  on.strokeStyle = colour;
  on.stroke();
}

/** A line that is seen on dark and on light. */
export function strokeTwice(on: CanvasRenderingContext2D, colour: string, view: ToolView, dash: number[] = []): void {
  on.setLineDash(dash);
  on.lineCap = 'round';
  on.lineJoin = 'round';
  on.strokeStyle = view.colours.edge;
  on.lineWidth = 4;
  on.stroke();
  on.strokeStyle = colour;
  on.lineWidth = 1.8;
  on.stroke();
  on.setLineDash([]);
}

/** Words beside a mark, on a slip, kept within the stage. */
export function drawSlip(on: CanvasRenderingContext2D, text: string, at: PointPx, view: ToolView, line = 0): void {
  on.font = '600 12px "Noto Sans", "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", system-ui, sans-serif';
  on.textBaseline = 'middle';
  const widthPx = Math.ceil(on.measureText(text).width) + 12;
  const xPx = Math.min(Math.max(4, at.xPx + 12), Math.max(4, view.stage.widthPx - widthPx - 4));
  const yPx = Math.min(Math.max(4, at.yPx - 30 + line * 22), Math.max(4, view.stage.heightPx - 26));
  on.fillStyle = view.colours.slip;
  on.strokeStyle = 'rgb(0 0 0 / 22%)';
  on.lineWidth = 1;
  on.beginPath();
  on.roundRect(xPx, yPx, widthPx, 20, 4);
  on.fill();
  on.stroke();
  on.fillStyle = view.colours.ink;
  on.fillText(text, xPx + 6, yPx + 10.5);
}

/** Where the network did not obey: a dashed ring, and by how much in words. */
export function drawRefused(on: CanvasRenderingContext2D, handle: Handle, view: ToolView): void {
  if (handle.offPx === null) return;
  const at = view.stageOfPaper(handle.place);
  on.beginPath();
  on.arc(at.xPx, at.yPx, Math.max(14, handle.offPx * view.pxPerPaper), 0, 2 * Math.PI);
  strokeTwice(on, view.colours.refused, view, [6, 4]);
  drawSlip(on, view.words.correct.offBy(handle.offPx), at, view, 1);
}
