import type { Correction, Place } from '../../../main/contract/correction';
import { stageOfPaper } from '../../stage/view-transform';
import { useHandles } from '../../state/correct-handles';
import { useStage } from '../../state/stage-store';
import type { ToolId } from '../../state/tool-store';
import { abandon, commit, type ProposeOptions, propose } from '../gesture';
import { arrowStep } from '../keyboard-cursor';
import { redrawTool } from '../redraw-tool';
import type { HandAt, StageTool, ToolKey, ToolView } from '../tool';
import { drawHandle, drawRefused, drawSlip, type Handle, handleAt, REACH_CSS_PX } from './handle';

/** A handle on its way: where it was taken, and where it is now. */
export interface Moved {
  readonly handle: Handle;
  readonly to: Place;
}

export interface HandleToolParts {
  readonly id: ToolId;
  /** All that can be taken now, in the order of Tab. */
  handles(): readonly Handle[];
  /** What it means that this one lies there; null: nothing. */
  says(handle: Handle, to: Place): Correction | null;
  /** The hand went down on the bare paper: a new handle that it holds from now on, true for "taken, no handle", false for nothing. */
  onPaper?(at: HandAt): Handle | boolean;
  /** A handle was touched and not moved. */
  touched?(handle: Handle): void;
  /** Delete. */
  remove?(handle: Handle): void;
  /** Below and above the handles. */
  drawBelow?(on: CanvasRenderingContext2D, view: ToolView, moved: Moved | null): void;
  drawAbove?(on: CanvasRenderingContext2D, view: ToolView, moved: Moved | null): void;
  /** Keys that are this tool's alone. */
  key?(key: ToolKey, held: Handle | null): boolean;
  cancelled?(): void;
  goesOn?(): boolean;
  hovered?(at: HandAt | null): void;
  taken?(): void;
  previews?(handle: Handle): ProposeOptions;
}

/** A hand that trembles has not moved anything, CSS px. */
const STILL_PX = 3;

