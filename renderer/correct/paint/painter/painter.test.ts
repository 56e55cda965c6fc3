import { createHash } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { atOnce } from '../../raster/in-steps';
import type { RasterPixels } from '../../raster/pixels';
import { encodeAlpha, encodeRgba } from './encode-png';
import { type AreaFill, fillingArea } from './fill-area';
import { boxOfCarried, cutOut, layDown, pieceIn } from './floating-piece';
import { keyColours } from './key-colours';
import { emptyLayers, layColour, rubOut } from './layers';
import type { FromPainter, SheetFacts, StrokeLook } from './messages';
import { PaintedSheet } from './painted-sheet';
import { Painter } from './painter';
import { SendRefused } from './sheet-saver';
import { coverWay } from './stroke-coverage';

const filled = ({ pixels, layers }: PaintedSheet, fill: AreaFill) =>
  atOnce(fillingArea(pixels, layers.over, { xPx: 24, yPx: 20 }, fill));

const SIZE = { widthPx: 48, heightPx: 40 };
const FACTS: SheetFacts = {
  ...{ cutId: '0123456789abcdef', celId: 'A', drawingId: 'A:1~3@0.500000', ...SIZE },
  ...{ draft: 'd', over: null, erased: null, paper: 'clear', seen: 'd' },
};
const PENCIL: StrokeLook = {
  ...{ colour: '#c81428', sizePx: 5, opacity01: 1, pressure: true, hard: false, tremblePx: 0 },
};
const ink = (x: number, y: number, pressure01 = 1) => ({ xPx: x, yPx: y, pressure01 });
const at = (
  pixels: { rgba: Uint8ClampedArray | Uint8Array } | Uint8ClampedArray,
  x: number,
  y: number,
  width = SIZE.widthPx,
) => {
  const rgba = 'rgba' in pixels ? pixels.rgba : pixels;
  return [...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
};

/** A ring with soft edges (or hard ones) on nothing or on white paper. */
async function ring(paper: 'clear' | 'white', hard = false): Promise<RasterPixels> {
  const { widthPx, heightPx } = SIZE;
  const ground = paper === 'white' ? '<rect width="48" height="40" fill="#fff"/>' : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}"
    ${hard ? 'shape-rendering="crispEdges"' : ''}>${ground}
    <circle cx="24" cy="20" r="13.3" fill="none" stroke="#201010" stroke-width="2.4"/></svg>`;
  const rgba = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
  return { ...SIZE, rgba: new Uint8ClampedArray(rgba) };
}

test('a stroke covers each pixel once, however often the hand goes over it, and a binarised one has no pixel between', () => {
  const place = fc.record({
    ...{ xPx: fc.double({ min: -5, max: 53, noNaN: true }), yPx: fc.double({ min: -5, max: 45, noNaN: true }) },
    radiusPx: fc.double({ min: 0.1, max: 9, noNaN: true }),
  });
  fc.assert(
    fc.property(place, place, fc.boolean(), (from, to, hard) => {
      const once = { ...SIZE, values: new Uint8Array(48 * 40) };
      const box = coverWay(once, from, to, hard);
      const twice = { ...SIZE, values: once.values.slice() };
      coverWay(twice, from, to, hard);
      expect(Buffer.from(twice.values).equals(Buffer.from(once.values))).toBe(true);
      const isRight = (value: number, i: number) => {
        const [x, y] = [i % 48, Math.floor(i / 48)];
        const isInBox = x >= box.left && x < box.right && y >= box.top && y < box.bottom;
        return (isInBox || value === 0) && (!hard || value === 0 || value === 255);
      };
      expect(once.values.every(isRight)).toBe(true);
    }),
  );
});

test('the thinnest hard line has no holes, whichever way it goes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 46 }), fc.integer({ min: 1, max: 38 }), (x, y) => {
      const line = { ...SIZE, values: new Uint8Array(48 * 40) };
      coverWay(line, { xPx: 24.5, yPx: 20.5, radiusPx: 0.1 }, { xPx: x + 0.5, yPx: y + 0.5, radiusPx: 0.1 }, true);
      const steps = Math.max(Math.abs(x - 24), Math.abs(y - 20));
      for (let i = 0; i <= steps; i += 1) {
        const [wx, wy] = [24 + ((x - 24) * i) / Math.max(1, steps), 20 + ((y - 20) * i) / Math.max(1, steps)];
        const near = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [Math.round(wx) + dx, Math.round(wy) + dy]));
        if (!near.some(([px = 0, py = 0]) => line.values[py * 48 + px] === 255))
          throw new Error(`a hole at ${wx}, ${wy}`);
      }
    }),
  );
});

test('law: what is dropped leaves every bit as it was; what is drawn keeps out of the rest', () => {
  const point = fc.tuple(
    fc.integer({ min: 0, max: 47 }),
    fc.integer({ min: 0, max: 39 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 6 }), fc.boolean(), (points, erase) => {
      const below = { ...SIZE, rgba: Uint8ClampedArray.from({ length: 48 * 40 * 4 }, (_, i) => (i * 37) % 256) };
      const sheet = new PaintedSheet(FACTS, below, null);
      const before = sheet.seen.slice();
      sheet.begin(
        { ...PENCIL, colour: erase ? null : '#102030' },
        points.map(([x, y, p]) => ink(x, y, p)),
      );
      const during = sheet.seen.slice();
      sheet.drop();
      expect(Buffer.from(sheet.seen).equals(Buffer.from(before))).toBe(true);
      const changed: number[] = [];
      for (let i = 0; i < 48 * 40; i += 1) {
        const near = points.some(
          ([x, y], n) => distance(points[n - 1] ?? [x, y], [x, y], i % 48, Math.floor(i / 48)) < 5,
        );
        const isSame = [0, 1, 2, 3].every((c) => during[i * 4 + c] === before[i * 4 + c]);
        if (!near && !isSame) changed.push(i);
      }
      expect(changed).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

function distance(
  [ax, ay]: readonly [number, number, ...number[]],
  [bx, by]: readonly [number, number, ...number[]],
  x: number,
  y: number,
): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x + 0.5 - ax) * dx + (y + 0.5 - ay) * dy) / length2));
  return Math.hypot(x + 0.5 - ax - dx * share, y + 0.5 - ay - dy * share);
}

test('a pen that presses lightly draws thinner; a mouse draws the whole size', () => {
  const thickness = (pressure01: number) => {
    const sheet = new PaintedSheet(FACTS, null, null);
    sheet.begin({ ...PENCIL, sizePx: 12 }, [ink(4, 20, pressure01), ink(44, 20, pressure01)]);
    return Array.from({ length: 40 }, (_, y) => at(sheet.seen, 24, y)[3] ?? 0).filter((alpha) => alpha > 127).length;
  };
  expect(thickness(1)).toBe(12);
  expect(thickness(0.5)).toBeLessThan(9);
  expect(thickness(0.1)).toBeLessThan(5);
});

test('filling under a soft line leaves no light rim: every pixel of its edge lies between the new colour and the line', async () => {
  for (const paper of ['clear', 'white'] as const) {
    const sheet = new PaintedSheet(FACTS, await ring(paper), null);
    const fill = { colour: { red: 40, green: 160, blue: 80 }, opacity01: 1, gapPx: 0, underLines: true };
    expect(filled(sheet, fill)).not.toBeNull();
    sheet.compose(sheet.whole);
    expect(at(sheet.seen, 24, 20)).toEqual([40, 160, 80, 255]);
    expect(at(sheet.seen, 1, 1)).toEqual(paper === 'white' ? [255, 255, 255, 255] : [0, 0, 0, 0]);
    // From the middle to the middle of the line nothing is lighter than the fill, and nothing is see-through.
    for (let x = 24; x < 37; x += 1) {
      const [red = 0, green = 0, blue = 0, alpha] = at(sheet.seen, x, 20);
      expect([red <= 44, green <= 164, blue <= 84, alpha]).toEqual([true, true, true, 255]);
    }
  }
});

test('what lies behind the line has no part in its edge, however light it is', async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="40"><rect width="48" height="40" fill="#fff6e0"/>
    <circle cx="24" cy="20" r="13.3" fill="#2ea8a0" stroke="#3a2430" stroke-width="2.4"/></svg>`;
  const rgba = new Uint8ClampedArray(await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer());
  const sheet = new PaintedSheet(FACTS, { ...SIZE, rgba }, null);
  const fill = { colour: { red: 208, green: 48, blue: 96 }, opacity01: 1, gapPx: 4, underLines: true };
  filled(sheet, fill);
  sheet.compose(sheet.whole);
  // Out to the darkest pixel of the line every pixel lies between the fill and the line; none is of the old teal or the cream behind.
  const row = Array.from({ length: 24 }, (_, i) => at(sheet.seen, 24 + i, 20));
  const darkest = row.reduce((best, [red = 0], i) => (red < (row[best]?.[0] ?? 255) ? i : best), 0);
  for (const [red = 0, green = 0, blue = 0] of row.slice(0, darkest)) {
    const share = (208 - red) / (208 - 58);
    expect(Math.abs(green - (48 + share * (36 - 48)))).toBeLessThan(6);
    expect(Math.abs(blue - (96 + share * (48 - 96)))).toBeLessThan(6);
  }
});

