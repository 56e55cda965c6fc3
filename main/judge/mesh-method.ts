import { matchPoints, type PointMatch, shrink } from './match-points';
import type { Method } from './methods';
import { deform } from './moving-least-squares';
import { greyOf, overWhite } from './picture';
import type { RgbaPicture } from './read-picture';

const NODE_PX = 8;
const MATCHED_AT_PX = 160;

/** The nodes of a mesh over the in-between, each with where it lies in a key. */
function meshTo(controls: Parameters<typeof deform>[0], widthPx: number, heightPx: number) {
  const [columns, rows] = [Math.ceil(widthPx / NODE_PX) + 1, Math.ceil(heightPx / NODE_PX) + 1];
  const at = new Float32Array(columns * rows * 2);
  for (let j = 0; j < rows; j += 1) {
    for (let i = 0; i < columns; i += 1) at.set(deform(controls, i * NODE_PX, j * NODE_PX), (j * columns + i) * 2);
  }
  return { columns, at };
}

/** Where the point (x, y) of the in-between lies in the key: bilinear within its mesh square. */
function inMesh({ columns, at }: ReturnType<typeof meshTo>, x: number, y: number): readonly [number, number] {
  const [i, j] = [Math.floor(x / NODE_PX), Math.floor(y / NODE_PX)];
  const [u, v] = [x / NODE_PX - i, y / NODE_PX - j];
  const corner = (dx: number, dy: number, axis: number) => at[((j + dy) * columns + i + dx) * 2 + axis] ?? 0;
  const between = (axis: number) =>
    (1 - v) * ((1 - u) * corner(0, 0, axis) + u * corner(1, 0, axis)) +
    v * ((1 - u) * corner(0, 1, axis) + u * corner(1, 1, axis));
  return [between(0), between(1)];
}

/** Adds `share` of the key at (x, y) (px, centres at +0.5, clamped to the border) to premultiplied `sum`. */
function addSample(
  { rgba, widthPx, heightPx }: RgbaPicture,
  x: number,
  y: number,
  share: number,
  sum: Float64Array,
): void {
  const [left, top] = [Math.min(Math.max(x - 0.5, 0), widthPx - 1), Math.min(Math.max(y - 0.5, 0), heightPx - 1)];
  const [i, j] = [Math.floor(left), Math.floor(top)];
  for (const [dx, dy] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    const weight = share * (dx ? left - i : 1 - left + i) * (dy ? top - j : 1 - top + j);
    if (weight === 0) continue;
    const at = (Math.min(j + dy, heightPx - 1) * widthPx + Math.min(i + dx, widthPx - 1)) * 4;
    const alpha = rgba[at + 3] ?? 0;
    for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] ?? 0) + (weight * alpha * (rgba[at + c] ?? 0)) / 255;
    sum[3] = (sum[3] ?? 0) + weight * alpha;
  }
}

function morph(keys: readonly [RgbaPicture, RgbaPicture], matches: readonly PointMatch[], tUnit: number): RgbaPicture {
  const { widthPx, heightPx } = keys[0];
  const middle = matches.map(({ x0, y0, x1, y1 }) => ({
    fromX: x0 + tUnit * (x1 - x0),
    fromY: y0 + tUnit * (y1 - y0),
    x0,
    y0,
    x1,
    y1,
  }));
  const meshes = [
    meshTo(
      middle.map(({ fromX, fromY, x0, y0 }) => ({ fromX, fromY, toX: x0, toY: y0 })),
      widthPx,
      heightPx,
    ),
    meshTo(
      middle.map(({ fromX, fromY, x1, y1 }) => ({ fromX, fromY, toX: x1, toY: y1 })),
      widthPx,
      heightPx,
    ),
  ] as const;
  const rgba = new Uint8Array(widthPx * heightPx * 4);
  const sum = new Float64Array(4);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      sum.fill(0);
      addSample(keys[0], ...inMesh(meshes[0], x + 0.5, y + 0.5), 1 - tUnit, sum);
      addSample(keys[1], ...inMesh(meshes[1], x + 0.5, y + 0.5), tUnit, sum);
      const at = (y * widthPx + x) * 4;
      const alpha = sum[3] ?? 0;
      for (let c = 0; c < 3; c += 1) rgba[at + c] = alpha > 0 ? Math.round(((sum[c] ?? 0) * 255) / alpha) : 0;
      rgba[at + 3] = Math.round(alpha);
    }
  }
  return { widthPx, heightPx, rgba };
}

/** The corners stay, so that the paper does not swim. */
function pinned(widthPx: number, heightPx: number): PointMatch[] {
  return [
    [0, 0],
    [widthPx, 0],
    [0, heightPx],
    [widthPx, heightPx],
  ].map(([x = 0, y = 0]) => ({ x0: x, y0: y, x1: x, y1: y }));
}

/** A morph by a mesh between matched points, both keys faded into each other: what today's mesh tools do when nobody places the points. */
export const meshMethod: Method = {
  name: 'mesh',
  async draw({ pictures }, tUnit) {
    const { widthPx, heightPx } = pictures[0];
    const factor = Math.max(1, Math.round(heightPx / MATCHED_AT_PX));
    const planes = pictures.map((key) => shrink(greyOf(overWhite(key.rgba, key.widthPx, key.heightPx)), factor));
    const [plane0, plane1] = planes;
    if (!plane0 || !plane1) throw new Error('two keys are needed');
    return morph(pictures, [...matchPoints(plane0, plane1, factor), ...pinned(widthPx, heightPx)], tUnit);
  },
};
