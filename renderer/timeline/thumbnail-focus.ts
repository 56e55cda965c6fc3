/** Where in a picture the drawing is, so that a narrow thumbnail shows the drawing and not the empty paper beside it. */

const WIDTH_PX = 32;
const HEIGHT_PX = 18;
const MOST_KEPT = 4000;
const found = new Map<string, number>();
let context: OffscreenCanvasRenderingContext2D | null = null;

/** Weight of each pixel: how much it differs from the picture's corner, be that transparent or paper. */
export function centreOfDrawing01(data: Uint8ClampedArray, widthPx: number): number {
  let sum = 0;
  let weighted = 0;
  for (let index = 0; index < data.length; index += 4) {
    let weight = 0;
    for (let channel = 0; channel < 4; channel += 1) {
      weight += Math.abs((data[index + channel] ?? 0) - (data[channel] ?? 0));
    }
    if (weight < 24) continue;
    sum += weight;
    weighted += weight * (((index / 4) % widthPx) + 0.5);
  }
  return sum === 0 ? 0.5 : weighted / sum / widthPx;
}

function look(image: HTMLImageElement): number {
  context ??= new OffscreenCanvas(WIDTH_PX, HEIGHT_PX).getContext('2d', { willReadFrequently: true });
  if (context === null) return 0.5;
  context.clearRect(0, 0, WIDTH_PX, HEIGHT_PX);
  context.drawImage(image, 0, 0, WIDTH_PX, HEIGHT_PX);
  return centreOfDrawing01(context.getImageData(0, 0, WIDTH_PX, HEIGHT_PX).data, WIDTH_PX);
}

/** 0 = left edge, 1 = right edge; looked at once a picture. */
export function focusOf(picture: string, image: HTMLImageElement): number {
  const known = found.get(picture);
  if (known !== undefined) return known;
  const focus = look(image);
  if (found.size >= MOST_KEPT) found.clear();
  found.set(picture, focus);
  return focus;
}

export function knownFocus(picture: string): number {
  return found.get(picture) ?? 0.5;
}

/** `object-position` in percent that brings the focus to the middle of a box narrower than the picture. */
export function positionPercent(focus01: number, pictureWidthPx: number, boxWidthPx: number): number {
  const spare = pictureWidthPx - boxWidthPx;
  if (spare <= 0) return 50;
  return Math.min(100, Math.max(0, ((focus01 * pictureWidthPx - boxWidthPx / 2) / spare) * 100));
}
