import { expect, test } from 'vitest';
import { readManifest } from '../inference/manifest';
import { weightsFolder } from '../inference/weights-folder';
import { objections } from './gate';

test('every model that ships has passed the gate with the very graphs that are there', async () => {
  const { models } = await readManifest(weightsFolder());
  for (const model of models) {
    if (model.kind === 'two-image') throw new Error(`${model.id} is no network of ours`);
    const { gate, graphs } = model;
    expect(gate, `${model.id} has not passed "npm run model:gate"`).toBeDefined();
    expect(gate?.graphs).toEqual({ key: graphs.key.sha256, pair: graphs.pair.sha256, tween: graphs.tween.sha256 });
    expect(gate?.figures.filter((one) => one.verdict === 'worse')).toEqual([]);
    expect(
      objections([], { ...model, torchDifference01: model.torchDifference01 ?? 0 }, { hasCard: true, isSound: true }),
    ).toEqual(['nothing was measured']);
  }
});