test('filling binarised lines brings no colour but its own', async () => {
  const drawing = await ring('clear', true);
  const sheet = new PaintedSheet(FACTS, drawing, null);
  const fill = { colour: { red: 40, green: 160, blue: 80 }, opacity01: 1, gapPx: 2, underLines: true };
  filled(sheet, fill);
  sheet.compose(sheet.whole);
  const colours = new Set(Array.from({ length: 48 * 40 }, (_, i) => at(sheet.seen, i % 48, Math.floor(i / 48)).join()));
  expect([...colours].sort()).toEqual(['0,0,0,0', '32,16,16,255', '40,160,80,255']);
});

test('the lasso: what is lifted and laid down where it was is as before; moved by whole pixels it is the same pixels', async () => {
  const drawing = await ring('clear');
  const outline = [
    { xPx: 5, yPx: 3 },
    { xPx: 43, yPx: 3 },
    { xPx: 43, yPx: 37 },
    { xPx: 5, yPx: 37 },
  ];
  const piece = pieceIn(drawing, outline);
  if (piece === null) throw new Error('the ring lies in the loop');
  const sheet = new PaintedSheet(FACTS, drawing, null);
  const before = sheet.seen.slice();
  cutOut(sheet.layers, piece, outline);
  sheet.compose(sheet.whole);
  expect(at(sheet.seen, 11, 20)).toEqual([0, 0, 0, 0]);
  layDown(sheet.layers, piece, { dxPx: 0, dyPx: 0, angleDeg: 0 }, false);
  sheet.compose(sheet.whole);
  expect(Math.max(...sheet.seen.map((value, i) => Math.abs(value - (before[i] ?? 0))))).toBeLessThanOrEqual(1);
  const moved = emptyLayers(48, 40);
  layDown(moved, piece, { dxPx: 2, dyPx: -1, angleDeg: 0 }, false);
  expect(at(moved.over, 13, 19)).toEqual(at(before, 11, 20));
});

