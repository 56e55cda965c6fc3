import type { Cut } from '../../main/contract/cut';
import { tellError } from '../state/notices-store';
import { stop } from '../state/play-store';
import { clearSelection, extended, type Spot, select, selectedRange, useSelection } from '../state/selection';
import { dragHold, useSheetDrag } from '../state/sheet-drag';
import { setHold } from '../state/sheet-edits';
import { clampHold } from '../state/sheet-hold';
import { selectDrawing, useView } from '../state/view-store';
import type { SheetLayout } from './sheet-geometry';
import { framesToEnd, hitAt } from './sheet-hits';

interface GestureScene {
  readonly layout: SheetLayout;
  readonly cut: Cut;
}

/** Scrolls on when the hand is this near to the edge. */
const EDGE_PX = 28;

/**
 * The hand on the cells: a click goes to a frame, a drag selects frames and cels, a bar's end is pulled (with Alt it rolls), Shift
 * extends, a double click takes the whole bar. A drag sends one edit, at its end; Escape takes it back.
 */
export function listenToHand(
  box: HTMLElement,
  content: HTMLElement,
  cells: HTMLElement,
  scene: () => GestureScene | null,
): () => void {
  let anchor: Spot | null = null;
  let moved = false;
  let last: PointerEvent | null = null;
  let request = 0;

  const placeOf = (event: MouseEvent, layout: SheetLayout) => {
    const origin = content.getBoundingClientRect();
    const x = event.clientX - origin.left;
    const y = event.clientY - origin.top;
    return layout.upright ? { along: y, across: x } : { along: x, across: y };
  };
  const hit = (event: MouseEvent) => {
    const now = scene();
    if (now === null) return null;
    const place = placeOf(event, now.layout);
    const found = hitAt(now.layout, now.cut, place.along, place.across);
    return found === null ? null : { ...now, ...place, ...found };
  };
  const goTo = ({ celId, frame }: Spot) => {
    stop();
    selectDrawing(celId, frame);
  };
  const pull = (event: PointerEvent) => {
    const { hold } = useSheetDrag.getState();
    const now = scene();
    const cel = now?.cut.cels.find((candidate) => candidate.id === hold?.celId);
    if (hold === null || now === null || cel === undefined) return;
    const mode = event.altKey ? 'roll' : 'ripple';
    const wanted = framesToEnd(now.layout, hold.frame, placeOf(event, now.layout).along);
    dragHold({ ...hold, mode, frames: clampHold(cel.exposures, now.cut.lengthFrames, hold.frame, wanted, mode) });
  };
  const reach = (event: PointerEvent) => {
    const found = hit(event);
    if (anchor === null || found === null) return;
    const head = { celId: found.cel.id, frame: found.frame };
    if (!moved && head.celId === anchor.celId && head.frame === anchor.frame) return;
    moved = true;
    select(anchor, head);
    goTo(head);
  };
  const follow = (event: PointerEvent) => {
    if (useSheetDrag.getState().hold !== null) pull(event);
    else reach(event);
  };

  /** A hand that rests at the edge goes on through the sheet. */
  const scrollOn = () => {
    if (last === null) return;
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const towards = (at: number, low: number, high: number) =>
      at < low + EDGE_PX ? at - low - EDGE_PX : at > high - EDGE_PX ? at - high + EDGE_PX : 0;
    const head = scene()?.layout;
    const before = [box.scrollLeft, box.scrollTop];
    box.scrollLeft += towards(last.clientX, left + (head?.upright ? head.rulerPx : (head?.headPx ?? 0)), right) / 2;
    box.scrollTop += towards(last.clientY, top + (head?.upright ? head.headPx : (head?.rulerPx ?? 0)), bottom) / 2;
    if (before[0] !== box.scrollLeft || before[1] !== box.scrollTop) follow(last);
    request = requestAnimationFrame(scrollOn);
  };
  const end = () => {
    last = null;
    anchor = null;
    cancelAnimationFrame(request);
  };

  const down = (event: PointerEvent) => {
    if (isOnHeader(event)) return;
    const found = hit(event);
    if (event.button !== 0 || found === null) return;
    cells.setPointerCapture(event.pointerId);
    moved = false;
    last = null;
    if (found.grip !== null && !found.cel.look.locked && !event.shiftKey) {
      const { firstFrame, lastFrame } = found.grip;
      stop();
      dragHold({ celId: found.cel.id, frame: firstFrame, frames: lastFrame - firstFrame + 1, mode: 'ripple' });
      anchor = { celId: found.cel.id, frame: firstFrame };
      return;
    }
    const spot = { celId: found.cel.id, frame: found.frame };
    if (event.shiftKey) {
      const { selectedCelId, playheadFrame } = useView.getState();
      const cursor = selectedCelId === null ? spot : { celId: selectedCelId, frame: playheadFrame };
      const grown = extended(useSelection.getState().selection, cursor, spot);
      select(grown.anchor, grown.head);
      anchor = grown.anchor;
      moved = true;
    } else {
      anchor = spot;
    }
    goTo(spot);
  };
  const move = (event: PointerEvent) => {
    if (!cells.hasPointerCapture(event.pointerId)) {
      const grip = isOnHeader(event) ? null : hit(event)?.grip;
      const isFree = grip !== null && grip !== undefined;
      cells.style.cursor = isFree ? (scene()?.layout.upright ? 'row-resize' : 'col-resize') : '';
      return;
    }
    if (last === null) request = requestAnimationFrame(scrollOn);
    last = event;
    follow(event);
  };
  const up = (event: PointerEvent) => {
    if (!cells.hasPointerCapture(event.pointerId)) return;
    const { hold } = useSheetDrag.getState();
    if (hold !== null) letGo(hold);
    else if (!moved && anchor !== null) clearSelection();
    end();
  };
  const takeBack = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || useSheetDrag.getState().hold === null) return;
    event.preventDefault();
    event.stopPropagation();
    dragHold(null);
    end();
  };
  const whole = (event: MouseEvent) => {
    const found = isOnHeader(event) ? null : hit(event);
    if (!found?.cell || found.grip !== null) return;
    const celId = found.cel.id;
    select({ celId, frame: found.cell.firstFrame }, { celId, frame: found.cell.lastFrame });
    goTo({ celId, frame: found.cell.lastFrame });
  };
  /** The menu is about what is selected when it is opened on that, else about where it is opened. */
  const menu = (event: MouseEvent) => {
    const found = isOnHeader(event) ? null : hit(event);
    if (found === null) return;
    const range = selectedRange();
    const isInside =
      range?.celIds.includes(found.cel.id) === true && range.from <= found.frame && found.frame <= range.to;
    if (isInside) return;
    clearSelection();
    goTo({ celId: found.cel.id, frame: found.frame });
  };
  const cancelled = () => {
    dragHold(null);
    end();
  };
  const listening = new AbortController();
  const { signal } = listening;
  cells.addEventListener('pointerdown', down, { signal });
  cells.addEventListener('pointermove', move, { signal });
  cells.addEventListener('pointerup', up, { signal });
  cells.addEventListener('pointercancel', cancelled, { signal });
  cells.addEventListener('dblclick', whole, { signal });
  cells.addEventListener('contextmenu', menu, { signal });
  window.addEventListener('keydown', takeBack, { capture: true, signal });
  return () => {
    listening.abort();
    end();
  };
}

/** The headers lie in the rows of the grid, and have buttons of their own. */
function isOnHeader({ target }: Event): boolean {
  return target instanceof Element && target.closest('[role=rowheader]') !== null;
}

/** The preview stays until main has answered, so that nothing jumps back and forth. */
function letGo(hold: NonNullable<ReturnType<typeof useSheetDrag.getState>['hold']>): void {
  setHold(hold)
    .catch(tellError)
    .finally(() => {
      if (useSheetDrag.getState().hold === hold) dragHold(null);
    });
}
