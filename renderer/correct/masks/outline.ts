import type { PointPx } from '../../stage/view-transform';
import type { PixelBox } from './raster-mask';

/**
 * The edges of a region as closed loops of corners, in pixels of the paper: outer edges one way round, holes the other, so that they can
 * be filled and drawn as they are.
 * @param inside row by row, 0 or 1
 * @param box where to look; all of it when left out
 */
export function outlineOf(inside: Uint8Array, widthPx: number, heightPx: number, box?: PixelBox): PointPx[][] {
  const edges = edgesOf(inside, widthPx, heightPx, box ?? { left: 0, top: 0, right: widthPx, bottom: heightPx });
  const loops: PointPx[][] = [];
  for (const start of edges.keys()) {
    for (let next = take(edges, start, NOWHERE); next !== undefined; next = take(edges, start, NOWHERE)) {
      const loop = follow(edges, start, next, widthPx + 1);
      if (loop.length > 2) loops.push(loop);
    }
  }
  return loops;
}

/** Right, down, left, up. */
type Direction = 0 | 1 | 2 | 3;
const NOWHERE = -1;

/** From each corner, which ways an edge goes on with the region at its right. At most two, where pixels touch at a corner alone. */
function edgesOf(inside: Uint8Array, widthPx: number, heightPx: number, box: PixelBox): Map<number, Direction[]> {
  const edges = new Map<number, Direction[]>();
  const put = (corner: number, direction: Direction) => {
    const known = edges.get(corner);
    if (known) known.push(direction);
    else edges.set(corner, [direction]);
  };
  const across = widthPx + 1;
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let x = box.left; x < box.right; x += 1) {
      const at = y * widthPx + x;
      if (inside[at] !== 1) continue;
      const corner = y * across + x;
      if (y === 0 || inside[at - widthPx] !== 1) put(corner, 0);
      if (x === widthPx - 1 || inside[at + 1] !== 1) put(corner + 1, 1);
      if (y === heightPx - 1 || inside[at + widthPx] !== 1) put(corner + across + 1, 2);
      if (x === 0 || inside[at - 1] !== 1) put(corner + across, 3);
    }
  }
  return edges;
}

function take(
  edges: Map<number, Direction[]>,
  corner: number,
  came: Direction | typeof NOWHERE,
): Direction | undefined {
  const ways = edges.get(corner);
  if (ways === undefined || ways.length === 0) return undefined;
  // Where two pixels touch at a corner, turn right: each keeps an edge of its own.
  const right = came === NOWHERE ? -1 : ways.findIndex((way) => way === (came + 1) % 4);
  return ways.splice(Math.max(0, right), 1)[0];
}

function follow(edges: Map<number, Direction[]>, start: number, first: Direction, across: number): PointPx[] {
  const loop: PointPx[] = [{ xPx: start % across, yPx: Math.floor(start / across) }];
  const steps = [1, across, -1, -across] as const;
  let [corner, direction] = [start + steps[first], first];
  while (corner !== start) {
    const next = take(edges, corner, direction);
    if (next === undefined) break;
    if (next !== direction) loop.push({ xPx: corner % across, yPx: Math.floor(corner / across) });
    direction = next;
    corner += steps[direction];
  }
  return loop;
}
