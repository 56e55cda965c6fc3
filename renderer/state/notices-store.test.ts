import { beforeEach, expect, test } from 'vitest';
import { wordsOf } from '../words/words';
import { dismissAll, dismissNotice, say, tellReport, useNotices } from './notices-store';

beforeEach(dismissAll);
const codes = () =>
  useNotices.getState().notices.map((notice) => (notice.kind === 'error' ? notice.error.code : notice.kind));

test('the same trouble is told once, however often it happens', () => {
  tellReport({ code: 'disk-full', detail: {} });
  tellReport({ code: 'disk-full', detail: {} });
  tellReport({ code: 'picture-empty', detail: { file: 'A/1.png' } });
  expect(codes()).toEqual(['disk-full', 'picture-empty']);
});

test('what a person stopped, and a lost connection with its own cover, make no notice', () => {
  tellReport({ code: 'cancelled', detail: {} });
  tellReport({ code: 'disconnected', detail: {} });
  expect(codes()).toEqual([]);
});

test('a notice goes when it is dismissed, and only that one', () => {
  tellReport({ code: 'disk-full', detail: {} });
  tellReport({ code: 'model-missing', detail: { file: 'key.onnx' } });
  const [first] = useNotices.getState().notices;
  if (first !== undefined) dismissNotice(first.id);
  expect(codes()).toEqual(['model-missing']);
});

test('what was said is said again in the language that the reader turns to', () => {
  say((words) => words.review.approvedMany(2));
  const { said } = useNotices.getState();
  expect(said?.saying(wordsOf('en'))).toBe('2 drawings approved');
  expect(said?.saying(wordsOf('ja'))).toContain('2 枚');
});
