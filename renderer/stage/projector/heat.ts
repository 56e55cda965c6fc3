/** Maps of doubt as they are laid over a drawing: clear where all is well, coloured where a person should look. */

const WIDEST_PX = 640;
const MOST_KEPT = 4;
/** Less doubt than this is everywhere and says nothing. */
const QUIET01 = 0.12;
/** The worst place is looked for in cells this large, so that it is a place and not a pixel. */
const CELL_PX = 12;

export interface Heat {
  readonly canvas: OffscreenCanvas;
  /** The middle of the worst place as a share of the picture, and how bad it is; null where nothing stands out. */
  readonly worst: { readonly x01: number; readonly y01: number; readonly doubt01: number } | null;
}

/** Colours one picture in place: it comes in grey, bright where unsure, and leaves amber to red. */
export function colourDoubt(data: Uint8ClampedArray): void {
  for (let index = 0; index < data.length; index += 4) {
    const doubt01 = Math.max(0, ((data[index] ?? 0) / 255 - QUIET01) / (1 - QUIET01));
    data[index] = 255;
    data[index + 1] = 190 - 160 * doubt01;
    data[index + 2] = 20;
    data[index + 3] = 230 * Math.min(1, doubt01 * 1.4);
  }
}

/** Where in a grey picture the brightest place of some size is. */
export function worstPlace(data: Uint8ClampedArray, widthPx: number, heightPx: number): Heat['worst'] {
  const columns = Math.max(1, Math.ceil(widthPx / CELL_PX));
  const rows = Math.max(1, Math.ceil(heightPx / CELL_PX));
  const sums = new Float64Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const cell = Math.floor(y / CELL_PX) * columns + Math.floor(x / CELL_PX);
      sums[cell] = (sums[cell] ?? 0) + (data[(y * widthPx + x) * 4] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  let best = 0;
  let bestMean = 0;
  for (let cell = 0; cell < sums.length; cell += 1) {
    const mean = (sums[cell] ?? 0) / Math.max(1, counts[cell] ?? 1);
    if (mean > bestMean) {
      best = cell;
      bestMean = mean;
    }
  }
  const doubt01 = bestMean / 255;
  if (doubt01 <= QUIET01) return null;
  return {
    x01: Math.min(1, (((best % columns) + 0.5) * CELL_PX) / widthPx),
    y01: Math.min(1, ((Math.floor(best / columns) + 0.5) * CELL_PX) / heightPx),
    doubt01,
  };
}

const made: { bitmap: ImageBitmap; heat: Heat }[] = [];

export function heatOf(bitmap: ImageBitmap): Heat {
  const known = made.find((entry) => entry.bitmap === bitmap);
  if (known !== undefined) return known.heat;
  // The network's own map is coarser than this: a larger copy would hold nothing more.
  const scale = Math.min(1, WIDEST_PX / bitmap.width);
  const canvas = new OffscreenCanvas(Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let worst: Heat['worst'] = null;
  if (context !== null) {
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const image = context.getImageData(0, 0, canvas.width, canvas.height);
    worst = worstPlace(image.data, canvas.width, canvas.height);
    colourDoubt(image.data);
    context.putImageData(image, 0, 0);
  }
  const heat = { canvas, worst };
  made.unshift({ bitmap, heat });
  made.length = Math.min(made.length, MOST_KEPT);
  return heat;
}
