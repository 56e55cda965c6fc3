import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDeskClient } from '../../renderer/client/desk-client';
import { abandon, commit, correctionOf, gestureHere, propose, targetHere } from '../../renderer/correct/gesture';
import { useConnection } from '../../renderer/state/connection-store';
import { usePreview } from '../../renderer/state/correct-preview';
import { redo, undo } from '../../renderer/state/cut-edits';
import { openedFrom } from '../../renderer/state/cut-news';
import { currentCut, takeOpenedCut } from '../../renderer/state/cut-store';
import { generateSpan } from '../../renderer/state/generate';
import { useNotices } from '../../renderer/state/notices-store';
import { usePreferences } from '../../renderer/state/preferences-store';
import { approveHere } from '../../renderer/state/review-edits';
import { goToFrame, lookAtCut, selectCel } from '../../renderer/state/view-store';
import type { Correction } from '../contract/correction';
import type { Inbetween } from '../contract/cut';
import { drawingById, inbetweensOf, isStale } from '../contract/cut-queries';
import { openTestDesk, type TestDesk, TWO_CELS } from './testing/test-desk';

/** A gesture from the hand to the document and back, against the whole desk; only the network is a cross-fade. */

let open: TestDesk;

async function callWire(path: readonly string[], input: unknown, options: unknown): Promise<unknown> {
  let at: unknown = open.wire;
  for (const name of path) at = Reflect.get(Object(at), name);
  if (typeof at !== 'function') throw new Error(`nobody answers ${path.join('.')}`);
  return Reflect.apply(at, undefined, [input, options]);
}

beforeEach(async () => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  open = await openTestDesk(TWO_CELS, { drawMs: 30 });
  usePreferences.setState({ autoDraw: false, correctionAuthor: '花子' });
  const call = (path: readonly string[], input: unknown, options: unknown) => callWire(path, input, options);
  const client = createDeskClient({ link: { call }, ended: new Promise(() => undefined), close: () => undefined });
  useConnection.setState({ client, state: 'connected' });
  useNotices.setState({ notices: [] });
  takeOpenedCut(openedFrom(await client.cuts.openSample({})));
  const cut = currentCut();
  if (cut === null) throw new Error('a cut is open');
  lookAtCut(cut);
  selectCel('A');
  goToFrame(3);
  await generateSpan();
  await fresh();
}, 60_000);
afterEach(async () => {
  abandon();
  vi.unstubAllGlobals();
  await open.close();
});

/** As the watching page would be told. */
async function fresh(): Promise<void> {
  const { client } = useConnection.getState();
  const cut = currentCut();
  if (client !== null && cut !== null) {
    takeOpenedCut(openedFrom(await client.cuts.state({ cutId: cut.id, seen: null })));
  }
}

const celA = () => currentCut()?.cels.find(({ id }) => id === 'A');

function drawingHere(): Inbetween {
  const drawing = gestureHere()?.drawing;
  if (drawing?.kind !== 'inbetween') throw new Error('an in-between is under the playhead');
  return drawing;
}

function hint(xPx: number, whole = false): Correction {
  const here = gestureHere();
  if (here === null) throw new Error('there is something to correct');
  const gesture = {
    ...{ kind: 'flow-hint' as const, tUnit: here.tUnit, reachPx: 20 },
    ...{ from: { xPx: 30, yPx: 30 }, to: { xPx, yPx: 30 } },
  };
  const target = whole ? { kind: 'span' as const, spanId: here.span.id, fromUnit: 0, toUnit: 1 } : null;
  return correctionOf(gesture, target ?? targetHere('flow-hint', here));
}

const settled = async () => {
  await vi.waitFor(
    async () => {
      await fresh();
      const cel = celA();
      const left = cel?.spans.flatMap((span) => inbetweensOf(cel, span)).filter((one) => isStale(cel, one)) ?? [];
      expect([left.length, usePreview.getState().phase]).toEqual([0, 'none']);
    },
    { timeout: 15_000, interval: 60 },
  );
};

test('while a hand drags, previews follow it and the newest place is the one that is shown; nothing is in the document', async () => {
  const before = currentCut();
  const asked = open.service.asked.length;
  for (let xPx = 31; xPx <= 45; xPx += 1) propose([hint(xPx)]);
  await vi.waitFor(() => expect(usePreview.getState().busy).toBe(false), { timeout: 10_000 });
  const { shown, obedience, touches, phase } = usePreview.getState();
  expect([shown?.drawingId, shown?.detail, phase]).toEqual([drawingHere().id, 'half', 'proposed']);
  expect(obedience).toHaveLength(1);
  expect(touches).toEqual([drawingHere().id]);
  const drawn = open.service.asked.slice(asked);
  // The first, and the last; what lay between was never waited for.
  expect(drawn.length).toBeLessThanOrEqual(3);
  const last = drawn.at(-1)?.corrections[0]?.gesture;
  expect(last?.kind === 'flow-hint' && last.to.xPx).toBe(45);
  abandon();
  expect(usePreview.getState()).toMatchObject({ shown: null, phase: 'none', proposed: [] });
  await fresh();
  expect(currentCut()).toEqual(before);
});

test('a gesture is one step: it shows its drawing, and undo takes both back', async () => {
  const before = currentCut();
  const was = drawingHere().picture;
  const said = hint(44);
  propose([said]);
  expect(await commit(said)).toBe(true);
  expect(celA()?.corrections).toMatchObject([{ id: said.id, author: '花子', on: true, reason: '' }]);
  await settled();
  expect(drawingHere().picture).not.toBe(was);
  expect(drawingHere().made?.obedience).toHaveLength(1);
  await undo();
  expect(currentCut()?.cels).toEqual(before?.cels);
});

