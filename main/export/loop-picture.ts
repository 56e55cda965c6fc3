import sharp from 'sharp';
import { refusal } from '../contract/refusals';

/** For a colleague's eye, not for work: what is wider is reduced. */
export const MOST_LOOP_WIDTH_PX = 960;
/** More different pictures than that make a file that no viewer plays well. */
export const MOST_LOOP_PICTURES = 720;

export interface LoopFrame {
  /** Equal for frames that show the same. */
  readonly of: string;
}

export interface LoopPart<Frame> {
  readonly frame: Frame;
  readonly delayMs: number;
}

/**
 * Frames that show the same become one that lasts longer. Times are rounded to what the format can tell (GIF: hundredths of a second)
 * along the whole loop, so that it never runs ahead of the cut's rate or behind it.
 */
export function loopParts<Frame extends LoopFrame>(
  frames: readonly Frame[],
  rateFps: number,
  stepMs: number,
): LoopPart<Frame>[] {
  const parts: { frame: Frame; from: number; to: number }[] = [];
  frames.forEach((frame, index) => {
    const last = parts.at(-1);
    if (last?.frame.of === frame.of) last.to = index + 1;
    else parts.push({ frame, from: index, to: index + 1 });
  });
  const atMs = (frame: number) => Math.round((frame * 1000) / rateFps / stepMs) * stepMs;
  return parts.map(({ frame, from, to }) => ({ frame, delayMs: Math.max(stepMs, atMs(to) - atMs(from)) }));
}

export interface LoopOptions {
  readonly format: 'gif' | 'webp';
  readonly widthPx: number;
  /** Embedded where the format takes it (WebP). */
  readonly xmp: string | undefined;
}

/** One moving picture on white paper, without end. */
export async function encodeLoop(
  pictures: readonly { readonly png: Uint8Array; readonly delayMs: number }[],
  { format, widthPx, xmp }: LoopOptions,
): Promise<Uint8Array> {
  if (pictures.length > MOST_LOOP_PICTURES) {
    throw refusal('loop-too-long', { pictures: pictures.length, most: MOST_LOOP_PICTURES });
  }
  const onPaper = await Promise.all(
    pictures.map(({ png }) =>
      sharp(png)
        .flatten({ background: '#fff' })
        .resize({ width: Math.min(widthPx, MOST_LOOP_WIDTH_PX) })
        .png({ compressionLevel: 1 })
        .toBuffer(),
    ),
  );
  const delay = pictures.map(({ delayMs }) => delayMs);
  const moving = sharp(onPaper, { join: { animated: true } });
  if (format === 'gif') return moving.gif({ delay, loop: 0 }).toBuffer();
  const webp = moving.webp({ delay, loop: 0, quality: 90 });
  return (xmp === undefined ? webp : webp.withXmp(xmp)).toBuffer();
}
