import type { GestureOf } from '../contract/correction';
import { maskPixels } from '../contract/correction-mask';
import type { AppliedCorrection } from '../contract/corrections-of';
import type { Obedience } from '../contract/cut';
import type { Pixels } from '../ingest/decode-picture';
import { coverageOf } from './line-coverage';

/** What is done once the network has drawn: lines of a colour are drawn as they are, regions that are kept come back. */

export interface DrawnPicture {
  readonly pixels: Pixels;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Pixels of this picture a pixel of the key: 1 but for previews. */
  readonly perKeyPxX: number;
  readonly perKeyPxY: number;
  /** Lines get hard edges, as those of the keys have. */
  readonly isBinarised: boolean;
}

/**
 * Changes the picture.
 * @param kept pictures of this size and depth, by id, that regions are kept from; one that is gone leaves the region as drawn
 */
export function finishDrawing(
  drawn: DrawnPicture,
  applied: readonly AppliedCorrection[],
  kept: ReadonlyMap<string, Pixels>,
): Obedience[] {
  const lines = applied.flatMap(({ id, gesture }) =>
    gesture.kind === 'lines' ? [strokesDrawn(drawn, id, gesture)] : [],
  );
  // Last: what is to stay as it is, stays.
  const regions = applied.flatMap(({ id, gesture }): Obedience[] => {
    if (gesture.kind !== 'keep') return [];
    const from = kept.get(gesture.picture);
    if (from) keepRegion(drawn, gesture, from);
    return [{ correctionId: id, measure: 'covered', value: from ? 1 : null, obeyed: from !== undefined }];
  });
  return [...lines, ...regions];
}

function coverageIn(drawn: DrawnPicture, lines: GestureOf<'lines'>['lines']): Float32Array {
  return coverageOf(lines, {
    ...{ width: drawn.widthPx, height: drawn.heightPx, leastWidth: 0.5 },
    ...{ perPxX: drawn.perKeyPxX, perPxY: drawn.perKeyPxY },
  });
}

/** Strokes of a colour as they are; of those without, what the network has left out, in the colour that lines have around there. */
function strokesDrawn(drawn: DrawnPicture, correctionId: string, gesture: GestureOf<'lines'>): Obedience {
  const { colour, lines } = gesture;
  if (colour !== null) {
    const max = drawn.pixels.depthBits === 16 ? 65535 : 255;
    const ink = [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) * max);
    drawCoverage(drawn, coverageIn(drawn, lines), ink);
    return { correctionId, measure: 'covered', value: 1, obeyed: true };
  }
  const left = missingStrokes(drawn, lines);
  if (left.asked === 0) return { correctionId, measure: 'covered', value: null, obeyed: true };
  if (left.missing > 0) {
    const ink = lineColourNear(drawn, left.line);
    const covered = coverageIn(drawn, lines);
    drawCoverage(drawn, nearMissing(covered, left, drawn), ink);
  }
  const { asked, missing } = missingStrokes(drawn, lines);
  const value = Math.round((1 - missing / asked) * 1000) / 1000;
  return { correctionId, measure: 'covered', value, obeyed: value >= COVERED01 };
}

function drawCoverage(drawn: DrawnPicture, covered: Float32Array, ink: readonly number[]): void {
  const { rgba, depthBits } = drawn.pixels;
  const max = depthBits === 16 ? 65535 : 255;
  covered.forEach((value, index) => {
    const share = drawn.isBinarised ? (value >= 0.5 ? 1 : 0) : value;
    if (share === 0) return;
    const at = index * 4;
    const below = (rgba[at + 3] ?? 0) / max;
    const alpha = share + below * (1 - share);
    for (let c = 0; c < 3; c += 1) {
      rgba[at + c] = ((ink[c] ?? 0) * share + (rgba[at + c] ?? 0) * below * (1 - share)) / alpha + 0.5;
    }
    rgba[at + 3] = alpha * max + 0.5;
  });
}

/** A gap of a stroke is drawn with some of the line at its ends: a joint of two inks must not show. */
const JOINT_PX = 2;

function nearMissing(covered: Float32Array, { isMissing, reach }: MissingStrokes, drawn: DrawnPicture): Float32Array {
  const { widthPx, heightPx } = drawn;
  const out = new Float32Array(covered.length);
  const far = reach + JOINT_PX;
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      if (isMissing[y * widthPx + x] !== 1) continue;
      for (let j = Math.max(0, y - far); j <= Math.min(heightPx - 1, y + far); j += 1) {
        for (let i = Math.max(0, x - far); i <= Math.min(widthPx - 1, x + far); i += 1) {
          out[j * widthPx + i] = covered[j * widthPx + i] ?? 0;
        }
      }
    }
  }
  return out;
}

function keepRegion(drawn: DrawnPicture, { region }: GestureOf<'keep'>, from: Pixels): void {
  const inside = maskPixels(region);
  if (!inside) return;
  const { widthPx, heightPx, perKeyPxX, perKeyPxY } = drawn;
  for (let y = 0; y < heightPx; y += 1) {
    const row = Math.floor((y + 0.5) / perKeyPxY) - region.yPx;
    if (row < 0 || row >= region.heightPx) continue;
    for (let x = 0; x < widthPx; x += 1) {
      const column = Math.floor((x + 0.5) / perKeyPxX) - region.xPx;
      if (column < 0 || column >= region.widthPx || inside[row * region.widthPx + column] !== 1) continue;
      const at = (y * widthPx + x) * 4;
      for (let c = 0; c < 4; c += 1) drawn.pixels.rgba[at + c] = from.rgba[at + c] ?? 0;
    }
  }
}

