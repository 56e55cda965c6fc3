import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { FromChild, ToChild } from '../../inbetween/child-messages';
import type { ForkChild } from '../../inbetween/fork-child';

type Work = Extract<ToChild, { type: 'work' }>;

/**
 * Stands in for the drawing child within this process: a cross-fade in place of three networks. Everything around it (engine, store,
 * desk) is the real thing, so what a kill can do to them is seen without minutes of network.
 */
export const forkCrossFade: ForkChild = () => {
  let hear: (message: unknown) => void = () => undefined;
  let gone: (said: string) => void = () => undefined;
  const tell = (message: FromChild) => setImmediate(() => hear(message));
  tell({ type: 'ready' });
  return {
    pid: undefined,
    send: (message) => {
      if (message.type !== 'work') return;
      answer(message).then(tell, (error: unknown) => {
        tell({ type: 'failed', requestId: message.requestId, error: null, stack: String(error) });
      });
    },
    onMessage: (next) => {
      hear = next;
    },
    onExit: (next) => {
      gone = next;
    },
    kill: () => gone(''),
  };
};

async function answer({ requestId, work }: Work): Promise<FromChild> {
  if (work.kind !== 'draw') throw new Error('draws only');
  const above = await sharp(await readFile(work.key1.path))
    .ensureAlpha(work.tUnit)
    .png()
    .toBuffer();
  const bytes = await sharp(await readFile(work.key0.path))
    .ensureAlpha()
    .composite([{ input: above }])
    .png()
    .toBuffer();
  await writeFile(work.drawingPath, bytes, { flush: true });
  const drawing = {
    path: work.drawingPath,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
  };
  const times = { graphsMs: 0, totalMs: 0, runs: [], peakRssBytes: 0 };
  return { type: 'drawn', requestId, drawing, doubt: null, obedience: [], times };
}

/** A manifest for it: the graphs it names are never read. */
export async function writeCrossFadeWeights(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const graph = (role: string) => ({ file: `${role}.onnx`, sha256: '0'.repeat(64), bytes: 1, inputs: [], outputs: [] });
  const model = {
    ...{ id: 'cross-fade', version: '1', task: 'inbetween', kind: 'key-pair-tween', alignment: 'half-pixel' },
    graphs: { key: graph('key'), pair: graph('pair'), tween: graph('tween') },
    ...{ multiple: 32, keypoints: [], bones: [], parts: [], licence: 'Apache-2.0', commercialUse: 'yes' },
    ...{ trainedOn: 'nothing', trainingCommit: '', trainedSamples: 0, scores: {}, card: '' },
  };
  const manifest = { format: 'nakawari-models', version: 1, models: [model], default: model.id };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
}
