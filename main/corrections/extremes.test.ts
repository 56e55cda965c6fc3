import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Extremes } from '../contract/correction';
import { maskPixels } from '../contract/correction-mask';
import { NakawariError } from '../contract/errors';
import { maskOfExtremes } from './extremes';

/** Four clicks on drawn shapes: the mask is the shape, lines included, by its overlap with the shape as it was drawn. */

const [WIDTH, HEIGHT] = [240, 180];

async function rgbaOf(inside: string): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${inside}</svg>`;
  return sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
}

/** Overlap of the mask with what `shape` covers. */
async function overlap(drawing: string, shape: string, extremes: Extremes): Promise<number> {
  const rgba = await rgbaOf(drawing);
  const mask = maskOfExtremes({ depthBits: 8, rgba }, WIDTH, HEIGHT, extremes);
  const truth = await rgbaOf(shape);
  const inMask = maskPixels(mask) ?? expect.fail('a mask that does not fill its box');
  let [both, either] = [0, 0];
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const [mx, my] = [x - mask.xPx, y - mask.yPx];
      const isIn =
        mx >= 0 && my >= 0 && mx < mask.widthPx && my < mask.heightPx && inMask[my * mask.widthPx + mx] === 1;
      const isTrue = (truth[(y * WIDTH + x) * 4 + 3] ?? 0) > 127;
      if (isIn && isTrue) both += 1;
      if (isIn || isTrue) either += 1;
    }
  }
  return both / either;
}

const clicks = (top: [number, number], left: [number, number], bottom: [number, number], right: [number, number]) => ({
  ...{ top: { xPx: top[0], yPx: top[1] }, left: { xPx: left[0], yPx: left[1] } },
  ...{ bottom: { xPx: bottom[0], yPx: bottom[1] }, right: { xPx: right[0], yPx: right[1] } },
});
const paper = '<rect width="100%" height="100%" fill="#fff"/>';
const line = 'stroke="#111" stroke-width="3"';
const disc = (fill: string) => `<circle cx="120" cy="90" r="40" fill="${fill}" ${line}/>`;
const aroundDisc = clicks([120, 49], [79, 90], [120, 131], [161, 90]);

describe('a closed shape', () => {
  test('of one colour with an outline', async () => {
    expect(await overlap(paper + disc('#d33'), disc('#d33'), aroundDisc)).toBeGreaterThan(0.95);
  });

  test('white on white paper: the outline tells', async () => {
    expect(await overlap(paper + disc('#fff'), disc('#fff'), aroundDisc)).toBeGreaterThan(0.95);
  });

  test('without an outline, on a cel without paper', async () => {
    const bare = '<circle cx="120" cy="90" r="40" fill="#36c"/>';
    expect(await overlap(bare, bare, clicks([120, 50], [80, 90], [120, 130], [160, 90]))).toBeGreaterThan(0.95);
  });

  test('of two colours, with lines inside', async () => {
    const shape = `${disc('#d33')}<path d="M82 90 H158 A38 38 0 0 1 82 90" fill="#a22" ${line}/>`;
    expect(await overlap(paper + shape, shape, aroundDisc)).toBeGreaterThan(0.95);
  });

  test('clicked a few pixels beside its edge', async () => {
    const near = clicks([123, 51], [77, 86], [118, 129], [163, 93]);
    expect(await overlap(paper + disc('#d33'), disc('#d33'), near)).toBeGreaterThan(0.9);
  });

  test('is told from a neighbour of the same colour that a line divides from it', async () => {
    const neighbour = `<circle cx="196" cy="90" r="36" fill="#d33" ${line}/>`;
    expect(await overlap(paper + neighbour + disc('#d33'), disc('#d33'), aroundDisc)).toBeGreaterThan(0.93);
  });
});

test('a limb that is open towards the body ends where the clicks say', async () => {
  const body = '<rect x="20" y="40" width="90" height="120" fill="#fed"/>';
  const arm = '<path d="M110 70 H190 A18 18 0 0 1 190 106 H110" fill="#fed" stroke="#111" stroke-width="3"/>';
  const truth = '<path d="M110 70 H190 A18 18 0 0 1 190 106 H110 Z" fill="#fed" stroke="#111" stroke-width="3"/>';
  const around = clicks([150, 69], [111, 88], [150, 108], [209, 88]);
  expect(await overlap(paper + body + arm, truth, around)).toBeGreaterThan(0.75);
});

test('a ring is filled: a mask has no holes', async () => {
  const ring = `<circle cx="120" cy="90" r="36" fill="none" stroke="#111" stroke-width="8"/>`;
  const whole = '<circle cx="120" cy="90" r="40"/>';
  expect(await overlap(paper + ring, whole, clicks([120, 50], [80, 90], [120, 130], [160, 90]))).toBeGreaterThan(0.93);
});

test('16 bits a channel are read like 8', async () => {
  const rgba = await rgbaOf(paper + disc('#d33'));
  const deep = Uint16Array.from(rgba, (value) => value * 257);
  expect(maskOfExtremes({ depthBits: 16, rgba: deep }, WIDTH, HEIGHT, aroundDisc)).toEqual(
    maskOfExtremes({ depthBits: 8, rgba }, WIDTH, HEIGHT, aroundDisc),
  );
});

describe('refused', () => {
  const codeOf = async (drawing: string, extremes: Extremes) => {
    try {
      maskOfExtremes({ depthBits: 8, rgba: await rgbaOf(drawing) }, WIDTH, HEIGHT, extremes);
      return 'a mask';
    } catch (error) {
      return error instanceof NakawariError ? error.code : error;
    }
  };

  test('four clicks on one spot, or upside down', async () => {
    expect(await codeOf(paper, clicks([9, 9], [9, 9], [9, 9], [9, 9]))).toBe('correction-one-spot');
    expect(await codeOf(paper, clicks([120, 131], [79, 90], [120, 49], [161, 90]))).toBe('correction-one-spot');
  });
});
