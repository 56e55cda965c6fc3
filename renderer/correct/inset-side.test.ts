import { expect, test } from 'vitest';
import { type InsetSide, sideAwayFrom } from './inset-side';

/** A stage of 900 x 500 with a picture of 240 x 160 in its lower corner. */
const boxAt = (side: InsetSide) => ({
  ...(side === 'right' ? { left: 650, right: 890 } : { left: 10, right: 250 }),
  ...{ top: 330, bottom: 490 },
});

test('it lies where the hand is not, wherever the hand goes, and does not jump to and fro', () => {
  let side: InsetSide = 'right';
  let jumps = 0;
  for (let x = 100; x < 900; x += 5) {
    const next: InsetSide = sideAwayFrom({ x, y: 400 }, boxAt(side), side);
    if (next !== side) jumps += 1;
    side = next;
    const { left, right } = boxAt(side);
    expect(x < left || x > right).toBe(true);
  }
  expect(jumps).toBe(1);
});

test('a hand elsewhere leaves it where it is', () => {
  expect(sideAwayFrom({ x: 700, y: 100 }, boxAt('right'), 'right')).toBe('right');
  expect(sideAwayFrom({ x: 700, y: 100 }, boxAt('left'), 'left')).toBe('left');
});
