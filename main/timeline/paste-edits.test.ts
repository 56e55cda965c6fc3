import { describe, expect, test } from 'vitest';
import type { Cut } from '../contract/cut';
import type { CutEdit } from '../contract/cut-edit';
import { besideSheet, drawingById, keysOf } from '../contract/cut-queries';
import { flawsOf } from './cut-flaws';
import { applyEdit } from './edit-cut';
import { layOutCut } from './lay-out-cut';
import { cutFacts, drawnCut, placedCel } from './testing-cuts';
import { celOf, sheetOf } from './testing-sheets';

/** A: three keys on a frame each, as a walk; B: two keys with in-betweens a, b, c on twos. */
const walk = layOutCut(cutFacts({ rateFps: 12, keyRateFps: 12 }), [placedCel('A', [1, 1, 1])]);
const two = drawnCut(layOutCut(cutFacts({ keyRateFps: 3 }), [placedCel('A', [1, 1]), placedCel('B', [1, 1])]));

function edited(cut: Cut, ...edits: CutEdit[]): Cut {
  const after = edits.reduce(applyEdit, cut);
  expect(flawsOf(after)).toEqual([]);
  return after;
}
const spanIds = (cut: Cut, celId = 'A') => celOf(cut, celId).spans.map(({ id }) => id);

describe('a cycle of A1, A2, A3', () => {
  const cycled = edited(walk, { kind: 'cycle', celId: 'A', from: 1, to: 3, until: 10 });

  test('goes on until its frame, the last round cut off, and the cut grows for it', () => {
    expect(sheetOf(cycled)).toBe('1 2 3 1 2 3 1 2 3 1');
  });

  test('has one span for each way from a key to the next, the way back to the first among them', () => {
    expect(spanIds(cycled)).toEqual(['A:1~2', 'A:2~3', 'A:3~1']);
  });

  test('makes no new drawing', () => {
    expect(celOf(cycled).drawings).toBe(celOf(walk).drawings);
  });
});

describe('a key that is put in a second time', () => {
  test('right behind itself only holds it', () => {
    const held = edited(walk, {
      kind: 'paste-exposures',
      celId: 'A',
      at: 2,
      drawingIds: ['A:1', 'A:1'],
      mode: 'insert',
    });
    expect(sheetOf(held)).toBe('1 1 1 2 3');
    expect(spanIds(held)).toEqual(['A:1~2', 'A:2~3']);
  });

  test('after a blank opens no way from itself to itself', () => {
    const blinking = edited(walk, {
      kind: 'paste-exposures',
      celId: 'A',
      at: 2,
      drawingIds: [null, 'A:1'],
      mode: 'insert',
    });
    expect(sheetOf(blinking)).toBe('1 × 1 2 3');
    expect(spanIds(blinking)).toEqual(['A:1~2', 'A:2~3']);
  });

  test('after another key opens the way back', () => {
    const back = edited(walk, { kind: 'paste-exposures', celId: 'A', at: 4, drawingIds: ['A:1'], mode: 'insert' });
    expect(spanIds(back)).toEqual(['A:1~2', 'A:2~3', 'A:3~1']);
  });
});

describe('a passage played backwards', () => {
  test('shows the same drawings in the other order and needs none for the way back', () => {
    const swing = edited(
      two,
      { kind: 'repeat', celId: 'A', from: 1, to: 9, times: 1 },
      { kind: 'reverse', celId: 'A', from: 10, to: 18 },
    );
    expect(sheetOf(swing)).toBe('1 1 a a b b c c 2 2 c c b b a a 1 1');
    expect(spanIds(swing)).toEqual(['A:1~2']);
    expect(celOf(swing).drawings).toBe(celOf(two).drawings);
  });
});

describe('drawings pasted', () => {
  const paste = (drawings: ({ celId: string; drawingId: string } | null)[], framesPerDrawing = 1): CutEdit => ({
    ...{ kind: 'paste-drawings', celId: 'A', at: 17, drawings, framesPerDrawing },
  });

  test('from the same cel are shown again', () => {
    const after = edited(two, paste([{ celId: 'A', drawingId: 'A:2' }, null, { celId: 'A', drawingId: 'A:1' }], 2));
    expect(sheetOf(after)).toBe('1 1 a a b b c c 2 2 2 2 2 2 2 2 2 2 × × 1 1');
    expect(celOf(after).drawings).toBe(celOf(two).drawings);
  });

  test('from another cel: a key becomes a key with the same file, an in-between a copy that says who drew it', () => {
    const key = { celId: 'B', drawingId: 'B:1' };
    const inbetween = { celId: 'B', drawingId: 'B:1~2@0.500000' };
    const cel = celOf(edited(two, paste([key, inbetween, inbetween, key])));
    expect(keysOf(cel).map(({ id, file }) => [id, file])).toContainEqual(['A:+1', 'B/B0001.png']);
    expect(drawingById(cel, 'A:+2')).toMatchObject({ kind: 'copy', of: inbetween, generated: true });
    expect(cel.exposures.slice(-3).map(({ frame, drawingId }) => [frame, drawingId])).toEqual([
      [17, 'A:+1'],
      [18, 'A:+2'],
      [20, 'A:+1'],
    ]);
  });

  test('twice from another cel come once', () => {
    const key = { celId: 'B', drawingId: 'B:1' };
    expect(keysOf(celOf(edited(two, paste([key]), paste([key, null, key]))))).toHaveLength(3);
  });

  test('that nobody drew yet cannot go into another cel, and one that is not there is told', () => {
    const wanted = layOutCut(cutFacts(), [placedCel('A', [1, 1]), placedCel('B', [1, 1])]);
    const named = (drawingId: string) => () => applyEdit(wanted, paste([{ celId: 'B', drawingId }]));
    expect(named('B:1~2@0.500000')).toThrow(expect.objectContaining({ code: 'input-invalid' }));
    expect(named('B:9')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

test('a drawing that lies beside the sheet comes back into its chart when it is pasted between its keys', () => {
  const blanked = edited(two, { kind: 'blank', celId: 'A', from: 5, to: 6 });
  const drawingIds = ['A:1~2@0.500000', 'A:1~2@0.500000'];
  const back = edited(blanked, { kind: 'paste-exposures', celId: 'A', at: 5, drawingIds, mode: 'overwrite' });
  expect(back).toEqual(two);
  expect(besideSheet(celOf(back))).toEqual([]);
});

test('a cel with a drawing that somebody made is not removed; an empty one is, and its notes stay with the cut', () => {
  const invalid = expect.objectContaining({ code: 'input-invalid' });
  expect(() => applyEdit(two, { kind: 'remove-cel', celId: 'B' })).toThrow(invalid);
  const noted = edited(
    two,
    { kind: 'add-cel', name: 'BOOK', above: 'B' },
    { kind: 'set-note', frame: 3, celId: 'BOOK', text: '手前' },
  );
  const removed = edited(noted, { kind: 'remove-cel', celId: 'BOOK' });
  expect(removed.cels).toEqual(two.cels);
  expect(removed.notes.map(({ celId, text }) => [celId, text])).toEqual([[null, '手前']]);
});
