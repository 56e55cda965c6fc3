import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { workingSize } from '../analysis/working-size';
import type { WorkingPixels } from './colour-area';
import { distance, emptyGrid } from './grid';
import { looksOf } from './looks';
import { thingsBetween } from './things';
import { backFrom, onItsWay, thingWay, toKey0, toKey1, turnOf } from './turning-thing';

/** What a match takes along: the thing around it, turned as the keys show it, and nothing else. */

const size = workingSize(256, 256, 32, 256 * 256);
const coordinate = fc.double({ min: 0, max: 256, noNaN: true });
const spot = fc.record({ x: coordinate, y: coordinate });
const way = fc.record({
  ...{ spot0: spot, spot1: spot },
  turn: fc
    .tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0.6, max: 1.6, noNaN: true }))
    .map(([radians, growth]) => turnOf(radians, growth)),
});
const unit = fc.double({ min: 0, max: 1, noNaN: true });

test('what is on its way begins in the first key, ends in the second, and comes back from anywhere between', () => {
  fc.assert(
    fc.property(way, spot, unit, (moves, place, tUnit) => {
      expect(distance(onItsWay(moves, place, 0), place)).toBeLessThan(1e-6);
      expect(distance(onItsWay(moves, place, 1), toKey1(moves, place))).toBeLessThan(1e-4);
      expect(distance(toKey0(moves, toKey1(moves, place)), place)).toBeLessThan(1e-6);
      expect(distance(backFrom(moves, onItsWay(moves, place, tUnit), tUnit), place)).toBeLessThan(1e-4);
    }),
  );
});

/** An arm of two colours with a hand, hanging from (128, 60), turned about there; a blue box that stands. */
async function arm(degrees: number): Promise<WorkingPixels> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#fff"/>
    <rect x="20" y="180" width="50" height="50" fill="#36c" stroke="#111" stroke-width="3"/>
    <g transform="rotate(${degrees} 128 60)" stroke="#111" stroke-width="3">
      <rect x="116" y="50" width="24" height="60" fill="#d33"/><rect x="118" y="110" width="20" height="40" fill="#fc8"/>
      <path d="M118 150 h20 v12 h-6 v-6 h-14 z" fill="#fe8"/></g></svg>`;
  const rgba = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
  return { rgba: new Uint8Array(rgba), widthPx: 256, heightPx: 256 };
}
const aboutShoulder = (degrees: number, { x, y }: { x: number; y: number }) => {
  const { x: c, y: s } = turnOf((degrees * Math.PI) / 180, 1);
  return { x: 128 + (x - 128) * c - (y - 60) * s, y: 60 + (x - 128) * s + (y - 60) * c };
};
const HAND = { x: 128, y: 150 };

describe('one match on a hand', () => {
  test.each([-70, -35, 0, 40, 80])('tells that the arm turns by %i degrees', async (degrees) => {
    const [look0, look1] = [looksOf(await arm(0)), looksOf(await arm(degrees))];
    const found = thingWay(look0, look1, HAND, aboutShoulder(degrees, HAND), 90);
    const turn = (Math.atan2(found.turn.y, found.turn.x) * 180) / Math.PI;
    expect(Math.abs(turn - degrees)).toBeLessThan(4);
    // The shoulder stays where it is.
    expect(distance(toKey1(found, { x: 128, y: 60 }), { x: 128, y: 60 })).toBeLessThan(8);
  });

  test('takes the arm along and leaves what stands, however far it reaches', async () => {
    const [first, second] = [await arm(0), await arm(40)];
    // The network sees no figure at all: edges tell.
    const parts = emptyGrid(2, 4, size);
    parts.data.fill(1, 0, parts.data.length / 2);
    const seen = (picture: WorkingPixels) => ({ looks: looksOf(picture), parts });
    const match = { correctionIds: ['m'], spot0: HAND, spot1: aboutShoulder(40, HAND), reach: 130 };
    const { from0 } = thingsBetween([match], [seen(first), seen(second)], size);
    expect(from0.at({ x: 119, y: 85 })?.weight ?? 0).toBeGreaterThan(0.5);
    expect(from0.at({ x: 30, y: 200 })?.weight ?? 0).toBeLessThan(0.3);
    expect(from0.at({ x: 128, y: 255 })?.weight ?? 0).toBeLessThan(0.05);
  });
});
