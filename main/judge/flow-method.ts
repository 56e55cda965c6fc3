import { shrink } from './match-points';
import type { CaseKeys, Method } from './methods';
import { type OpenCv, openCv } from './opencv';
import { greyOf, overWhite, type Plane } from './picture';
import type { RgbaPicture } from './read-picture';
import { addSample, writeSum } from './warp-sample';

/** Taller pictures are matched reduced: windows are in pixels, and speed falls with the area. */
const MATCHED_AT_PX = 540;

/**
 * OpenCV's settings of Farneback, "Two-Frame Motion Estimation Based on Polynomial Expansion" (2003), wide enough for drawings: large
 * motion and empty areas need a large window and many levels.
 */
const PYRAMID_SCALE = 0.5;
const LEVELS = 6;
const WINDOW_PX = 31;
const ITERATIONS = 4;
const POLY_N = 7;
const POLY_SIGMA = 1.5;

/** x, y in px of the matched plane, a pair a pixel. */
interface FlowField {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly xy: Float32Array;
}

function bytesOf({ values }: Plane): Uint8Array {
  return Uint8Array.from(values, (value) => Math.round(value * 255));
}

function farneback(cv: OpenCv, from: Plane, to: Plane): FlowField {
  const { widthPx, heightPx } = from;
  const [a, b, flow] = [
    new cv.Mat(heightPx, widthPx, cv.CV_8UC1),
    new cv.Mat(heightPx, widthPx, cv.CV_8UC1),
    new cv.Mat(),
  ];
  try {
    a.data.set(bytesOf(from));
    b.data.set(bytesOf(to));
    cv.calcOpticalFlowFarneback(a, b, flow, PYRAMID_SCALE, LEVELS, WINDOW_PX, ITERATIONS, POLY_N, POLY_SIGMA, 0);
    return { widthPx, heightPx, xy: Float32Array.from(flow.data32F) };
  } finally {
    for (const mat of [a, b, flow]) mat.delete();
  }
}

/** The flow at a pixel of the picture, in its px: the nearest place of the matched plane. */
export function flowAt(
  { widthPx, heightPx, xy }: FlowField,
  factor: number,
  x: number,
  y: number,
): readonly [number, number] {
  const [i, j] = [Math.min(Math.floor(x / factor), widthPx - 1), Math.min(Math.floor(y / factor), heightPx - 1)];
  const at = (j * widthPx + i) * 2;
  return [(xy[at] ?? 0) * factor, (xy[at + 1] ?? 0) * factor];
}

interface BothWays {
  readonly forth: FlowField;
  readonly back: FlowField;
  readonly factor: number;
}

/** The flow of a pair is found once for all its times. */
const kept = new WeakMap<RgbaPicture, { readonly other: RgbaPicture; readonly flow: BothWays }>();

export async function flowBothWays({ pictures: [key0, key1] }: CaseKeys): Promise<BothWays> {
  const known = kept.get(key0);
  if (known?.other === key1) return known.flow;
  const factor = Math.max(1, Math.ceil(key0.heightPx / MATCHED_AT_PX));
  const planeOf = (key: RgbaPicture) => shrink(greyOf(overWhite(key.rgba, key.widthPx, key.heightPx)), factor);
  const [plane0, plane1] = [planeOf(key0), planeOf(key1)];
  const { cv } = await openCv();
  const flow = { forth: farneback(cv, plane0, plane1), back: farneback(cv, plane1, plane0), factor };
  kept.set(key0, { other: key1, flow });
  return flow;
}

/**
 * Classical optical flow (OpenCV's Farneback): both keys are warped to t and faded. The flow at the in-between is approximated by the
 * key's own at the same place, which is what interpolation tools without a network do.
 */
export const flowMethod: Method = {
  name: 'flow',
  async draw(keys, tUnit) {
    const [key0, key1] = keys.pictures;
    const { forth, back, factor } = await flowBothWays(keys);
    const { widthPx, heightPx } = key0;
    const rgba = new Uint8Array(widthPx * heightPx * 4);
    const sum = new Float64Array(4);
    for (let y = 0; y < heightPx; y += 1) {
      for (let x = 0; x < widthPx; x += 1) {
        const [backX, backY] = flowAt(back, factor, x, y);
        const [forthX, forthY] = flowAt(forth, factor, x, y);
        sum.fill(0);
        addSample(key0, x + 0.5 + tUnit * backX, y + 0.5 + tUnit * backY, 1 - tUnit, sum);
        addSample(key1, x + 0.5 + (1 - tUnit) * forthX, y + 0.5 + (1 - tUnit) * forthY, tUnit, sum);
        writeSum(sum, rgba, (y * widthPx + x) * 4);
      }
    }
    return { widthPx, heightPx, rgba };
  },
};
