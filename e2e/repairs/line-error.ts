import sharp from 'sharp';
import { type LineDrawing, lineDistance, lineDrawing } from '../../main/judge/line-metrics';
import { linesOf } from '../../main/judge/lines';
import { overWhite } from '../../main/judge/picture';

/** Pixels of the paper. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface LineError {
  /** CD x 1e5 of the whole drawing, as the model's card has it. */
  readonly cdE5: number;
  /** How far the lines within the crop lie from the true ones, and the true ones from them: the mean over their pixels, px. */
  readonly meanPx: number;
}

/** The lines of a picture (a file or its bytes). */
export async function linesIn(picture: string | Buffer): Promise<LineDrawing> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return lineDrawing(linesOf(overWhite(new Uint8Array(data), info.width, info.height)));
}

export function lineError(drawn: LineDrawing, truth: LineDrawing, crop: Crop): LineError {
  const [ours, theirs] = [walk(drawn, truth, crop), walk(truth, drawn, crop)];
  const pixels = ours.pixels + theirs.pixels;
  return {
    cdE5: lineDistance(drawn, truth).cdE5,
    meanPx: pixels === 0 ? 0 : (ours.sumPx + theirs.sumPx) / pixels,
  };
}

/** Over the line pixels of one within the crop: their distance to the lines of the other. */
function walk({ lines }: LineDrawing, to: LineDrawing, { left, top, width, height }: Crop) {
  let [sumPx, pixels] = [0, 0];
  for (let y = top; y < top + height; y += 1) {
    for (let x = left; x < left + width; x += 1) {
      const at = y * lines.widthPx + x;
      if (lines.on[at] !== 1) continue;
      sumPx += to.distancePx.values[at] ?? 0;
      pixels += 1;
    }
  }
  return { sumPx, pixels };
}
