import { useDialogs } from '../state/dialogs-store';
import { panStage, zoomStage } from '../state/stage-store';

const WHEEL_ZOOM = 0.0016;
/** Some wheels count in lines. */
const LINE_PX = 32;

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, input, select, textarea, [role=menu]') !== null;
}

/** Wheel zooms to the pointer; Space and drag, or the middle button, moves the paper. Answers how to stop. */
export function listenToStagePointer(box: HTMLElement, onCanPan: (canPan: boolean) => void): () => void {
  let spaceHeld = false;
  let dragging: number | null = null;

  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const delta = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY;
    const { left, top } = box.getBoundingClientRect();
    zoomStage(Math.exp(-delta * WHEEL_ZOOM), event.clientX - left, event.clientY - top);
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 1 && !(event.button === 0 && spaceHeld)) return;
    event.preventDefault();
    dragging = event.pointerId;
    box.setPointerCapture(event.pointerId);
    onCanPan(true);
  };
  const move = (event: PointerEvent) => {
    if (dragging === event.pointerId) panStage(event.movementX, event.movementY);
  };
  const up = (event: PointerEvent) => {
    if (dragging !== event.pointerId) return;
    dragging = null;
    onCanPan(spaceHeld);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ' || isControl(event.target) || useDialogs.getState().open !== null) return;
    event.preventDefault();
    spaceHeld = true;
    onCanPan(true);
  };
  const release = () => {
    spaceHeld = false;
    if (dragging === null) onCanPan(false);
  };
  const keyUp = (event: KeyboardEvent) => {
    if (event.key === ' ') release();
  };
  box.addEventListener('wheel', wheel, { passive: false });
  box.addEventListener('pointerdown', down);
  box.addEventListener('pointermove', move);
  box.addEventListener('pointerup', up);
  box.addEventListener('pointercancel', up);
  window.addEventListener('keydown', keyDown);
  window.addEventListener('keyup', keyUp);
  window.addEventListener('blur', release);
  return () => {
    box.removeEventListener('wheel', wheel);
    box.removeEventListener('pointerdown', down);
    box.removeEventListener('pointermove', move);
    box.removeEventListener('pointerup', up);
    box.removeEventListener('pointercancel', up);
    window.removeEventListener('keydown', keyDown);
    window.removeEventListener('keyup', keyUp);
    window.removeEventListener('blur', release);
  };
}
