import sharp from 'sharp';
import { expect, test } from 'vitest';
import { workingSize } from '../analysis/working-size';
import { belongingTo, lookOf } from './belonging';
import { emptyGrid, type Grid } from './grid';

/** What a dragged spot takes along. */

const [WIDTH, HEIGHT] = [256, 192];
const size = workingSize(WIDTH, HEIGHT, 32);

async function picture(inside: string) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="#fff"/>${inside}</svg>`;
  const rgba = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
  return { rgba, widthPx: WIDTH, heightPx: HEIGHT };
}
const tail = '<path d="M30 80 H220 V110 H30 Z" fill="#e84" stroke="#111" stroke-width="3"/>';

/** The network takes one thing for two parts, left and right of x = 128, and sees the background elsewhere. */
function twoParts(): Grid {
  const parts = emptyGrid(3, 4, size);
  const cells = parts.width * parts.height;
  for (let cell = 0; cell < cells; cell += 1) {
    const [x, y] = [(cell % parts.width) * 4, Math.floor(cell / parts.width) * 4];
    const part = y < 76 || y > 112 ? 0 : x < 128 ? 1 : 2;
    parts.data[part * cells + cell] = 1;
  }
  return parts;
}

test('the whole of one colour goes along although the network sees two parts in it, and the paper beside it does not', async () => {
  const belongs = belongingTo(lookOf(twoParts(), await picture(tail), size), { x: 60, y: 95 });
  expect([belongs({ x: 100, y: 95 }), belongs({ x: 200, y: 95 })]).toEqual([1, 1]);
  expect([belongs({ x: 100, y: 40 }), belongs({ x: 200, y: 150 })]).toEqual([0, 0]);
});

test('the line around it goes along, too', async () => {
  const belongs = belongingTo(lookOf(twoParts(), await picture(tail), size), { x: 60, y: 95 });
  expect(belongs({ x: 100, y: 80 })).toBeGreaterThan(0.9);
});

test('a neighbour behind a line stays, where the network tells the two apart', async () => {
  const divided = `${tail}<path d="M128 80 V110" stroke="#111" stroke-width="3"/>`;
  const belongs = belongingTo(lookOf(twoParts(), await picture(divided), size), { x: 60, y: 95 });
  expect(belongs({ x: 100, y: 95 })).toBe(1);
  expect(belongs({ x: 200, y: 95 })).toBe(0);
});

test('a fill that would run out over the paper tells nothing: then the part alone counts', async () => {
  const open = '<path d="M30 80 H220" fill="none" stroke="#111" stroke-width="3"/>';
  const belongs = belongingTo(lookOf(twoParts(), await picture(open), size), { x: 60, y: 95 });
  expect([belongs({ x: 100, y: 95 }), belongs({ x: 200, y: 95 })]).toEqual([1, 0]);
});
