import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { graphForOutputs } from './graph-for-outputs';
import { findNetwork, readManifest } from './manifest';
import { weightsFolder } from './weights-folder';

async function tweenFile(): Promise<Buffer> {
  const { graphs } = findNetwork(await readManifest(weightsFolder()));
  return readFile(join(weightsFolder(), graphs.tween.file));
}

test('what only joints and masks need is left out; asked for all of it, nothing is', async () => {
  const whole = await tweenFile();
  const { graphs } = findNetwork(await readManifest(weightsFolder()));
  const same = graphForOutputs(whole, new Set(graphs.tween.outputs.map(({ name }) => name)));
  expect(same.length).toBeGreaterThan(whole.length * 0.99);
  const blend = graphForOutputs(whole, new Set(['blend']));
  const drawing = graphForOutputs(whole, new Set(['blend', 'flow_t0', 'flow_t1', 'residual']));
  expect(blend.length).toBeLessThan(whole.length);
  expect(drawing.length).toBeLessThan(whole.length);
  expect(blend.length).toBeLessThanOrEqual(drawing.length);
  expect(Buffer.from(blend).includes('keypoints')).toBe(false);
});

test('cut twice is cut once', async () => {
  const outputs = new Set(['flow_t0', 'uncertainty']);
  const once = graphForOutputs(await tweenFile(), outputs);
  expect(Buffer.from(graphForOutputs(once, outputs)).equals(Buffer.from(once))).toBe(true);
});

test('a file that is no graph, and one that ends too early, are told', async () => {
  const whole = await tweenFile();
  const outputs = new Set(['blend']);
  expect(() => graphForOutputs(Buffer.from('no graph at all, only words'), outputs)).toThrow('ONNX');
  expect(() => graphForOutputs(whole.subarray(0, whole.length >> 1), outputs)).toThrow('ONNX');
  expect(() => graphForOutputs(new Uint8Array(0), outputs)).toThrow('ONNX');
});
