import type { GraphEntry, KeyPairTweenEntry } from '../inference/manifest';
import type { InstalledModel } from '../inference/model-library';
import { twoImageForm } from '../inference/two-image';
import type { ChildModel, ChildNetwork } from './child-messages';

function fileOf(graph: GraphEntry): ChildNetwork['graphs']['key'] {
  return {
    ...{ file: graph.file, sha256: graph.sha256, bytes: graph.bytes },
    optional: graph.inputs
      .filter((input) => input.optional)
      .map(({ name, shape }) => ({ name, shape: shape.map((side) => side ?? 1) })),
  };
}

/** What the drawing child is told of a model. */
export function childModel({ folder, model }: InstalledModel): ChildModel {
  const { id, multiple } = model;
  if (model.kind === 'two-image') {
    const { tDims, ...form } = twoImageForm(model.graphs.frame);
    return {
      ...{ kind: 'two-image', id, folder, multiple, mostAreaPx: model.mostAreaPx },
      graphs: { frame: fileOf(model.graphs.frame) },
      form: { ...form, tDims: tDims.map(() => 1 as const) },
    };
  }
  return childNetwork(folder, model);
}

export function childNetwork(folder: string, model: KeyPairTweenEntry): ChildNetwork {
  const { id, multiple, keypoints, bones, parts } = model;
  const { key, pair, tween } = model.graphs;
  return {
    ...{ kind: 'key-pair-tween', id, folder, multiple, keypoints, bones, parts },
    graphs: { key: fileOf(key), pair: fileOf(pair), tween: fileOf(tween) },
  };
}
