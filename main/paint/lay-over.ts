import type { Pixels } from '../ingest/decode-picture';

/** What a person painted, as pixels of the drawing's own size. */
export interface LayerPixels {
  /** Straight RGBA, 8 bit. */
  readonly over: Uint8Array | null;
  /** Straight RGBA, 8 bit; its alpha says how much of what lies below goes. */
  readonly erased: Uint8Array | null;
}

/**
 * Rows [fromRow, toRow) of the drawing below, less what was erased, with what was painted over it, in place. A pixel on which nobody painted is
 * not touched: not a bit of it changes.
 * @param isOpaque the drawing has no alpha: what is gone from it is white paper
 */
export function layOver(
  below: Pixels,
  { over, erased }: LayerPixels,
  isOpaque: boolean,
  rows: { readonly widthPx: number; readonly fromRow: number; readonly toRow: number },
): void {
  const { rgba } = below;
  const max = below.depthBits === 16 ? 65535 : 255;
  const scale = max / 255;
  const end = rows.toRow * rows.widthPx * 4;
  for (let at = rows.fromRow * rows.widthPx * 4; at < end; at += 4) {
    const paint = over?.[at + 3] ?? 0;
    const gone = erased?.[at + 3] ?? 0;
    if (paint === 0 && gone === 0) continue;
    const paint01 = paint / 255;
    const rest01 = ((rgba[at + 3] ?? 0) / max) * (1 - gone / 255) * (1 - paint01);
    const alpha01 = paint01 + rest01;
    // On paper the white behind is what is missing to a whole.
    const whole = isOpaque ? 1 : alpha01;
    const white = isOpaque ? (1 - alpha01) * max : 0;
    rgba[at + 3] = Math.round(whole * max);
    for (let c = at; c < at + 3; c += 1) {
      const mixed = paint01 * (over?.[c] ?? 0) * scale + rest01 * (rgba[c] ?? 0) + white;
      rgba[c] = whole === 0 ? 0 : Math.round(mixed / whole);
    }
  }
}

/** Whether any colour was painted that is no grey. */
export function hasColour({ over }: LayerPixels): boolean {
  if (over === null) return false;
  for (let at = 0; at < over.length; at += 4) {
    if (over[at + 3] !== 0 && (over[at] !== over[at + 1] || over[at] !== over[at + 2])) return true;
  }
  return false;
}
