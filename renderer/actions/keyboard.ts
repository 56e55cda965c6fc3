import { useDialogs } from '../state/dialogs-store';
import { say } from '../state/notices-store';
import type { Action } from './action';
import { actionFor } from './keymap';

/** Typing belongs to a text field; Enter and Space belong to the button that has the focus. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input:not([type=checkbox]), select, textarea, [role=menu]') !== null) return true;
  if (event.key === ' ') return target.closest('button, a, input, [role=gridcell]') !== null;
  return event.key === 'Enter' && target.closest('button, a') !== null;
}

/** One listener for the whole page. Answers how to take it away again. */
export function listenToKeys(target: Window): () => void {
  let held: { action: Action; code: string } | null = null;

  function letGo(): void {
    held?.action.release?.();
    held = null;
  }
  function down(event: KeyboardEvent): void {
    if (event.defaultPrevented || useDialogs.getState().open !== null || isTaken(event)) return;
    const action = actionFor(event);
    if (action === null) return;
    event.preventDefault();
    if (event.repeat && action.repeats !== true) return;
    const why = action.cannot?.() ?? null;
    if (why !== null) {
      say(why);
      return;
    }
    if (action.release !== undefined) {
      letGo();
      held = { action, code: event.code };
    }
    action.run();
  }
  function up(event: KeyboardEvent): void {
    if (held !== null && event.code === held.code) letGo();
  }
  const listening = new AbortController();
  const { signal } = listening;
  target.addEventListener('keydown', down, { signal });
  target.addEventListener('keyup', up, { signal });
  target.addEventListener('blur', letGo, { signal });
  return () => listening.abort();
}
