import { setImmediate } from 'node:timers/promises';
import sharp from 'sharp';
import type { Paint } from '../contract/cut';
import { NakawariError } from '../contract/errors';
import { layOver } from '../contract/lay-over';
import { type DrawingStyle, encodeStyled } from '../inbetween/drawing-png';
import { paintedXmp } from '../inbetween/generated-metadata';
import { decodePicture, type Pixels } from '../ingest/decode-picture';

/** The files of what is to be laid over each other; null where there is none. */
export interface PaintedFiles {
  readonly draft: string | null;
  readonly over: string | null;
  readonly erased: string | null;
}

export interface PaintedFacts {
  readonly paper: Paint['paper'];
  /** Of a drawing that has no draft. */
  readonly sizePx: { readonly widthPx: number; readonly heightPx: number };
  readonly version: string;
  /** What drew the draft; '' where nobody knows. */
  readonly modelId: string;
}

/** So many pixels at a time: a few milliseconds, and then everybody else has a turn. */
const PIXELS_AT_ONCE = 500_000;

/**
 * The one place where paint and drawing become a picture: a PNG as deep as the draft, with its profile and density, that says of itself that a
 * person painted on it. Layers of another size (over a smaller preview) are fitted to the draft's.
 * @throws NakawariError picture-missing, picture-damaged
 */
export async function composePainted(files: PaintedFiles, facts: PaintedFacts): Promise<Uint8Array> {
  const { pixels, width, height, style, isOpaque } = await belowOf(files.draft, facts);
  const over = await layerOf(files.over, width, height);
  const erased = alphaOf(await layerOf(files.erased, width, height));
  const max = pixels.depthBits === 16 ? 65535 : 255;
  const laid = { below: pixels.rgba, out: pixels.rgba, max, widthPx: width, over, erased, isOpaque } as const;
  const rowsAtOnce = Math.max(1, Math.floor(PIXELS_AT_ONCE / width));
  for (let fromRow = 0; fromRow < height; fromRow += rowsAtOnce) {
    layOver(laid, { left: 0, top: fromRow, right: width, bottom: Math.min(height, fromRow + rowsAtOnce) });
    await setImmediate();
  }
  const isGrey = style.isGrey && !hasColour(over);
  // The profile of a grey picture does not go with colours.
  const carried = style.isGrey && !isGrey ? [] : style.carried;
  const xmp = paintedXmp(facts.version, files.draft === null ? null : facts.modelId);
  return encodeStyled(pixels, { width, height }, { ...style, isGrey, carried }, xmp);
}

function alphaOf(rgba: Uint8Array | null): Uint8Array | null {
  if (rgba === null) return null;
  const alpha = new Uint8Array(rgba.length / 4);
  for (let pixel = 0; pixel < alpha.length; pixel += 1) alpha[pixel] = rgba[pixel * 4 + 3] ?? 0;
  return alpha;
}

/** Whether any colour was painted that is no grey. */
function hasColour(over: Uint8Array | null): boolean {
  if (over === null) return false;
  for (let at = 0; at < over.length; at += 4) {
    if (over[at + 3] !== 0 && (over[at] !== over[at + 1] || over[at] !== over[at + 2])) return true;
  }
  return false;
}

interface Below {
  readonly pixels: Pixels;
  readonly width: number;
  readonly height: number;
  readonly style: DrawingStyle;
  readonly isOpaque: boolean;
}

async function belowOf(draft: string | null, { paper, sizePx }: PaintedFacts): Promise<Below> {
  if (draft === null) {
    const { widthPx: width, heightPx: height } = sizePx;
    const isOpaque = paper === 'white';
    const rgba = new Uint8Array(width * height * 4).fill(isOpaque ? 255 : 0);
    const style = { depthBits: 8 as const, hasAlpha: !isOpaque, isGrey: false, carried: [] };
    return { pixels: { depthBits: 8, rgba }, width, height, style, isOpaque };
  }
  const { facts, pixels } = await decodePicture(draft, 'draft');
  const { widthPx: width, heightPx: height, depthBits, hasAlpha, isGrey, carried } = facts;
  return { pixels, width, height, style: { depthBits, hasAlpha, isGrey, carried }, isOpaque: !hasAlpha };
}

async function layerOf(file: string | null, width: number, height: number): Promise<Uint8Array | null> {
  if (file === null) return null;
  try {
    const layer = sharp(file, { failOn: 'error', ignoreIcc: true, limitInputPixels: false });
    return await layer
      .toColourspace('srgb')
      .ensureAlpha()
      .resize({ width, height, fit: 'fill' })
      .raw({ depth: 'uchar' })
      .toBuffer();
  } catch (cause) {
    throw new NakawariError('picture-damaged', { file: 'paint' }, { cause });
  }
}
