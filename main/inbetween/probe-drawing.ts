import { namedForPair } from '../analysis/key-analysis';
import { withNothingSaid } from '../analysis/nothing-said';
import { tensorNamed } from '../analysis/planes';
import { workingSize } from '../analysis/working-size';
import type { Provider } from '../contract/provider';
import { type Graph, type GraphTensor, loadGraph } from '../inference/graph-session';
import { readGraph } from '../inference/manifest';
import type { ChildModel, ChildNetwork, ChildTwoImage } from './child-messages';
import { tweenInputs } from './draw-inbetween';

const WIDTH_PX = 128;
const HEIGHT_PX = 96;

/** A disc with a line through it on white, at one of two places: something moves, something is hidden, something stays. */
function probeKey(width: number, height: number, side: 0 | 1): Uint8Array {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  const cx = side === 0 ? 44 : 72;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const far = Math.hypot(x - cx, y - 48);
      const isLine = Math.abs(far - 22) < 1.5 || (far < 22 && Math.abs(x - cx - (y - 48) * 0.4) < 1.2) || x === 12;
      if (isLine) rgba.set([30, 20, 40, 255], (y * width + x) * 4);
      else if (far < 22) rgba.set([220, 140, 90, 255], (y * width + x) * 4);
    }
  }
  return rgba;
}

/** The whole of a model on one provider, of keys that are always the same; values 0..1. Its sessions are closed again. */
export async function probeDrawing(model: ChildModel, provider: Provider, threads: number): Promise<Float32Array> {
  const opened: Graph[] = [];
  const open = async (graph: { file: string; sha256: string; bytes: number }) => {
    const session = await loadGraph(await readGraph(model.folder, graph), { threads, provider });
    opened.push(session);
    return session;
  };
  try {
    return model.kind === 'two-image' ? await frameOf(model, open) : await drawingOf(model, open);
  } finally {
    for (const session of opened) await session.release();
  }
}

type Open = (graph: { file: string; sha256: string; bytes: number }) => Promise<Graph>;

async function drawingOf({ multiple, graphs }: ChildNetwork, open: Open): Promise<Float32Array> {
  const size = workingSize(WIDTH_PX, HEIGHT_PX, multiple);
  const { paddedWidthPx: width, paddedHeightPx: height } = size;
  const look = await open(graphs.key);
  const seen = async (side: 0 | 1) => {
    const image: GraphTensor = { type: 'uint8', data: probeKey(width, height, side), dims: [1, height, width, 4] };
    return new Map([...(await look.run(new Map([['image', image]]))), ['image', image] as const]);
  };
  const keys = namedForPair(await seen(0), await seen(1));
  const pair = await (await open(graphs.pair)).run(withNothingSaid(keys, graphs.pair.optional, size));
  const inputs = withNothingSaid(tweenInputs(new Map([...keys, ...pair]), 0.5), graphs.tween.optional, size);
  const { data } = tensorNamed(await (await open(graphs.tween)).run(inputs), 'drawing');
  return Float32Array.from(data, (value) => value / 255);
}

async function frameOf({ multiple, mostAreaPx, graphs, form }: ChildTwoImage, open: Open): Promise<Float32Array> {
  const { paddedWidthPx: width, paddedHeightPx: height } = workingSize(WIDTH_PX, HEIGHT_PX, multiple, mostAreaPx);
  const picture = (side: 0 | 1): GraphTensor => {
    const rgba = probeKey(width, height, side);
    const data = Float32Array.from({ length: width * height * 3 }, (_, i) => {
      const [c, pixel] =
        form.layout === 'planes'
          ? [Math.floor(i / (width * height)), i % (width * height)]
          : [i % 3, Math.floor(i / 3)];
      return form.low + ((rgba[pixel * 4 + c] ?? 0) / 255) * (form.high - form.low);
    });
    return { type: 'float32', data, dims: form.layout === 'planes' ? [1, 3, height, width] : [1, height, width, 3] };
  };
  const t: GraphTensor = { type: 'float32', data: Float32Array.of(0.5), dims: form.tDims };
  const graph = await open(graphs.frame);
  const given = new Map([['img0', picture(0)] as const, ['img1', picture(1)] as const, ['t', t] as const]);
  const { data } = tensorNamed(await graph.run(given), 'frame');
  return Float32Array.from(data, (value) => (value - form.frameLow) / (form.frameHigh - form.frameLow));
}
