import type { Correction } from '../../../main/contract/correction';
import type { Mask } from '../../../main/contract/correction-mask';
import { NakawariError } from '../../../main/contract/errors';
import { useRegion } from '../../state/correct-region';
import { currentCut } from '../../state/cut-store';
import { type Saying, say, tellError } from '../../state/notices-store';
import type { ToolId } from '../../state/tool-store';
import type { Words } from '../../words/words';
import { abandon, commit, type GestureHere, gestureHere, propose } from '../gesture';
import { previewFor } from '../joints/joint-tool';
import { redrawTool } from '../redraw-tool';
import { isEnter, type StageTool, type ToolView } from '../tool';
import { pictureNow } from './parts-here';
import { RegionSession } from './region-session';
import { takeBetween } from './take-between';
import { waitedFor } from './waited-for';

export interface RegionToolParts {
  readonly id: ToolId;
  /** Why no region can be marked on this drawing; null: one can. */
  cannot(here: GestureHere | null): Saying | null;
  /** What the region means; null: nothing yet (then `finished` says what comes next). */
  says(region: Mask, here: GestureHere): Correction | null;
  /** It is in the document, or (`correction` null) it was only the first half of what is to be said. */
  finished(region: Mask, here: GestureHere, correction: Correction | null): void;
  /** What is being done now, for who hears the page. */
  status(words: Words): string;
  drawBelow?(on: CanvasRenderingContext2D, view: ToolView): void;
  cancelled?(): void;
  goesOn?(): boolean;
  /** Escape with nothing marked. True: it was meant for the tool. */
  escape?(): boolean;
}

export interface RegionCommands {
  finish(): void;
  clear(): void;
  snap(): void;
  /** The same region means something else now. */
  proposeAgain(): void;
}

export interface RegionTool {
  readonly tool: StageTool;
  readonly commands: RegionCommands;
}

/** A tool that marks one region on the drawing under the playhead and says one thing of it. */
export function createRegionTool(parts: RegionToolParts): RegionTool {
  let work: { readonly session: RegionSession; readonly name: string } | null = null;

  const drop = () => {
    work?.session.end();
    work = null;
  };
  const sessionHere = (): RegionSession | null => {
    const here = gestureHere();
    const cut = currentCut();
    if (here === null || cut === null || parts.cannot(here) !== null) {
      drop();
      return null;
    }
    const name = `${cut.id} ${here.cel.id} ${here.drawing.id}`;
    if (work?.name === name) return work.session;
    drop();
    const ground = { paper: { widthPx: cut.widthPx, heightPx: cut.heightPx }, picture: pictureNow };
    const session: RegionSession = new RegionSession(ground, null, {
      changed: () => proposeNow(),
      clicked: (clicks) => void takeBetween(session, here, clicks, 'on-top'),
    });
    work = { session, name };
    return session;
  };
  const saidNow = () => {
    const here = gestureHere();
    const region = work?.session.mask.toMask();
    return here === null || region === undefined ? null : parts.says(region, here);
  };
  const proposeNow = () => {
    const correction = saidNow();
    if (correction === null) abandon();
    else propose([correction], previewFor(gestureHere()));
    redrawTool();
  };
  const finish = async () => {
    const session = work?.session;
    if (session !== undefined && !(await waitedFor(session))) return;
    const here = gestureHere();
    if (work?.session !== session) return;
    if (here === null || session === undefined || !useRegion.getState().isTouched) {
      say((words) => words.correct.mask.nothingYet);
      return;
    }
    const region = session.mask.toMask();
    if (region === undefined) {
      tellError(new NakawariError('correction-empty'));
      return;
    }
    const correction = parts.says(region, here);
    if (correction !== null && !(await commit(correction))) return;
    drop();
    parts.finished(region, here, correction);
    redrawTool();
  };
  const forget = () => {
    const wasTouched = work !== null && useRegion.getState().isTouched;
    drop();
    if (wasTouched) abandon();
    return wasTouched;
  };

  const tool: StageTool = {
    id: parts.id,
    down(at) {
      const cannot = parts.cannot(gestureHere());
      if (cannot !== null) {
        say(cannot);
        return false;
      }
      return sessionHere()?.down(at) ?? false;
    },
    move: (at) => work?.session.move(at),
    up: () => work?.session.up(),
    hover: (at) => sessionHere()?.hover(at),
    cancel() {
      if (work?.session.isHolding === true) {
        work.session.dropStroke();
        return;
      }
      forget();
      parts.cancelled?.();
    },
    cursor: () => (parts.cannot(gestureHere()) === null ? 'none' : 'not-allowed'),
    draw(on, view) {
      parts.drawBelow?.(on, view);
      sessionHere()?.draw(on, view);
    },
    key(key) {
      if (isEnter(key) && (useRegion.getState().isTouched || work?.session.isLooking === true)) {
        void finish();
        return true;
      }
      if (key.key === 'Escape') return forget() || parts.escape?.() === true;
      return sessionHere()?.key(key) ?? false;
    },
    says(words) {
      const cannot = parts.cannot(gestureHere());
      if (cannot !== null) return cannot(words);
      const cursor = work?.session.cursor ?? null;
      const status = parts.status(words);
      if (cursor === null) return status;
      return words.correct.mask.brushAt(status, Math.round(cursor.xPx), Math.round(cursor.yPx));
    },
    goesOn: () => {
      const goes = parts.goesOn?.() ?? false;
      if (goes) drop();
      return goes;
    },
  };
  return {
    tool,
    commands: {
      finish: () => void finish(),
      clear: () => work?.session.clear(),
      snap: () => void work?.session.snap(),
      proposeAgain: proposeNow,
    },
  };
}
