import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkingSize } from '../../analysis/working-size';
import type { Gesture } from '../../contract/correction';
import { type Mask, maskOfPixels } from '../../contract/correction-mask';
import type { AppliedCorrection } from '../../contract/corrections-of';
import { emptyGrid, type Grid } from '../grid';
import { areaOf, both, type Cells, Composition, type DrawnMaps, overlapOf, without } from './composition';
import { enforced, type ToEnforce } from './enforce';
import { fitOutline } from './fit-outline';
import { labelled, labelsOf } from './key-labels';
import { grown, nearestOf } from './nearest-cell';

/**
 * A drawing of 160 x 96 px without any network: an arm (16 to 48 px across) that goes 32 px to the right between the keys, and a head that
 * stands; key 0 is shown at the first half of the way.
 */
const size: WorkingSize = {
  ...{ keyWidthPx: 160, keyHeightPx: 96, widthPx: 160, heightPx: 96, paddedWidthPx: 160, paddedHeightPx: 96 },
  ...{ scaleX: 1, scaleY: 1 },
};
const PARTS = ['background', 'arm', 'head'];
const [ARM, HEAD] = [1, 2];
const WAY_PX = 32;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const ARM_0: Box = { x: 16, y: 24, width: 32, height: 40 };
const HEAD_0: Box = { x: 96, y: 24, width: 24, height: 40 };
const shifted = (box: Box, dx: number): Box => ({ ...box, x: box.x + dx });
const isIn = ({ x, y, width, height }: Box, px: number, py: number) =>
  px >= x && py >= y && px < x + width && py < y + height;

function maskOf(box: Box): Mask {
  const pixels = new Uint8Array(160 * 96);
  for (let y = 0; y < 96; y += 1) for (let x = 0; x < 160; x += 1) if (isIn(box, x, y)) pixels[y * 160 + x] = 1;
  return maskOfPixels(pixels, 160, 96) ?? expect.fail('a mask of nothing');
}

function filled(grid: Grid, value: (px: number, py: number) => readonly number[]): Grid {
  const cells = grid.width * grid.height;
  for (let cell = 0; cell < cells; cell += 1) {
    const [x, y] = [((cell % grid.width) + 0.5) * grid.cellPx, (Math.floor(cell / grid.width) + 0.5) * grid.cellPx];
    value(x, y).forEach((one, c) => {
      grid.data[c * cells + cell] = one;
    });
  }
  return grid;
}

const partsOf = (arm: Box) =>
  filled(emptyGrid(3, 4, size), (x, y) => {
    if (isIn(arm, x, y)) return [0.05, 0.9, 0.05];
    return isIn(HEAD_0, x, y) ? [0.05, 0.05, 0.9] : [0.9, 0.05, 0.05];
  });

/** @param headWay how far the head goes to the left: so that it meets the arm */
function scene(tUnit: number, headWay = 0): ToEnforce {
  const arm = shifted(ARM_0, WAY_PX * tUnit);
  const head = shifted(HEAD_0, -headWay * tUnit);
  const way = (x: number, y: number, a: Box, b: Box) => (isIn(b, x, y) ? -headWay : isIn(a, x, y) ? WAY_PX : 0);
  const flow = (share: number) => filled(emptyGrid(2, 2, size), (x, y) => [share * way(x, y, arm, head), 0]);
  const told: DrawnMaps = {
    flowT0: flow(-tUnit),
    flowT1: flow(1 - tUnit),
    // What a thing has left, or has not reached yet, is seen in the other key.
    blend: filled(emptyGrid(1, 2, size), (x, y) => {
      if (isIn(arm, x, y) || isIn(head, x, y)) return [tUnit < 0.5 ? 1 : 0];
      return [isIn(ARM_0, x, y) || isIn(HEAD_0, x, y) ? 0 : 1];
    }),
    residual: emptyGrid(4, 2, size),
  };
  const rgba = new Uint8Array(160 * 96 * 4).fill(255);
  for (let y = 0; y < 96; y += 1)
    for (let x = 0; x < 160; x += 1)
      if (isIn(arm, x, y) || isIn(head, x, y)) rgba.set([200, 30, 30, 255], (y * 160 + x) * 4);
  const arm1 = shifted(ARM_0, WAY_PX);
  const head1 = shifted(HEAD_0, -headWay);
  return {
    ...{ tUnit, told, without: told, parts: partsOf(arm), front: null, things: undefined },
    picture: { rgba, widthPx: 160, heightPx: 96 },
    keys: {
      parts: [
        partsOf(ARM_0),
        filled(emptyGrid(3, 4, size), (x, y) =>
          isIn(head1, x, y) ? [0.05, 0.05, 0.9] : isIn(arm1, x, y) ? [0.05, 0.9, 0.05] : [0.9, 0.05, 0.05],
        ),
      ],
      painted: [[], []],
    },
    flows: [
      filled(emptyGrid(2, 4, size), (x, y) => [way(x, y, ARM_0, HEAD_0), 0]),
      filled(emptyGrid(2, 4, size), (x, y) => [-way(x, y, arm1, head1), 0]),
    ],
  };
}

