import { afterEach, expect, test } from 'vitest';
import { useCorrectionList } from './correct-list';
import { clearPreview, usePreview } from './correct-preview';
import { onTouched, touchedNow } from './correct-touched';

afterEach(() => {
  clearPreview();
  useCorrectionList.setState({ tried: null });
});

test('what a hand proposes goes before what is only looked at in the list, and once it is said nothing is marked', () => {
  useCorrectionList.setState({ tried: { celId: 'A', drawingIds: ['i1'] } });
  expect([...(touchedNow()?.drawingIds ?? [])]).toEqual(['i1']);
  usePreview.setState({ phase: 'proposed', touchesCelId: 'B', touches: ['i2', 'i3'] });
  expect(touchedNow()?.celId).toBe('B');
  expect([...(touchedNow()?.drawingIds ?? [])]).toEqual(['i2', 'i3']);
  useCorrectionList.setState({ tried: null });
  usePreview.setState({ phase: 'committed' });
  expect(touchedNow()).toBeNull();
});

test('a hand that goes on with the same drawings has nothing drawn anew', () => {
  let changes = 0;
  const stop = onTouched(() => {
    changes += 1;
  });
  const touches = ['i2'];
  usePreview.setState({ phase: 'proposed', touchesCelId: 'A', touches });
  for (let move = 0; move < 20; move += 1)
    usePreview.setState({ phase: 'proposed', touchesCelId: 'A', touches, busy: true });
  expect(changes).toBe(1);
  clearPreview();
  expect(changes).toBe(2);
  stop();
});
