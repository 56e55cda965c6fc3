import { beforeEach, expect, test } from 'vitest';
import { dismissAll, dismissNotice, tellReport, useNotices } from './notices-store';

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