let ids = 0;
function said(gesture: Gesture, key: 0 | 1 | null = null): AppliedCorrection {
  ids += 1;
  return { id: `c${ids}`, key, gesture };
}
const arm = { part: 'arm', region0: null, region1: null };
const head = { part: 'head', region0: null, region1: null };

/** Which cells show a part: by the labels of the key that they are taken from. */
function shows(of: ToEnforce, maps: DrawnMaps, part: number): Cells {
  const labels = of.keys.parts.map((seen) => labelsOf(seen, [], PARTS, size));
  const cells = labels.map((one) => labelled(one, part));
  return new Composition(maps).shown([cells[0] ?? new Uint8Array(0), cells[1] ?? new Uint8Array(0)]);
}

function cellsIn(box: Box): Cells {
  const { width, height } = emptyGrid(1, 2, size);
  return Uint8Array.from({ length: width * height }, (_, cell) =>
    isIn(box, ((cell % width) + 0.5) * 2, (Math.floor(cell / width) + 0.5) * 2) ? 1 : 0,
  );
}

const draw = (of: ToEnforce, ...applied: readonly AppliedCorrection[]) => enforced(applied, of, PARTS, size);

describe('a mask at t', () => {
  test.each<[string, Box]>([
    ['a little aside', shifted(ARM_0, WAY_PX * 0.4 + 6)],
    ['larger', { x: 24, y: 16, width: 44, height: 56 }],
    ['narrower', { x: 34, y: 28, width: 16, height: 34 }],
    ['where the drawing has nothing', { x: 20, y: 68, width: 34, height: 24 }],
  ])('is filled by the part and by nothing else: %s', (_, box) => {
    const of = scene(0.4);
    const { maps, obedience, parts } = draw(of, said({ kind: 'mask-at', tUnit: 0.4, part: 'arm', mask: maskOf(box) }));
    expect(obedience[0]).toMatchObject({ measure: 'overlap', obeyed: true });
    const [shown, mask] = [shows(of, maps, ARM), cellsIn(box)];
    expect(areaOf(both(shown, mask))).toBeGreaterThan(0.98 * areaOf(mask));
    // An outline lies beside its area.
    expect(areaOf(without(shown, grown(mask, 1.5, maps.blend.width, maps.blend.height)))).toBe(0);
    const middle = Math.floor((box.y + box.height / 2) / 4) * parts.width + Math.floor((box.x + box.width / 2) / 4);
    expect(parts.data[ARM * parts.width * parts.height + middle]).toBeGreaterThan(0.9);
  });

  test('leaves the other parts to the bit', () => {
    const of = scene(0.4);
    const { maps } = draw(of, said({ kind: 'mask-at', tUnit: 0.4, part: 'arm', mask: maskOf(shifted(ARM_0, 20)) }));
    cellsIn({ x: 92, y: 0, width: 64, height: 96 }).forEach((value, cell) => {
      if (value) expect(maps.flowT0.data[cell]).toBe(of.told.flowT0.data[cell]);
    });
  });

  test('of a part that the drawing shows nowhere is told as not obeyed', () => {
    const nobody = { part: 'head', mask: maskOf({ x: 2, y: 2, width: 10, height: 10 }) };
    const of = scene(0.4);
    const bare = filled(emptyGrid(3, 4, size), () => [1, 0, 0]);
    const blind: ToEnforce = { ...of, keys: { ...of.keys, parts: [bare, bare] } };
    const { obedience, maps } = draw(blind, said({ kind: 'mask-at', tUnit: 0.4, ...nobody }));
    expect(obedience[0]).toMatchObject({ value: null, obeyed: false });
    expect(maps.flowT0.data).toEqual(of.told.flowT0.data);
  });
});

