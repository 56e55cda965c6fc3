import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cut } from '../contract/cut';
import { type CutNews, cutNewsSchema, type HeldCut, heldAfter } from '../contract/cut-news';
import type { CutState } from '../contract/cut-state';
import { applyEdit } from '../timeline/edit-cut';
import { beginHistory, jump } from '../timeline/history';
import { layOutCut } from '../timeline/lay-out-cut';
import { cutFacts, placedCel } from '../timeline/testing-cuts';
import { editStories, playEdits } from '../timeline/testing-edits';
import { CutTeller, MOST_KEPT } from './cut-teller';

const NOTHING: [] = [];
const stateOf = (cut: Cut, revision: number, facts: Partial<CutState> = {}): CutState => ({
  ...{ cut, revision, undo: null, redo: null, historyLength: revision, historyPosition: revision },
  ...{ missing: NOTHING, damaged: NOTHING, folderError: null, saved: true, saveError: null, ...facts },
});

/** As the page gets it: checked against the contract, and through JSON. */
const sent = (news: CutNews): CutNews => cutNewsSchema.parse(JSON.parse(JSON.stringify(cutNewsSchema.parse(news))));

/** All states that a story goes through: forward, some of it undone, and "saved" now and then. */
const statesArbitrary = fc
  .tuple(editStories, fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }))
  .map(([{ start, edits }, turns]) => {
    let history = playEdits(beginHistory(start), edits);
    const cuts = [start, history.now];
    for (const turn of turns) {
      history = jump(history, turn % (history.steps.length + 1));
      cuts.push(history.now);
    }
    return cuts.flatMap((cut, index) => [
      stateOf(cut, index, { saved: false }),
      stateOf(cut, index, { missing: index % 3 === 1 ? [{ celId: 'A', drawingId: 'A:1' }] : [] }),
    ]);
  });

test('whatever order news come in, and whichever of them are lost, the page has what main has once it asked for what it missed', () => {
  fc.assert(
    fc.property(statesArbitrary, fc.infiniteStream(fc.nat(5)), (states, chances) => {
      const chance = () => chances.next().value ?? 0;
      const teller = new CutTeller(undefined);
      const page: { held: HeldCut | null } = { held: null };
      let late: CutNews[] = [];
      const take = (news: CutNews) => {
        const next = heldAfter(page.held, news);
        if (next) page.held = next;
        return next !== undefined;
      };
      for (const state of states) {
        const news = sent(teller.news(state, page.held?.at ?? null));
        const how = chance();
        if (how === 0) continue;
        if (how === 1) late.push(news);
        else if (!take(news)) take(sent(teller.news(state, null)));
        if (how === 2) {
          for (const one of late.reverse()) take(one);
          late = [];
        }
      }
      const newest = states.at(-1);
      if (!newest) return;
      for (const one of late) take(one);
      expect(take(sent(teller.news(newest, page.held?.at ?? null)))).toBe(true);
      expect(page.held?.state).toEqual(newest);
    }),
    { numRuns: 60 },
  );
});

const cut = layOutCut(cutFacts(), [placedCel('A', [1, 1, 1]), placedCel('B', [1, 1])]);
const edited = applyEdit(cut, { kind: 'set-hold', celId: 'A', frame: 1, frames: 5, mode: 'ripple' });

test('an edit tells nothing of the cels that it left alone, and the page keeps them as the same objects', () => {
  const teller = new CutTeller(cut);
  const before = heldAfter(null, sent(teller.news(stateOf(cut, 0), null)));
  if (!before) throw new Error('the whole is never missed');
  const news = sent(teller.news(stateOf(edited, 1), before.at));
  expect(news.since).toBe(before.at);
  expect(JSON.stringify(news)).not.toContain('B:');
  const after = heldAfter(before, news);
  expect(after?.state).toEqual(stateOf(edited, 1));
  expect(after?.state.cut.cels[1]).toBe(before.state.cut.cels[1]);
});

test('"saved" tells no drawing, and an unchanged state nothing', () => {
  const teller = new CutTeller(cut);
  const { at } = teller.news(stateOf(cut, 0, { saved: false }), null);
  const saved = teller.news(stateOf(cut, 0), at);
  expect(JSON.stringify(saved).length).toBeLessThan(200);
  expect(teller.news(stateOf(cut, 0), saved.at)).toMatchObject({ at: saved.at, patch: null });
});

test('who builds on what was given up, or on another opening, is told the whole', () => {
  const teller = new CutTeller(cut);
  const first = teller.news(stateOf(cut, 0), null);
  for (let revision = 1; revision <= MOST_KEPT; revision += 1) teller.news(stateOf(cut, revision), null);
  expect(teller.news(stateOf(cut, MOST_KEPT), first.at).since).toBeNull();
  expect(new CutTeller(cut).news(stateOf(cut, 0), first.at).since).toBeNull();
});

test('news that build on a state that is not held, or do not fit it, are not taken', () => {
  const teller = new CutTeller(cut);
  const held = heldAfter(null, teller.news(stateOf(cut, 0), null));
  const { at } = teller.news(stateOf(edited, 1), null);
  const later = teller.news(stateOf(cut, 2), at);
  if (!held || later.since === null) throw new Error('the teller told otherwise');
  expect(heldAfter(held, later)).toBeUndefined();
  expect(heldAfter({ at, state: held.state }, later)).toBeUndefined();
  expect(heldAfter(null, later)).toBeUndefined();
});

test('a cut that its schema refuses never leaves', () => {
  const teller = new CutTeller(cut);
  const [first, ...others] = cut.cels;
  const broken: Cut = { ...cut, cels: first ? [...others, { ...first, id: '' }] : [] };
  expect(() => teller.news(stateOf(broken, 1), null)).toThrow();
  expect(() => teller.news({ ...stateOf(cut, 1), revision: -1 }, null)).toThrow();
});
