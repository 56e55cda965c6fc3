/** Samples of a picture, straight RGBA; 0..255 or 0..65535. */
type Samples = Uint8Array | Uint8ClampedArray | Uint16Array;

/**
 * How a key is made, judged by its pixels alone:
 * `binarised`  nothing but flat colours, edges without anti-aliasing (a scan that was binarised, pixel art);
 * `flat`       areas of one exact colour with anti-aliased edges (digital paint of a cel);
 * `painted`    anything else: gradients, texture, a photograph, a picture that was compressed.
 */
export type KeyLook = 'binarised' | 'flat' | 'painted';

/** A colour as one number, so that it can be a Map's key; 16-bit samples need more than 32 bits. */
export function colourCode(rgba: Samples, at: number): number {
  const code = ((rgba[at] ?? 0) * 65536 + (rgba[at + 1] ?? 0)) * 65536 + (rgba[at + 2] ?? 0);
  // Fully transparent is one colour, whatever its channels hold.
  const alpha = rgba[at + 3] ?? 0;
  return alpha === 0 ? -1 : code * 16 + Math.floor(alpha / (rgba instanceof Uint16Array ? 4369 : 17));
}

const LEAST_AREA_PX = 12;
const FLAT_SHARE = 0.6;
const MOST_COLOURS = 200;
const BINARISED_SHARE = 0.997;

export function lookOf({ rgba }: { readonly rgba: Samples }, widthPx: number, heightPx: number): KeyLook {
  const codes = codesOf(rgba, widthPx * heightPx);
  // Colours that fill an area: pixels whose four neighbours have the very same colour. Such pixels come in runs, which are counted at once.
  const areas = new Map<number, number>();
  let [inside, run, ofRun] = [0, 0, 0];
  for (let y = 1; y < heightPx - 1; y += 1) {
    for (let x = 1; x < widthPx - 1; x += 1) {
      const at = y * widthPx + x;
      const code = codes[at] ?? 0;
      if (codes[at - 1] !== code || codes[at + 1] !== code) continue;
      if (codes[at - widthPx] !== code || codes[at + widthPx] !== code) continue;
      inside += 1;
      if (code !== ofRun) {
        areas.set(ofRun, (areas.get(ofRun) ?? 0) + run);
        run = 0;
        ofRun = code;
      }
      run += 1;
    }
  }
  areas.set(ofRun, (areas.get(ofRun) ?? 0) + run);
  const palette = new Set([...areas].filter(([, count]) => count >= LEAST_AREA_PX).map(([code]) => code));
  if (inside < FLAT_SHARE * codes.length || palette.size > MOST_COLOURS) return 'painted';
  return binarisedShare(codes, palette) >= BINARISED_SHARE ? 'binarised' : 'flat';
}

/** The code of each pixel. Neighbours are mostly of one colour, which need not be worked out again. */
function codesOf(rgba: Samples, pixels: number): Float64Array {
  const codes = new Float64Array(pixels);
  let [r, g, b, a, code] = [-1, -1, -1, -1, 0];
  for (let i = 0; i < pixels; i += 1) {
    const at = i * 4;
    if (rgba[at] !== r || rgba[at + 1] !== g || rgba[at + 2] !== b || rgba[at + 3] !== a) {
      r = rgba[at] ?? 0;
      g = rgba[at + 1] ?? 0;
      b = rgba[at + 2] ?? 0;
      a = rgba[at + 3] ?? 0;
      code = colourCode(rgba, at);
    }
    codes[i] = code;
  }
  return codes;
}

/** Lines may be too thin to fill an area: their colour counts, too, when it is common. */
function binarisedShare(codes: Float64Array, palette: ReadonlySet<number>): number {
  // Those of other colours are gathered at the front, where the loop has been already.
  let [length, before, isOfPalette] = [0, Number.NaN, false];
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i] ?? 0;
    if (code !== before) {
      before = code;
      isOfPalette = palette.has(code);
    }
    if (!isOfPalette) {
      codes[length] = code;
      length += 1;
    }
  }
  if (codes.length - length >= BINARISED_SHARE * codes.length) return 1;
  const counts = countsOf(codes.subarray(0, length));
  const common = Math.max(LEAST_AREA_PX, codes.length / 2000);
  const edge = counts.filter((count) => count >= common).sort((a, b) => b - a);
  const lines = edge.slice(0, 8).reduce((sum, count) => sum + count, 0);
  return (codes.length - length + lines) / codes.length;
}

/** How often each code is there. Sorted, equal ones lie side by side: quicker than a map of thousands of colours. */
function countsOf(codes: Float64Array): number[] {
  codes.sort();
  const counts: number[] = [];
  let from = 0;
  for (let i = 1; i <= codes.length; i += 1) {
    if (i < codes.length && codes[i] === codes[from]) continue;
    counts.push(i - from);
    from = i;
  }
  return counts;
}