test('a turned piece of binarised lines has no colour that it did not have, and a full turn gives it back', async () => {
  const drawing = await ring('clear', true);
  const outline = [ink(2, 2), ink(46, 2), ink(46, 38), ink(2, 38)];
  const piece = pieceIn(drawing, outline);
  if (piece === null) throw new Error('the ring lies in the loop');
  fc.assert(
    fc.property(fc.double({ min: -360, max: 360, noNaN: true }), (angleDeg) => {
      const layers = emptyLayers(48, 40);
      const box = layDown(layers, piece, { dxPx: 0, dyPx: 0, angleDeg }, true);
      expect(box).toEqual(boxOfCarried(piece, { dxPx: 0, dyPx: 0, angleDeg }, layers));
      const colours = new Set<string>();
      for (let i = 0; i < layers.over.length; i += 4) colours.add(layers.over.subarray(i, i + 4).join());
      expect([...colours].sort()).toEqual(['0,0,0,0', '32,16,16,255']);
    }),
    { numRuns: 25 },
  );
  const [straight, around] = [emptyLayers(48, 40), emptyLayers(48, 40)];
  layDown(straight, piece, { dxPx: 0, dyPx: 0, angleDeg: 0 }, true);
  layDown(around, piece, { dxPx: 0, dyPx: 0, angleDeg: 360 }, true);
  expect(around.over).toEqual(straight.over);
});

