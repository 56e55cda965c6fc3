import { gaussianBlur } from './gaussian-blur';
import { assertSameSize, greyOf, type Mask, type PaperPicture, type Plane } from './picture';

/** Squared error of each pixel, mean over R, G and B, 0..1. */
function squaredErrors(a: PaperPicture, b: PaperPicture): Float32Array {
  assertSameSize(a, b);
  const errors = new Float32Array(a.widthPx * a.heightPx);
  for (let i = 0; i < errors.length; i += 1) {
    let sum = 0;
    for (let c = 0; c < 3; c += 1) sum += ((a.rgb01[i * 3 + c] ?? 0) - (b.rgb01[i * 3 + c] ?? 0)) ** 2;
    errors[i] = sum / 3;
  }
  return errors;
}

/** Mean over the pixels of `where` (all of them without one); NaN when it is empty. */
export function meanOver(values: Float32Array, where?: Mask): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (where && !where.on[i]) continue;
    sum += values[i] ?? 0;
    count += 1;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** 100 dB stands for equal pictures. */
const MOST_DB = 100;

export interface PixelErrors {
  /** 10 log10(1 / mean squared error), RGB in 0..1. */
  psnrDb(where?: Mask): number;
  /** Interpolation error: root mean square RGB error on the scale 0..255. */
  interpolationError(where?: Mask): number;
}

export function pixelErrors(drawn: PaperPicture, truth: PaperPicture): PixelErrors {
  const errors = squaredErrors(drawn, truth);
  return {
    psnrDb: (where) => {
      const mean = meanOver(errors, where);
      return mean === 0 ? MOST_DB : Math.min(MOST_DB, -10 * Math.log10(mean));
    },
    interpolationError: (where) => Math.sqrt(meanOver(errors, where)) * 255,
  };
}

const SSIM_SIGMA_PX = 1.5;
const SSIM_RADIUS_PX = 5;
const C1 = 0.01 ** 2;
const C2 = 0.03 ** 2;

function times(a: Plane, b: Plane): Plane {
  return { ...a, values: a.values.map((value, i) => value * (b.values[i] ?? 0)) };
}

/** Structural similarity of each pixel on luma (Wang et al. 2004: Gaussian of 11 x 11, sigma 1.5). */
export function ssimMap(drawn: PaperPicture, truth: PaperPicture): Plane {
  assertSameSize(drawn, truth);
  const [a, b] = [greyOf(drawn), greyOf(truth)];
  const blur = (plane: Plane) => gaussianBlur(plane, SSIM_SIGMA_PX, SSIM_RADIUS_PX).values;
  const [meanA, meanB] = [blur(a), blur(b)];
  const [squareA, squareB, product] = [blur(times(a, a)), blur(times(b, b)), blur(times(a, b))];
  const values = new Float32Array(meanA.length);
  for (let i = 0; i < values.length; i += 1) {
    const [ma, mb] = [meanA[i] ?? 0, meanB[i] ?? 0];
    const varianceA = (squareA[i] ?? 0) - ma * ma;
    const varianceB = (squareB[i] ?? 0) - mb * mb;
    const both = (product[i] ?? 0) - ma * mb;
    values[i] = ((2 * ma * mb + C1) * (2 * both + C2)) / ((ma * ma + mb * mb + C1) * (varianceA + varianceB + C2));
  }
  return { widthPx: drawn.widthPx, heightPx: drawn.heightPx, values };
}
