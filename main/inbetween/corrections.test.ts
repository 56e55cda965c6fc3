import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workingSize } from '../analysis/working-size';
import type { Gesture } from '../contract/correction';
import { maskOfPixels } from '../contract/correction-mask';
import type { AppliedCorrection } from '../contract/corrections-of';
import { temporaryFolder } from '../ingest/testing/pictures';
import { openStore, type Store } from '../store/store';
import { createDrawingEngine, type DrawingEngine, type KeyRef } from './drawing-engine';
import { buildPrograms } from './testing/built-programs';
import { keyFile } from './testing/keys';

/** Corrections with the real child and the real graphs: what runs, what is obeyed, what stays as it was. */

const folder = temporaryFolder();
let child: Awaited<ReturnType<typeof buildPrograms>>;
let store: Store;
let engine: DrawingEngine;
let keys: { key0: KeyRef; key1: KeyRef };

const [WIDTH, HEIGHT] = [320, 192];

/** A red and a blue block on white paper with black outlines; the red one moves by 60 px to the right, the blue one stands. */
async function picture(redX: number): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="#fff"/>
    <rect x="230" y="110" width="60" height="60" rx="8" fill="#36c" stroke="#111" stroke-width="3"/>
    <rect x="${redX}" y="40" width="56" height="64" rx="14" fill="#d33" stroke="#111" stroke-width="3"/>
    <circle cx="${redX + 28}" cy="60" r="7" fill="#fe8" stroke="#111" stroke-width="2"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

beforeAll(async () => {
  child = await buildPrograms();
  store = await openStore({ folder: join(folder, 'store') });
  engine = createDrawingEngine({ store, childFile: child.file, threads: 1 });
  keys = {
    key0: await keyFile(folder, 'A1.png', await picture(50)),
    key1: await keyFile(folder, 'A2.png', await picture(110)),
  };
}, 60_000);
afterAll(async () => {
  await engine.close();
  child.remove();
});

let ids = 0;
function said(gesture: Gesture, key: 0 | 1 | null = null): AppliedCorrection {
  ids += 1;
  return { id: `c${ids}`, key, gesture };
}
const draw = (corrections: readonly AppliedCorrection[] = [], tUnit = 0.5, detail: 'full' | 'half' = 'full') =>
  engine.draw({ ...keys, tUnit, corrections, detail });
const place = (xPx: number, yPx: number) => ({ xPx, yPx });
const pixelsOf = async (id: string) => sharp(store.pathOf(id)).ensureAlpha().raw().toBuffer();
const block = (left: number, top: number, right: number, bottom: number) => {
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  for (let y = top; y < bottom; y += 1) pixels.fill(1, y * WIDTH + left, y * WIDTH + right);
  return maskOfPixels(pixels, WIDTH, HEIGHT) ?? expect.fail('a mask of nothing');
};
const hint = (dx: number, dy: number): Gesture => ({
  ...{ kind: 'flow-hint', tUnit: 0.5, reachPx: 60, from: place(108, 60), to: place(108 + dx, 60 + dy) },
});

/** Share of pixels that differ by more than a shade, inside and outside a box. */
async function changed(a: string, b: string, box: [number, number, number, number]) {
  const [pa, pb] = [await pixelsOf(a), await pixelsOf(b)];
  const counts = { inside: 0, outside: 0 };
  for (let i = 0; i < WIDTH * HEIGHT; i += 1) {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    const isIn = x >= box[0] && y >= box[1] && x < box[2] && y < box[3];
    let most = 0;
    for (let c = 0; c < 4; c += 1) most = Math.max(most, Math.abs((pa[i * 4 + c] ?? 0) - (pb[i * 4 + c] ?? 0)));
    if (most > 16) counts[isIn ? 'inside' : 'outside'] += 1;
  }
  return { inside: counts.inside, outsideShare: counts.outside / (WIDTH * HEIGHT) };
}

describe('a spot dragged to where it belongs', () => {
  test('is there within 2 px, its part comes along, and what lies elsewhere stays', async () => {
    const plain = await draw();
    const drawn = await draw([said(hint(4, 18))]);
    expect(drawn.obedience).toHaveLength(1);
    expect(drawn.obedience[0]).toMatchObject({ measure: 'distance-px', obeyed: true });
    const { inside, outsideShare } = await changed(plain.id, drawn.id, [60, 20, 180, 140]);
    expect(inside).toBeGreaterThan(200);
    expect(outsideShare).toBeLessThan(0.02);
  });

  test('asks the tween graph alone, once: keys, pair and the drawing without it are at hand', async () => {
    await draw();
    const drawn = await draw([said(hint(-8, 10))]);
    expect(drawn.times?.runs).toEqual(['tween']);
  });
});

