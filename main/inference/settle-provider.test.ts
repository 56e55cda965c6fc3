import { describe, expect, test } from 'vitest';
import type { Provider } from '../contract/provider';
import { disagreement, settleProvider } from './settle-provider';

/** A runtime that knows every provider, and draws one grey with each. */
function trial(drawn: Partial<Record<Provider, number | Error>>, platform = 'linux', known?: readonly string[]) {
  const asked: Provider[] = [];
  return {
    asked,
    platform,
    known: known ?? ['cpu', 'cuda', 'dml', 'coreml', 'webgpu'],
    draw: async (provider: Provider) => {
      asked.push(provider);
      const value = drawn[provider] ?? 0.5;
      if (value instanceof Error) throw value;
      return new Float32Array(300).fill(value);
    },
  };
}

describe('which provider a wish comes to', () => {
  test('the processor is taken at its word: nothing is tried', async () => {
    const runtime = trial({});
    expect(await settleProvider('cpu', runtime)).toEqual({ provider: 'cpu', refused: [] });
    expect(runtime.asked).toEqual([]);
  });

  test('one that draws as the processor does is used', async () => {
    expect(await settleProvider('cuda', trial({ cuda: 0.5005 }))).toEqual({ provider: 'cuda', refused: [] });
  });

  test('one that draws otherwise is not used, and it is said by how much', async () => {
    const { provider, refused } = await settleProvider('webgpu', trial({ webgpu: 0.52 }));
    expect(provider).toBe('cpu');
    expect(refused).toEqual([{ provider: 'webgpu', reason: expect.stringContaining('0.0200 of the range') }]);
  });

  test('one that cannot be loaded gives its reason without any path of the machine', async () => {
    const error = new Error('Failed to load library /home/someone/lib/cuda.so: no such file\nat Provider (/x.cc:12)');
    const { provider, refused } = await settleProvider('cuda', trial({ cuda: error }));
    expect(provider).toBe('cpu');
    expect(refused[0]?.reason).toBe('Failed to load library …: no such file');
  });

  test('one that this build does not have is never asked: the runtime would draw on the processor and say nothing', async () => {
    const runtime = trial({}, 'linux', ['cpu', 'webgpu']);
    const { provider, refused } = await settleProvider('coreml', runtime);
    expect([provider, runtime.asked]).toEqual(['cpu', []]);
    expect(refused).toMatchObject([{ provider: 'coreml' }]);
  });

  test('auto takes the first that works, and tells what it passed over', async () => {
    const settled = await settleProvider('auto', trial({ cuda: new Error('no device') }));
    expect(settled).toEqual({ provider: 'webgpu', refused: [{ provider: 'cuda', reason: 'no device' }] });
    const none = await settleProvider('auto', trial({ dml: new Error('no'), webgpu: new Error('no') }, 'win32'));
    expect(none.provider).toBe('cpu');
    expect(none.refused.map((one) => one.provider)).toEqual(['dml', 'webgpu']);
    expect((await settleProvider('auto', trial({}, 'aix'))).provider).toBe('cpu');
  });
});

test('agreement bears rounding and a few values on an edge, not one lost place or what is no number', () => {
  const even = new Float32Array(1000).fill(0.5);
  expect(
    disagreement(
      even,
      even.map((value) => value + 0.0008),
    ),
  ).toBeUndefined();
  expect(
    disagreement(
      even,
      even.map((value, i) => (i < 5 ? value + 0.1 : value)),
    ),
  ).toBeUndefined();
  expect(
    disagreement(
      even,
      even.map((value, i) => (i < 20 ? value + 0.05 : value)),
    ),
  ).toContain('2.0 %');
  expect(
    disagreement(
      even,
      even.map((value, i) => (i < 20 ? Number.NaN : value)),
    ),
  ).toBeDefined();
  expect(disagreement(even, even.subarray(1))).toBeDefined();
});
