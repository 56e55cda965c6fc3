import type { Place } from '../../../main/contract/correction';
import { useJointTool } from '../../state/correct-joints';
import { usePreview } from '../../state/correct-preview';
import { removeCorrections } from '../../state/correction-edits';
import { attempt } from '../../state/notices-store';
import { words } from '../../state/settings-store';
import { commit, type GestureHere, gestureHere } from '../gesture';
import { type Handle, strokeTwice } from '../handles/handle';
import { createHandleTool, type Moved } from '../handles/handle-tool';
import { sayAgain } from '../handles/say-again';
import { mapsHere } from '../maps-here';
import type { HandAt, ToolView } from '../tool';
import { bonesOf, freshName, type JointPoint, jointsAtT, jointsOfKey, offPxOf } from './joint-points';
import { sayJoint } from './say-joint';

export interface JointsHere {
  readonly here: GestureHere;
  readonly joints: readonly JointPoint[];
  readonly maps: ReturnType<typeof mapsHere>;
}

/** The joints of the drawing on the stage; null where there is nothing to correct. */
export function jointsHere(): JointsHere | null {
  const here = gestureHere();
  if (here === null) return null;
  const { cel, drawing, span } = here;
  const maps = mapsHere(cel, drawing);
  const joints = drawing.kind === 'key' ? jointsOfKey(cel, drawing.id, maps) : jointsAtT(cel, drawing, span, maps);
  return { here, joints, maps };
}

/** On a key an in-between in the middle of the way shows what comes of it. */
export function middleInbetween({ cel, span }: GestureHere): string | undefined {
  const inbetweens = cel.drawings.filter(({ id }) => span.inbetweenIds.includes(id));
  const away = (one: (typeof inbetweens)[number]) => (one.kind === 'inbetween' ? Math.abs(one.tUnit - 0.5) : 1);
  return inbetweens.toSorted((a, b) => away(a) - away(b))[0]?.id;
}

export function previewFor(here: GestureHere | null) {
  const drawingId = here !== null && here.keyIndex !== null ? middleInbetween(here) : undefined;
  return drawingId === undefined ? {} : { drawingId };
}

/** What it means that this joint lies there. */
function saidOf({ here, joints, maps }: JointsHere, name: string, to: Place, state?: JointPoint['state']) {
  const joint = joints.find((one) => one.name === name);
  const before = joint?.correction ?? null;
  if (here.keyIndex !== null) {
    const seen = state ?? (joint?.state === 'absent' ? 'seen' : joint?.state) ?? 'seen';
    return sayAgain(before, { kind: 'key-point', name, place: to, state: seen }, here);
  }
  const isOwn = maps?.keypoints.some((one) => one.name === name) === true;
  const from = before?.gesture.kind === 'point-at' ? before.gesture.from : joint === undefined && !isOwn ? to : null;
  return sayAgain(before, { kind: 'point-at', name, tUnit: here.tUnit, from, to }, here);
}

/** One step of undo; nothing where there is no drawing to say it of. */
export function putJoint(name: string, to: Place, state?: JointPoint['state']): void {
  const now = jointsHere();
  if (now !== null) void commit(saidOf(now, name, to, state));
}

/** `behind`: something is drawn over it; `absent`: this key does not have it. */
export function setJointState(name: string, state: JointPoint['state']): void {
  const joint = jointsHere()?.joints.find((one) => one.name === name);
  if (joint !== undefined) putJoint(name, joint.place, state);
}

export function renameJoint(name: string, to: string): void {
  const now = jointsHere();
  const joint = now?.joints.find((one) => one.name === name);
  const wanted = to.trim();
  if (now === null || !joint?.correction || wanted === '' || now.joints.some((one) => one.name === wanted)) return;
  const { gesture } = joint.correction;
  if (gesture.kind !== 'key-point' && gesture.kind !== 'point-at') return;
  void commit({ ...joint.correction, gesture: { ...gesture, name: wanted } });
}

/** Takes back what was said of it here: the network's own sight counts again. */
export function forgetJoint(name: string): void {
  const now = jointsHere();
  const correction = now?.joints.find((one) => one.name === name)?.correction;
  if (now !== null && correction) attempt(() => removeCorrections(now.here.cel.id, [correction.id]));
}

export function addFreePoint(at: Place): void {
  const now = jointsHere();
  if (now === null) return;
  const names = now.here.cel.corrections.flatMap(({ gesture }) => ('name' in gesture ? [gesture.name] : []));
  putJoint(freshName(words().correct.joint.freeStem, names), at);
}

function handles(): Handle[] {
  const now = jointsHere();
  if (now === null) return [];
  const { drawing } = now.here;
  const { shown, obedience } = usePreview.getState();
  const measured =
    shown?.drawingId === drawing.id ? obedience : drawing.kind === 'inbetween' ? drawing.made?.obedience : undefined;
  return now.joints.map((joint) => ({
    id: joint.name,
    place: joint.place,
    label: (say) => sayJoint(say, joint.name),
    look: joint.state === 'seen' ? 'full' : joint.state === 'behind' ? 'open' : 'crossed',
    correction: joint.correction,
    offPx: offPxOf(joint.correction, measured),
  }));
}

const TWICE_MS = 400;
const TWICE_PX = 6;
let lastClick: { readonly atMs: number; readonly at: HandAt } | null = null;

/** A click puts the joint that was chosen to be added; two clicks add a point of one's own. */
function onPaper(at: HandAt): boolean {
  const { arming } = useJointTool.getState();
  if (arming !== null) {
    useJointTool.setState({ arming: null });
    putJoint(arming, at.paper, 'seen');
    return true;
  }
  const before = lastClick;
  lastClick = { atMs: performance.now(), at };
  if (before === null || lastClick.atMs - before.atMs > TWICE_MS) return false;
  const awayPx = Math.hypot(at.stage.xPx - before.at.stage.xPx, at.stage.yPx - before.at.stage.yPx);
  if (awayPx > TWICE_PX) return false;
  lastClick = null;
  addFreePoint(at.paper);
  return true;
}

function drawBones(on: CanvasRenderingContext2D, view: ToolView, moved: Moved | null): void {
  const now = jointsHere();
  if (now === null) return;
  const at = (joint: JointPoint) => view.stageOfPaper(moved?.handle.id === joint.name ? moved.to : joint.place);
  for (const [from, to] of bonesOf(now.joints, now.maps)) {
    const [a, b] = [at(from), at(to)];
    on.beginPath();
    on.moveTo(a.xPx, a.yPx);
    on.lineTo(b.xPx, b.yPx);
    const isSeen = from.state === 'seen' && to.state === 'seen';
    strokeTwice(on, view.colours.mark, view, isSeen ? [] : [4, 5]);
  }
}

/** Joints of the network and points of a person's own, on keys and on in-betweens. */
export const jointTool = createHandleTool({
  id: 'joint',
  handles,
  says: (handle, to) => {
    const now = jointsHere();
    return now === null ? null : saidOf(now, handle.id, to);
  },
  previews: () => previewFor(gestureHere()),
  onPaper,
  remove: (handle) => forgetJoint(handle.id),
  drawBelow: drawBones,
  cancelled: () => useJointTool.setState({ arming: null }),
});
