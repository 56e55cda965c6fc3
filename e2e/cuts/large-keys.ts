import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { keyName } from './make-cut';

export const LARGE = { widthPx: 3840, heightPx: 2160 } as const;
export const LARGE_LINE_PX = 6;
export const LARGE_COLOUR = [240, 160, 96] as const;

/** A disc of one flat colour in a black line, with an upright stalk of the same line, on white; key 2 stands a little to the right. */
export async function drawLargeKey(number: number): Promise<Buffer> {
  const { widthPx, heightPx } = LARGE;
  const x = 1500 + 240 * number;
  const y = 1300;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
    <rect width="100%" height="100%" fill="#ffffff"/>
    <g stroke="#000000" stroke-width="${LARGE_LINE_PX}" stroke-linecap="round">
      <path d="M${x} ${y - 400} V${y - 1000}"/>
      <circle cx="${x}" cy="${y}" r="400" fill="rgb(${LARGE_COLOUR.join(' ')})"/>
    </g></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().png().toBuffer();
}

/** Writes keys 1 and 2 of cel A; gives the folder. */
export async function makeLargeCut(folder: string): Promise<string> {
  await mkdir(join(folder, 'A'), { recursive: true });
  for (const number of [1, 2]) await writeFile(join(folder, 'A', keyName('A', number)), await drawLargeKey(number));
  return folder;
}

export interface StalkFacts {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Across the stalk, the median of its rows: how many pixels are nearer to black than to white. */
  readonly linePx: number;
  /** The share of its rows that have a line at all. */
  readonly drawn01: number;
  /** Where the stalk stands, from the left. */
  readonly xPx: number;
}

/** @param png a large key, or what lies between two */
export async function stalkFacts(png: Buffer): Promise<StalkFacts> {
  const { width: widthPx = 0, height: heightPx = 0 } = await sharp(png).metadata();
  const topPx = 380;
  const rowsPx = 400;
  const grey = await sharp(png)
    .flatten({ background: '#ffffff' })
    .extract({ left: 0, top: topPx, width: widthPx, height: rowsPx })
    .greyscale()
    .raw()
    .toBuffer();
  const rows: { linePx: number; xPx: number }[] = [];
  for (let y = 0; y < rowsPx; y += 1) {
    const row = grey.subarray(y * widthPx, (y + 1) * widthPx);
    const dark = [...row.keys()].filter((x) => (row[x] ?? 255) < 128);
    if (dark.length > 0) rows.push({ linePx: dark.length, xPx: dark.reduce((sum, x) => sum + x, 0) / dark.length });
  }
  return {
    widthPx,
    heightPx,
    linePx: median(rows.map((row) => row.linePx)),
    drawn01: rows.length / rowsPx,
    xPx: median(rows.map((row) => row.xPx)),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
