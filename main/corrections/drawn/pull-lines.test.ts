import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkingSize } from '../../analysis/working-size';
import type { WorkingPixels } from '../colour-area';
import { emptyGrid, sample } from '../grid';
import { coverageOf, type DrawnLines } from '../line-coverage';
import type { DrawnMaps } from './composition';
import { linesPulled, meantLines } from './pull-lines';

/** Drawings of 240 x 160 px that both keys show alike; lines 2 px wide on paper, an area of colour where it is said. */
const [WIDTH, HEIGHT] = [240, 160];
const size: WorkingSize = {
  ...{ keyWidthPx: WIDTH, keyHeightPx: HEIGHT, widthPx: WIDTH, heightPx: HEIGHT },
  ...{ paddedWidthPx: WIDTH, paddedHeightPx: HEIGHT, scaleX: 1, scaleY: 1 },
};
/** At 160 px height a line is looked for within 9 px. */
const REACH_PX = 9;

type Points = readonly (readonly [number, number])[];
const stroke = (...points: Points): DrawnLines[number] => ({ widthPx: 2, pointsPx: points.map(([x, y]) => [x, y]) });
const whole = { width: WIDTH, height: HEIGHT, perPxX: 1, perPxY: 1, leastWidth: 0.5 };

function picture(lines: DrawnLines): WorkingPixels {
  const rgba = new Uint8Array(WIDTH * HEIGHT * 4).fill(255);
  coverageOf(lines, whole).forEach((covered, i) => {
    for (let c = 0; c < 3; c += 1) rgba[i * 4 + c] = Math.round(255 * (1 - covered));
  });
  return { rgba, widthPx: WIDTH, heightPx: HEIGHT };
}

function still(): DrawnMaps {
  const blend = emptyGrid(1, 2, size);
  blend.data.fill(1);
  return { flowT0: emptyGrid(2, 2, size), flowT1: emptyGrid(2, 2, size), blend, residual: emptyGrid(4, 2, size) };
}

const isStill = ({ flowT0, flowT1, blend, residual }: DrawnMaps): boolean =>
  [flowT0, flowT1, residual].every(({ data }) => data.every((value) => value === 0)) &&
  blend.data.every((value) => value === 1);

/** What these maps show of the key: how dark, 0..1. */
function shown(maps: DrawnMaps, key: WorkingPixels): Float32Array {
  const grey = { data: new Float32Array(WIDTH * HEIGHT), channels: 1, width: WIDTH, height: HEIGHT, cellPx: 1 };
  for (let i = 0; i < grey.data.length; i += 1) grey.data[i] = 1 - (key.rgba[i * 4] ?? 0) / 255;
  return Float32Array.from(grey.data, (_, i) => {
    const at = { x: (i % WIDTH) + 0.5, y: Math.floor(i / WIDTH) + 0.5 };
    return sample(grey, 0, { x: at.x + sample(maps.flowT0, 0, at), y: at.y + sample(maps.flowT0, 1, at) });
  });
}

function pulled(key: WorkingPixels, lines: DrawnLines, told: DrawnMaps | null = null) {
  const meant = meantLines(lines, key, size);
  const base = { maps: still(), pieces: null, picture: key };
  const { maps } = linesPulled(base, told, meant, size);
  return { maps, meant, dark: shown(maps, key) };
}

/** Of the places of a line (a px apart, the ends left out), the share that is dark within a px. */
function present(
  dark: Float32Array,
  [[ax, ay], [bx, by]]: readonly [readonly [number, number], readonly [number, number]],
) {
  const length = Math.hypot(bx - ax, by - ay);
  let [all, there] = [0, 0];
  for (let along = 0.15; along <= 0.85; along += 1 / length) {
    const [x, y] = [Math.round(ax + (bx - ax) * along - 0.5), Math.round(ay + (by - ay) * along - 0.5)];
    const around = [-1, 0, 1].flatMap((j) => [-1, 0, 1].map((i) => dark[(y + j) * WIDTH + x + i] ?? 0));
    all += 1;
    if (Math.max(...around) > 0.5) there += 1;
  }
  return there / all;
}

