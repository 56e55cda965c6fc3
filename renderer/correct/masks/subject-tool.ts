import type { Correction, Gesture, PartInKeys } from '../../../main/contract/correction';
import type { Mask } from '../../../main/contract/correction-mask';
import { desk } from '../../state/connection-store';
import { usePart, useRegion } from '../../state/correct-region';
import { currentCut } from '../../state/cut-store';
import { type Saying, say, tellError } from '../../state/notices-store';
import type { ToolId } from '../../state/tool-store';
import { abandon, commit, correctionOf, type GestureHere, gestureHere, propose, targetHere } from '../gesture';
import { sayAgain } from '../handles/say-again';
import { previewFor } from '../joints/joint-tool';
import { redrawTool } from '../redraw-tool';
import { isEnter, type StageTool } from '../tool';
import { drawRegion } from './draw-region';
import { focusSurface } from './focus-surface';
import { bringParts, pickPart, pictureHere, pictureNow, sayPart } from './parts-here';
import { RasterMask } from './raster-mask';
import { RegionSession } from './region-session';
import { waitedFor } from './waited-for';

export interface SubjectToolParts {
  readonly id: ToolId;
  /** What is said of the part or the region, by what is set now. */
  gestureOf(of: PartInKeys, here: GestureHere): Gesture | null;
  /** Whether a correction of the document says the same kind of thing, and its part or region. */
  ofSaid(gesture: Gesture): PartInKeys | null;
  /** What was said becomes what is set; null: nothing was said of it yet. */
  take(gesture: Gesture | null, here: GestureHere): void;
  readonly done: Saying;
}

export interface SubjectCommands {
  finish(): void;
  clear(): void;
  snap(): void;
  /** Something of it was set anew: order, crossing, time. */
  changed(): void;
  choosePart(part: string | null): void;
  chooseOf(of: 'part' | 'region'): void;
}

