import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cut, cutSchema, type Drawing, type Paint } from '../contract/cut';
import { celById, drawingById, inbetweensOf, isStale } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { adoptDrawings } from './adopt-drawings';
import { flawsOf } from './cut-flaws';
import { applyEdit } from './edit-cut';
import { beginHistory } from './history';
import { settleCel } from './settle-spans';
import { sha } from './testing-cuts';
import { editStories, playEdits, playOne, type Wish, wishes } from './testing-edits';

function fail(): never {
  throw new Error('the drawing is gone');
}

/** Laws that hold for any edits on any cut. Undo and the log have theirs in history.test.ts. */

test('after any edit exposures, chart and t tell the same, and the document can be saved', () => {
  fc.assert(
    fc.property(editStories, ({ start, edits }) => {
      let history = beginHistory(start);
      for (const edit of edits) {
        history = playOne(history, edit);
        expect(flawsOf(history.now)).toEqual([]);
      }
      expect(cutSchema.safeParse(history.now).success).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('after any edit there is nothing left to settle', () => {
  fc.assert(
    fc.property(editStories, ({ start, edits }) => {
      const { now } = playEdits(beginHistory(start), edits);
      for (const cel of now.cels) expect(settleCel(cel, cel)).toBe(cel);
    }),
    { numRuns: 100 },
  );
});

/** What nobody may lose: every drawing that somebody made, every version, every word. */
function belongings(cut: Cut): Map<string, Drawing> {
  return new Map(
    cut.cels.flatMap((cel) =>
      cel.drawings
        .filter((drawing) => drawing.kind !== 'inbetween' || drawing.picture !== null)
        .map((drawing) => [`${cel.id}\n${drawing.id}`, drawing]),
    ),
  );
}

test('no edit can lose a key, a copy, a drawing that was drawn, or a version of one', () => {
  fc.assert(
    fc.property(editStories, ({ start, edits }) => {
      let history = beginHistory(start);
      for (const edit of edits) {
        const before = belongings(history.now);
        history = playOne(history, edit);
        const after = belongings(history.now);
        for (const [name, was] of before) {
          const is = after.get(name);
          expect(is?.kind, name).toBe(was.kind);
          if (was.kind !== 'inbetween' || is?.kind !== 'inbetween') expect(is?.picture).toBe(was.picture);
          else expect(is.versions).toEqual(was.versions);
        }
      }
    }),
    { numRuns: 150 },
  );
});

const layersOf = ({ paint }: { readonly paint?: Paint | undefined }) => paint && { ...paint, draft: null };

test('no edit loses or changes what somebody painted, but painting itself', () => {
  fc.assert(
    fc.property(editStories, fc.array(wishes, { minLength: 4, maxLength: 20 }), ({ start, edits }, more) => {
      let history = beginHistory(start);
      for (const wish of [...edits, ...more]) {
        const before = belongings(history.now);
        const edit = wish(history.now);
        history = playOne(history, () => edit);
        if (edit.kind === 'set-paint') continue;
        const after = belongings(history.now);
        for (const [name, was] of before) {
          const is = after.get(name);
          if (was.kind === 'key' || is === undefined || is.kind === 'key' || !was.paint) continue;
          expect(layersOf(is), name).toEqual(layersOf(was));
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('a drawing made again keeps the paint: the new draft comes below it, and the one before stays a version', () => {
  const layers = { over: sha('over'), erased: null, paper: 'clear' as const };
  fc.assert(
    fc.property(editStories, fc.nat(), ({ start }, at) => {
      const drawn = start.cels.flatMap((cel) => inbetweensOf(cel).map((drawing) => ({ celId: cel.id, drawing })));
      const [one] = drawn.slice(at % Math.max(1, drawn.length));
      if (!one || one.drawing.made === null) return;
      const names = { celId: one.celId, drawingId: one.drawing.id };
      const painted = applyEdit(start, { kind: 'set-paint', ...names, paint: layers, by: 'pencil' });
      const again = { ...names, picture: sha('again'), made: { ...one.drawing.made, model: 'another' }, at: '' };
      const after = adoptDrawings(painted, [again]);
      const [was, is] = [painted, after].map((cut) => drawingById(celById(cut, one.celId) ?? fail(), one.drawing.id));
      if (was?.kind !== 'inbetween' || is?.kind !== 'inbetween') return fail();
      // Made for keys that the drawing does not have any more: nothing to take in.
      if (after === painted) return;
      expect(is.state).toBe('corrected');
      expect(layersOf(is)).toEqual({ ...layers, draft: null });
      expect(is.versions.map(({ picture }) => picture)).toEqual([
        ...one.drawing.versions.map(({ picture }) => picture),
        sha('again'),
      ]);
      expect(flawsOf(after)).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test('only painting and choosing another version change what a corrected, approved or sent back drawing shows', () => {
  fc.assert(
    fc.property(editStories, ({ start, edits }) => {
      const before = belongings(start);
      const after = belongings(
        playEdits(
          beginHistory(start),
          edits.map(
            (wish): Wish =>
              (cut) => {
                const edit = wish(cut);
                const changesPictures = edit.kind === 'choose-version' || edit.kind === 'set-paint';
                return changesPictures ? { kind: 'blank', celId: 'none', from: 1, to: 1 } : edit;
              },
          ),
        ).now,
      );
      for (const [name, was] of before) {
        if (was.kind !== 'inbetween' || was.state === 'generated') continue;
        expect(after.get(name)?.picture).toBe(was.picture);
      }
    }),
  );
});

test('a locked cel refuses every edit but its look and its place among the others', () => {
  fc.assert(
    fc.property(editStories, wishes, ({ start, edits }, wish) => {
      const cut = playEdits(beginHistory(start), edits).now;
      const locked: Cut = { ...cut, cels: cut.cels.map((cel) => ({ ...cel, look: { ...cel.look, locked: true } })) };
      const edit = wish(locked);
      let after = locked;
      try {
        after = applyEdit(locked, edit);
      } catch (error) {
        expect(error).toBeInstanceOf(NakawariError);
      }
      if (edit.kind === 'set-cel-look') return;
      for (const cel of locked.cels) expect(celById(after, cel.id)).toBe(cel);
    }),
    { numRuns: 120 },
  );
});

test('cels that an edit does not name stay the same objects', () => {
  fc.assert(
    fc.property(editStories, wishes, ({ start, edits }, wish) => {
      const { now } = playEdits(beginHistory(start), edits);
      const edit = wish(now);
      if (!('celId' in edit) || edit.celId === null) return;
      const after = playOne(beginHistory(now), () => edit).now;
      for (const cel of now.cels) if (cel.id !== edit.celId) expect(celById(after, cel.id)).toBe(cel);
    }),
  );
});

test('an edit that is undone by its opposite leaves no drawing stale that was fresh', () => {
  fc.assert(
    fc.property(editStories, fc.nat({ max: 40 }), fc.integer({ min: 1, max: 9 }), ({ start }, at, count) => {
      const frame = 1 + (at % start.lengthFrames);
      const longer = applyEdit(start, { kind: 'insert-frames', celIds: null, at: frame, count });
      const back = applyEdit(longer, { kind: 'remove-frames', celIds: null, from: frame, count });
      for (const cel of back.cels) {
        for (const drawing of cel.drawings) {
          const was = drawingById(celById(start, cel.id) ?? cel, drawing.id);
          if (drawing.kind === 'inbetween' && was?.kind === 'inbetween' && was.state === 'generated') {
            expect(isStale(cel, drawing), drawing.id).toBe(false);
          }
        }
      }
    }),
  );
});

test('most edits of these tests are taken, or they would prove nothing', () => {
  let [taken, all] = [0, 0];
  fc.assert(
    fc.property(editStories, ({ start, edits }) => {
      let history = beginHistory(start);
      for (const edit of edits) {
        const next = playOne(history, edit);
        all += 1;
        if (next !== history) taken += 1;
        history = next;
      }
    }),
    { seed: 1 },
  );
  expect(taken / all).toBeGreaterThan(0.4);
});
