import { gaussianBlur } from './gaussian-blur';
import { greyOf, type Mask, type PaperPicture } from './picture';

const GAIN = 2;
const SIGMA_PX = 1;
const WIDER = 1.6;
const EPSILON = 0.01;

/** Dark lines by difference of Gaussians, with the constants of Chen and Zwicker 2022 (EISAI). */
export function linesOf(picture: PaperPicture): Mask {
  const { widthPx, heightPx } = picture;
  const grey = greyOf(picture);
  const narrow = gaussianBlur(grey, SIGMA_PX, Math.trunc(SIGMA_PX * 4)).values;
  const wide = gaussianBlur(grey, SIGMA_PX * WIDER, Math.trunc(SIGMA_PX * WIDER * 4)).values;
  const on = Uint8Array.from(narrow, (value, i) => (GAIN * ((wide[i] ?? 0) - value) - EPSILON > 0 ? 1 : 0));
  return { widthPx, heightPx, on };
}
