import { cancelTool, isToolHeld, toolDown, toolHover, toolMove, toolUp } from '../correct/tool-hand';
import { useCut } from '../state/cut-store';
import { useDialogs } from '../state/dialogs-store';
import { pivotOf, shifted, turned } from '../state/light-table-pin';
import { changePin, useLightTable } from '../state/light-table-store';
import { panStage, pinchStage, rotateStageTo, useStage, zoomStage } from '../state/stage-store';
import { PIVOT_RADIUS_PX } from './projector/draw-marks';
import { angleDeg, middleOf, type PointPx, paperOfStage, type StageTransform, stageOfPaper } from './view-transform';

const WHEEL_ZOOM = 0.0016;
/** A pinch on a touchpad comes as a wheel with Ctrl, in small steps. */
const PINCH_ZOOM = 0.01;
const DRAG_ZOOM = 0.006;
/** Some wheels count in lines. */
const LINE_PX = 32;

/** What the hand would do, or does, with the paper: for the shape of the pointer. */
export type Hand = 'none' | 'pan' | 'zoom' | 'rotate' | 'shift-pin' | 'turn-pin';

interface Drag {
  readonly hand: Exclude<Hand, 'none'>;
  readonly pointerId: number;
  readonly began: PointPx;
  readonly transform: StageTransform;
  last: PointPx;
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, input, select, textarea, [role=menu]') !== null;
}

function paperMiddle(): PointPx {
  return middleOf(useCut.getState().state?.cut ?? { widthPx: 0, heightPx: 0 });
}

/** Inside the ring the hand shifts the pinned sheet it holds, outside it turns it. */
function handOnPin(at: PointPx): Hand {
  const { on, pins, activeIndex } = useLightTable.getState();
  const pin = on && activeIndex !== null ? pins[activeIndex] : undefined;
  if (pin === undefined) return 'none';
  const pivot = stageOfPaper(useStage.getState().transform, pivotOf(pin, paperMiddle()));
  return Math.hypot(at.xPx - pivot.xPx, at.yPx - pivot.yPx) <= PIVOT_RADIUS_PX ? 'shift-pin' : 'turn-pin';
}

function movePin(hand: Hand, from: PointPx, to: PointPx): void {
  const { activeIndex } = useLightTable.getState();
  if (activeIndex === null) return;
  const { transform } = useStage.getState();
  const [a, b] = [paperOfStage(transform, from), paperOfStage(transform, to)];
  const middle = paperMiddle();
  changePin(activeIndex, (pin) => (hand === 'shift-pin' ? shifted(pin, a, b) : turned(pin, middle, a, b)));
}

/**
 * Wheel and pinch zoom to the pointer. Space, or the middle button, moves the paper; with Ctrl it zooms, with Shift it turns. One finger
 * moves the paper, two hold it: it moves, turns and grows under them. A pen is a hand like any other. With a tool in it the hand works
 * instead of moving what lies there; space, the middle button and two fingers move the paper all the same. Answers how to stop.
 */