describe('what runs', () => {
  test('a match asks the pair graph and the tween graph; the keys are not looked at again', async () => {
    await draw();
    const match: Gesture = { kind: 'match-point', place0: place(78, 72), place1: place(138, 72), reachPx: 40 };
    const drawn = await draw([said(match)]);
    expect(drawn.times?.runs).toEqual(['pair', 'tween']);
    expect(drawn.obedience[0]).toMatchObject({ measure: 'distance-px', obeyed: true });
  });

  test('a keypoint or a mask of a key: the same, for the key graph takes none', async () => {
    await draw();
    const point = said({ kind: 'key-point', name: 'left_wrist', place: place(78, 60), state: 'seen' }, 0);
    expect((await draw([point])).times?.runs).toEqual(['pair', 'tween']);
    const mask = said({ kind: 'key-mask', part: 'prop', shape: { by: 'mask', mask: block(50, 40, 106, 104) } }, 0);
    // The drawing without it stays where nothing was said: the tween graph again when that is not at hand.
    const runs = (await draw([mask])).times?.runs ?? [];
    expect([...new Set(runs)]).toEqual(['pair', 'tween']);
    expect(runs.length).toBeLessThan(4);
  });

  test.each<[string, Gesture]>([
    [
      'order',
      { kind: 'order', of: { part: 'torso', region0: null, region1: null }, side: 'front', crossingUnit: null },
    ],
    [
      'timing',
      {
        ...{ kind: 'timing', points: [{ tUnit: 0.5, ownUnit: 0.3 }] },
        of: { part: null, region0: block(48, 38, 108, 106), region1: block(108, 38, 168, 106) },
      },
    ],
    [
      'lines',
      {
        kind: 'lines',
        tUnit: 0.5,
        colour: null,
        lines: [
          {
            widthPx: 3,
            pointsPx: [
              [20, 20],
              [60, 25],
            ],
          },
        ],
      },
    ],
  ])('%s: the tween graph alone', async (_, gesture) => {
    await draw();
    expect((await draw([said(gesture)])).times?.runs).toEqual(['tween']);
  });

  test('what was drawn with these corrections before is taken from the store, with how well it obeyed', async () => {
    const [first, again] = [await draw([said(hint(9, 9))]), await draw([said(hint(9, 9))])];
    expect(again).toMatchObject({ id: first.id, reused: true });
    expect(again.obedience).toEqual([{ ...first.obedience[0], correctionId: `c${ids}` }]);
  });
});

describe('a part with its own time', () => {
  test('lags behind: at the half of the way it is where the person says', async () => {
    const of = { part: null, region0: block(48, 38, 108, 106), region1: block(108, 38, 168, 106) };
    const late = await draw([said({ kind: 'timing', of, points: [{ tUnit: 0.5, ownUnit: 0.2 }] })]);
    const [plainX, lateX] = [await redCentre((await draw()).id), await redCentre(late.id)];
    expect(plainX).toBeGreaterThan(98);
    expect(plainX).toBeLessThan(118);
    expect(lateX).toBeLessThan(plainX - 10);
  });
});

describe('the path of a point', () => {
  test('bends in the middle and not at its ends', async () => {
    const arc: Gesture = {
      ...{ kind: 'arc', name: 'spot', place0: place(78, 60), place1: place(138, 60) },
      path: [{ tUnit: 0.5, place: place(108, 84) }],
    };
    const middle = await draw([said(arc)]);
    expect(middle.obedience[0]).toMatchObject({ measure: 'distance-px', obeyed: true });
    expect((await draw([said(arc)], 0.25)).obedience[0]).toMatchObject({ obeyed: true });
  });
});

describe('lines', () => {
  const stroke = {
    widthPx: 4,
    pointsPx: [
      [20, 150],
      [100, 170],
    ] satisfies [number, number][],
  };

  test('with a colour are in the drawing as they were drawn', async () => {
    const drawn = await draw([said({ kind: 'lines', tUnit: 0.5, colour: '#00a040', lines: [stroke] })]);
    expect(drawn.obedience[0]).toMatchObject({ obeyed: true });
    const pixels = await pixelsOf(drawn.id);
    const at = (160 * WIDTH + 60) * 4;
    expect([...pixels.subarray(at, at + 4)]).toEqual([0, 160, 64, 255]);
  });

  test('without one that the network leaves out are drawn in the colour of the lines around', async () => {
    const plain = await draw();
    const drawn = await draw([said({ kind: 'lines', tUnit: 0.5, colour: null, lines: [stroke] })]);
    expect(drawn.obedience[0]).toMatchObject({ measure: 'covered', obeyed: true });
    const at = (160 * WIDTH + 60) * 4;
    expect((await pixelsOf(plain.id))[at]).toBeGreaterThan(200);
    // The outlines of the blocks are #111.
    expect(Math.max(...(await pixelsOf(drawn.id)).subarray(at, at + 3))).toBeLessThan(70);
  });
});

describe('a painted part at t', () => {
  test('is that part in the drawing', async () => {
    const mask = block(64, 48, 152, 96);
    const drawn = await draw([said({ kind: 'mask-at', tUnit: 0.5, part: 'prop', mask })]);
    expect(drawn.obedience[0]).toMatchObject({ measure: 'overlap', obeyed: true });
    expect(drawn.obedience[0]?.value).toBeGreaterThan(0.95);
  });

  test('that no network knows is refused with the names that it knows', async () => {
    const mask = block(64, 48, 152, 96);
    const refused = draw([said({ kind: 'mask-at', tUnit: 0.5, part: 'tail', mask })]);
    await expect(refused).rejects.toMatchObject({ code: 'correction-unknown-name', detail: { name: 'tail' } });
  });
});