test('a loop of nothing, beside the paper, or of two corners holds nothing', async () => {
  const drawing = await ring('clear');
  expect(pieceIn(drawing, [ink(20, 18), ink(26, 18), ink(26, 22)])).toBeNull();
  expect(pieceIn(drawing, [ink(-30, 1), ink(-20, 1), ink(-20, 30)])).toBeNull();
  expect(pieceIn(drawing, [ink(2, 2), ink(40, 30)])).toBeNull();
});

test('the keys tell how to paint: hard edges where both are binarised, their colours by area, the same colour once', async () => {
  const [hard, soft] = [await ring('white', true), await ring('white')];
  expect(keyColours([hard, hard])).toEqual({ look: 'binarised', colours: ['#ffffff', '#201010'], hasAlpha: false });
  expect(keyColours([hard, soft]).look).toBe('flat');
  expect(keyColours([await ring('clear')]).hasAlpha).toBe(true);
});

test('a layer is sent with straight alpha, to the bit', async () => {
  const rgba = Uint8ClampedArray.from({ length: 48 * 40 * 4 }, (_, i) => (i * 7919) % 256);
  const decode = async (png: Blob) =>
    sharp(Buffer.from(await png.arrayBuffer()))
      .ensureAlpha()
      .raw()
      .toBuffer();
  expect([...(await decode(await encodeRgba(rgba, 48, 40)))]).toEqual([...rgba]);
  const alpha = Uint8Array.from({ length: 48 * 40 }, (_, i) => (i * 31) % 256);
  const decoded = await decode(await encodeAlpha(alpha, 48, 40));
  expect([...alpha].every((value, i) => decoded[i * 4 + 3] === value)).toBe(true);
});

test('paint over paint: full covers, none changes nothing, and rubbing out takes both', () => {
  const over = Uint8ClampedArray.of(10, 20, 30, 255);
  layColour(over, 0, { red: 200, green: 100, blue: 50 }, 0);
  expect([...over]).toEqual([10, 20, 30, 255]);
  layColour(over, 0, { red: 200, green: 100, blue: 50 }, 1);
  expect([...over]).toEqual([200, 100, 50, 255]);
  const layers = { ...emptyLayers(1, 1), over };
  rubOut(layers, 0, 1);
  expect([[...layers.over], [...layers.erased]]).toEqual([[0, 0, 0, 0], [255]]);
});

/** A painter without a worker: pictures by name, what is sent, what is told. */
function painterOf(send: (png: Blob) => Promise<string>) {
  const told: FromPainter[] = [];
  const painter = new Painter({
    read: async () => ({ ...SIZE, rgba: new Uint8ClampedArray(48 * 40 * 4) }),
    send: (_cutId, png) => send(png),
    report: (message) => told.push(message),
    changed: () => undefined,
  });
  const saved = () => told.filter((message) => message.kind === 'saved');
  return { painter, told, saved };
}

