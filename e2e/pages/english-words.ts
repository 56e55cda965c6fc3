import type { Page } from '@playwright/test';
import { wordsOf } from './page-checks';

/** Names and units that are the same in every language. */
const NAMES = new Set(
  [
    'Nakawari English Ctrl Alt Shift Enter Home End Space Mac Command Esc Tab Insert Delete Backspace PageUp PageDown',
    'PNG JPEG WebP TIFF GIF SSIM PSNR tif png fps bit dB root FOLDER Apache CC BY NC MIT models weights',
    'CPU GPU CUDA NVIDIA DirectML Windows Core ML macOS WebGPU',
  ]
    .join(' ')
    .split(' '),
);

/** English that is left on a Japanese page, each with the text it stands in. `named`: what the person’s own files are called. */
export async function englishWords(page: Page, named: readonly string[] = []): Promise<string[]> {
  const model = (await page.locator('.status-line').textContent()) ?? '';
  const found = (await wordsOf(page)).flatMap((text) =>
    // A colour's number is one in every language.
    [...text.replaceAll(/#[0-9a-f]{6}\b/g, '').matchAll(/[A-Za-z]{2,}/g)].map(([word]) => ({ word, text })),
  );
  const left = found
    .filter(({ word, text }) => !NAMES.has(word) && !/nakawari-story-/.test(text) && !model.includes(word))
    .filter(({ word, text }) => !(word === 'px' && /\d px|px\b/.test(text)))
    .filter(({ word }) => !named.some((name) => name.includes(word)))
    .map(({ word, text }) => `${word}: ${text}`);
  return [...new Set(left)];
}
