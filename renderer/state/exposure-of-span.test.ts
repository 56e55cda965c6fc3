import { expect, test } from 'vitest';
import { framesPerDrawing } from './exposure-of-span';
import { smallCel } from './testing/small-cut';

test('drawings that are each held two frames are on 2s, uneven ones on nothing', () => {
  const cel = smallCel();
  const [span] = cel.spans;
  if (span === undefined) throw new Error('no span');
  expect(framesPerDrawing(cel, span)).toBe(2);
  const uneven = { ...span, endFrame: 9, inbetweenIds: ['i1', 'i2'] };
  expect(framesPerDrawing(cel, uneven)).toBeNull();
  expect(framesPerDrawing(cel, { ...span, inbetweenIds: [] })).toBeNull();
});
