import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crossFadeGraph } from './tiny-graphs';

interface About {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly shape: readonly (number | string)[];
  readonly range: readonly number[];
  readonly tShape: readonly number[];
  readonly more: Readonly<Record<string, unknown>>;
}

/** A folder with a two-image model as somebody outside would add it: a cross-fade unless told otherwise. */
export async function writeAddedModel(folder: string, about: Partial<About> = {}): Promise<void> {
  const { id = 'fade', bytes = crossFadeGraph(), shape = [1, 3, 'H', 'W'], range = [0, 1], tShape = [1] } = about;
  const picture = (name: string) => ({ name, dtype: 'float32', shape, range });
  const frame = {
    ...{ file: 'frame.onnx', sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length },
    inputs: [picture('img0'), picture('img1'), { name: 't', dtype: 'float32', shape: tShape, range: [0, 1] }],
    outputs: [picture('frame')],
  };
  const model = {
    ...{ id, version: '1', task: 'inbetween', kind: 'two-image', multiple: 8, licence: 'Apache-2.0' },
    ...{ commercialUse: 'yes', trainedOn: 'nothing', graphs: { frame }, ...about.more },
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'frame.onnx'), bytes);
  const manifest = { format: 'nakawari-models', version: 1, models: [model], default: id };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
}