describe('a part with its own time', () => {
  test.each([0.1, 0.7, 0.95])('is at %d of its way, whole, and nowhere else', (ownUnit) => {
    const of = scene(0.4);
    const { maps, obedience } = draw(of, said({ kind: 'timing', of: arm, points: [{ tUnit: 0.4, ownUnit }] }));
    expect(obedience[0]).toMatchObject({ measure: 'distance-px', obeyed: true });
    expect(overlapOf(shows(of, maps, ARM), cellsIn(shifted(ARM_0, WAY_PX * ownUnit)))).toBeGreaterThan(0.85);
    expect(shows(of, maps, HEAD)).toEqual(shows(of, of.told, HEAD));
  });

  test('that the network sees only half of takes along what hangs on it, and nothing tears', () => {
    const of = scene(0.4);
    // The upper half of the arm counts as something else, though no line is between.
    const seen = of.keys.parts.map((parts) =>
      filled({ ...parts, data: parts.data.slice() }, (x, y) => {
        const cells = parts.width * parts.height;
        const cell = Math.floor(y / 4) * parts.width + Math.floor(x / 4);
        const isArm = (parts.data[ARM * cells + cell] ?? 0) > 0.5;
        return isArm && y < 44 ? [0.05, 0.05, 0.9] : [0, 1, 2].map((c) => parts.data[c * cells + cell] ?? 0);
      }),
    );
    const [first, second] = seen;
    if (!first || !second) return expect.fail('two keys');
    const badly: ToEnforce = { ...of, keys: { ...of.keys, parts: [first, second] } };
    const { maps, obedience } = draw(badly, said({ kind: 'timing', of: arm, points: [{ tUnit: 0.4, ownUnit: 0.7 }] }));
    expect(obedience[0]).toMatchObject({ obeyed: true });
    const { width } = maps.flowT0;
    const flowAt = (y: number) => maps.flowT0.data[Math.floor(y / 2) * width + 50 / 2] ?? 0;
    // Down through the arm where it is now; the lower half has gone on by 9.6 px.
    expect(flowAt(54) - (of.told.flowT0.data[27 * width + 25] ?? 0)).toBeCloseTo(-0.3 * WAY_PX, 0);
    for (let y = 28; y < 54; y += 2) expect(Math.abs(flowAt(y + 2) - flowAt(y))).toBeLessThan(3);
  });

  test('that the drawing does not show is told as not obeyed', () => {
    const bare = filled(emptyGrid(3, 4, size), () => [1, 0, 0]);
    const of = scene(0.4);
    const blind: ToEnforce = { ...of, keys: { ...of.keys, parts: [bare, bare] } };
    const { obedience } = draw(blind, said({ kind: 'timing', of: arm, points: [{ tUnit: 0.4, ownUnit: 0.8 }] }));
    expect(obedience[0]).toMatchObject({ value: null, obeyed: false });
  });
});

