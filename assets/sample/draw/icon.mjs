// The app's mark: two key drawings (full lines) and, between them, the drawing that was missing.

import { join } from 'node:path';
import { curve } from './geometry.mjs';
import { pen, poly, Sheet, sweep } from './ink.mjs';
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
    const ring = Array.from({ length: 120 }, (_, i) => [
      at[0] + Math.cos((i / 60) * Math.PI) * radius,
      at[1] + Math.sin((i / 60) * Math.PI) * radius,
    ]);
    sheet.fill(
      sweep([...ring, ring[0]], () => line),
      '#33303a',
    );
    sheet.fill(poly(ring), colour);
  };
  // The path of action, with the ticks of a timing chart.
  const arc = curve(
    [
      [96, 372],
      [168, 220],
      [256, 168],
      [344, 220],
      [416, 372],
    ],
    { stepPx: 4 },
  );
  sheet.fill(pen(arc, 15, { raw: true, start: 0.75, end: 0.75, peak: 0.5 }), '#b9b0a6');
  ball([112, 352], 56, '#fffaf0', 9);
  ball([400, 352], 56, '#fffaf0', 9);
  ball([256, 178], 66, '#2fa8a4', 9);
  return sheet.svg(SIZE_PX, SIZE_PX);
}

export async function drawIcons(folder) {
  const svg = markSvg();
  save(join(folder, 'icon.svg'), Buffer.from(`${svg}\n`));
  save(join(folder, 'icon-512.png'), await rasterise(svg, SIZE_PX, SIZE_PX));
}