describe('a stroke that is a line of its own', () => {
  const line = stroke([40, 80], [200, 80]);
  const fold = (y: number) => ({ ...stroke([80, y], [160, y]), isNew: true });

  test('leaves the line beside it where it is, and the network is told of all of it', () => {
    const { maps, meant } = pulled(picture([line]), [fold(86)]);
    expect(meant.missing).toEqual([fold(86)]);
    expect(isStill(maps)).toBe(true);
  });

  test('and what the network then draws is taken along it, not at the line beside it', () => {
    const told = still();
    told.flowT0.data.fill(3);
    const { maps } = pulled(picture([line]), [fold(92)], told);
    const across = (y: number) => sample(maps.flowT0, 1, { x: 120, y });
    expect(across(92)).toBeCloseTo(3);
    expect(across(80)).toBe(0);
  });

  test('has nothing to say where the drawing has it already', () => {
    expect(pulled(picture([line]), [fold(80)]).meant.missing).toEqual([]);
  });
});

describe('a stroke where the line should be', () => {
  test('has the line of the drawing, which is no longer where it was', () => {
    const { dark, meant } = pulled(picture([stroke([40, 80], [200, 80])]), [stroke([80, 86], [160, 86])]);
    expect(meant.missing).toEqual([]);
    expect(
      present(dark, [
        [80, 86],
        [160, 86],
      ]),
    ).toBe(1);
    expect(
      present(dark, [
        [95, 80],
        [145, 80],
      ]),
    ).toBe(0);
  });

  test('has the line whole, from where it stays to where it goes', () => {
    const { dark } = pulled(picture([stroke([20, 80], [220, 80])]), [stroke([80, 86], [160, 86])]);
    for (let x = 22; x < 218; x += 1) {
      const column = Array.from({ length: 24 }, (_, y) => dark[(70 + y) * WIDTH + x] ?? 0);
      expect(Math.max(...column), `nothing at ${x}`).toBeGreaterThan(0.4);
    }
  });

  test('keeps its width', () => {
    const key = picture([stroke([20, 80], [220, 80])]);
    const { dark } = pulled(key, [stroke([60, 87], [180, 87])]);
    const inkAt = (values: Float32Array) => Array.from({ length: 40 }, (_, y) => values[(65 + y) * WIDTH + 120] ?? 0);
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
    expect(sum(inkAt(dark))).toBeCloseTo(sum(inkAt(shown(still(), key))), 0);
  });

  test('leaves the other lines where they are', () => {
    const key = picture([stroke([20, 80], [220, 80]), stroke([20, 100], [220, 100]), stroke([20, 66], [220, 66])]);
    const { dark } = pulled(key, [stroke([60, 86], [180, 86])]);
    expect(
      present(dark, [
        [20, 100],
        [220, 100],
      ]),
    ).toBe(1);
    expect(
      present(dark, [
        [20, 66],
        [220, 66],
      ]),
    ).toBe(1);
    expect(
      present(dark, [
        [60, 86],
        [180, 86],
      ]),
    ).toBe(1);
  });

  test('takes the nearer of two lines', () => {
    const { dark } = pulled(picture([stroke([20, 80], [220, 80]), stroke([20, 90], [220, 90])]), [
      stroke([60, 86], [180, 86]),
    ]);
    expect(
      present(dark, [
        [70, 80],
        [170, 80],
      ]),
    ).toBe(1);
    expect(
      present(dark, [
        [80, 90],
        [160, 90],
      ]),
    ).toBe(0);
  });
});

test('light lines on a dark ground are lines, too, and the gap between two of them is none', () => {
  const key = picture([stroke([20, 80], [220, 80]), stroke([20, 88], [220, 88])]);
  key.rgba.forEach((value, i) => {
    if (i % 4 < 3) key.rgba[i] = 255 - value;
  });
  const { dark } = pulled(key, [stroke([60, 85], [180, 85])]);
  const light = dark.map((value) => 1 - value);
  expect(
    present(light, [
      [60, 85],
      [180, 85],
    ]),
  ).toBe(1);
  expect(
    present(light, [
      [20, 80],
      [220, 80],
    ]),
  ).toBe(1);
});