const idOf = async (png: Blob) =>
  createHash('sha256')
    .update(Buffer.from(await png.arrayBuffer()))
    .digest('hex');
const stroke = (painter: Painter, y: number) => {
  painter.take({ kind: 'stroke', look: PENCIL, points: [ink(4, y)] });
  painter.take({ kind: 'points', points: [ink(40, y)] });
  painter.take({ kind: 'lift' });
};

test('each stroke is saved as it was when the hand lifted, in order, though sending takes its time', async () => {
  const { painter, told, saved } = painterOf(async (png) => {
    await new Promise((go) => setTimeout(go, 5));
    return idOf(png);
  });
  painter.take({ kind: 'sheet', sheet: FACTS });
  stroke(painter, 8);
  stroke(painter, 20);
  stroke(painter, 32);
  await expect.poll(() => saved().length).toBe(3);
  // A page that waits for all to be saved has heard of each stroke by then.
  await expect.poll(() => told.at(-1)).toEqual({ kind: 'saving', count: 0 });
  for (const [index, message] of told.entries()) {
    const isAllSaved = message.kind === 'saving' && message.count === 0;
    const begun = told.slice(0, index).filter((one) => one.kind === 'saving' && one.count > 0).length;
    if (isAllSaved) expect(told.slice(0, index).some(({ kind }) => kind === 'saved')).toBe(begun > 0);
  }
  expect(new Set(saved().map(({ over }) => over)).size).toBe(3);
  const expected = new PaintedSheet(FACTS, null, null);
  expected.begin(PENCIL, [ink(4, 8), ink(40, 8)]);
  expect(saved()[0]?.over).toBe(await idOf(await encodeRgba(expected.layers.over, 48, 40)));
});

test('what could not be sent stays, also while other drawings are painted on, and goes when it is tried again', async () => {
  let isFull = true;
  const { painter, told, saved } = painterOf(async (png) => {
    if (isFull) throw new SendRefused({ code: 'disk-full', detail: { folder: 'paint' } });
    return idOf(png);
  });
  painter.take({ kind: 'sheet', sheet: FACTS });
  stroke(painter, 8);
  await expect.poll(() => told.find(({ kind }) => kind === 'unsaved')).toMatchObject({ error: { code: 'disk-full' } });
  painter.take({ kind: 'sheet', sheet: { ...FACTS, drawingId: 'another' } });
  isFull = false;
  painter.take({ kind: 'save-again' });
  await expect.poll(() => saved().length).toBe(1);
  expect(saved()[0]).toMatchObject({ by: 'pencil', sheet: { drawingId: FACTS.drawingId } });
});

test('what cannot be read whole is not painted on: a stroke there is not saved over what was painted before', async () => {
  const told: FromPainter[] = [];
  const painter = new Painter({
    read: async (picture) => {
      if (picture === 'gone') throw new Error('status 404');
      return { ...SIZE, rgba: new Uint8ClampedArray(48 * 40 * 4) };
    },
    send: (_cutId, png) => idOf(png),
    report: (message) => told.push(message),
    changed: () => undefined,
  });
  painter.take({ kind: 'sheet', sheet: { ...FACTS, over: 'gone' } });
  stroke(painter, 8);
  painter.take({ kind: 'ask', number: 1 });
  await expect.poll(() => told.map(({ kind }) => kind)).toEqual(['unreadable', 'done']);
});

test('a click that touches nothing of the paper is no step', async () => {
  const { painter, told, saved } = painterOf(idOf);
  painter.take({ kind: 'sheet', sheet: FACTS });
  painter.take({ kind: 'stroke', look: PENCIL, points: [ink(-90, -90)] });
  painter.take({ kind: 'lift' });
  painter.take({ kind: 'cut', outline: [ink(1, 1), ink(9, 1), ink(9, 9)] });
  await expect.poll(() => told.map(({ kind }) => kind)).toEqual(['nothing', 'held']);
  expect(saved()).toEqual([]);
});
