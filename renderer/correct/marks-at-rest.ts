import type { Correction, Gesture, Place } from '../../main/contract/correction';
import { masksOf } from '../../main/contract/correction-check';
import { type Mask, maskPixels } from '../../main/contract/correction-mask';
import { correctionsOf } from '../../main/contract/corrections-of';
import { useCorrectionList } from '../state/correct-list';
import { usePreview } from '../state/correct-preview';
import { usePlay } from '../state/play-store';
import { useTool } from '../state/tool-store';
import { useView } from '../state/view-store';
import { type GestureHere, gestureHere } from './gesture';
import { drawSlip, strokeTwice } from './handles/handle';
import { placeOnWay } from './joints/arc-points';
import { sayCorrection } from './list/say-correction';
import type { ToolView } from './tool';

/** What is marked without a hand: the correction that is chosen in the list, and places where the network did not obey. */
export function drawMarksAtRest(on: CanvasRenderingContext2D, view: ToolView): void {
  if (usePlay.getState().playing || useView.getState().flip !== null || usePreview.getState().phase === 'proposed')
    return;
  const here = gestureHere();
  if (here === null) return;
  const { selectedId } = useCorrectionList.getState();
  const chosen = here.cel.corrections.find(({ id }) => id === selectedId);
  if (chosen !== undefined) drawCorrection(on, chosen, here, view);
  // A tool of handles says it at its own handles.
  if (useTool.getState().tool === null) drawRefusals(on, here, view, chosen);
}

/** Where a gesture was made, for whoever marks it: its first place, or the middle of its first region. */
export function placeOfGesture(gesture: Gesture, tUnit: number): Place | null {
  switch (gesture.kind) {
    case 'key-point':
      return gesture.place;
    case 'point-at':
    case 'flow-hint':
      return gesture.to;
    case 'match-point': {
      const { place0: a, place1: b } = gesture;
      return { xPx: a.xPx + (b.xPx - a.xPx) * tUnit, yPx: a.yPx + (b.yPx - a.yPx) * tUnit };
    }
    case 'arc':
      return placeOnWay(gesture, tUnit);
    case 'lines': {
      const [x, y] = gesture.lines[0]?.pointsPx[0] ?? [];
      return x === undefined || y === undefined ? null : { xPx: x, yPx: y };
    }
    default: {
      const [mask] = masksOf(gesture);
      return mask === undefined ? null : { xPx: mask.xPx + mask.widthPx / 2, yPx: mask.yPx + mask.heightPx / 2 };
    }
  }
}

const CANNOT_PX = 13;

/** What the hand proposes cannot be: a struck-out ring where it is, at the edge of the stage where that is beyond it. */
export function drawCannotBe(on: CanvasRenderingContext2D, view: ToolView): void {
  const { phase, refused, proposed } = usePreview.getState();
  const place = proposed[0] && placeOfGesture(proposed[0].gesture, gestureHere()?.tUnit ?? 0);
  if (phase !== 'proposed' || refused === null || !place) return;
  const at = view.stageOfPaper(place);
  const within = (px: number, sizePx: number) => Math.min(Math.max(px, CANNOT_PX + 3), sizePx - CANNOT_PX - 3);
  const [x, y] = [within(at.xPx, view.stage.widthPx), within(at.yPx, view.stage.heightPx)];
  const slant = CANNOT_PX * Math.SQRT1_2;
  on.beginPath();
  on.arc(x, y, CANNOT_PX, 0, 2 * Math.PI);
  on.moveTo(x - slant, y - slant);
  on.lineTo(x + slant, y + slant);
  strokeTwice(on, view.colours.refused, view);
}

function drawRefusals(
  on: CanvasRenderingContext2D,
  { cel, drawing, tUnit }: GestureHere,
  view: ToolView,
  chosen: Correction | undefined,
): void {
  if (drawing.kind !== 'inbetween') return;
  const refused = new Map(drawing.made?.obedience?.map((one) => [one.correctionId, one]));
  for (const { id, gesture } of correctionsOf(cel, drawing)) {
    const measured = refused.get(id);
    const place = placeOfGesture(gesture, tUnit);
    if (measured === undefined || measured.obeyed || place === null) continue;
    const { xPx, yPx } = view.stageOfPaper(place);
    const offPx = measured.measure === 'distance-px' ? measured.value : null;
    on.beginPath();
    on.arc(xPx, yPx, Math.max(12, (offPx ?? 0) * view.pxPerPaper), 0, 2 * Math.PI);
    strokeTwice(on, view.colours.refused, view, [6, 4]);
    const { offBy, notObeyed } = view.words.correct;
    if (id !== chosen?.id) drawSlip(on, offPx === null ? notObeyed : offBy(offPx), { xPx, yPx }, view);
  }
}

