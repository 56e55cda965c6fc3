import type { Place } from '../../../main/contract/correction';
import type { Inbetween, KeyDrawing } from '../../../main/contract/cut';
import { drawingById } from '../../../main/contract/cut-queries';
import { useHandles } from '../../state/correct-handles';
import { usePreview } from '../../state/correct-preview';
import { removeCorrections } from '../../state/correction-edits';
import { sayT } from '../../state/drawing-sign';
import { attempt } from '../../state/notices-store';
import { type GestureHere, gestureHere } from '../gesture';
import { type Handle, strokeTwice } from '../handles/handle';
import { createHandleTool, type Moved } from '../handles/handle-tool';
import { sayAgain } from '../handles/say-again';
import { mapsHere } from '../maps-here';
import type { ToolView } from '../tool';
import { arcSaid, type JointWay, pathThrough, placeOnWay } from './arc-points';
import { jointsAtT, jointsOfKey, offPxOf } from './joint-points';
import { previewFor } from './joint-tool';
import { sayJoint } from './say-joint';

function keyOf(here: GestureHere, id: string): KeyDrawing | undefined {
  const drawing = drawingById(here.cel, id);
  return drawing?.kind === 'key' ? drawing : undefined;
}

function inbetweensOf({ cel, span }: GestureHere): Inbetween[] {
  return span.inbetweenIds.flatMap((id) => {
    const drawing = drawingById(cel, id);
    return drawing?.kind === 'inbetween' ? [drawing] : [];
  });
}

/** The ways of all joints that both keys have. */
function waysHere(here: GestureHere): JointWay[] {
  const { cel, span } = here;
  const [key0, key1] = [keyOf(here, span.fromDrawingId), keyOf(here, span.toDrawingId)];
  if (key0 === undefined || key1 === undefined) return [];
  const joints1 = new Map(jointsOfKey(cel, key1.id, mapsHere(cel, key1)).map((joint) => [joint.name, joint]));
  const now = here.drawing.kind === 'inbetween' ? jointsAtT(cel, here.drawing, span, mapsHere(cel, here.drawing)) : [];
  const seenNow = new Map(now.map((joint) => [joint.name, joint.place]));
  return jointsOfKey(cel, key0.id, mapsHere(cel, key0)).flatMap((joint0): JointWay[] => {
    const { name } = joint0;
    const joint1 = joints1.get(name);
    if (joint1 === undefined || joint0.state === 'absent' || joint1.state === 'absent') return [];
    const correction = arcSaid(cel.corrections, span, name);
    if (correction?.gesture.kind === 'arc') {
      const { place0, place1, path } = correction.gesture;
      return [{ name, place0, place1, path, correction }];
    }
    const seen = seenNow.get(name);
    const path = seen === undefined ? [] : [{ tUnit: here.tUnit, place: seen }];
    return [{ name, place0: joint0.place, place1: joint1.place, path, correction: null }];
  });
}

/** A handle of the arc tool: which joint, at which t. */
const idOf = (name: string, tUnit: number) => `${name} @ ${tUnit}`;
const nameOf = (id: string) => id.slice(0, id.lastIndexOf(' @ '));
const tUnitOf = (id: string) => Number(id.slice(id.lastIndexOf(' @ ') + 3));

const selectedName = (): string | null => {
  const { tool, selectedId } = useHandles.getState();
  return tool === 'arc' && selectedId !== null ? nameOf(selectedId) : null;
};