/** A tool of handles: drag them, or Tab to them, move them with the arrows (1 px, with Shift 10), Enter; Escape takes it back. */
export function createHandleTool(parts: HandleToolParts): StageTool {
  let moved: Moved | null = null;
  /** What the keyboard or the last touch holds, by id. */
  let selectedId: string | null = null;
  let hoverId: string | null = null;
  let drag: { readonly at: HandAt; readonly handle: Handle; isMoving: boolean } | null = null;

  const find = (id: string | null) => (id === null ? null : (parts.handles().find((one) => one.id === id) ?? null));
  const select = (id: string | null) => {
    selectedId = id;
    useHandles.setState({ tool: parts.id, selectedId: id });
  };
  const under = (at: HandAt): Handle | null => {
    const { transform } = useStage.getState();
    return handleAt(parts.handles(), at.stage, REACH_CSS_PX[at.pointer], (place) => stageOfPaper(transform, place));
  };
  const ask = (handle: Handle, to: Place) => {
    const correction = parts.says(handle, to);
    if (correction !== null) propose([correction], parts.previews?.(handle));
  };
  const forget = () => {
    moved = null;
    drag = null;
  };
  const settle = async () => {
    const done = moved;
    drag = null;
    if (done === null) return;
    const correction = parts.says(done.handle, done.to);
    if (correction === null) {
      forget();
      abandon();
      return;
    }
    await commit(correction);
    // The document has it now, or nothing has changed: either way the handles say so.
    if (moved === done) moved = null;
    redrawTool();
  };
  const cancel = () => {
    const was = moved !== null || drag !== null;
    forget();
    hoverId = null;
    if (was) abandon();
    parts.cancelled?.();
  };

  return {
    id: parts.id,
    down(at) {
      if (moved !== null && drag === null) void settle();
      const found = under(at) ?? parts.onPaper?.(at) ?? false;
      if (typeof found === 'boolean') {
        if (!found) select(null);
        return found;
      }
      drag = { at, handle: found, isMoving: false };
      select(found.id);
      return true;
    },
    move(at) {
      if (drag === null) return;
      const { handle, at: began } = drag;
      const wayPx = Math.hypot(at.stage.xPx - began.stage.xPx, at.stage.yPx - began.stage.yPx);
      if (!drag.isMoving && wayPx < STILL_PX) return;
      drag.isMoving = true;
      const to = {
        xPx: handle.place.xPx + at.paper.xPx - began.paper.xPx,
        yPx: handle.place.yPx + at.paper.yPx - began.paper.yPx,
      };
      moved = { handle, to };
      ask(handle, to);
    },
    up() {
      if (drag === null) return;
      const { handle, isMoving } = drag;
      if (isMoving) void settle();
      else {
        forget();
        parts.touched?.(handle);
      }
    },
    hover(at) {
      hoverId = at === null ? null : (under(at)?.id ?? null);
      parts.hovered?.(at);
    },
    cancel,
    cursor: () => (drag !== null ? 'grabbing' : hoverId !== null ? 'grab' : 'crosshair'),
    draw(on, view) {
      parts.drawBelow?.(on, view, moved);
      for (const handle of parts.handles()) {
        const isHeld = handle.id === selectedId || handle.id === hoverId || handle.id === moved?.handle.id;
        const place = moved?.handle.id === handle.id ? moved.to : handle.place;
        const at = view.stageOfPaper(place);
        if (moved === null) drawRefused(on, handle, view);
        drawHandle(on, { at, look: handle.look, isHeld, isCorrected: handle.correction !== null }, view);
        if (isHeld && handle.id === (moved?.handle.id ?? hoverId ?? selectedId)) {
          drawSlip(on, handle.label(view.words), at, view);
        }
      }
      parts.drawAbove?.(on, view, moved);
    },
    key(key) {
      const held = find(selectedId);
      if (parts.key?.(key, held) === true) return true;
      if (key.key === 'Tab') return toNext(key.shift ? -1 : 1);
      const step = arrowStep(key);
      if (step !== undefined && held !== null && !key.ctrl && !key.alt) {
        const from = moved?.handle.id === held.id ? moved.to : held.place;
        const to = { xPx: from.xPx + step[0], yPx: from.yPx + step[1] };
        moved = { handle: held, to };
        ask(held, to);
        return true;
      }
      if (key.key === 'Enter' && moved !== null) {
        void settle();
        return true;
      }
      if (key.key === 'Enter' && held !== null && parts.touched !== undefined) {
        parts.touched(held);
        return true;
      }
      if ((key.key === 'Delete' || key.key === 'Backspace') && held !== null && parts.remove !== undefined) {
        forget();
        parts.remove(held);
        return true;
      }
      if (key.key !== 'Escape' || (moved === null && selectedId === null)) return false;
      if (moved !== null) cancel();
      else select(null);
      return true;
    },
    says(words) {
      const held = find(selectedId);
      if (held === null) return '';
      const { xPx, yPx } = moved?.handle.id === held.id ? moved.to : held.place;
      const off = held.offPx === null || moved !== null ? '' : words.correct.offBy(held.offPx);
      const at = words.correct.handleAt(held.label(words), Math.round(xPx), Math.round(yPx));
      return off === '' ? at : `${at} ${off}`;
    },
    taken() {
      select(null);
      parts.taken?.();
    },
    goesOn: () => parts.goesOn?.() ?? false,
  };

  /** Beyond the last handle Tab leaves the surface. */
  function toNext(by: 1 | -1): boolean {
    if (moved !== null) void settle();
    const handles = parts.handles();
    const at = handles.findIndex((one) => one.id === selectedId);
    const next = at < 0 ? (by === 1 ? 0 : handles.length - 1) : at + by;
    const handle = handles[next];
    select(handle?.id ?? null);
    return handle !== undefined;
  }
}
