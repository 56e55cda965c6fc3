import type { Mask } from '../picture';
import type { PlacePx } from './artist-scene';

/** A true line followed with a pen: as long as one stroke of a hand. */

const LONGEST_SHARE = 0.8;
const LEAST_POINTS = 6;

/** One pixel wide. Zhang and Suen, "A Fast Parallel Algorithm for Thinning Digital Patterns", 1984. */
export function thinned({ widthPx, heightPx, on }: Mask): Mask {
  const out = Uint8Array.from(on);
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= widthPx || y >= heightPx ? 0 : (out[y * widthPx + x] ?? 0);
  for (let changed = true; changed; ) {
    changed = false;
    for (const pass of [0, 1]) {
      const gone: number[] = [];
      for (let y = 0; y < heightPx; y += 1) {
        for (let x = 0; x < widthPx; x += 1) {
          if (!at(x, y)) continue;
          const ring = [
            ...[at(x, y - 1), at(x + 1, y - 1), at(x + 1, y), at(x + 1, y + 1)],
            ...[at(x, y + 1), at(x - 1, y + 1), at(x - 1, y), at(x - 1, y - 1)],
          ];
          const count = ring.reduce((sum, value) => sum + value, 0);
          if (count < 2 || count > 6) continue;
          const rises = ring.filter((value, i) => value === 0 && ring[(i + 1) % 8] === 1).length;
          if (rises !== 1) continue;
          const [n = 0, , e = 0, , s = 0, , w = 0] = ring;
          if (pass === 0 ? n * e * s === 0 && e * s * w === 0 : n * e * w === 0 && n * s * w === 0)
            gone.push(y * widthPx + x);
        }
      }
      for (const i of gone) out[i] = 0;
      changed ||= gone.length > 0;
    }
  }
  return { widthPx, heightPx, on: out };
}

/** The stroke through the thin line nearest to a place, both ways from there; undefined where no line runs. */
export function strokeFrom(thin: Mask, near: PlacePx): PlacePx[] | undefined {
  const { widthPx, heightPx, on } = thin;
  let [start, least] = [-1, 5];
  for (let i = 0; i < on.length; i += 1) {
    if (!on[i]) continue;
    const away = Math.hypot((i % widthPx) + 0.5 - near.x, Math.floor(i / widthPx) + 0.5 - near.y);
    if (away < least) [start, least] = [i, away];
  }
  if (start < 0) return undefined;
  const longest = Math.round((heightPx * LONGEST_SHARE) / 2);
  const met = new Set([start]);
  const walk = (): number[] => {
    const way: number[] = [];
    let [here, dx, dy] = [start, 0, 0];
    while (way.length < longest) {
      const next = straightest(on, widthPx, heightPx, here, dx, dy, met);
      if (next === undefined) break;
      // The direction of the last steps: a corner is turned, a crossing is gone straight over.
      const before = way.at(-3) ?? start;
      met.add(next);
      way.push(next);
      [dx, dy] = [(next % widthPx) - (before % widthPx), Math.floor(next / widthPx) - Math.floor(before / widthPx)];
      here = next;
    }
    return way;
  };
  const forth = walk();
  const back = walk();
  const line = [...back.toReversed(), start, ...forth];
  if (line.length < LEAST_POINTS) return undefined;
  return line.map((i) => ({ x: (i % widthPx) + 0.5, y: Math.floor(i / widthPx) + 0.5 }));
}

function straightest(
  on: Uint8Array,
  widthPx: number,
  heightPx: number,
  here: number,
  dx: number,
  dy: number,
  met: ReadonlySet<number>,
): number | undefined {
  const [x, y] = [here % widthPx, Math.floor(here / widthPx)];
  let best: number | undefined;
  let most = -0.5;
  for (let j = -1; j <= 1; j += 1) {
    for (let i = -1; i <= 1; i += 1) {
      const [u, v] = [x + i, y + j];
      const at = v * widthPx + u;
      if ((i === 0 && j === 0) || u < 0 || v < 0 || u >= widthPx || v >= heightPx || !on[at] || met.has(at)) continue;
      const along = dx === 0 && dy === 0 ? 1 : (i * dx + j * dy) / (Math.hypot(i, j) * Math.hypot(dx, dy));
      if (along > most) [best, most] = [at, along];
    }
  }
  return best;
}
