/** The network was trained on drawings of about this size; larger keys are seen smaller, and drawn at their own size after. */
export const WORKING_AREA_PX = 960 * 576;
const LEAST_SIDE_PX = 64;

/**
 * How a key is shown to the network: scaled down (never up) to the working area, then padded on the right and below.
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

/** @param multiple both padded sides are a multiple of this (from the model's manifest) */
export function workingSize(
  keyWidthPx: number,
  keyHeightPx: number,
  multiple: number,
  mostAreaPx = WORKING_AREA_PX,
): WorkingSize {
  const scale = Math.min(1, Math.sqrt(mostAreaPx / (keyWidthPx * keyHeightPx)));
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
