import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Small enough that a whole cut is drawn in seconds, large enough for the network to see a figure. */
export const SMALL = { widthPx: 160, heightPx: 128 } as const;

export interface CutPlan {
  /** Cel name to the numbers of its keys. */
  readonly cels: Readonly<Record<string, readonly number[]>>;
  readonly widthPx?: number;
  readonly heightPx?: number;
}

/** A ball with a stripe and a stalk that crosses the paper: no two numbers look alike. */
export async function drawKey(number: number, size: { widthPx: number; heightPx: number } = SMALL): Promise<Buffer> {
  const { widthPx, heightPx } = size;
  const unit = heightPx / 8;
  const x = widthPx * (0.2 + 0.07 * (number % 9));
  const y = heightPx * (0.5 + 0.18 * Math.sin(number));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
    <g transform="translate(${x} ${y}) rotate(${number * 23})" stroke="#3a2430" stroke-width="${unit / 6}">
      <path d="M0 0 L${unit * 0.4} ${unit * 2.6}" stroke-width="${unit / 3}"/>
      <circle r="${unit * 1.3}" fill="#f0a060"/>
      <rect x="${-unit * 1.2}" y="${-unit * 0.3}" width="${unit * 2.4}" height="${unit * 0.6}" fill="#3f8f8a"/>
    </g></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** Writes `folder/A/A0001.png` and so on; gives the folder. */
export async function makeCut(folder: string, plan: CutPlan): Promise<string> {
  const size = { widthPx: plan.widthPx ?? SMALL.widthPx, heightPx: plan.heightPx ?? SMALL.heightPx };
  for (const [index, [cel, numbers]] of Object.entries(plan.cels).entries()) {
    await mkdir(join(folder, cel), { recursive: true });
    for (const number of numbers) {
      await writeFile(join(folder, cel, keyName(cel, number)), await drawKey(number + 4 * index, size));
    }
  }
  return folder;
}

export function keyName(cel: string, number: number): string {
  return `${cel}${String(number).padStart(4, '0')}.png`;
}
