import { expect, test } from 'vitest';
import { drawingById } from '../contract/cut-queries';
import { adoptDrawings, type FinishedDrawing, forgetLost } from './adopt-drawings';
import { applyEdit } from './edit-cut';
import { layOutCut } from './lay-out-cut';
import { cutFacts, drawnCut, placedCel, sha } from './testing-cuts';

const cut = layOutCut(cutFacts(), [placedCel('A', [1, 1, 1])]);
const finished: FinishedDrawing = {
  ...{ celId: 'A', drawingId: 'A:1~2@0.500000', picture: sha('drawn'), at: '2026-11-22T01:00:00.000Z' },
  made: { fromPicture: sha('A0'), toPicture: sha('A1'), tUnit: 0.5, model: 'test', doubt01: 0.5, lookAt: null },
};
const picture = (of: typeof cut) => {
  const [cel] = of.cels;
  const drawing = cel && drawingById(cel, finished.drawingId);
  return drawing?.kind === 'inbetween' ? [drawing.state, drawing.picture] : undefined;
};

test('a finished drawing takes its place as generated', () => {
  expect(picture(adoptDrawings(cut, [finished]))).toEqual(['generated', sha('drawn')]);
});

test('a drawing made from keys that have changed since is not taken', () => {
  expect(adoptDrawings(cut, [{ ...finished, made: { ...finished.made, toPicture: sha('older') } }])).toBe(cut);
});

test('a drawing whose place is gone, or that a person has approved meanwhile, is not touched', () => {
  const without = applyEdit(cut, { kind: 'set-inbetween-count', celId: 'A', spanIds: ['A:1~2'], count: 0 });
  expect(adoptDrawings(without, [finished])).toBe(without);
  const approved = drawnCut(cut, (id) => (id === finished.drawingId ? 'approved' : 'wanted'));
  expect(picture(adoptDrawings(approved, [finished]))).toEqual(['approved', sha(finished.drawingId)]);
});

test('taking the same drawing twice changes nothing the second time', () => {
  const once = adoptDrawings(cut, [finished]);
  expect(adoptDrawings(once, [finished])).toBe(once);
});

test('a generated drawing whose picture is gone is wanted again; the others and those of a person stay', () => {
  const taken = adoptDrawings(cut, [finished]);
  expect(forgetLost(taken, (id) => id !== finished.picture)).toBe(taken);
  expect(picture(forgetLost(taken, (id) => id === finished.picture))).toEqual(['wanted', null]);
});

test('a drawing that a person sent back gets the new draft as a version beside it, and choosing it asks for a new judgement', () => {
  const sentBack = drawnCut(cut, (id) => (id === finished.drawingId ? 'sent-back' : 'wanted'));
  const drawn = adoptDrawings(sentBack, [finished]);
  expect(picture(drawn)).toEqual(['sent-back', sha(finished.drawingId)]);
  const [cel] = drawn.cels;
  const versions = cel?.drawings.flatMap((one) => (one.kind === 'inbetween' ? one.versions : []));
  expect(versions?.map((version) => version.picture)).toEqual([sha(finished.drawingId), finished.picture]);
  const chosen = applyEdit(drawn, {
    ...{ kind: 'choose-version', celId: 'A', drawingId: finished.drawingId, picture: finished.picture },
  });
  expect(picture(chosen)).toEqual(['generated', finished.picture]);
});

test('a corrected drawing whose approval is taken back is corrected again, not generated', () => {
  const corrected = drawnCut(cut, () => 'corrected');
  const review = { kind: 'review' as const, drawings: [{ celId: 'A', drawingId: finished.drawingId }], note: null };
  const approved = applyEdit(corrected, { ...review, state: 'approved' });
  expect(picture(approved)?.[0]).toBe('approved');
  expect(picture(applyEdit(approved, { ...review, state: 'generated' }))?.[0]).toBe('corrected');
});

test('what is wanted cannot be reviewed', () => {
  const review = { kind: 'review' as const, drawings: [{ celId: 'A', drawingId: finished.drawingId }], note: null };
  expect(() => applyEdit(cut, { ...review, state: 'approved' })).toThrow(
    expect.objectContaining({ code: 'input-invalid' }),
  );
});
