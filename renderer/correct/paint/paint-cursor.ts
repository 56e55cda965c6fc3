import type { Place } from '../../../main/contract/correction';
import { currentCut } from '../../state/cut-store';
import { arrowStep, keptOnPaper, middlePixel } from '../keyboard-cursor';
import type { ToolKey, ToolView } from '../tool';

/** Where the keyboard holds the pencil: arrows move it by a pixel, with Shift by ten. Null: the keyboard was not used. */
let place: Place | null = null;

export const cursorPlace = (): Place | null => place;

export function forgetCursor(): void {
  place = null;
}

const paperNow = () => currentCut() ?? { widthPx: 1, heightPx: 1 };

/** Where the cursor is, first in the middle of the paper. */
export function takeCursor(): Place {
  const paper = paperNow();
  place ??= keptOnPaper(middlePixel(paper), paper);
  return place;
}

/** Answers whether the key was an arrow. */
export function moveCursor(key: ToolKey): boolean {
  const step = arrowStep(key);
  if (step === undefined) return false;
  const { xPx, yPx } = takeCursor();
  place = keptOnPaper({ xPx: xPx + step[0], yPx: yPx + step[1] }, paperNow());
  return true;
}

/** A cross with a light edge, seen on any colour. */
export function drawCursor(on: CanvasRenderingContext2D, view: ToolView): void {
  if (place === null) return;
  const { xPx, yPx } = view.stageOfPaper(place);
  for (const [colour, width] of [
    [view.colours.edge, 4],
    [view.colours.held, 1.5],
  ] as const) {
    on.strokeStyle = colour;
    on.lineWidth = width;
    on.beginPath();
    for (const [dx, dy] of [
      [-1, 0],
      [1, 0],
      [0, -1],
      [0, 1],
    ] as const) {
      on.moveTo(xPx + dx * 4, yPx + dy * 4);
      on.lineTo(xPx + dx * 12, yPx + dy * 12);
    }
    on.stroke();
  }
}

/** The keys that follow are the tool's: a field that a hand has just set something in gives them back. */
export function holdKeys(): void {
  document.querySelector<HTMLElement>('.tool-keys')?.focus({ preventScroll: true });
}
