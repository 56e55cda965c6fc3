import { expect, test } from 'vitest';
import type { GraphTensor } from '../inference/graph-session';
import { withNothingSaid } from './nothing-said';
import { workingSize } from './working-size';

const size = workingSize(960, 540, 32);
const inputs = [
  { name: 'hint01', shape: [1, 3, 'H/16', 'W/16'] },
  { name: 'partner', shape: [1, 'K'] },
  { name: 'lines_t', shape: [1, 2, 'H/2', 'W/2'] },
];

test('what nobody said is zeros of the size that the padded working picture asks for', () => {
  const filled = withNothingSaid(new Map(), inputs, size);
  expect([...filled].map(([name, tensor]) => [name, tensor.dims])).toEqual([
    ['hint01', [1, 3, 34, 60]],
    ['partner', [1, 1]],
    ['lines_t', [1, 2, 272, 480]],
  ]);
  for (const tensor of filled.values()) expect(tensor.data.every((value: number) => value === 0)).toBe(true);
});

test('what was said stays as it was said', () => {
  const hint: GraphTensor = { type: 'float32', data: new Float32Array(3 * 34 * 60).fill(2), dims: [1, 3, 34, 60] };
  expect(withNothingSaid(new Map([['hint01', hint]]), inputs, size).get('hint01')).toBe(hint);
});
