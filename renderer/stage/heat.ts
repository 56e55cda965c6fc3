/** The map of doubt as it is laid over a drawing: clear where the network is sure, amber to red where it is not. */

const WIDEST_PX = 640;
const MOST_KEPT = 4;
const made: { bitmap: ImageBitmap; canvas: OffscreenCanvas }[] = [];
/** Less doubt than this is everywhere and says nothing. */
const QUIET01 = 0.12;

/** Colours one picture in place; it comes in grey, bright where unsure. */
export function colourDoubt(data: Uint8ClampedArray): void {
  for (let index = 0; index < data.length; index += 4) {
    const doubt01 = Math.max(0, ((data[index] ?? 0) / 255 - QUIET01) / (1 - QUIET01));
    data[index] = 255;
    data[index + 1] = 190 - 160 * doubt01;
    data[index + 2] = 20;
    data[index + 3] = 230 * Math.min(1, doubt01 * 1.4);
  }
}

export function heatOf(bitmap: ImageBitmap): OffscreenCanvas {
  const known = made.find((entry) => entry.bitmap === bitmap);
  if (known !== undefined) return known.canvas;
  // The network's own map is coarser than this: a larger copy would hold nothing more.
  const scale = Math.min(1, WIDEST_PX / bitmap.width);
  const canvas = new OffscreenCanvas(Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context !== null) {
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const image = context.getImageData(0, 0, canvas.width, canvas.height);
    colourDoubt(image.data);
    context.putImageData(image, 0, 0);
  }
  made.unshift({ bitmap, canvas });
  made.length = Math.min(made.length, MOST_KEPT);
  return canvas;
}
