import type { Mask, PaperPicture } from './picture';

/** A colour as CIE L*a*b* (D65). */
type Lab = readonly [number, number, number];

function linear(value01: number): number {
  return value01 > 0.04045 ? ((value01 + 0.055) / 1.055) ** 2.4 : value01 / 12.92;
}

function curved(t: number): number {
  return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116;
}

export function labOf(red01: number, green01: number, blue01: number): Lab {
  const [r, g, b] = [linear(red01), linear(green01), linear(blue01)];
  const x = curved((0.412453 * r + 0.35758 * g + 0.180423 * b) / 0.950456);
  const luminance = 0.212671 * r + 0.71516 * g + 0.072169 * b;
  const y = curved(luminance);
  const z = curved((0.019334 * r + 0.119193 * g + 0.950227 * b) / 1.088754);
  return [luminance > 0.008856 ? 116 * y - 16 : 903.3 * luminance, 500 * (x - y), 200 * (y - z)];
}

const SPREAD_01 = 2.5 / 255;

/** Largest (`sign` 1) or smallest (-1) value of one channel over a square window, border pixels having fewer neighbours. */
function extreme(picture: PaperPicture, channel: number, radius: number, sign: 1 | -1): Float32Array {
  const { widthPx, heightPx, rgb01 } = picture;
  const across = new Float32Array(widthPx * heightPx);
  const out = new Float32Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      let most = -Infinity;
      for (let i = Math.max(0, x - radius); i <= Math.min(widthPx - 1, x + radius); i += 1) {
        most = Math.max(most, sign * (rgb01[(y * widthPx + i) * 3 + channel] ?? 0));
      }
      across[y * widthPx + x] = most;
    }
  }
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      let most = -Infinity;
      for (let i = Math.max(0, y - radius); i <= Math.min(heightPx - 1, y + radius); i += 1) {
        most = Math.max(most, across[i * widthPx + x] ?? 0);
      }
      out[y * widthPx + x] = sign * most;
    }
  }
  return out;
}

/** Where the picture holds one colour over a window of `window` x `window` pixels. */
export function flatAreas(picture: PaperPicture, window = 7): Mask {
  const { widthPx, heightPx } = picture;
  const on = new Uint8Array(widthPx * heightPx).fill(1);
  for (let channel = 0; channel < 3; channel += 1) {
    const most = extreme(picture, channel, window >> 1, 1);
    const least = extreme(picture, channel, window >> 1, -1);
    for (let i = 0; i < on.length; i += 1) if ((most[i] ?? 0) - (least[i] ?? 0) > SPREAD_01) on[i] = 0;
  }
  return { widthPx, heightPx, on };
}

/** How often each 8-bit colour occurs in `where`. */
function colourCounts({ rgb01 }: PaperPicture, where: Mask): Map<number, number> {
  const counts = new Map<number, number>();
  for (let i = 0; i < where.on.length; i += 1) {
    if (!where.on[i]) continue;
    const level = (c: number) => Math.round((rgb01[i * 3 + c] ?? 0) * 255);
    const code = (level(0) << 16) | (level(1) << 8) | level(2);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

function labOfCode(code: number): Lab {
  return labOf((code >> 16) / 255, ((code >> 8) & 255) / 255, (code & 255) / 255);
}

const LEAST_PX = 12;

/** The colours that fill flat areas of the picture. */
export function paletteOf(picture: PaperPicture): Lab[] {
  return [...colourCounts(picture, flatAreas(picture, 3))]
    .filter(([, count]) => count >= LEAST_PX)
    .map(([code]) => labOfCode(code));
}

const FOREIGN_DELTA_E = 3;

/** Share of the truly flat pixels whose colour is in no key's palette (dE over 3): blends of two colours show here. NaN without flat areas. */
export function paletteError(drawn: PaperPicture, truth: PaperPicture, palette: readonly Lab[]): number {
  if (palette.length === 0) return Number.NaN;
  let all = 0;
  let foreign = 0;
  for (const [code, count] of colourCounts(drawn, flatAreas(truth))) {
    const [l, a, b] = labOfCode(code);
    all += count;
    if (!palette.some((known) => Math.hypot(l - known[0], a - known[1], b - known[2]) <= FOREIGN_DELTA_E))
      foreign += count;
  }
  return all === 0 ? Number.NaN : foreign / all;
}
