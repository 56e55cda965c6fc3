// The app's mark: two key drawings (full lines) and, between them, the drawing that was missing.

import { join } from 'node:path';
import { curve } from './geometry.mjs';
import { pen, poly, Sheet } from './ink.mjs';
import { rasterise, save } from './raster.mjs';

const SIZE_PX = 512;

function markSvg() {
  const sheet = new Sheet();
  const r = 104;
  const tile = [];
  for (const [cx, cy, a] of [
    [SIZE_PX - r - 16, r + 16, -90],
    [SIZE_PX - r - 16, SIZE_PX - r - 16, 0],
    [r + 16, SIZE_PX - r - 16, 90],
    [r + 16, r + 16, 180],
  ]) {
    for (let i = 0; i <= 24; i++) {
      const t = ((a + (i / 24) * 90) * Math.PI) / 180;
      tile.push([cx + Math.cos(t) * r, cy + Math.sin(t) * r]);
    }
  }
  sheet.fill(poly(tile), '#f6f1e7');
  const ball = (at, radius, colour, line) => {
    sheet.ellipse(at, radius + line, radius + line, '#33303a');
    sheet.ellipse(at, radius, radius, colour);
  };
  // The path of action: an arc.
  const arc = curve(
    [
      [120, 346],
      [162, 222],
      [256, 168],
      [350, 222],
      [392, 346],
    ],
    { stepPx: 12 },
  );
  sheet.fill(pen(arc, 22, { raw: true, start: 0.75, end: 0.75, peak: 0.5 }), '#b9b0a6');
  ball([122, 348], 68, '#fffaf0', 15);
  ball([390, 348], 68, '#fffaf0', 15);
  ball([256, 172], 76, '#2fa8a4', 15);
  return sheet.svg(SIZE_PX, SIZE_PX);
}

export async function drawIcons(folder) {
  const svg = markSvg();
  save(join(folder, 'icon.svg'), Buffer.from(`${svg}\n`));
  save(join(folder, 'icon-512.png'), await rasterise(svg, SIZE_PX, SIZE_PX));
}
