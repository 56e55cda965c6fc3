import { matchPoints, type PointMatch, shrink } from './match-points';
import type { Method } from './methods';
import { deform } from './moving-least-squares';
import { greyOf, overWhite } from './picture';
import type { RgbaPicture } from './read-picture';
import { addSample, writeSum } from './warp-sample';

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
      writeSum(sum, rgba, (y * widthPx + x) * 4);
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
