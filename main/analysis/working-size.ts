/** The network was trained on drawings of about this size; larger keys are seen smaller, and drawn at their own size after. */
export const WORKING_AREA_PX = 960 * 576;
/**
 * Smaller keys are seen enlarged: limbs of a few pixels are narrower than the cells of 16 that are matched. Drawings of 256 px seen
 * at 384 have 5 % less line distance (T2 and T3; T1, drawn in the style trained on, has 1 to 3 % more).
 */
export const LEAST_WORKING_AREA_PX = 384 * 384;
const MOST_ENLARGED = 1.5;
const LEAST_SIDE_PX = 64;

/**
 * How a key is shown to the network: scaled to lie within the working areas, then padded on the right and below.
 * A point of the key (pixels, centres at +0.5) times `scaleX`, `scaleY` is the same point of the working picture.
 */
export interface WorkingSize {
  readonly keyWidthPx: number;
  readonly keyHeightPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly paddedWidthPx: number;
  readonly paddedHeightPx: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/**
 * @param multiple both padded sides are a multiple of this (from the model's manifest)
 * @param mostAreaPx of the working picture; a preview's is smaller than the least of a full drawing
 */
export function workingSize(
  keyWidthPx: number,
  keyHeightPx: number,
  multiple: number,
  mostAreaPx = WORKING_AREA_PX,
): WorkingSize {
  const toArea = (areaPx: number) => Math.sqrt(areaPx / (keyWidthPx * keyHeightPx));
  const enlarged = Math.min(MOST_ENLARGED, Math.max(1, toArea(LEAST_WORKING_AREA_PX)));
  const scale = Math.min(enlarged, toArea(mostAreaPx));
  const side = (px: number) => (scale === 1 ? px : Math.max(1, Math.round(px * scale)));
  const padded = (px: number) => Math.ceil(Math.max(px, LEAST_SIDE_PX) / multiple) * multiple;
  const [widthPx, heightPx] = [side(keyWidthPx), side(keyHeightPx)];
  return {
    ...{ keyWidthPx, keyHeightPx, widthPx, heightPx },
    paddedWidthPx: padded(widthPx),
    paddedHeightPx: padded(heightPx),
    scaleX: widthPx / keyWidthPx,
    scaleY: heightPx / keyHeightPx,
  };
}

/** True when nothing but padding lies between the key and what the network saw. */
export function isKeySize(size: WorkingSize): boolean {
  return size.widthPx === size.keyWidthPx && size.heightPx === size.keyHeightPx;
}

/** The same key at half of that, for a preview while a person drags. @param multiple as for `workingSize` */
export function halfWorkingSize(size: WorkingSize, multiple: number): WorkingSize {
  return workingSize(size.keyWidthPx, size.keyHeightPx, multiple, (size.widthPx * size.heightPx) / 4);
}
