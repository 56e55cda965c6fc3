import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainPng } from './plain-png.mjs';

/** Grows when the drawings change: an older folder is then left alone and a new one made. */
const EDITION = 1;
const COLOURS = /** @type {const} */ ([
  [0, 0, 0],
  [40, 30, 40],
  [240, 160, 96],
  [63, 143, 138],
]);

/**
 * A disc with an outline and a bar through it, somewhere else on every drawing: no two are alike.
 *
 * @param {number} cel
 * @param {number} number
 * @param {{ widthPx: number, heightPx: number }} size
 */
function drawing(cel, number, { widthPx, heightPx }) {
  const indices = new Uint8Array(widthPx * heightPx);
  const radius = heightPx / 9;
  const x = widthPx * (0.5 + 0.38 * Math.sin(number / 17 + cel));
  const y = heightPx * (0.5 + 0.34 * Math.cos(number / 11 + cel * 2));
  for (let row = Math.max(0, Math.floor(y - radius)); row < Math.min(heightPx, y + radius); row += 1) {
    const half = Math.sqrt(Math.max(0, radius * radius - (row - y) * (row - y)));
    const from = row * widthPx + Math.max(0, Math.round(x - half));
    const to = row * widthPx + Math.min(widthPx, Math.round(x + half));
    indices.fill(Math.abs(row - y) < radius / 5 ? 3 : 2, from, to);
    indices.fill(1, from, Math.min(to, from + 3));
    indices.fill(1, Math.max(from, to - 3), to);
  }
  // The number as bits along the lower edge: what makes every file another one.
  for (let bit = 0; bit < 16; bit += 1) {
    if (((number * 8 + cel) >> bit) & 1)
      indices.fill(1, (heightPx - 4) * widthPx + bit * 6, (heightPx - 4) * widthPx + bit * 6 + 4);
  }
  return plainPng(widthPx, heightPx, COLOURS, indices);
}

/**
 * A cut of so many cels and drawings, made once a machine and kept in its folder for temporary files.
 *
 * @param {{ cels: number, drawings: number, widthPx: number, heightPx: number }} plan
 * @returns {Promise<string>} its folder
 */
export async function bigCut({ cels, drawings, widthPx, heightPx }) {
  const folder = join(tmpdir(), `nakawari-bench-cut-${EDITION}-${cels}x${drawings}-${widthPx}x${heightPx}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.${process.pid}`;
  for (let cel = 0; cel < cels; cel += 1) {
    const name = String.fromCharCode(65 + cel);
    await mkdir(join(making, name), { recursive: true });
    for (let number = 1; number <= drawings; number += 1) {
      const file = join(making, name, `${name}${String(number).padStart(4, '0')}.png`);
      await writeFile(file, drawing(cel, number, { widthPx, heightPx }));
    }
  }
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }));
  return folder;
}