function drawCorrection(
  on: CanvasRenderingContext2D,
  correction: Correction,
  { drawing, tUnit, span }: GestureHere,
  view: ToolView,
): void {
  const { gesture, target } = correction;
  const { held } = view.colours;
  const at = (place: Place) => view.stageOfPaper(place);
  const dot = (place: Place) => {
    const { xPx, yPx } = at(place);
    on.beginPath();
    on.arc(xPx, yPx, 7, 0, 2 * Math.PI);
    strokeTwice(on, held, view);
  };
  const way = (places: readonly Place[]) => {
    on.beginPath();
    for (const [index, place] of places.entries()) {
      const { xPx, yPx } = at(place);
      if (index === 0) on.moveTo(xPx, yPx);
      else on.lineTo(xPx, yPx);
    }
    strokeTwice(on, held, view);
  };
  // What was said of another key has no place on this one.
  if (target.kind === 'key' && drawing.kind === 'key' && target.drawingId !== drawing.id) return;
  const isOfThisSpan = target.kind !== 'span' || target.spanId === span.id;
  for (const mask of regionsHere(gesture, drawing.kind === 'key' && isOfThisSpan ? tUnit : null))
    drawRegion(on, mask, view);
  switch (gesture.kind) {
    case 'point-at':
    case 'flow-hint':
      if (gesture.from !== null) way([gesture.from, gesture.to]);
      dot(gesture.to);
      break;
    case 'key-point':
      dot(gesture.place);
      break;
    case 'match-point':
      way([gesture.place0, gesture.place1]);
      dot(tUnit < 0.5 ? gesture.place0 : gesture.place1);
      break;
    case 'arc':
      way(Array.from({ length: 33 }, (_, step) => placeOnWay(gesture, step / 32)));
      dot(placeOnWay(gesture, tUnit));
      break;
    case 'lines':
      for (const { pointsPx } of gesture.lines) way(pointsPx.map(([xPx, yPx]) => ({ xPx, yPx })));
      break;
    default:
  }
  const place = placeOfGesture(gesture, tUnit);
  // A tool in the hand names what it holds itself.
  const isNamed = useTool.getState().tool !== null;
  if (place !== null && !isNamed) drawSlip(on, sayCorrection(view.words, correction), at(place), view);
}

/** Of two regions, one in each key, the one of the key that is seen; in between, both. */
function regionsHere(gesture: Gesture, keyUnit: number | null): Mask[] {
  if (gesture.kind !== 'match-region' || keyUnit === null) return masksOf(gesture);
  return [keyUnit < 0.5 ? gesture.region0 : gesture.region1];
}

const sheets = new WeakMap<Mask, OffscreenCanvas>();

function sheetOf(mask: Mask): OffscreenCanvas | null {
  const known = sheets.get(mask);
  if (known !== undefined) return known;
  const inside = maskPixels(mask);
  if (inside === undefined) return null;
  const sheet = new OffscreenCanvas(mask.widthPx, mask.heightPx);
  const context = sheet.getContext('2d');
  if (context === null) return null;
  const image = context.createImageData(mask.widthPx, mask.heightPx);
  for (const [index, is] of inside.entries()) if (is) image.data.set([194, 37, 92, 110], index * 4);
  context.putImageData(image, 0, 0);
  sheets.set(mask, sheet);
  return sheet;
}

/** A region as a veil: corners of its box tell how the paper lies. */
function drawRegion(on: CanvasRenderingContext2D, mask: Mask, view: ToolView): void {
  const sheet = sheetOf(mask);
  if (sheet === null) return;
  const origin = view.stageOfPaper({ xPx: mask.xPx, yPx: mask.yPx });
  const right = view.stageOfPaper({ xPx: mask.xPx + 1, yPx: mask.yPx });
  const down = view.stageOfPaper({ xPx: mask.xPx, yPx: mask.yPx + 1 });
  on.save();
  on.transform(
    ...([right.xPx - origin.xPx, right.yPx - origin.yPx, down.xPx - origin.xPx, down.yPx - origin.yPx] as const),
    ...([origin.xPx, origin.yPx] as const),
  );
  on.imageSmoothingEnabled = false;
  on.drawImage(sheet, 0, 0);
  on.restore();
}
