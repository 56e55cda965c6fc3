// SVG to PNG files.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import sharp from 'sharp';

/** RGBA PNG (straight alpha, no palette, no timestamps) of an SVG. */
export async function rasterise(svg, widthPx, heightPx) {
  const image = sharp(Buffer.from(svg), { density: 72, limitInputPixels: 16384 * 16384, unlimited: true });
  return image
    .resize(widthPx, heightPx)
    .ensureAlpha()
    .png({ compressionLevel: 9, palette: false, adaptiveFiltering: true })
    .toBuffer();
}

export function save(file, bytes) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
