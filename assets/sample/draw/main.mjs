// Draws the sample cut. Without arguments: the keys into assets/sample/little-bird and the icons into assets/icons.
//   node assets/sample/draw/main.mjs                 the cut and the icons
//   node assets/sample/draw/main.mjs --out DIR       the cut only, into DIR
//   node assets/sample/draw/main.mjs --truth DIR     the true drawing at every frame of the cut (24 fps), into DIR/A and DIR/B
//   … --drawings A0007,B0006                         of these only those

import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { birdBetween, birdKeys, birdSvg } from './bird.mjs';
import { girlSvg } from './girl.mjs';
import { drawIcons } from './icon.mjs';
import { between, girlKeys } from './poses.mjs';
import { rasterise, save } from './raster.mjs';

const WIDTH_PX = 960;
const HEIGHT_PX = 540;
const FRAMES_PER_KEY = 4;

const CELS = {
  A: { keys: girlKeys, between, svg: girlSvg },
  B: { keys: birdKeys, between: birdBetween, svg: birdSvg },
};

const fileName = (cel, number) => `${cel}${String(number).padStart(4, '0')}.png`;

async function writeCel(name, folder, framesPerKey) {
  const cel = CELS[name];
  const keys = cel.keys();
  let number = 0;
  let bytes = 0;
  for (let i = 0; i < keys.length; i++) {
    const steps = i === keys.length - 1 ? 1 : framesPerKey;
    for (let s = 0; s < steps; s++) {
      number += 1;
      if (only && !only.includes(fileName(name, number))) continue;
      const drawing = s === 0 ? keys[i] : cel.between(keys[i], keys[i + 1], s / framesPerKey);
      const png = await rasterise(cel.svg(drawing, WIDTH_PX, HEIGHT_PX), WIDTH_PX, HEIGHT_PX);
      bytes += png.length;
      save(join(folder, name, fileName(name, number)), png);
    }
  }
  if (!only) process.stdout.write(`${name}: ${number} drawings, ${(bytes / 1024).toFixed(0)} KiB\n`);
}

function option(args, name) {
  const i = args.indexOf(name);
  if (i < 0) return undefined;
  const value = args[i + 1];
  if (!value) throw new Error(`${name} needs a value`);
  return value;
}

const args = process.argv.slice(2);
const here = fileURLToPath(new URL('..', import.meta.url));
const folder = (name) => {
  const value = option(args, name);
  return value && resolve(value);
};
const truth = folder('--truth');
const out = folder('--out');
const only = option(args, '--drawings')
  ?.split(',')
  .map((name) => `${name}.png`);
for (const name of Object.keys(CELS))
  await writeCel(name, truth ?? out ?? join(here, 'little-bird'), truth ? FRAMES_PER_KEY : 1);
if (!truth && !out) await drawIcons(join(here, '..', 'icons'));
