import { type CompareTransform, type Pane, panCompare, type SizePx, zoomCompare } from '../state/compare-transform';

const WHEEL_ZOOM = 0.0016;
/** Some wheels count in lines. */
const LINE_PX = 32;

export interface ComparePointer {
  readonly panes: () => readonly Pane[];
  readonly drawing: () => SizePx;
  readonly transform: () => CompareTransform;
  readonly onTransform: (transform: CompareTransform) => void;
  /** A drag with the left button: true where it moves the wiping line instead of the paper. */
  readonly dragsWipe: () => boolean;
  readonly onWipe: (wipe01: number) => void;
}

/** Wheel zooms to the pointer, a drag moves both panes or the wiping line. Answers how to stop. */
export function listenToComparePointer(box: HTMLElement, listener: ComparePointer): () => void {
  let dragging: { id: number; wipes: boolean } | null = null;
  let isSpaceDown = false;

  const fromMiddle = (event: WheelEvent): { x: number; y: number } => {
    const { left, top } = box.getBoundingClientRect();
    const x = event.clientX - left;
    const y = event.clientY - top;
    const panes = listener.panes();
    const pane =
      panes.find((one) => x >= one.xPx && x < one.xPx + one.widthPx && y >= one.yPx && y < one.yPx + one.heightPx) ??
      panes[0];
    if (pane === undefined) return { x: 0, y: 0 };
    return { x: x - pane.xPx - pane.widthPx / 2, y: y - pane.yPx - pane.heightPx / 2 };
  };
  const wipeTo = (event: PointerEvent) => {
    const { left, width } = box.getBoundingClientRect();
    listener.onWipe(Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width))));
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const delta = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY;
    const { x, y } = fromMiddle(event);
    listener.onTransform(zoomCompare(listener.transform(), listener.drawing(), Math.exp(-delta * WHEEL_ZOOM), x, y));
  };
  const down = (event: PointerEvent) => {
    if (event.button > 1) return;
    event.preventDefault();
    const wipes = event.button === 0 && !isSpaceDown && listener.dragsWipe();
    dragging = { id: event.pointerId, wipes };
    box.setPointerCapture(event.pointerId);
    if (wipes) wipeTo(event);
  };
  const move = (event: PointerEvent) => {
    if (dragging?.id !== event.pointerId) return;
    if (dragging.wipes) wipeTo(event);
    else listener.onTransform(panCompare(listener.transform(), listener.drawing(), event.movementX, event.movementY));
  };
  const up = (event: PointerEvent) => {
    if (dragging?.id === event.pointerId) dragging = null;
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === ' ') isSpaceDown = true;
  };
  const keyUp = (event: KeyboardEvent) => {
    if (event.key === ' ') isSpaceDown = false;
  };
  const listening = new AbortController();
  const { signal } = listening;
  box.addEventListener('wheel', wheel, { passive: false, signal });
  box.addEventListener('pointerdown', down, { signal });
  box.addEventListener('pointermove', move, { signal });
  box.addEventListener('pointerup', up, { signal });
  box.addEventListener('pointercancel', up, { signal });
  window.addEventListener('keydown', keyDown, { signal });
  window.addEventListener('keyup', keyUp, { signal });
  return () => listening.abort();
}
