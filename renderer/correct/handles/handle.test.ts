import { expect, test } from 'vitest';
import { type Handle, handleAt } from './handle';

const handle = (id: string, xPx: number, yPx: number): Handle => ({
  ...{ id, place: { xPx, yPx }, label: () => id, look: 'full', correction: null, offPx: null },
});
/** The paper lies at twice its size. */
const doubled = ({ xPx, yPx }: { xPx: number; yPx: number }) => ({ xPx: xPx * 2, yPx: yPx * 2 });

test('a hand takes the nearest handle within its reach on the screen, whatever the zoom, and nothing beyond', () => {
  const handles = [handle('a', 10, 10), handle('b', 14, 10)];
  expect(handleAt(handles, { xPx: 26, yPx: 20 }, 11, doubled)?.id).toBe('b');
  expect(handleAt(handles, { xPx: 20, yPx: 29 }, 11, doubled)?.id).toBe('a');
  expect(handleAt(handles, { xPx: 20, yPx: 33 }, 11, doubled)).toBeNull();
  expect(handleAt(handles, { xPx: 20, yPx: 33 }, 24, doubled)?.id).toBe('a');
});
