import { setImmediate } from 'node:timers/promises';
import sharp from 'sharp';
import type { PictureComparison } from '../contract/procedures';
import { refusal } from '../contract/refusals';
import { inkRatio, lineDistance, lineDrawing } from '../judge/line-metrics';
import { linesOf } from '../judge/lines';
import { overWhite, type PaperPicture } from '../judge/picture';
import { meanOver, pixelErrors, ssimMap } from '../judge/similarity';
import { cancelledBy } from './coded-errors';

/** Figures do not need more: what is larger is reduced first, both pictures alike. */
const MOST_WIDTH_PX = 1920;

interface Raw {
  readonly rgba: Buffer;
  readonly widthPx: number;
  readonly heightPx: number;
}

async function rawOf(source: Uint8Array | string): Promise<Raw> {
  const { data, info } = await sharp(source)
    .autoOrient()
    .resize({ width: MOST_WIDTH_PX, withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { rgba: data, widthPx: info.width, heightPx: info.height };
}

/**
 * How picture `a` differs from `b` (the one to be held against), both over white paper. Each step takes some ten milliseconds, and the
 * event loop has its turn between them.
 * @throws NakawariError input-invalid when their sizes differ, cancelled
 */
export async function comparePictures(
  a: Uint8Array | string,
  b: Uint8Array | string,
  signal?: AbortSignal,
): Promise<PictureComparison> {
  const [rawA, rawB] = await Promise.all([rawOf(a), rawOf(b)]);
  if (rawA.widthPx !== rawB.widthPx || rawA.heightPx !== rawB.heightPx) {
    throw refusal('sizes-differ', {
      a: `${rawA.widthPx} × ${rawA.heightPx}`,
      b: `${rawB.widthPx} × ${rawB.heightPx}`,
    });
  }
  const step = async <T>(work: () => T): Promise<T> => {
    await setImmediate();
    cancelledBy(signal);
    return work();
  };
  const onPaper = (raw: Raw): PaperPicture => overWhite(raw.rgba, raw.widthPx, raw.heightPx);
  const [paperA, paperB] = [await step(() => onPaper(rawA)), await step(() => onPaper(rawB))];
  const differentShare01 = await step(() => differentShare(paperA, paperB));
  const psnrDb = await step(() => pixelErrors(paperA, paperB).psnrDb());
  const ssim = await step(() => meanOver(ssimMap(paperA, paperB).values));
  const [linesA, linesB] = [await step(() => linesOf(paperA)), await step(() => linesOf(paperB))];
  const [inkA, inkB] = [linesA.on.includes(1), linesB.on.includes(1)];
  const drawnA = await step(() => lineDrawing(linesA));
  const drawnB = await step(() => lineDrawing(linesB));
  return {
    psnrDb: differentShare01 === 0 ? null : psnrDb,
    ssim: differentShare01 === 0 ? 1 : ssim,
    lineDistanceE5: inkA && inkB ? lineDistance(drawnA, drawnB).cdE5 : null,
    inkRatio: inkB ? inkRatio(linesA, linesB) : null,
    differentShare01,
  };
}

const LEAST_DIFFERENCE01 = 1 / 255 + 1e-6;

function differentShare(a: PaperPicture, b: PaperPicture): number {
  const pixels = a.widthPx * a.heightPx;
  let different = 0;
  for (let i = 0; i < pixels * 3; i += 3) {
    for (let c = i; c < i + 3; c += 1) {
      if (Math.abs((a.rgb01[c] ?? 0) - (b.rgb01[c] ?? 0)) > LEAST_DIFFERENCE01) {
        different += 1;
        break;
      }
    }
  }
  return different / pixels;
}