test('what it touches elsewhere is drawn again too, first what lies under the playhead; what is approved stays', async () => {
  goToFrame(2);
  const approved = drawingHere();
  await approveHere();
  goToFrame(3);
  const asked = open.service.asked.length;
  await commit(hint(44, true));
  await settledBut(approved.id);
  const drawn = open.service.asked.slice(asked).map(({ tUnit }) => tUnit);
  expect(drawn[0]).toBe(drawingHere().tUnit);
  expect(drawn).not.toContain(approved.tUnit);
  const cel = celA();
  expect(cel && drawingById(cel, approved.id)).toMatchObject({ picture: approved.picture, state: 'approved' });
});

async function settledBut(drawingId: string): Promise<void> {
  await vi.waitFor(
    async () => {
      await fresh();
      const cel = celA();
      const stale = cel?.drawings.filter((one) => one.kind === 'inbetween' && isStale(cel, one)).map(({ id }) => id);
      expect(stale).toEqual([drawingId]);
    },
    { timeout: 15_000, interval: 60 },
  );
}

test('a hand that strays off the paper is shown why it cannot be and may come back; only where it ends is told, once', async () => {
  const before = currentCut();
  propose([hint(9990)]);
  await vi.waitFor(() => expect(usePreview.getState().refused?.code).toBe('correction-outside'), { timeout: 5000 });
  expect(usePreview.getState()).toMatchObject({ shown: null, phase: 'proposed' });
  propose([hint(44)]);
  await vi.waitFor(() => expect(usePreview.getState().shown).not.toBeNull(), { timeout: 10_000 });
  expect(usePreview.getState().refused).toBeNull();
  const said = hint(9999);
  propose([said]);
  await vi.waitFor(() => expect(usePreview.getState().refused).not.toBeNull(), { timeout: 5000 });
  expect(useNotices.getState().notices).toEqual([]);
  expect(await commit(said)).toBe(false);
  const { notices } = useNotices.getState();
  expect(notices.map((notice) => notice.kind === 'error' && notice.error.code)).toEqual(['correction-outside']);
  expect(usePreview.getState()).toMatchObject({ shown: null, phase: 'none', refused: null });
  await fresh();
  expect(currentCut()).toEqual(before);
});

test('two words about one joint of one drawing: the second is refused, the first stays', async () => {
  const here = gestureHere();
  if (here === null) throw new Error('there is something to correct');
  const put = (xPx: number) => {
    const gesture = { kind: 'point-at' as const, name: 'neck', tUnit: here.tUnit, from: null, to: { xPx, yPx: 20 } };
    return correctionOf(gesture, targetHere('point-at', here));
  };
  const first = put(20);
  expect(await commit(first)).toBe(true);
  expect(await commit(put(60))).toBe(false);
  expect(celA()?.corrections.map(({ id }) => id)).toEqual([first.id]);
  expect(useNotices.getState().notices).toHaveLength(1);
  await settled();
});

test('redo of a correction whose drawings were stopped by its undo draws them, and what could be redone after it still can be', async () => {
  await commit(hint(44, true));
  await commit(hint(50));
  await undo();
  await undo();
  expect(celA()?.corrections).toEqual([]);
  await redo();
  expect(celA()?.corrections).toHaveLength(1);
  await redo();
  expect(celA()?.corrections).toHaveLength(2);
  await settled();
  await undo();
  await undo();
  expect(celA()?.corrections).toEqual([]);
});

test('a gesture that comes while drawings of the one before are still made goes before them, and nothing is lost', async () => {
  await commit(hint(44, true));
  const second = hint(50);
  propose([second]);
  await vi.waitFor(() => expect(usePreview.getState().shown).not.toBeNull(), { timeout: 10_000 });
  await commit(second);
  await settled();
  expect(celA()?.corrections).toHaveLength(2);
});

test('what is said on a key is previewed in an in-between and then drawn in all that the key begins or ends', async () => {
  const inbetween = drawingHere();
  goToFrame(1);
  const key = gestureHere();
  if (key === null) throw new Error('there is something to correct');
  const place = { xPx: 20, yPx: 20 };
  const gesture = { kind: 'key-point' as const, name: 'neck', place, state: 'seen' as const };
  const said = correctionOf(gesture, targetHere('key-point', key));
  propose([said], { drawingId: inbetween.id });
  await vi.waitFor(() => expect(usePreview.getState().shown?.drawingId).toBe(inbetween.id), { timeout: 10_000 });
  const asked = open.service.asked.length;
  await commit(said);
  await settled();
  expect(open.service.asked.length - asked).toBe(3);
});

test('on a key a gesture is said of the key, where it can be, and a spot of an in-between of this drawing alone', () => {
  const alone = drawingHere();
  const inbetween = gestureHere();
  goToFrame(1);
  const key = gestureHere();
  if (key === null || inbetween === null) throw new Error('there is something to correct');
  expect([key.keyIndex, key.tUnit]).toEqual([0, 0]);
  expect(targetHere('key-point', key)).toEqual({ kind: 'key', drawingId: key.drawing.id });
  expect(targetHere('flow-hint', inbetween)).toEqual({ kind: 'drawings', drawingIds: [alone.id] });
  expect(targetHere('arc', inbetween)).toMatchObject({ kind: 'span', fromUnit: 0, toUnit: 1 });
});
