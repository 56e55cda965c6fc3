import { beforeEach, expect, test, vi } from 'vitest';
import { editReview } from './cut-edits';
import { useCut } from './cut-store';
import { useNotices } from './notices-store';
import { approveHere, inbetweenHere, sendBackAtOnce } from './review-edits';
import { cutOfDrawn } from './testing/drawn-cut';
import { selectDrawing } from './view-store';

vi.mock('./cut-edits', () => ({ editReview: vi.fn() }));

/** Main takes its time: nothing is in the document until it answers. */
let answers: (() => void)[] = [];
const asked = () =>
  vi
    .mocked(editReview)
    .mock.calls.map(([edit]) => (edit.kind === 'review' ? `${edit.state} ${edit.drawings[0]?.drawingId}` : edit.kind));
const hereNow = () => inbetweenHere()?.drawing.id;

beforeEach(() => {
  answers = [];
  vi.mocked(editReview).mockReset();
  vi.mocked(editReview).mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  const cut = cutOfDrawn([
    { id: 'first', doubt01: 0.9 },
    { id: 'second', doubt01: 0.5 },
    { id: 'third', doubt01: 0.1 },
  ]);
  const step = { revision: 1, undo: null, redo: null, historyLength: 0, historyPosition: 0, saved: true };
  const folder = { missing: [], damaged: [], folderError: null, saveError: null };
  useCut.setState({ state: { cut, ...step, ...folder }, drafts: {} });
  useNotices.setState({ said: null });
  selectDrawing('A', 2);
});

test('a key that comes before main has answered judges the next drawing, never the same one again', async () => {
  expect(hereNow()).toBe('first');
  const judged = [approveHere(), sendBackAtOnce(), approveHere()];
  expect(asked()).toEqual(['approved first', 'sent-back second', 'approved third']);
  for (const answer of answers) answer();
  await Promise.all(judged);
  // All three are on their way: there is none to go on with.
  expect(useNotices.getState().said).not.toBeNull();
});

test('what could not be judged waits again', async () => {
  vi.mocked(editReview).mockRejectedValueOnce(new Error('no answer'));
  await expect(approveHere()).rejects.toThrow();
  selectDrawing('A', 4);
  void approveHere();
  expect(hereNow()).toBe('first');
});
