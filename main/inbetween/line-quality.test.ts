import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../ingest/testing/pictures';
import { openStore, type Store } from '../store/store';
import { createDrawingEngine, type DrawingEngine } from './drawing-engine';
import { buildPrograms } from './testing/built-programs';
import { keyFile } from './testing/keys';

/** A drawing far larger than the picture that the network works on keeps the lines of its keys: the real child, the real network. */

const [WIDTH, HEIGHT] = [3840, 2160];
const folder = temporaryFolder();
let child: Awaited<ReturnType<typeof buildPrograms>>;
let store: Store;
let engine: DrawingEngine;

beforeAll(async () => {
  child = await buildPrograms();
  store = await openStore({ folder: join(folder, 'store') });
  engine = createDrawingEngine({ store, childFile: child.file, threads: 1 });
}, 60_000);
afterAll(async () => {
  await engine.close();
  child.remove();
});

/** A figure in lines of 8, 6 and 4 px with flat colours, which steps aside and leans over. */
function figurePng(stepPx: number, leanDegrees: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <g transform="translate(${1500 + stepPx} 200) rotate(${leanDegrees} 400 1700)" stroke="#000" stroke-linejoin="round" fill="#fff">
      <path d="M150 900 L650 900 L760 1700 L40 1700 Z" stroke-width="8" fill="#cfe0f0"/>
      <ellipse cx="400" cy="560" rx="300" ry="360" stroke-width="8" fill="#f6dcc4"/>
      <path d="M130 420 Q250 60 420 150 Q600 40 690 430 Q560 300 500 420 Q420 260 330 430 Q240 330 130 420 Z" stroke-width="6" fill="#e8c860"/>
      <ellipse cx="290" cy="600" rx="50" ry="80" stroke-width="6"/><ellipse cx="520" cy="600" rx="50" ry="80" stroke-width="6"/>
      <path d="M400 640 L370 720 L410 726 M300 800 Q400 850 500 795" stroke-width="4" fill="none"/>
      <path d="M300 900 L270 1690 M410 900 L410 1690 M520 900 L560 1690" stroke-width="4" fill="none"/>
    </g></svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: '#fff' }).png().toBuffer();
}

interface Lines {
  /** How often rows of pixels cross a line, and how wide the lines are there, half as dark counting. */
  readonly crossings: number;
  readonly widthPx: number;
  /** Grey of the middle of a line, 0 (black) to 255: of the typical one and of the palest twentieth. */
  readonly grey: number;
  readonly palestGrey: number;
  /** How many pixels of a crossing are neither ink nor paper: blur. */
  readonly softPx: number;
}

const HALF = 128;
/** What is longer runs along a row and is no crossing. */
const LONGEST_PX = 40;

async function linesIn(picture: Uint8Array | string): Promise<Lines> {
  const { data } = await sharp(picture)
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data[y * WIDTH + x] ?? 255;
  const [widths, middles, softs]: [number[], number[], number[]] = [[], [], []];
  /** Where between x - 1 and x the half is crossed. */
  const crossed = (x: number, y: number) => x - (HALF - at(x, y)) / (at(x - 1, y) - at(x, y));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 4; x < WIDTH - LONGEST_PX - 4; x += 1) {
      if (at(x, y) >= HALF || at(x - 1, y) < HALF) continue;
      let end = x;
      let [middle, soft] = [255, 0];
      while (at(end, y) < HALF && end - x <= LONGEST_PX) end += 1;
      for (let k = x - 3; k < end + 3; k += 1) {
        middle = Math.min(middle, at(k, y));
        if (at(k, y) > 50 && at(k, y) < 180) soft += 1;
      }
      if (end - x <= LONGEST_PX) {
        widths.push(crossed(end, y) - crossed(x, y));
        middles.push(middle);
        softs.push(soft);
      }
      x = end;
    }
  }
  const quantile = (values: number[], share: number) =>
    values.sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
  return {
    crossings: widths.length,
    widthPx: quantile(widths, 0.5),
    grey: quantile(middles, 0.5),
    palestGrey: quantile(middles, 0.95),
    softPx: softs.reduce((sum, value) => sum + value, 0) / softs.length,
  };
}

test('an in-between of keys of 3840x2160 has lines as many, as wide, as dark and as sharp as theirs', async () => {
  const pngs = [await figurePng(0, 0), await figurePng(120, 6)] as const;
  const [key0, key1] = [await keyFile(folder, 'A1.png', pngs[0]), await keyFile(folder, 'A2.png', pngs[1])];
  const keys = [await linesIn(pngs[0]), await linesIn(pngs[1])];
  const ofKeys = (figure: keyof Lines) => keys.reduce((sum, key) => sum + key[figure] / keys.length, 0);
  // As the network's flow leaves them, and with the last step for flat colours, which keys like these get by themselves.
  for (const palette of ['off', 'automatic'] as const) {
    const { id } = await engine.draw({ key0, key1, tUnit: 0.5, palette });
    const lines = await linesIn(store.pathOf(id));
    expect(Math.abs(lines.crossings / ofKeys('crossings') - 1)).toBeLessThan(0.05);
    expect(Math.abs(lines.widthPx / ofKeys('widthPx') - 1)).toBeLessThan(0.15);
    expect(lines.grey).toBeLessThan(ofKeys('grey') + 5);
    expect(lines.palestGrey).toBeLessThan(ofKeys('palestGrey') + 25);
    expect(lines.softPx).toBeLessThan(ofKeys('softPx') + 1.5);
  }
});

test('what is drawn small and enlarged would be found out', async () => {
  const png = await figurePng(0, 0);
  const small = await sharp(png).resize(960, 540).png().toBuffer();
  const enlarged = await linesIn(await sharp(small).resize(WIDTH, HEIGHT).png().toBuffer());
  const own = await linesIn(png);
  expect(enlarged.softPx).toBeGreaterThan(own.softPx + 3);
  expect(enlarged.palestGrey).toBeGreaterThan(own.palestGrey + 25);
});