describe('who is in front', () => {
  /** At 0.4 the arm covers 28.8 to 60.8 px, the head 44 to 68. */
  const meeting = { x: 44, y: 24, width: 16, height: 40 };

  test.each([
    ['front', null, ARM],
    ['behind', null, HEAD],
    ['front', 0.3, HEAD],
    ['behind', 0.3, ARM],
    ['front', 0.6, ARM],
  ] as const)('where two meet: %s, changing at %s', (side, crossingUnit, part) => {
    const of = scene(0.4, 130);
    const { maps, obedience } = draw(of, said({ kind: 'order', of: arm, side, crossingUnit }));
    expect(obedience[0]).toMatchObject({ measure: 'covered', obeyed: true });
    const wanted = cellsIn(meeting);
    expect(
      overlapOf(
        shows(of, maps, part).map((value, cell) => value & (wanted[cell] ?? 0)),
        wanted,
      ),
    ).toBeGreaterThan(0.85);
  });

  test('where it meets nothing there is nothing to measure and nothing changes', () => {
    const of = scene(0.4);
    const { maps, obedience } = draw(of, said({ kind: 'order', of: head, side: 'front', crossingUnit: null }));
    expect(obedience[0]).toMatchObject({ value: null, obeyed: true });
    expect(maps.flowT0.data).toEqual(of.told.flowT0.data);
  });
});

describe('what has no partner', () => {
  const region = maskOf(ARM_0);

  test('that vanishes is there whole until half of the way, and then gone', () => {
    for (const tUnit of [0.2, 0.45, 0.55, 0.8]) {
      const of = scene(tUnit);
      const { maps, obedience } = draw(of, said({ kind: 'no-partner', key: 0, region }));
      expect(obedience[0]).toMatchObject({ obeyed: true });
      const shown = new Composition(maps).shown([cellsIn(ARM_0), new Uint8Array(cellsIn(ARM_0).length)]);
      if (tUnit >= 0.5) expect(shown.includes(1)).toBe(false);
      else expect(overlapOf(shown, cellsIn(shifted(ARM_0, WAY_PX * tUnit)))).toBeGreaterThan(0.85);
    }
  });

  test('is never mixed with the other key', () => {
    const of = scene(0.4);
    of.told.blend.data.fill(0.7);
    const { maps } = draw(of, said({ kind: 'no-partner', key: 0, region }));
    cellsIn({ x: 32, y: 28, width: 24, height: 32 }).forEach((value, cell) => {
      if (value) expect(maps.blend.data[cell]).toBe(1);
    });
  });
});

test('a region that is another one lands in it, whatever the network made of it', () => {
  const of = scene(0.4);
  of.told.flowT0.data.fill(0);
  of.told.flowT1.data.fill(0);
  const [region0, region1] = [maskOf(ARM_0), maskOf(shifted(ARM_0, WAY_PX))];
  const { maps, obedience } = draw(of, said({ kind: 'match-region', region0, region1 }));
  expect(obedience[0]).toMatchObject({ measure: 'overlap', obeyed: true });
  const shown = new Composition(maps).shown([cellsIn(ARM_0), cellsIn(shifted(ARM_0, WAY_PX))]);
  expect(overlapOf(shown, cellsIn(shifted(ARM_0, WAY_PX * 0.4)))).toBeGreaterThan(0.9);
});

test('a region lands with the outline that lies beside it, and leaves none where it was', () => {
  const of = scene(0.4);
  of.told.flowT0.data.fill(0);
  of.told.flowT1.data.fill(0);
  of.told.blend.data.fill(1);
  const [region0, region1] = [maskOf(ARM_0), maskOf(shifted(ARM_0, WAY_PX))];
  const { maps } = draw(of, said({ kind: 'match-region', region0, region1 }));
  const { width } = maps.flowT0;
  const sourceX = (x: number) => x + (maps.flowT0.data[22 * width + Math.floor(x / 2)] ?? 0);
  // It begins at 28.8 px now, at 16 px in the first key.
  expect(sourceX(27)).toBeGreaterThan(12);
  expect(sourceX(27)).toBeLessThan(16);
  // Where it was, the second key shows what is behind: nothing of the first one's outline, which is drawn about 16 px.
  expect(maps.blend.data[22 * width + 14 / 2]).toBe(0);
});

