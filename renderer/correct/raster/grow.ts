import { IntStack } from './int-stack';
import { inkAt, type RasterPixels, unlike } from './pixels';

/** So much darker than the area (0..255) is a line; a soft edge is anything between. */
const LINE_INK = 40;

/**
 * The area with the lines around it, at most `mostPx` far: a line belongs to what it bounds. A step goes on only where it leads into a
 * line or along its soft edge, never into the next area of colour.
 * @param inside whole paper, row by row, 0 or 1; not changed
 */
export function grownOverLines(pixels: RasterPixels, inside: Uint8Array, mostPx: number): Uint8Array {
  const { widthPx, heightPx } = pixels;
  const out = inside.slice();
  let front = borderOf(inside, widthPx, heightPx);
  // Where each of the front set out from.
  let origins = front;
  for (let step = 0; step < mostPx && front.length > 0; step += 1) {
    const [next, nextOrigins] = [new IntStack(), new IntStack()];
    for (const [index, at] of front.entries()) {
      const from = origins[index] ?? at;
      const x = at % widthPx;
      for (let side = 0; side < 4; side += 1) {
        const to = side === 0 ? at - 1 : side === 1 ? at + 1 : side === 2 ? at - widthPx : at + widthPx;
        if ((side === 0 && x === 0) || (side === 1 && x === widthPx - 1)) continue;
        if (to < 0 || to >= out.length || out[to] === 1) continue;
        if (inkAt(pixels, to) < inkAt(pixels, from) + LINE_INK && !isSoftEdge(pixels, at, to)) continue;
        out[to] = 1;
        next.push(to);
        nextOrigins.push(from);
      }
    }
    front = next.values();
    origins = nextOrigins.values();
  }
  return out;
}

/** Towards a line it only gets darker. */
function isSoftEdge(pixels: RasterPixels, at: number, to: number): boolean {
  return inkAt(pixels, to) > inkAt(pixels, at) + 2 && unlike(pixels, at, to) > 4;
}

function borderOf(inside: Uint8Array, widthPx: number, heightPx: number): Int32Array {
  const border = new IntStack();
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0, at = y * widthPx; x < widthPx; x += 1, at += 1) {
      if (inside[at] === 0) continue;
      const isInner =
        (x === 0 || inside[at - 1] === 1) &&
        (x === widthPx - 1 || inside[at + 1] === 1) &&
        (y === 0 || inside[at - widthPx] === 1) &&
        (y === heightPx - 1 || inside[at + widthPx] === 1);
      if (!isInner) border.push(at);
    }
  }
  return border.values();
}

/** All within `byPx` of it: to lay colour below a line's soft edge. Round, not square. */
export function grown(inside: Uint8Array, widthPx: number, heightPx: number, byPx: number): Uint8Array {
  const out = inside.slice();
  const reach = Math.floor(byPx);
  const spans = Array.from({ length: reach + 1 }, (_, dy) => Math.floor(Math.sqrt(byPx * byPx - dy * dy)));
  for (const at of borderOf(inside, widthPx, heightPx)) {
    const [x, y] = [at % widthPx, Math.floor(at / widthPx)];
    for (let dy = -reach; dy <= reach; dy += 1) {
      if (y + dy < 0 || y + dy >= heightPx) continue;
      const half = spans[Math.abs(dy)] ?? 0;
      const row = (y + dy) * widthPx;
      out.fill(1, row + Math.max(0, x - half), row + Math.min(widthPx, x + half + 1));
    }
  }
  return out;
}