export function listenToStagePointer(box: HTMLElement, onHand: (hand: Hand) => void): () => void {
  const fingers = new Map<number, PointPx>();
  let spaceHeld = false;
  let drag: Drag | null = null;
  let over: PointPx | null = null;
  let told: Hand = 'none';

  const at = (event: MouseEvent): PointPx => {
    const { left, top } = box.getBoundingClientRect();
    return { xPx: event.clientX - left, yPx: event.clientY - top };
  };
  const spaceHand = (event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }): Exclude<Hand, 'none'> =>
    event.ctrlKey || event.metaKey ? 'zoom' : event.shiftKey ? 'rotate' : 'pan';
  const tell = (hand: Hand) => {
    if (hand !== told) onHand(hand);
    told = hand;
  };
  const tellIdle = (event?: KeyboardEvent | PointerEvent) => {
    if (drag !== null) return tell(drag.hand);
    if (spaceHeld) return tell(event === undefined ? 'pan' : spaceHand(event));
    tell(over === null ? 'none' : handOnPin(over));
  };

  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const delta = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY;
    if (event.shiftKey) {
      panStage(event.deltaX === 0 ? -delta : -event.deltaX, 0);
      return;
    }
    zoomStage(Math.exp(-delta * (event.ctrlKey ? PINCH_ZOOM : WHEEL_ZOOM)), at(event));
  };

  const handFor = (event: PointerEvent): Hand => {
    if (event.button === 1) return spaceHand(event);
    if (event.button !== 0) return 'none';
    if (spaceHeld) return spaceHand(event);
    const onPin = handOnPin(at(event));
    if (onPin !== 'none') return onPin;
    return event.pointerType === 'touch' ? 'pan' : 'none';
  };
  const down = (event: PointerEvent) => {
    if (event.pointerType === 'touch') {
      fingers.set(event.pointerId, at(event));
      if (fingers.size === 2) {
        // The first finger's drag, or its stroke, has become a grip.
        drag = null;
        if (isToolHeld()) cancelTool();
        box.setPointerCapture(event.pointerId);
        return tell('pan');
      }
    }
    const isFree = drag === null && fingers.size <= 1 && !spaceHeld;
    if (isFree && toolDown(event, box)) {
      event.preventDefault();
      box.setPointerCapture(event.pointerId);
      return;
    }
    const hand = handFor(event);
    if (hand === 'none' || drag !== null || fingers.size > 2 || isToolHeld()) return;
    event.preventDefault();
    box.setPointerCapture(event.pointerId);
    const began = at(event);
    drag = { hand, pointerId: event.pointerId, began, last: began, transform: useStage.getState().transform };
    tellIdle(event);
  };
  const grip = (event: PointerEvent): boolean => {
    const ids = [...fingers.keys()];
    const [first, second] = ids;
    if (first === undefined || second === undefined || !fingers.has(event.pointerId)) return false;
    const from = [fingers.get(first), fingers.get(second)] as const;
    fingers.set(event.pointerId, at(event));
    const to = [fingers.get(first), fingers.get(second)] as const;
    if (from[0] && from[1] && to[0] && to[1]) pinchStage([from[0], from[1]], [to[0], to[1]]);
    return true;
  };
  const move = (event: PointerEvent) => {
    over = at(event);
    if (fingers.size >= 2 && grip(event)) return;
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, over);
    if (toolMove(event, box)) return;
    if (drag === null || drag.pointerId !== event.pointerId) {
      if (drag === null && !spaceHeld) toolHover(event, box);
      return tellIdle(event);
    }
    const { hand, began, last, transform } = drag;
    drag.last = over;
    if (hand === 'pan') panStage(over.xPx - last.xPx, over.yPx - last.yPx);
    else if (hand === 'zoom') zoomStage(Math.exp((over.xPx - last.xPx) * DRAG_ZOOM), began);
    else if (hand === 'rotate') {
      const { size } = useStage.getState();
      const middle = { xPx: size.widthPx / 2, yPx: size.heightPx / 2 };
      rotateStageTo(transform, angleDeg(middle, over) - angleDeg(middle, began), middle);
    } else movePin(hand, last, over);
  };
  const up = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    if (toolUp(event, box)) return;
    if (drag?.pointerId === event.pointerId) drag = null;
    tellIdle(event);
  };
  const taken = (event: PointerEvent) => {
    if (isToolHeld(event.pointerId)) cancelTool();
    up(event);
  };
  const leave = () => {
    over = null;
    toolHover(null, box);
    tellIdle();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === ' ' && !isControl(event.target) && useDialogs.getState().open === null) {
      event.preventDefault();
      spaceHeld = true;
    }
    if (spaceHeld) tellIdle(event);
  };
  const release = () => {
    spaceHeld = false;
    tellIdle();
  };
  const keyUp = (event: KeyboardEvent) => {
    if (event.key === ' ') release();
    else if (spaceHeld) tellIdle(event);
  };
  // The middle button would scroll the page in some browsers.
  const noScroll = (event: MouseEvent) => {
    if (event.button === 1) event.preventDefault();
  };
  const stopPins = useLightTable.subscribe(() => tellIdle());
  const onBox = {
    wheel,
    pointerdown: down,
    pointermove: move,
    pointerup: up,
    pointercancel: taken,
    pointerleave: leave,
  };
  box.addEventListener('wheel', onBox.wheel, { passive: false });
  box.addEventListener('pointerdown', onBox.pointerdown);
  box.addEventListener('pointermove', onBox.pointermove);
  box.addEventListener('pointerup', onBox.pointerup);
  box.addEventListener('pointercancel', onBox.pointercancel);
  box.addEventListener('pointerleave', onBox.pointerleave);
  box.addEventListener('mousedown', noScroll);
  window.addEventListener('keydown', keyDown);
  window.addEventListener('keyup', keyUp);
  window.addEventListener('blur', release);
  return () => {
    stopPins();
    box.removeEventListener('wheel', onBox.wheel);
    box.removeEventListener('pointerdown', onBox.pointerdown);
    box.removeEventListener('pointermove', onBox.pointermove);
    box.removeEventListener('pointerup', onBox.pointerup);
    box.removeEventListener('pointercancel', onBox.pointercancel);
    box.removeEventListener('pointerleave', onBox.pointerleave);
    box.removeEventListener('mousedown', noScroll);
    window.removeEventListener('keydown', keyDown);
    window.removeEventListener('keyup', keyUp);
    window.removeEventListener('blur', release);
  };
}