const STROKE01 = 0.5;
const COVERED01 = 0.95;
/** A line differs from what lies around it, darker or lighter, by this share of the range. */
const DIFFERS01 = 0.12;

interface MissingStrokes {
  /** 1 on the middle of a stroke that has no line within a pixel. */
  readonly isMissing: Uint8Array;
  /** The middle of all strokes, 0..1. */
  readonly line: Float32Array;
  readonly asked: number;
  readonly missing: number;
  /** Half of the widest stroke, px of this picture. */
  readonly reach: number;
}

/** Where the drawing has no line within a pixel of the strokes. */
function missingStrokes(drawn: DrawnPicture, lines: GestureOf<'lines'>['lines']): MissingStrokes {
  const { widthPx, heightPx } = drawn;
  // Their middle line: a stroke as wide as a brush is asked for where it runs, not over its whole width.
  const line = coverageIn(
    drawn,
    lines.map((one) => ({ ...one, widthPx: 1 })),
  );
  const luma = lumaOf(drawn.pixels);
  const widest = Math.max(...lines.map((one) => one.widthPx)) * drawn.perKeyPxX;
  const sideways = Math.max(2, Math.ceil(widest)) + 1;
  const isMissing = new Uint8Array(line.length);
  let [asked, missing] = [0, 0];
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      if ((line[y * widthPx + x] ?? 0) < STROKE01) continue;
      asked += 1;
      if (hasLine(luma, widthPx, heightPx, x, y, sideways)) continue;
      isMissing[y * widthPx + x] = 1;
      missing += 1;
    }
  }
  return { isMissing, line, asked, missing, reach: Math.ceil(widest / 2) };
}

/** Lines are looked for so far around the strokes, as a share of the height, then everywhere. */
const AROUND_SHARES = [0.08, 1];
const LEAST_LINE_PIXELS = 12;

/** The colour that the drawing's lines have around the strokes: of what differs most from its surroundings, darker or lighter. */
function lineColourNear(drawn: DrawnPicture, line: Float32Array): readonly number[] {
  const { pixels, widthPx, heightPx } = drawn;
  const luma = lumaOf(pixels);
  let [left, right, top, bottom] = [widthPx, 0, heightPx, 0];
  line.forEach((value, index) => {
    if (value < STROKE01) return;
    const [x, y] = [index % widthPx, Math.floor(index / widthPx)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  });
  for (const share of AROUND_SHARES) {
    const far = Math.round(share * heightPx);
    const found: { at: number; differs: number }[] = [];
    for (let y = Math.max(3, top - far); y < Math.min(heightPx - 3, bottom + far); y += 1) {
      for (let x = Math.max(3, left - far); x < Math.min(widthPx - 3, right + far); x += 1) {
        const at = y * widthPx + x;
        const here = luma[at] ?? 0;
        // A line has something else on both of its sides.
        const across = ridge(here, luma[at - 3] ?? 0, luma[at + 3] ?? 0);
        const down = ridge(here, luma[at - 3 * widthPx] ?? 0, luma[at + 3 * widthPx] ?? 0);
        const differs = Math.max(across, down);
        if (differs >= DIFFERS01 && (pixels.rgba[at * 4 + 3] ?? 0) > 0) found.push({ at, differs });
      }
    }
    if (found.length < LEAST_LINE_PIXELS) continue;
    const strongest = found
      .sort((a, b) => b.differs - a.differs)
      .slice(0, Math.max(LEAST_LINE_PIXELS, found.length >> 2));
    return [0, 1, 2].map((c) => {
      const values = strongest.map(({ at }) => pixels.rgba[at * 4 + c] ?? 0).sort((a, b) => a - b);
      return values[values.length >> 1] ?? 0;
    });
  }
  return [0, 0, 0];
}

/** By how much a place differs from both of its sides, when it differs from both the same way. */
function ridge(here: number, before: number, after: number): number {
  const [a, b] = [here - before, here - after];
  return a * b <= 0 ? 0 : Math.min(Math.abs(a), Math.abs(b));
}

/** 0..1, over white paper. */
function lumaOf({ rgba, depthBits }: Pixels): Float32Array {
  const max = depthBits === 16 ? 65535 : 255;
  const luma = new Float32Array(rgba.length / 4);
  for (let i = 0; i < luma.length; i += 1) {
    const at = i * 4;
    const alpha = (rgba[at + 3] ?? 0) / max;
    const value = (0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0)) / max;
    luma[i] = value * alpha + 1 - alpha;
  }
  return luma;
}

const SIDES = [
  [1, 0],
  [0, 1],
  [0.7, 0.7],
  [0.7, -0.7],
] as const;

/** Whether a line runs within a pixel of a place: something that differs the same way from both of its sides. */
function hasLine(luma: Float32Array, width: number, height: number, x: number, y: number, sideways: number): boolean {
  const at = (i: number, j: number) =>
    luma[Math.min(Math.max(j, 0), height - 1) * width + Math.min(Math.max(i, 0), width - 1)] ?? 0;
  for (let j = y - 1; j <= y + 1; j += 1) {
    for (let i = x - 1; i <= x + 1; i += 1) {
      for (const [dx, dy] of SIDES) {
        const [u, v] = [Math.round(dx * sideways), Math.round(dy * sideways)];
        if (ridge(at(i, j), at(i - u, j - v), at(i + u, j + v)) >= DIFFERS01) return true;
      }
    }
  }
  return false;
}
