import { drawingAt } from '../../main/contract/cut-queries';
import { paperOfStage } from '../stage/view-transform';
import { currentCut } from '../state/cut-store';
import { usePlay } from '../state/play-store';
import { useStage } from '../state/stage-store';
import { useTool } from '../state/tool-store';
import { selectedCel, useView } from '../state/view-store';
import { redrawTool } from './redraw-tool';
import type { HandAt, StageTool } from './tool';
import { toolOf } from './tools';

/** Between the stage's pointer and the tool in hand: one hand at a time holds it. */
let held: { readonly tool: StageTool; readonly pointerId: number } | null = null;

/** The tool that may act and be seen now: none while it plays or while fingers flip. */
export function toolInHand(): StageTool | undefined {
  if (usePlay.getState().playing || useView.getState().flip !== null) return undefined;
  return toolOf(useTool.getState().tool);
}

function kindOf(type: string): HandAt['pointer'] {
  return type === 'pen' || type === 'touch' ? type : 'mouse';
}

/** The pen's other end shows as this button. */
const ERASER_BUTTON = 32;

function handAt(event: PointerEvent, box: HTMLElement): HandAt {
  const { left, top } = box.getBoundingClientRect();
  const { transform } = useStage.getState();
  const pointer = kindOf(event.pointerType);
  const one = ({ clientX, clientY, pressure }: PointerEvent) => {
    const stage = { xPx: clientX - left, yPx: clientY - top };
    return { stage, paper: paperOfStage(transform, stage), pressure01: pointer === 'pen' ? pressure : 1 };
  };
  const coalesced = event.getCoalescedEvents?.() ?? [];
  const trail = (coalesced.length === 0 ? [event] : coalesced).map((each) => {
    const { paper, pressure01 } = one(each);
    return { paper, pressure01 };
  });
  return {
    ...one(event),
    pointer,
    trail,
    shift: event.shiftKey,
    ctrl: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    eraserEnd: (event.buttons & ERASER_BUTTON) !== 0,
  };
}

/** True: the tool holds this pointer from now on. */
export function toolDown(event: PointerEvent, box: HTMLElement): boolean {
  const tool = toolInHand();
  const isMeant = event.button === 0 || event.button === 5;
  if (tool === undefined || held !== null || !isMeant) return false;
  const takes = tool.down(handAt(event, box));
  if (takes) held = { tool, pointerId: event.pointerId };
  redrawTool();
  return takes;
}

/** True: the pointer is held by the tool. */
export function toolMove(event: PointerEvent, box: HTMLElement): boolean {
  if (held?.pointerId !== event.pointerId) return false;
  held.tool.move(handAt(event, box));
  redrawTool();
  return true;
}

export function toolUp(event: PointerEvent, box: HTMLElement): boolean {
  if (held?.pointerId !== event.pointerId) return false;
  const { tool } = held;
  held = null;
  tool.up(handAt(event, box));
  redrawTool();
  return true;
}

/** A second finger, a pointer that was taken away, a drawing that went: what the hand had begun is nothing. */
export function cancelTool(): void {
  const tool = held?.tool ?? toolOf(useTool.getState().tool);
  held = null;
  tool?.cancel();
  redrawTool();
}

export function isToolHeld(pointerId?: number): boolean {
  return held !== null && (pointerId === undefined || held.pointerId === pointerId);
}

export function toolHover(event: PointerEvent | null, box: HTMLElement): void {
  const tool = toolInHand();
  if (tool === undefined || held !== null) return;
  tool.hover(event === null ? null : handAt(event, box));
  redrawTool();
}

/** Which drawing lies on the stage: a gesture belongs to it. */
function drawingHere(): string {
  const cel = selectedCel();
  const drawing = cel && drawingAt(cel, useView.getState().playheadFrame);
  return `${currentCut()?.id} ${cel?.id} ${drawing?.id}`;
}

/** Ends what was begun when the ground under it goes. Answers how to stop. */
export function keepToolTold(): () => void {
  let drawing = drawingHere();
  const moved = () => {
    const here = drawingHere();
    if (here === drawing) return;
    drawing = here;
    const tool = toolOf(useTool.getState().tool);
    if (held !== null || tool?.goesOn?.() !== true) cancelTool();
    redrawTool();
  };
  const stops = [
    useTool.subscribe(({ tool }, { tool: before }) => {
      held = null;
      toolOf(before)?.cancel();
      toolOf(tool)?.taken?.();
      redrawTool();
    }),
    useView.subscribe((view, before) => {
      // Playing let go of everything; what lies on the stage counts again where it stops.
      if (usePlay.getState().playing) return;
      if (view.flip !== before.flip && held !== null) cancelTool();
      moved();
      redrawTool();
    }),
    usePlay.subscribe((play, before) => {
      if (play.playing && !before.playing) cancelTool();
      if (!play.playing && before.playing) moved();
    }),
  ];
  return () => {
    cancelTool();
    for (const stop of stops) stop();
  };
}
