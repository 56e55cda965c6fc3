import type { ReportWords } from './report-words';
import { shortNumber } from './tables';

/**
 * What the literature's classic table says of the families that are compared here: Jiang et al., "Super SloMo" (2018), on UCF101 under
 * motion masks. History, not a yardstick: other pictures (film of people), another region of them, and a script whose repair gave other values.
 */
export const PUBLISHED: readonly {
  readonly method: string;
  readonly psnrDb: number;
  readonly ssim: number;
  readonly interpolationError: number;
}[] = [
  { method: 'Phase-Based', psnrDb: 32.35, ssim: 0.924, interpolationError: 8.84 },
  { method: 'FlowNet2', psnrDb: 32.3, ssim: 0.93, interpolationError: 8.4 },
  { method: 'Deep Voxel Flow', psnrDb: 32.46, ssim: 0.93, interpolationError: 8.27 },
  { method: 'SepConv', psnrDb: 33.02, ssim: 0.935, interpolationError: 8.03 },
  { method: 'Super SloMo (Adobe)', psnrDb: 32.84, ssim: 0.935, interpolationError: 8.04 },
  { method: 'Super SloMo', psnrDb: 33.14, ssim: 0.938, interpolationError: 7.8 },
];

/** The published figures with their warning, for the report. */
export function publishedTable(words: ReportWords): string {
  const rows = PUBLISHED.map(
    ({ method, psnrDb, ssim, interpolationError }) =>
      `<tr><td>${method}</td><td>${psnrDb.toFixed(2)}</td><td>${ssim.toFixed(3)}</td><td>${shortNumber(interpolationError)}</td></tr>`,
  );
  const heads = ['UCF101', 'PSNR (dB)', 'SSIM', 'IE'].map((head) => `<th>${head}</th>`).join('');
  return `<p>${words.publishedWarning}</p><table><tr>${heads}</tr>${rows.join('')}</table>`;
}
