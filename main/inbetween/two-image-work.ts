import sharp from 'sharp';
import { workingPicture } from '../analysis/working-picture';
import { isKeySize, type WorkingSize } from '../analysis/working-size';
import type { Graph, GraphTensor } from '../inference/graph-session';
import type { TwoImageForm } from '../inference/two-image';
import type { DecodedPicture, Pixels } from '../ingest/decode-picture';
import type { ChildTwoImage } from './child-messages';
import type { DrawingStyle } from './drawing-png';
import type { CheckWanted, DrawingStudio } from './drawing-studio';

/** What of a straight RGBA picture is shown to the network: its colours on white paper, or its alpha as a grey picture. */
type Shown = 'colours' | 'alpha';

/** Where channel `c` of pixel `i` lies. */
function indexOf(form: TwoImageForm, pixels: number, i: number, c: number): number {
  return form.layout === 'planes' ? c * pixels + i : i * 3 + c;
}

function inputOf(rgba: Uint8Array, size: WorkingSize, form: TwoImageForm, shown: Shown): GraphTensor {
  const { paddedWidthPx: width, paddedHeightPx: height } = size;
  const pixels = width * height;
  const data = new Float32Array(pixels * 3);
  for (let i = 0; i < pixels; i += 1) {
    const alpha = (rgba[i * 4 + 3] ?? 0) / 255;
    for (let c = 0; c < 3; c += 1) {
      const value01 = shown === 'alpha' ? alpha : ((rgba[i * 4 + c] ?? 0) / 255) * alpha + 1 - alpha;
      data[indexOf(form, pixels, i, c)] = form.low + value01 * (form.high - form.low);
    }
  }
  return { type: 'float32', data, dims: form.layout === 'planes' ? [1, 3, height, width] : [1, height, width, 3] };
}

/** The frame's channels as 0..1, three a pixel of the padded working picture. */
async function frame01(
  graph: Graph,
  pictures: readonly [Uint8Array, Uint8Array],
  size: WorkingSize,
  { form, id }: ChildTwoImage,
  tUnit: number,
  shown: Shown,
): Promise<Float32Array> {
  const [img0, img1] = [inputOf(pictures[0], size, form, shown), inputOf(pictures[1], size, form, shown)];
  const t: GraphTensor = { type: 'float32', data: Float32Array.of(tUnit), dims: form.tDims };
  const given = new Map([['img0', img0] as const, ['img1', img1] as const, ['t', t] as const]);
  const frame = (await graph.run(given)).get('frame');
  const pixels = size.paddedWidthPx * size.paddedHeightPx;
  if (frame?.type !== 'float32' || frame.data.length !== pixels * 3) {
    throw new Error(`${id}: frame has ${frame?.dims.join('x')} values, its pictures ${img0.dims.join('x')}`);
  }
  const values = new Float32Array(pixels * 3);
  const range = form.frameHigh - form.frameLow;
  for (let i = 0; i < pixels; i += 1) {
    for (let c = 0; c < 3; c += 1) {
      const value = ((frame.data[indexOf(form, pixels, i, c)] ?? 0) - form.frameLow) / range;
      values[i * 3 + c] = Math.min(Math.max(value, 0), 1);
    }
  }
  return values;
}

/** Straight RGBA of the working picture without its padding; what was drawn on white gets its colour back. */
function straight(
  colours: Float32Array,
  alphas: Float32Array | null,
  { widthPx, heightPx, paddedWidthPx }: WorkingSize,
  depthBits: 8 | 16,
): Pixels {
  const max = depthBits === 16 ? 65535 : 255;
  const rgba = depthBits === 16 ? new Uint16Array(widthPx * heightPx * 4) : new Uint8Array(widthPx * heightPx * 4);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const [from, to] = [(y * paddedWidthPx + x) * 3, (y * widthPx + x) * 4];
      const alpha = alphas ? ((alphas[from] ?? 0) + (alphas[from + 1] ?? 0) + (alphas[from + 2] ?? 0)) / 3 : 1;
      for (let c = 0; c < 3; c += 1) {
        const onWhite = colours[from + c] ?? 0;
        const colour = alpha > 1 / 510 ? Math.min(Math.max((onWhite - 1 + alpha) / alpha, 0), 1) : 0;
        rgba[to + c] = Math.round(colour * max);
      }
      rgba[to + 3] = Math.round(alpha * max);
    }
  }
  return depthBits === 16 ? { depthBits, rgba: Uint16Array.from(rgba) } : { depthBits, rgba: Uint8Array.from(rgba) };
}

async function enlarged({ rgba, depthBits }: Pixels, size: WorkingSize): Promise<Pixels> {
  const picture = sharp(rgba, { raw: { width: size.widthPx, height: size.heightPx, channels: 4 } })
    .resize(size.keyWidthPx, size.keyHeightPx, { fit: 'fill', kernel: 'cubic' })
    .toColourspace(depthBits === 16 ? 'rgb16' : 'srgb');
  if (depthBits === 8) return { depthBits, rgba: new Uint8Array(await picture.raw({ depth: 'uchar' }).toBuffer()) };
  const bytes = await picture.raw({ depth: 'ushort' }).toBuffer();
  return {
    depthBits,
    rgba: new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)),
  };
}

function isOpaque(rgba: Uint8Array): boolean {
  for (let i = 3; i < rgba.length; i += 4) if (rgba[i] !== 255) return false;
  return true;
}

/**
 * The in-between of a plain two-image network at the keys' size. Such a network knows opaque pictures alone: see-through keys are shown
 * on white, and their alpha as a second, grey pair. Keys above its area are shown reduced, and the drawing is enlarged.
 * @throws NakawariError cancelled, model-invalid
 */
export async function drawTwoImage(
  studio: DrawingStudio,
  keys: readonly [DecodedPicture, DecodedPicture],
  tUnit: number,
  model: ChildTwoImage,
  { depthBits }: DrawingStyle,
  check: CheckWanted,
): Promise<Pixels> {
  const size = studio.sizeOf(keys[0], model);
  const graph = await studio.frameGraph(model);
  const rgbaOf = async (key: DecodedPicture) => {
    const picture = await workingPicture(key, size);
    if (picture.type !== 'uint8') throw new Error('a working picture is uint8');
    return picture.data;
  };
  const pictures = [await rgbaOf(keys[0]), await rgbaOf(keys[1])] as const;
  check();
  const colours = await frame01(graph, pictures, size, model, tUnit, 'colours');
  check();
  const alphas = pictures.every(isOpaque) ? null : await frame01(graph, pictures, size, model, tUnit, 'alpha');
  check();
  const pixels = straight(colours, alphas, size, depthBits);
  return isKeySize(size) ? pixels : enlarged(pixels, size);
}
