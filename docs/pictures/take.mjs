// Takes the pictures of the README from the product itself: `npm run pictures` (after `npm test` or `npm start`, which install and build).
//   desk-en.png, desk-ja.png   the app with the sample cut, its in-betweens drawn
//   span.png                   two keys of the sample cut and the three drawings between them
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { findChromium } from '../../main/setup/find-chromium.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));
const pictures = fileURLToPath(new URL('./', import.meta.url));
const program = (name) => join(project, 'out', 'main', name);
const work = await mkdtemp(join(tmpdir(), 'nakawari-pictures-'));

/** All drafts of a 40-frame cut of two cels; minutes on a slow machine. */
const DRAWN_LIMIT_MS = 20 * 60_000;

async function takeDesk(language) {
  const host = spawn(process.execPath, [
    program('browser-host.js'),
    '--port',
    '0',
    '--no-open',
    '--data',
    join(work, 'data'),
  ]);
  try {
    const address = await new Promise((resolve, reject) => {
      host.once('exit', () => reject(new Error('the host ended')));
      host.stdout.on('data', (chunk) => {
        const ready = /ready: (\S+)/.exec(String(chunk));
        if (ready) resolve(ready[1]);
      });
    });
    const browser = await chromium.launch({
      executablePath: findChromium({ env: process.env, platform: process.platform }),
      args: ['--disable-gpu', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: language });
    await page.goto(address);
    const wanted = page.getByRole('gridcell', { name: language === 'ja' ? /未作画|作画中/ : /wanted|drawing now/ });
    await page.getByRole('gridcell').first().waitFor();
    await page.waitForTimeout(1000);
    await wanted.first().waitFor({ state: 'detached', timeout: DRAWN_LIMIT_MS });
    const drawings = page.getByRole('gridcell', { name: /^A.*(frame 26|26 コマ)/ });
    await drawings.first().click();
    await page.waitForTimeout(2000);
    await page.screenshot({ path: join(pictures, `desk-${language}.png`) });
    await browser.close();
  } finally {
    host.kill();
    await new Promise((resolve) => host.once('close', resolve));
  }
}

/** A strip of five at half size on paper: key, t 0.25, 0.50, 0.75, key; keys under a bar. */
async function takeSpan(first, second) {
  const out = join(work, 'span');
  const cel = (name) => join(project, 'assets', 'sample', 'little-bird', 'A', name);
  const tween = [program('nakawari.js'), 'tween', cel(first), cel(second), '--t', '0.25,0.5,0.75', '--out', out];
  await promisify(execFile)(process.execPath, tween, { cwd: project });
  const five = [cel(first), ...['0.250', '0.500', '0.750'].map((t) => join(out, `t${t}.png`)), cel(second)];
  const crop = { left: 130, top: 0, width: 560, height: 540 };
  const [width, height, bar] = [280, 270, 6];
  const layers = await Promise.all(
    five.map(async (file, index) => {
      const picture = sharp(file).extract(crop).resize(width, height).flatten({ background: '#ffffff' });
      const colour = index === 0 || index === 4 ? '#333333' : '#6aa0dc';
      const input = await picture.extend({ bottom: bar, background: colour }).png().toBuffer();
      return { input, left: index * (width + 4), top: 0 };
    }),
  );
  const size = { width: 5 * width + 16, height: height + bar, channels: 3, background: '#e0e0e0' };
  await sharp({ create: size })
    .composite(layers)
    .png({ compressionLevel: 9, palette: true })
    .toFile(join(pictures, 'span.png'));
}

try {
  await takeSpan('A0007.png', 'A0008.png');
  for (const language of ['en', 'ja']) await takeDesk(language);
} finally {
  await rm(work, { recursive: true, force: true });
}
