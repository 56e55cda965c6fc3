import sharp from 'sharp';
import { type Enlargement, enlargeRows } from './enlarge';
import { paintFlow } from './flow-colours';
import { newFlowFile } from './flow-file';
import { encodeIndexedPng } from './indexed-png';
import { partColours, rgbOfHex } from './part-colours';
import type { Planes } from './planes';
import type { WorkingSize } from './working-size';

/** The maps of one drawing as pictures, at the key's own size or at the working size, which is quicker and enough for the eye. */
export interface MapFrame {
  readonly size: WorkingSize;
  readonly atKeySize: boolean;
}

function enlargement(planes: Planes, { size, atKeySize }: MapFrame): Enlargement {
  const perX = atKeySize ? size.scaleX : 1;
  const perY = atKeySize ? size.scaleY : 1;
  return {
    widthPx: atKeySize ? size.keyWidthPx : size.widthPx,
    heightPx: atKeySize ? size.keyHeightPx : size.heightPx,
    cellsPerPxX: (perX * planes.width) / size.paddedWidthPx,
    cellsPerPxY: (perY * planes.height) / size.paddedHeightPx,
  };
}

export interface FlowArrowPx {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

export interface FlowMaps {
  readonly png: Uint8Array;
  /** Null unless asked for at the key's size. */
  readonly file: Uint8Array | null;
  /** The motion that has full colour: all but the fastest hundredth of the picture is slower. Key pixels. */
  readonly maxFlowPx: number;
  readonly arrowsPx: readonly FlowArrowPx[];
}

const LEAST_FULL_COLOUR_PX = 1;
/** About so many arrows fit across the picture before they hide it. */
const ARROWS_ACROSS = 40;
const LEAST_ARROW_PX = 1;

function mostFlowPx(flow: Planes, size: WorkingSize): number {
  const cells = flow.width * flow.height;
  const lengths = new Float32Array(cells);
  for (let i = 0; i < cells; i += 1) {
    lengths[i] = Math.hypot((flow.data[i] ?? 0) / size.scaleX, (flow.data[cells + i] ?? 0) / size.scaleY);
  }
  lengths.sort();
  return Math.max(LEAST_FULL_COLOUR_PX, lengths[Math.floor((cells - 1) * 0.99)] ?? 0);
}

/** Flow [2] in px of the working picture, as a colour wheel picture, arrows and numbers in px of the key. */
export async function flowMaps(flow: Planes, frame: MapFrame): Promise<FlowMaps> {
  const { size } = frame;
  const to = enlargement(flow, frame);
  const maxFlowPx = mostFlowPx(flow, size);
  const file = frame.atKeySize ? newFlowFile(to.widthPx, to.heightPx) : null;
  const rgb = new Uint8Array(to.widthPx * to.heightPx * 3);
  const arrowsPx: FlowArrowPx[] = [];
  const step = Math.max(8, Math.round(Math.max(to.widthPx, to.heightPx) / ARROWS_ACROSS));
  const [perX, perY] = [size.keyWidthPx / to.widthPx, size.keyHeightPx / to.heightPx];
  enlargeRows(flow, to, (y, row) => {
    for (let x = 0; x < to.widthPx; x += 1) {
      const dx = (row[2 * x] ?? 0) / size.scaleX;
      const dy = (row[2 * x + 1] ?? 0) / size.scaleY;
      row[2 * x] = dx;
      row[2 * x + 1] = dy;
      paintFlow(dx, dy, maxFlowPx, rgb, (y * to.widthPx + x) * 3);
      const onGrid = x % step === step >> 1 && y % step === step >> 1;
      if (onGrid && Math.hypot(dx, dy) >= LEAST_ARROW_PX) {
        arrowsPx.push({ x: (x + 0.5) * perX, y: (y + 0.5) * perY, dx, dy });
      }
    }
    file?.setRow(y, row);
  });
  const png = await sharp(rgb, { raw: { width: to.widthPx, height: to.heightPx, channels: 3 } })
    .png()
    .toBuffer();
  return { png, file: file?.bytes ?? null, maxFlowPx, arrowsPx };
}

/** Part probabilities [P] as the likeliest part of each pixel: an indexed PNG, index = part, background see-through. */
export function masksPng(parts: Planes, frame: MapFrame): Uint8Array {
  const to = enlargement(parts, frame);
  const indices = new Uint8Array(to.widthPx * to.heightPx);
  const { channels } = parts;
  // Enlarged before the likeliest is chosen: the borders between parts stay smooth.
  enlargeRows(parts, to, (y, row) => {
    for (let x = 0; x < to.widthPx; x += 1) {
      let best = 0;
      for (let c = 1; c < channels; c += 1)
        if ((row[x * channels + c] ?? 0) > (row[x * channels + best] ?? 0)) best = c;
      indices[y * to.widthPx + x] = best;
    }
  });
  return encodeIndexedPng(indices, to.widthPx, to.heightPx, partColours(channels).map(rgbOfHex));
}

/** Multiplied with the drawing: white leaves it as it is. */
const SEEN_IN_ONE = [122, 162, 232];
const SEEN_IN_NONE = [232, 106, 90];

/** Probabilities [3] (seen in both keys, in one, in none) as colours: white, blue, red. */
export async function occlusionPng(seen: Planes, frame: MapFrame): Promise<Uint8Array> {
  const to = enlargement(seen, frame);
  const rgb = new Uint8Array(to.widthPx * to.heightPx * 3);
  enlargeRows(seen, to, (y, row) => {
    for (let x = 0; x < to.widthPx; x += 1) {
      const [both, one, none] = [row[x * 3] ?? 0, row[x * 3 + 1] ?? 0, row[x * 3 + 2] ?? 0];
      const sum = Math.max(1e-6, both + one + none);
      for (let c = 0; c < 3; c += 1) {
        const value = (both * 255 + one * (SEEN_IN_ONE[c] ?? 0) + none * (SEEN_IN_NONE[c] ?? 0)) / sum;
        rgb[(y * to.widthPx + x) * 3 + c] = Math.round(value);
      }
    }
  });
  return sharp(rgb, { raw: { width: to.widthPx, height: to.heightPx, channels: 3 } })
    .png()
    .toBuffer();
}

/** Uncertainty [1] 0..1 as a grey picture, bright where the network is unsure. */
export async function uncertaintyPng(uncertainty: Planes, frame: MapFrame): Promise<Uint8Array> {
  const to = enlargement(uncertainty, frame);
  const grey = new Uint8Array(to.widthPx * to.heightPx);
  enlargeRows(uncertainty, to, (y, row) => {
    for (let x = 0; x < to.widthPx; x += 1) {
      grey[y * to.widthPx + x] = Math.round(Math.min(Math.max(row[x] ?? 0, 0), 1) * 255);
    }
  });
  return sharp(grey, { raw: { width: to.widthPx, height: to.heightPx, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
}
