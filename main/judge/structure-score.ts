import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { FLO_HEADER_BYTES } from '../analysis/flow-file';
import type { KeyMaps } from '../inbetween/kept-maps';
import type { Store } from '../store/store';
import type { HalfField, LabelledPoint } from './labels';
import { tallyOutlines, UNLABELLED } from './part-outlines';
import type { Tallies } from './tallies';

/** Motion bins in px of a picture 540 px high, as AnimeRun (2022) has them. */
export const MOTION_BINS = ['<10', '10-50', '>50'] as const;
export type MotionBin = (typeof MOTION_BINS)[number];

export function motionBin(px540: number): MotionBin {
  return px540 < 10 ? '<10' : px540 <= 50 ? '10-50' : '>50';
}

/** A flow file read back: x and y of each pixel in px. */
export interface FlowPx {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly xy: Float32Array;
}

export async function readFlow(file: string): Promise<FlowPx> {
  const bytes = await readFile(file);
  const [widthPx, heightPx] = [bytes.readInt32LE(4), bytes.readInt32LE(8)];
  const xy = new Float32Array(widthPx * heightPx * 2);
  for (let i = 0; i < xy.length; i += 1) xy[i] = bytes.readFloatLE(FLO_HEADER_BYTES + i * 4);
  return { widthPx, heightPx, xy };
}

const BACKGROUND = 0;

/**
 * End-point error of a flow on figures, by size of motion and by whether the place is seen in the other drawing.
 * @param motion px of the case's own size, one a cell of the labels
 */
export function tallyFlow(
  tallies: Tallies,
  name: string,
  flow: FlowPx,
  truth: HalfField,
  labels: { readonly motion: Float32Array; readonly visible: HalfField; readonly parts: HalfField },
): void {
  const cells = truth.widthCells * truth.heightCells;
  for (let cell = 0; cell < cells; cell += 1) {
    if ((labels.parts.values[cell] ?? BACKGROUND) === BACKGROUND) continue;
    // The label of a cell belongs to the corner where its four pixels meet: the mean of theirs.
    const [i, j] = [cell % truth.widthCells, Math.floor(cell / truth.widthCells)];
    let [x, y] = [0, 0];
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const at = (Math.min(flow.heightPx - 1, 2 * j + dy) * flow.widthPx + Math.min(flow.widthPx - 1, 2 * i + dx)) * 2;
      x += (flow.xy[at] ?? 0) / 4;
      y += (flow.xy[at + 1] ?? 0) / 4;
    }
    const error = Math.hypot(x - (truth.values[cell] ?? 0), y - (truth.values[cells + cell] ?? 0));
    const seen = (labels.visible.values[cell] ?? 0) > 0 ? 'seen' : 'hidden';
    const bin = motionBin(((labels.motion[cell] ?? 0) * 540) / flow.heightPx);
    tallies.add(`epePx ${name} ${seen} ${bin}`, error);
    for (const reach of [1, 3, 5]) tallies.add(`over${reach}Px ${name} ${seen}`, error > reach ? 1 : 0);
  }
}

/** PCK@0.05: a keypoint within 5 % of the diagonal of its figure's box of keypoints; seen and hidden ones apart. */
export function tallyPoints(tallies: Tallies, name: string, maps: KeyMaps, truth: readonly LabelledPoint[]): void {
  const there = truth.filter((point) => point.state > 0);
  if (there.length < 3) return;
  const [xs, ys] = [there.map((point) => point.xPx), there.map((point) => point.yPx)];
  const reach = 0.05 * Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  truth.forEach((point, index) => {
    const found = maps.keypoints[index];
    if (point.state === 0 || !found) return;
    const right = Math.hypot(found.x - point.xPx, found.y - point.yPx) <= reach ? 1 : 0;
    tallies.add(`pck005 ${name}`, right);
    tallies.add(`pck005 ${name} ${point.state === 2 ? 'seen' : 'hidden'}`, right);
  });
}

/** Intersection (sum) and union (count) a part, and how well its outline lies, at the labels' cells. */
export async function tallyParts(
  tallies: Tallies,
  name: string,
  maps: KeyMaps,
  truth: HalfField,
  store: Store,
): Promise<void> {
  const index = await readIndices(
    store.pathOf(maps.masksPng),
    maps.parts.map((part) => part.colour),
  );
  const { widthCells, heightCells } = truth;
  const found = new Uint8Array(widthCells * heightCells);
  for (let cell = 0; cell < found.length; cell += 1) {
    const [i, j] = [cell % widthCells, Math.floor(cell / widthCells)];
    const [x, y] = [Math.min(index.widthPx - 1, 2 * i + 1), Math.min(index.heightPx - 1, 2 * j + 1)];
    found[cell] = index.at[y * index.widthPx + x] ?? UNLABELLED;
    const label = truth.values[cell] ?? UNLABELLED;
    if (label === UNLABELLED) continue;
    if (found[cell] === label) tallies.add(`iou ${name} ${label}`, 1, 1);
    else {
      tallies.add(`iou ${name} ${label}`, 0, 1);
      tallies.add(`iou ${name} ${found[cell]}`, 0, 1);
    }
  }
  tallyOutlines(tallies, name, found, truth.values, widthCells);
}

/** The part of each pixel of an indexed mask picture, found by its colour (readers of PNG give colours, not indices). */
async function readIndices(
  file: string,
  colours: readonly string[],
): Promise<{ widthPx: number; heightPx: number; at: Uint8Array }> {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const byColour = new Map(colours.map((colour, part) => [Number.parseInt(colour.slice(1), 16), part]));
  const at = new Uint8Array(info.width * info.height);
  for (let i = 0; i < at.length; i += 1) {
    const code = ((data[i * 3] ?? 0) << 16) | ((data[i * 3 + 1] ?? 0) << 8) | (data[i * 3 + 2] ?? 0);
    at[i] = byColour.get(code) ?? UNLABELLED;
  }
  return { widthPx: info.width, heightPx: info.height, at };
}
