import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { workingSize } from '../analysis/working-size';
import { deservesCloserLook, laidUponKey0 } from './closer-look';
import type { WorkingPixels } from './colour-area';
import { distance, eachCell, emptyGrid } from './grid';
import { looksOf } from './looks';
import { onlyKey } from './only-key';
import { coveredAtT, hintsOfThingsAtT, thingsBetween, wayOfMatch } from './things';
import { NO_TURN, toKey1, turnOf } from './turning-thing';

/** A wall of bricks that goes 6 px to the right, and before it a red figure that goes 60 px down. */

const size = workingSize(256, 256, 32, 256 * 256);
const FIGURE = { x: 100, y: 60, width: 48, height: 64 };

async function picture(wallX: number, figureY: number): Promise<WorkingPixels> {
  const bricks = Array.from({ length: 12 }, (_, row) =>
    Array.from({ length: 10 }, (_, n) => {
      const x = 30 * n + (row % 2) * 15 - 30 + wallX;
      return `<rect x="${x}" y="${row * 22}" width="30" height="22" fill="none" stroke="#222" stroke-width="2"/>`;
    }).join(''),
  ).join('');
  const { x, y, width, height } = FIGURE;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#dcc"/>${bricks}
    <rect x="${x}" y="${y + figureY}" width="${width}" height="${height}" fill="#c22" stroke="#111" stroke-width="3"/>
    <circle cx="${x + 16}" cy="${y + figureY + 14}" r="9" fill="#fff"/><rect x="${x + 6}" y="${y + figureY + 40}" width="36" height="8" fill="#236"/></svg>`;
  const rgba = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
  return { rgba: new Uint8Array(rgba), widthPx: 256, heightPx: 256 };
}

function partsWith(figureY: number) {
  const parts = emptyGrid(2, 4, size);
  const cells = parts.width * parts.height;
  eachCell(parts, (index, { x, y }) => {
    const isIn =
      x > FIGURE.x && x < FIGURE.x + FIGURE.width && y > FIGURE.y + figureY && y < FIGURE.y + FIGURE.height + figureY;
    parts.data[index] = isIn ? 0 : 1;
    parts.data[cells + index] = isIn ? 1 : 0;
  });
  return parts;
}

async function keys() {
  const [first, second] = [await picture(0, 0), await picture(6, 60)];
  return [
    { looks: looksOf(first), parts: partsWith(0) },
    { looks: looksOf(second), parts: partsWith(60) },
  ] as const;
}

const WALL = { correctionIds: ['w'], spot0: { x: 30, y: 200 }, spot1: { x: 36, y: 200 }, reach: 400 };
const BODY = { correctionIds: ['b'], spot0: { x: 124, y: 92 }, spot1: { x: 124, y: 152 }, reach: 80 };

describe('a match on the wall behind', () => {
  test('takes the whole wall along and leaves the figure before it', async () => {
    const seen = await keys();
    expect(wayOfMatch(WALL, seen).isBackground).toBe(true);
    const { from0 } = thingsBetween([WALL], seen, size);
    for (const place of [
      { x: 12, y: 12 },
      { x: 240, y: 30 },
      { x: 220, y: 236 },
    ]) {
      const said = from0.at(place);
      expect(said?.weight ?? 0).toBeGreaterThan(0.8);
      if (said) expect(distance(toKey1(said.way, place), { x: place.x + 6, y: place.y })).toBeLessThan(1);
    }
    expect(from0.at({ x: 124, y: 92 })).toBeUndefined();
  });

  test('is heard at t where the wall is bare, and not where the figure is by then', async () => {
    const seen = await keys();
    const things = thingsBetween([WALL, BODY], seen, size);
    const still = emptyGrid(2, 4, size);
    const parts = [seen[0].parts, seen[1].parts] as const;
    const covered = coveredAtT(things, [still, still], parts, 0.5, size);
    const { hint0, hint1, only } = hintsOfThingsAtT(things, 0.5, () => 0.5, size, { covered, parts });
    const cells = hint0.width * hint0.height;
    const at = (x: number, y: number) => Math.floor(y / 8) * hint0.width + Math.floor(x / 8);
    // Bare in both keys: 3 px to either.
    expect(hint0.data[at(40, 40)]).toBeCloseTo(-3, 0);
    expect(hint1.data[at(40, 40)]).toBeCloseTo(3, 0);
    expect(only?.data[at(40, 40)]).toBe(0);
    // At t the figure stands 30 px lower: it goes its own way.
    expect(hint0.data[cells + at(124, 124)]).toBeCloseTo(-30, 0);
    // What the figure has left by then, the second key alone shows; where it is yet to come, the first.
    expect(only?.data[at(124, 74)]).toBe(2);
    expect(only?.data[at(124, 172)]).toBe(1);
  });

  test('a figure of which the network knows nothing is not taken for a wall', async () => {
    const seen = await keys();
    const blank = emptyGrid(2, 4, size);
    blank.data.fill(1, 0, blank.data.length / 2);
    const unseen = [
      { ...seen[0], parts: blank },
      { ...seen[1], parts: blank },
    ] as const;
    expect(wayOfMatch(BODY, unseen).isBackground).toBe(false);
  });
});

test('a place comes from the key that shows it, and from either when both do or neither does', () => {
  expect(onlyKey(1, 1)).toBe(0);
  expect(onlyKey(0.1, 0.1)).toBe(0);
  expect(onlyKey(1, 0)).toBe(1);
  expect(onlyKey(0, 1)).toBe(2);
});

describe('a second look', () => {
  test('lays the thing upon itself', async () => {
    const first = await picture(0, 0);
    const way = { spot0: { x: 124, y: 92 }, spot1: { x: 124, y: 152 }, turn: NO_TURN };
    const laid = laidUponKey0(await picture(6, 60), way);
    const at = (92 * 256 + 124) * 4;
    expect([...laid.subarray(at, at + 4)]).toEqual([...first.rgba.subarray(at, at + 4)]);
  });

  test('is worth its time for large things that go far or turn, and for no others', () => {
    const still = { spot0: { x: 90, y: 90 }, spot1: { x: 92, y: 90 }, turn: NO_TURN };
    expect(deservesCloserLook(still, 100, size)).toBe(false);
    expect(deservesCloserLook({ ...still, turn: turnOf(0.7, 1) }, 100, size)).toBe(true);
    expect(deservesCloserLook({ ...still, spot1: { x: 180, y: 90 } }, 100, size)).toBe(true);
    expect(deservesCloserLook({ ...still, turn: turnOf(0.7, 1) }, 20, size)).toBe(false);
  });
});
