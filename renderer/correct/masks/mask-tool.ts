import { NakawariError } from '../../../main/contract/errors';
import { usePart, useRegion } from '../../state/correct-region';
import { currentCut } from '../../state/cut-store';
import { say, tellError } from '../../state/notices-store';
import { abandon, commit, type GestureHere, gestureHere, propose } from '../gesture';
import { sayAgain } from '../handles/say-again';
import { previewFor } from '../joints/joint-tool';
import { redrawTool } from '../redraw-tool';
import { isEnter, type StageTool } from '../tool';
import { focusSurface } from './focus-surface';
import { maskGesture, maskSaidHere, startOfMask } from './mask-here';
import { bringParts, pickPart, pictureHere, pictureNow, sayPart } from './parts-here';
import { RegionSession } from './region-session';
import { takeBetween } from './take-between';
import { waitedFor } from './waited-for';

/** The region under the hand, of which part and on which drawing. */
interface Work {
  readonly session: RegionSession;
  readonly here: GestureHere;
  readonly part: string;
  /** What it begins with has come, or cannot be had. */
  ready: Promise<void>;
}

let work: Work | null = null;

const nameOf = ({ cel, drawing }: GestureHere) => `${cel.id} ${drawing.id}`;

/** The part of the drawing on the stage that is being worked on; it begins when one was chosen. */
function workHere(): Work | null {
  const here = gestureHere();
  const { part } = usePart.getState();
  const cut = currentCut();
  if (here === null || part === null || cut === null) return null;
  if (work !== null && work.part === part && nameOf(work.here) === nameOf(here)) return work;
  drop();
  const ground = { paper: { widthPx: cut.widthPx, heightPx: cut.heightPx }, picture: pictureNow };
  const session: RegionSession = new RegionSession(ground, null, {
    changed: proposeNow,
    clicked: (clicks) => void takeBetween(session, here, clicks, 'instead'),
  });
  const mine: Work = { session, here, part, ready: Promise.resolve() };
  work = mine;
  if (pictureHere(here) !== null) mine.ready = begin(mine);
  return mine;
}

async function begin(mine: Work): Promise<void> {
  useRegion.setState({ busy: true });
  try {
    mine.session.begin(await startOfMask(mine.here, mine.part));
  } catch (error) {
    if (work === mine) tellError(error);
  } finally {
    useRegion.setState({ busy: false });
    redrawTool();
  }
}

function drop(): void {
  work?.session.end();
  work = null;
}

function saidNow() {
  const mask = work?.session.mask.toMask();
  // The cel as it is now: what was said a moment ago is in it.
  const here = gestureHere();
  if (work === null || mask === undefined || here === null || nameOf(here) !== nameOf(work.here)) return null;
  const { part } = work;
  return sayAgain(maskSaidHere(here, part), maskGesture(here, part, mask), here, `mask-${crypto.randomUUID()}`);
}

function proposeNow(): void {
  const correction = saidNow();
  if (correction === null) abandon();
  else propose([correction], previewFor(work?.here ?? null));
  redrawTool();
}

/** One undo step. A mask of nothing is refused in words. */
async function finish(): Promise<void> {
  const mine = work;
  if (mine !== null && !(await waitedFor(mine.session))) return;
  if (work !== mine) return;
  if (mine === null || !useRegion.getState().isTouched) {
    say((words) => words.correct.mask.nothingYet);
    return;
  }
  // What was painted comes on top of what the network sees, which may be on its way still.
  await mine.ready;
  if (work !== mine) return;
  const correction = saidNow();
  if (correction === null) {
    tellError(new NakawariError('correction-empty'));
    return;
  }
  if (!(await commit(correction))) return;
  if (work === mine) mine.session.settled();
  say((words) => words.correct.mask.done(sayPart(words, mine.part)));
  redrawTool();
}

/** Another part: what was begun of the one before is gone, what was finished stays. */
export function choosePart(part: string | null): void {
  if (part === usePart.getState().part) return;
  drop();
  abandon();
  usePart.setState({ part });
  workHere();
  redrawTool();
}

export const maskCommands = {
  finish: () => void finish(),
  clear: () => work?.session.clear(),
  undo: () => work?.session.undo() === true,
  snap: () => void work?.session.snap(),
  isHere: () => gestureHere() !== null,
};

/** A part's mask: brush, eraser, fill, four clicks. On a key it is the part as it is there, on an in-between as it is to be. */
export const maskTool: StageTool = {
  id: 'mask',
  down(at) {
    const here = gestureHere();
    if (here === null) return false;
    if (usePart.getState().part === null || at.ctrl) {
      focusSurface();
      void pickPart(at.paper, choosePart);
      return true;
    }
    return workHere()?.session.down(at) ?? false;
  },
  move: (at) => work?.session.move(at),
  up: () => work?.session.up(),
  hover: (at) => workHere()?.session.hover(at),
  cancel() {
    if (work?.session.isHolding === true) {
      // A second finger: the stroke was not meant, what was painted before it was.
      work.session.dropStroke();
      return;
    }
    const wasTouched = work !== null && useRegion.getState().isTouched;
    drop();
    if (wasTouched) abandon();
  },
  cursor: () => (gestureHere() === null ? 'not-allowed' : usePart.getState().part === null ? 'help' : 'none'),
  draw(on, view) {
    workHere()?.session.draw(on, view);
  },
  key(key) {
    if (isEnter(key)) {
      if (work === null || !(useRegion.getState().isTouched || work.session.isLooking)) return false;
      void finish();
      return true;
    }
    if (key.key === 'Escape' && work !== null && useRegion.getState().isTouched) {
      drop();
      abandon();
      return true;
    }
    return workHere()?.session.key(key) ?? false;
  },
  says(words) {
    if (gestureHere() === null) return words.correct.mask.nothingHere;
    const { part } = usePart.getState();
    if (part === null) return words.correct.mask.choosePart;
    const cursor = work?.session.cursor ?? null;
    const name = sayPart(words, part);
    return cursor === null ? name : words.correct.mask.brushAt(name, Math.round(cursor.xPx), Math.round(cursor.yPx));
  },
  taken: () => void bringParts(),
};
