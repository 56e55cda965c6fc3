import { expect, test } from 'vitest';
import { operatorCosts } from './profile-graphs';

const node = (name: string, op: string, dur: number) => ({
  cat: 'Node',
  name: `${name}_kernel_time`,
  dur,
  args: { op_name: op },
});

test('costs are summed by kind of operator, a run, and nothing but kernels counts', () => {
  const trace = [
    { cat: 'Session', name: 'model_run', dur: 99_000 },
    { cat: 'Node', name: 'conv1_fence_before', dur: 50_000, args: { op_name: 'Conv' } },
    ...[1, 2].flatMap(() => [
      node('conv1', 'Conv', 4000),
      node('conv2', 'Conv', 2000),
      node('warp', 'GridSample', 2000),
    ]),
  ];
  const { totalMs, operators } = operatorCosts(trace, 2);
  expect(totalMs).toBe(8);
  expect(operators).toEqual([
    { operator: 'Conv', nodes: 2, ms: 6, share01: 0.75 },
    { operator: 'GridSample', nodes: 1, ms: 2, share01: 0.25 },
  ]);
});