/** A tool that means a part (clicked, or chosen from the list) or a region of a key, and says something of its way over the span. */
export function createSubjectTool(parts: SubjectToolParts): {
  readonly tool: StageTool;
  readonly commands: SubjectCommands;
} {
  let work: { readonly session: RegionSession; readonly name: string } | null = null;
  /** The chosen part as the network sees it in this drawing. */
  let seen: { readonly name: string; mask: RasterMask | null } | null = null;
  let freshId = newId();
  let waitingFor = '';

  function newId(): string {
    return `${parts.id}-${crypto.randomUUID()}`;
  }
  const drop = () => {
    work?.session.end();
    work = null;
  };
  const regionHere = (): RegionSession | null => {
    const here = gestureHere();
    const cut = currentCut();
    if (here === null || cut === null || here.keyIndex === null) return null;
    const name = `${cut.id} ${here.cel.id} ${here.drawing.id}`;
    if (work?.name === name) return work.session;
    drop();
    const ground = { paper: { widthPx: cut.widthPx, heightPx: cut.heightPx }, picture: pictureNow };
    work = { session: new RegionSession(ground, null, { changed }), name };
    return work.session;
  };
  const subject = (here: GestureHere): PartInKeys | null => {
    const { of, part } = usePart.getState();
    if (of === 'part') return part === null ? null : { part, region0: null, region1: null };
    const region: Mask | null = work?.session.mask.toMask() ?? null;
    if (region === null || here.keyIndex === null) return null;
    return { part: null, region0: here.keyIndex === 0 ? region : null, region1: here.keyIndex === 1 ? region : null };
  };
  /** What the document has of this part on this span, to be changed and not said twice. */
  const saidOf = (here: GestureHere, part: string | null): Correction | null =>
    part === null
      ? null
      : (here.cel.corrections.find(({ target, gesture }) => {
          const of = parts.ofSaid(gesture);
          const isHere = target.kind === 'span' && target.spanId === here.span.id;
          return isHere && of?.part === part && of.region0 === null && of.region1 === null;
        }) ?? null);
  const correctionNow = (): Correction | null => {
    const here = gestureHere();
    const of = here === null ? null : subject(here);
    const gesture = here === null || of === null ? null : parts.gestureOf(of, here);
    if (here === null || gesture === null) return null;
    const before = saidOf(here, of?.part ?? null);
    return before === null
      ? correctionOf(gesture, targetHere(gesture.kind, here), freshId)
      : sayAgain(before, gesture, here);
  };
  function changed(): void {
    const correction = correctionNow();
    usePart.setState({ isSaid: correction !== null });
    if (correction === null) abandon();
    else propose([correction], previewFor(gestureHere()));
    redrawTool();
  }
  const takeSaid = () => {
    const here = gestureHere();
    if (here === null) return;
    const said = saidOf(here, usePart.getState().of === 'part' ? usePart.getState().part : null);
    parts.take(said?.gesture ?? null, here);
    usePart.setState({ isSaid: false });
  };
  const choosePart = (part: string | null) => {
    if (usePart.getState().isSaid) abandon();
    usePart.setState({ part, of: 'part' });
    takeSaid();
    // A part that nothing was said of yet: what is set now is what is meant of it.
    const here = gestureHere();
    if (part !== null && here !== null && saidOf(here, part) === null && parts.id === 'order') changed();
    redrawTool();
  };
  const finish = async () => {
    const session = work?.session;
    if (session !== undefined && !(await waitedFor(session))) return;
    if (work?.session !== session) return;
    const correction = correctionNow();
    if (correction === null || !(usePart.getState().isSaid || useRegion.getState().isTouched)) {
      say((words) => (usePart.getState().of === 'part' ? words.correct.order.choose : words.correct.mask.nothingYet));
      return;
    }
    if (!(await commit(correction))) return;
    freshId = newId();
    drop();
    usePart.setState({ isSaid: false });
    say(parts.done);
    redrawTool();
  };
  const forget = (): boolean => {
    const was = usePart.getState().isSaid || useRegion.getState().isTouched;
    drop();
    usePart.setState({ isSaid: false });
    if (was) {
      abandon();
      takeSaid();
    }
    return was;
  };
  /** The part's outline, asked for once a drawing. */
  const seenHere = (): RasterMask | null => {
    const here = gestureHere();
    const cut = currentCut();
    const { part, of } = usePart.getState();
    if (here === null || cut === null || part === null || of !== 'part' || pictureHere(here) === null) return null;
    const name = `${cut.id} ${here.cel.id} ${here.drawing.id} ${part}`;
    if (seen?.name === name) return seen.mask;
    seen = { name, mask: null };
    waitingFor = name;
    desk()
      .drawings.partMask({ cutId: cut.id, celId: here.cel.id, drawingId: here.drawing.id, part })
      .then((mask) => {
        if (waitingFor !== name || mask === null) return;
        seen = { name, mask: new RasterMask({ widthPx: cut.widthPx, heightPx: cut.heightPx }, mask) };
        redrawTool();
      })
      .catch(tellError);
    return null;
  };

  const tool: StageTool = {
    id: parts.id,
    down(at) {
      const here = gestureHere();
      if (here === null) return false;
      if (usePart.getState().of === 'part') {
        focusSurface();
        void pickPart(at.paper, choosePart);
        return true;
      }
      if (here.keyIndex === null) {
        say((words) => words.correct.order.regionOnKeys);
        return false;
      }
      return regionHere()?.down(at) ?? false;
    },
    move: (at) => work?.session.move(at),
    up: () => work?.session.up(),
    hover: (at) => (usePart.getState().of === 'region' ? regionHere()?.hover(at) : undefined),
    cancel() {
      if (work?.session.isHolding === true) {
        work.session.dropStroke();
        return;
      }
      forget();
      // Another drawing, perhaps of another span: what was said of the part there.
      takeSaid();
    },
    cursor() {
      const here = gestureHere();
      if (here === null) return 'not-allowed';
      if (usePart.getState().of === 'part') return 'pointer';
      return here.keyIndex === null ? 'not-allowed' : 'none';
    },
    draw(on, view) {
      const mask = seenHere();
      if (mask !== null) {
        drawRegion(on, mask, view, { tint: 'rgb(0 145 179 / 22%)', line: view.colours.mark, dash: [7, 4] });
      }
      if (usePart.getState().of === 'region') regionHere()?.draw(on, view);
    },
    key(key) {
      if (isEnter(key)) {
        const isAny = usePart.getState().isSaid || useRegion.getState().isTouched || work?.session.isLooking === true;
        if (!isAny) return false;
        void finish();
        return true;
      }
      if (key.key === 'Escape') return forget();
      if (usePart.getState().of === 'region') return regionHere()?.key(key) ?? false;
      return false;
    },
    says(words) {
      if (gestureHere() === null) return words.correct.mask.nothingHere;
      const { of, part } = usePart.getState();
      if (of === 'region') return words.correct.order.region;
      return part === null ? words.correct.order.choose : sayPart(words, part);
    },
    taken() {
      void bringParts();
      takeSaid();
    },
  };
  return {
    tool,
    commands: {
      finish: () => void finish(),
      clear: () => work?.session.clear(),
      snap: () => void work?.session.snap(),
      changed,
      choosePart,
      chooseOf(of) {
        if (usePart.getState().isSaid) forget();
        drop();
        usePart.setState({ of });
        takeSaid();
        redrawTool();
      },
    },
  };
}