test('a painted part moves as one: what the network sent elsewhere comes along', () => {
  const of = scene(0.4);
  const { width } = of.flows[0];
  // The lower quarter of the arm goes the other way.
  for (let y = 13; y < 16; y += 1) for (let x = 4; x < 12; x += 1) of.flows[0].data[y * width + x] = -WAY_PX;
  const painted = [{ part: 'arm', mask: maskOf(ARM_0) }];
  const told: ToEnforce = { ...of, keys: { ...of.keys, painted: [painted, []] } };
  const shape = { by: 'mask', mask: maskOf(ARM_0) } as const;
  const { maps, obedience } = draw(told, said({ kind: 'key-mask', part: 'arm', shape }, 0));
  expect(obedience[0]).toMatchObject({ measure: 'covered', obeyed: true });
  expect(overlapOf(shows(of, maps, ARM), cellsIn(shifted(ARM_0, WAY_PX * 0.4)))).toBeGreaterThan(0.85);
});

describe('laws', () => {
  const gestures: readonly AppliedCorrection[] = [
    said({ kind: 'timing', of: arm, points: [{ tUnit: 0.4, ownUnit: 0.7 }] }),
    said({ kind: 'mask-at', tUnit: 0.4, part: 'head', mask: maskOf(shifted(HEAD_0, 8)) }),
    said({ kind: 'order', of: arm, side: 'behind', crossingUnit: null }),
    said({ kind: 'no-partner', key: 1, region: maskOf({ x: 130, y: 70, width: 20, height: 20 }) }),
  ];

  test('nothing said leaves all as it is, to the bit', () => {
    const of = scene(0.4);
    const { maps, pieces, parts } = draw(of);
    expect(maps.flowT0.data).toEqual(of.told.flowT0.data);
    expect(maps.blend.data).toEqual(of.told.blend.data);
    expect(parts.data).toEqual(of.parts.data);
    expect(pieces.some((piece) => piece !== 0)).toBe(false);
  });

  test('the order of entry makes no difference', () => {
    const of = scene(0.4, 60);
    const first = draw(of, ...gestures);
    fc.assert(
      fc.property(fc.shuffledSubarray([...gestures], { minLength: gestures.length }), (shuffled) => {
        const { maps } = draw(of, ...shuffled);
        expect(maps.flowT0.data).toEqual(first.maps.flowT0.data);
        expect(maps.flowT1.data).toEqual(first.maps.flowT1.data);
        expect(maps.blend.data).toEqual(first.maps.blend.data);
      }),
      { numRuns: 8 },
    );
  });
});

const WIDE = 24;
const shape = fc
  .record({
    x: fc.integer({ min: 2, max: 10 }),
    y: fc.integer({ min: 2, max: 10 }),
    w: fc.integer({ min: 2, max: 10 }),
    h: fc.integer({ min: 2, max: 10 }),
  })
  .map(({ x, y, w, h }) =>
    Uint8Array.from({ length: WIDE * WIDE }, (_, cell) => {
      const [column, row] = [cell % WIDE, Math.floor(cell / WIDE)];
      return column >= x && row >= y && column < x + w && row < y + h ? 1 : 0;
    }),
  );

test('any shape fitted to any other is that other, and all of it is drawn from the first', () => {
  fc.assert(
    fc.property(shape, shape, (from, to) => {
      const fit = fitOutline(from, to, WIDE, WIDE) ?? expect.fail('no fit');
      to.forEach((value, cell) => {
        if (!value) return;
        expect(from[Math.round(fit.row[cell] ?? -1) * WIDE + Math.round(fit.column[cell] ?? -1)]).toBe(1);
      });
    }),
    { numRuns: 60 },
  );
});

test('the nearest cell is as near as any', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 99, maxLength: 99, max: 1 }), (cells) => {
      const { away, cell } = nearestOf(cells, 11, 9);
      const all = [...cells.keys()].filter((index) => cells[index]);
      for (let i = 0; i < cells.length; i += 1) {
        const far = (j: number) => Math.hypot((i % 11) - (j % 11), Math.floor(i / 11) - Math.floor(j / 11));
        if (all.length === 0) return;
        expect(away[i]).toBeCloseTo(Math.min(...all.map(far)), 4);
        expect(far(cell[i] ?? -1)).toBeCloseTo(away[i] ?? -1, 4);
      }
    }),
    { numRuns: 40 },
  );
});