describe('a region that is kept', () => {
  test('stays pixel for pixel while the rest is made again', async () => {
    const plain = await draw();
    const region = block(90, 70, 120, 90);
    const drawn = await draw([said(hint(4, 24)), said({ kind: 'keep', tUnit: 0.5, region, picture: plain.id })]);
    expect(drawn.obedience.map(({ obeyed }) => obeyed)).toEqual([true, true]);
    const [a, b] = [await pixelsOf(plain.id), await pixelsOf(drawn.id)];
    for (let y = 70; y < 90; y += 1) {
      const [from, to] = [(y * WIDTH + 90) * 4, (y * WIDTH + 120) * 4];
      expect(b.subarray(from, to).equals(a.subarray(from, to))).toBe(true);
    }
    expect(a.equals(b)).toBe(false);
  });

  test('of a picture that is gone is flagged, and drawn anew once the picture is there', async () => {
    const gone: Gesture = { kind: 'keep', tUnit: 0.5, region: block(90, 70, 120, 90), picture: 'f'.repeat(64) };
    expect((await draw([said(gone)])).obedience[0]).toMatchObject({ obeyed: false, value: null });
  });
});

describe('laws', () => {
  test('without corrections the drawing is the one of always, bit for bit, whatever was corrected before', async () => {
    const fresh = createDrawingEngine({
      store: await openStore({ folder: join(folder, 'fresh') }),
      ...{ childFile: child.file, threads: 1 },
    });
    const other = await openStore({ folder: join(folder, 'fresh') });
    try {
      const { id } = await fresh.draw({ ...keys, tUnit: 0.3 });
      await draw([said(hint(5, 5))], 0.3);
      const after = await draw([], 0.3);
      expect(after.id).toBe(id);
      const bytes = async (one: Store) => sharp(one.pathOf(id)).raw().toBuffer();
      expect((await bytes(store)).equals(await bytes(other))).toBe(true);
    } finally {
      await fresh.close();
    }
  });

  test('two that touch different parts draw the same in whatever order', async () => {
    const blue: Gesture = {
      ...{ kind: 'flow-hint', tUnit: 0.5, reachPx: 30 },
      ...{ from: place(260, 140), to: place(262, 130) },
    };
    const [a, b] = [said(hint(4, 12)), said(blue)];
    const [one, other] = [await draw([a, b]), await draw([b, a])];
    expect((await pixelsOf(one.id)).equals(await pixelsOf(other.id))).toBe(true);
  });
});

describe('a preview', () => {
  test('has half the size the network works at, obeys as the whole drawing does, and stops when it is not wanted any more', async () => {
    const drawn = await draw([said(hint(4, 18))], 0.5, 'half');
    const { widthPx, heightPx } = workingSize(WIDTH, HEIGHT, 32);
    expect(await sharp(store.pathOf(drawn.id)).metadata()).toMatchObject({ width: widthPx / 2, height: heightPx / 2 });
    expect(drawn.obedience[0]).toMatchObject({ obeyed: true });
    const stop = new AbortController();
    const stopped = engine.draw(
      { ...keys, tUnit: 0.5, corrections: [said(hint(3, 17))], detail: 'half' },
      { signal: stop.signal },
    );
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  });
});

/** Mean x of what is red. */
async function redCentre(id: string): Promise<number> {
  const pixels = await pixelsOf(id);
  let [sum, count] = [0, 0];
  for (let i = 0; i < WIDTH * HEIGHT; i += 1) {
    if ((pixels[i * 4] ?? 0) < 180 || (pixels[i * 4 + 1] ?? 0) > 90) continue;
    sum += i % WIDTH;
    count += 1;
  }
  return sum / count;
}

describe('several corrections', () => {
  const onRed = () => said(hint(4, 14));
  const onBlue = (): AppliedCorrection =>
    said({
      ...{ kind: 'flow-hint', tUnit: 0.5, reachPx: 40 },
      ...{ from: place(260, 140), to: place(256, 128) },
    });

  test('what touches different things says the same in either order', async () => {
    const [a, b] = [onRed(), onBlue()];
    const [first, second] = [await draw([a, b]), await draw([b, a])];
    expect((await pixelsOf(first.id)).equals(await pixelsOf(second.id))).toBe(true);
    const [p, q]: Gesture[] = [
      { kind: 'match-point', place0: place(78, 72), place1: place(138, 72), reachPx: 30 },
      { kind: 'match-point', place0: place(260, 140), place1: place(260, 140), reachPx: 30 },
    ];
    if (!p || !q) return;
    const [third, fourth] = [await draw([said(p), said(q)]), await draw([said(q), said(p)])];
    expect((await pixelsOf(third.id)).equals(await pixelsOf(fourth.id))).toBe(true);
  });
});
