/**
 * How a person's paint lies over a drawing, pixel by pixel: the one place where that is said. Main composes files with it, the page what a hand is
 * painting just now.
 */
export interface LaidPixels {
  /** The drawing below, straight RGBA, 0..max. */
  readonly below: Uint8Array | Uint8ClampedArray | Uint16Array;
  /** Where it goes; may be `below` itself. */
  readonly out: Uint8Array | Uint8ClampedArray | Uint16Array;
  readonly max: 255 | 65535;
  readonly widthPx: number;
  /** What was painted, straight RGBA, 0..255. */
  readonly over: Uint8Array | Uint8ClampedArray | null;
  /** How much of what lies below is gone, one byte a pixel. */
  readonly erased: Uint8Array | Uint8ClampedArray | null;
  /** The drawing has no alpha: what is gone from it is white paper. */
  readonly isOpaque: boolean;
}

/** Right and bottom are not in it. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is seen within the box. A pixel on which nobody painted is the drawing's own, to the bit. */
export function layOver(pixels: LaidPixels, { left, top, right, bottom }: PixelBox): void {
  const { below, out, max, widthPx, over, erased, isOpaque } = pixels;
  const scale = max / 255;
  for (let y = top; y < bottom; y += 1) {
    for (let pixel = y * widthPx + left; pixel < y * widthPx + right; pixel += 1) {
      const at = pixel * 4;
      const paint = over?.[at + 3] ?? 0;
      const gone = erased?.[pixel] ?? 0;
      if (paint === 0 && gone === 0) {
        for (let c = at; c < at + 4; c += 1) out[c] = below[c] ?? 0;
        continue;
      }
      const paint01 = paint / 255;
      const rest01 = ((below[at + 3] ?? 0) / max) * (1 - gone / 255) * (1 - paint01);
      const alpha01 = paint01 + rest01;
      // On paper the white behind is what is missing to a whole.
      const whole = isOpaque ? 1 : alpha01;
      const white = isOpaque ? (1 - alpha01) * max : 0;
      for (let c = at; c < at + 3; c += 1) {
        const mixed = paint01 * (over?.[c] ?? 0) * scale + rest01 * (below[c] ?? 0) + white;
        out[c] = whole === 0 ? 0 : Math.round(mixed / whole);
      }
      out[at + 3] = Math.round(whole * max);
    }
  }
}