describe('a stroke that no line is meant by', () => {
  test.each<[string, DrawnLines]>([
    ['nothing is drawn', []],
    ['a line is too far', [stroke([20, 80 - REACH_PX - 12], [220, 80 - REACH_PX - 12])]],
    ['a line crosses', [stroke([120, 20], [120, 140])]],
    ['a line runs another way', [stroke([90, 50], [150, 110])]],
    ['a short one is near', [stroke([110, 85], [116, 85])]],
  ])('is missing and moves nothing: %s', (_, lines) => {
    const one = stroke([60, 80], [180, 80]);
    const { maps, meant } = pulled(picture(lines), [one]);
    expect(meant.missing).toEqual([one]);
    expect(isStill(maps)).toBe(true);
  });

  test('is what the network draws around it, and nothing else is', () => {
    const told = still();
    told.flowT0.data.fill(3);
    const { maps } = pulled(picture([]), [stroke([100, 80], [140, 80])], told);
    const at = (x: number, y: number) => maps.flowT0.data[Math.floor(y / 2) * (WIDTH / 2) + Math.floor(x / 2)];
    expect(at(120, 80)).toBe(3);
    expect(at(120, 110)).toBe(0);
    expect(at(40, 80)).toBe(0);
  });
});

test('a stroke along the edge of an area that has no line there does not fetch the line of its other side', () => {
  const key = picture([]);
  for (let y = 20; y < 140; y += 1)
    for (let x = 90; x < 97; x += 1) key.rgba.fill(90, (y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 2);
  coverageOf([stroke([90, 20], [90, 140])], whole).forEach((covered, i) => {
    if (covered > 0.5) key.rgba.fill(0, i * 4, i * 4 + 3);
  });
  expect(isStill(pulled(key, [stroke([97, 30], [97, 130])]).maps)).toBe(true);
});

test('an area that ends without a line ends at the stroke', () => {
  const key = picture([]);
  for (let y = 20; y < 140; y += 1)
    for (let x = 40; x < 100; x += 1) key.rgba.fill(60, (y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 3);
  const { dark } = pulled(key, [stroke([105, 40], [105, 120])]);
  const row = Array.from({ length: 20 }, (_, i) => dark[80 * WIDTH + 95 + i] ?? 0);
  expect(row.findIndex((value) => value < 0.4)).toBeGreaterThanOrEqual(9);
  expect(row.findIndex((value) => value < 0.4)).toBeLessThanOrEqual(11);
});

test('a line that is where the stroke is stays to the bit', () => {
  const { maps, meant } = pulled(picture([stroke([20, 80], [220, 80])]), [stroke([60, 80], [180, 80])]);
  expect(meant.missing).toEqual([]);
  expect(isStill(maps)).toBe(true);
});

test('a stroke half along a line takes it there, and the other half is missing', () => {
  const { meant, dark } = pulled(picture([stroke([20, 80], [120, 80])]), [stroke([60, 85], [200, 85])]);
  expect(meant.missing.flatMap(({ pointsPx }) => pointsPx.map(([x]) => x)).every((x) => x > 110)).toBe(true);
  expect(
    present(dark, [
      [60, 85],
      [110, 85],
    ]),
  ).toBe(1);
});

test('a straight line goes onto any stroke beside it, and nothing far from it changes', () => {
  const angle = fc.double({ min: -0.25, max: 0.25, noNaN: true });
  const turn = fc.double({ min: 0, max: Math.PI, noNaN: true });
  fc.assert(
    fc.property(turn, angle, fc.double({ min: -7, max: 7, noNaN: true }), (way, askew, off) => {
      const middle = { x: WIDTH / 2, y: HEIGHT / 2 };
      const along = (half: number, by: number, aside: number): [[number, number], [number, number]] => {
        const [dx, dy] = [Math.cos(way + by), Math.sin(way + by)];
        const [x, y] = [middle.x - Math.sin(way) * aside, middle.y + Math.cos(way) * aside];
        return [
          [x - dx * half, y - dy * half],
          [x + dx * half, y + dy * half],
        ];
      };
      const tilt = (askew * 7) / 30;
      const to = along(28, tilt, off);
      const { maps, dark, meant } = pulled(picture([stroke(...along(60, 0, 0))]), [stroke(...to)]);
      expect(meant.missing).toEqual([]);
      expect(present(dark, to)).toBe(1);
      const cells = (WIDTH / 2) * (HEIGHT / 2);
      for (let cell = 0; cell < cells; cell += 1) {
        const [x, y] = [((cell % (WIDTH / 2)) + 0.5) * 2, (Math.floor(cell / (WIDTH / 2)) + 0.5) * 2];
        if (Math.hypot(x - middle.x, y - middle.y) < 28 + 9 + 2.5 * 9 + 16) continue;
        expect(maps.flowT0.data[cell]).toBe(0);
      }
    }),
    { numRuns: 25 },
  );
});