/** The chosen joint at every drawing of the span, the others at the drawing on the stage (on a key: at the nearest one). */
function handles(): Handle[] {
  const here = gestureHere();
  if (here === null) return [];
  const inbetweens = inbetweensOf(here);
  const nearest = inbetweens.toSorted((a, b) => Math.abs(a.tUnit - here.tUnit) - Math.abs(b.tUnit - here.tUnit))[0];
  const chosen = selectedName();
  const { shown, obedience } = usePreview.getState();
  return waysHere(here).flatMap((way) => {
    const at = way.name === chosen ? inbetweens : inbetweens.filter((drawing) => drawing === nearest);
    return at.map((drawing): Handle => {
      const measured = shown?.drawingId === drawing.id ? obedience : drawing.made?.obedience;
      const isSaid =
        way.correction?.gesture.kind === 'arc' &&
        way.correction.gesture.path.some(({ tUnit }) => Math.abs(tUnit - drawing.tUnit) < 1e-6);
      return {
        id: idOf(way.name, drawing.tUnit),
        place: placeOnWay(way, drawing.tUnit),
        label: (say) => say.correct.arc.handle(sayJoint(say, way.name), sayT(drawing.tUnit)),
        look: way.name === chosen && drawing !== nearest ? 'faint' : 'full',
        correction: isSaid ? way.correction : null,
        offPx: drawing.id === here.drawing.id ? offPxOf(way.correction, measured) : null,
      };
    });
  });
}

function says(handle: Handle, to: Place) {
  const here = gestureHere();
  const way = here === null ? undefined : waysHere(here).find(({ name }) => name === nameOf(handle.id));
  if (here === null || way === undefined) return null;
  const said = way.correction === null ? [] : way.path;
  const path = pathThrough(said, tUnitOf(handle.id), to);
  const { name, place0, place1 } = way;
  return sayAgain(way.correction, { kind: 'arc', name, place0, place1, path }, here);
}

const STEPS = 32;

function drawWays(on: CanvasRenderingContext2D, view: ToolView, moved: Moved | null): void {
  const here = gestureHere();
  if (here === null) return;
  const chosen = moved === null ? selectedName() : nameOf(moved.handle.id);
  for (const way of waysHere(here)) {
    const isMoved = moved !== null && nameOf(moved.handle.id) === way.name;
    const base = way.correction === null ? [] : way.path;
    const now = isMoved ? { ...way, path: pathThrough(base, tUnitOf(moved.handle.id), moved.to) } : way;
    on.beginPath();
    for (let step = 0; step <= STEPS; step += 1) {
      const { xPx, yPx } = view.stageOfPaper(placeOnWay(now, step / STEPS));
      if (step === 0) on.moveTo(xPx, yPx);
      else on.lineTo(xPx, yPx);
    }
    if (way.name === chosen) strokeTwice(on, view.colours.held, view);
    else {
      on.strokeStyle = view.colours.mark;
      on.globalAlpha = chosen === null ? 0.75 : 0.3;
      on.lineWidth = 1.4;
      on.stroke();
      on.globalAlpha = 1;
    }
    if (way.name !== chosen) continue;
    for (const place of [now.place0, now.place1]) {
      const { xPx, yPx } = view.stageOfPaper(place);
      on.beginPath();
      on.rect(xPx - 4, yPx - 4, 8, 8);
      strokeTwice(on, view.colours.held, view);
    }
  }
}

/** False while the network still looks at the keys. */
export function areWaysKnown(): boolean {
  const here = gestureHere();
  if (here === null) return true;
  const keys = [keyOf(here, here.span.fromDrawingId), keyOf(here, here.span.toDrawingId)];
  return keys.every((key) => key === undefined || mapsHere(here.cel, key) !== null);
}

/** What was said of the chosen joint's way, or null. */
export function saidArc() {
  const here = gestureHere();
  const name = selectedName();
  return here === null || name === null ? null : arcSaid(here.cel.corrections, here.span, name);
}

/** The network's own path again. */
export function forgetArc(): void {
  const here = gestureHere();
  const said = saidArc();
  if (here !== null && said !== null) attempt(() => removeCorrections(here.cel.id, [said.id]));
}

/** The way of a joint over the span: the curve is dragged at any drawing of it, and all of them follow. */
export const arcTool = createHandleTool({
  id: 'arc',
  handles,
  says,
  previews: () => previewFor(gestureHere()),
  remove: forgetArc,
  drawBelow: drawWays,
});
