import { setImmediate } from 'node:timers/promises';
import type { PairAnalysis } from '../analysis/pair-analysis';
import { type Planes, planesNamed, tensorNamed } from '../analysis/planes';
import type { WorkingSize } from '../analysis/working-size';
import type { PaletteStep } from '../contract/drawing-choice';
import { type KeyLook, lookOf } from '../contract/key-look';
import type { GraphTensors } from '../inference/graph-session';
import type { DecodedPicture, Pixels } from '../ingest/decode-picture';
import { drawRows } from './draw-rows';
import { drawSeams } from './draw-seams';
import type { DrawingStyle } from './drawing-png';
import type { TweenMaps } from './map-rows';

/** Rows composed between two looks at whether the work is still wanted. */
const STRIP_PX = 512 * 1024;

export function tweenMaps(tween: GraphTensors): TweenMaps {
  return {
    flowT0: planesNamed(tween, 'flow_t0', 2),
    flowT1: planesNamed(tween, 'flow_t1', 2),
    blend: planesNamed(tween, 'blend', 1),
    residual: planesNamed(tween, 'residual', 4),
  };
}

/** t as the tween graph takes it, beside everything known of the pair. */
export function tweenInputs(pair: PairAnalysis, tUnit: number): GraphTensors {
  return new Map([...pair, ['t', { type: 'float32', data: Float32Array.of(tUnit), dims: [1] }]]);
}

/** The graph's own drawing without its padding, at the working size: straight RGBA 0..255, row by row. */
export function workingPixels(tween: GraphTensors, size: WorkingSize): Uint8Array {
  const drawing = tensorNamed(tween, 'drawing');
  if (drawing.type !== 'uint8') throw new Error('drawing is not uint8');
  const { widthPx: width, heightPx: height, paddedWidthPx } = size;
  if (paddedWidthPx === width) return drawing.data.subarray(0, width * height * 4);
  const out = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const from = y * paddedWidthPx * 4;
    out.set(drawing.data.subarray(from, from + width * 4), y * width * 4);
  }
  return out;
}

export function asDepth(pixels: Pixels, depthBits: 8 | 16): Pixels {
  if (pixels.depthBits === depthBits) return pixels;
  if (depthBits === 16) return { depthBits, rgba: Uint16Array.from(pixels.rgba, (value) => value * 257) };
  return { depthBits, rgba: Uint8Array.from(pixels.rgba, (value) => Math.round(value / 257)) };
}

/** A key is looked at once while it is kept decoded: a span draws from it many times. */
const looks = new WeakMap<Pixels, KeyLook>();

function lookOfKey(key: Pixels, { keyWidthPx, keyHeightPx }: WorkingSize): KeyLook {
  const known = looks.get(key);
  if (known) return known;
  const look = lookOf(key, keyWidthPx, keyHeightPx);
  looks.set(key, look);
  return look;
}

/** The look that both keys share; one painted key makes the pair painted. */
export function sharedLook(keys: readonly [DecodedPicture, DecodedPicture], size: WorkingSize): KeyLook {
  const both = keys.map((key) => lookOfKey(key.pixels, size));
  if (both.includes('painted')) return 'painted';
  return both.includes('flat') ? 'flat' : 'binarised';
}

/** How the last step takes a look: a person may want it left out, or done whatever the keys look like. */
export function lookToKeep(look: KeyLook, palette: PaletteStep): KeyLook {
  if (palette === 'off') return 'painted';
  return palette === 'on' && look === 'painted' ? 'flat' : look;
}

/**
 * The in-between's pixels at the keys' size and depth, composed from the keys' own pixels; keys of flat colours give theirs back.
 * @param checkWanted throws when nobody wants the drawing any more; asked between strips
 * @param pieces what a person's word has put or taken away, as `enforcedTween` tells it
 */
export async function drawPixels(
  keys: readonly [DecodedPicture, DecodedPicture],
  tween: GraphTensors,
  size: WorkingSize,
  style: DrawingStyle,
  checkWanted: () => void,
  palette: PaletteStep = 'automatic',
  pieces: Planes | null = null,
): Promise<Pixels> {
  const { depthBits } = style;
  const { keyWidthPx: width, keyHeightPx: height } = size;
  const pixels = empty(depthBits, width * height * 4);
  const own = [asDepth(keys[0].pixels, depthBits), asDepth(keys[1].pixels, depthBits)] as const;
  const look = lookToKeep(sharedLook(keys, size), palette);
  const maps = tweenMaps(tween);
  const strip = Math.max(1, Math.floor(STRIP_PX / width));
  for (let from = 0; from < height; from += strip) {
    checkWanted();
    const rows = { from, to: Math.min(from + strip, height) };
    drawRows(look, own, maps, size, rows, pixels.rgba);
    if (pieces) drawSeams(look, own, maps, pieces, size, rows, pixels.rgba);
    await setImmediate();
  }
  return pixels;
}

/**
 * The same at the working size, from the keys as the network saw them: 8 bits, without padding.
 * @param images uint8 [1,H,W,4] of both keys
 */
export function workingPixelsOf(
  images: readonly [Uint8Array, Uint8Array],
  tween: GraphTensors,
  pieces: Planes,
  size: WorkingSize,
): Uint8Array {
  const { paddedWidthPx: width, paddedHeightPx: height } = size;
  const whole = { ...size, keyWidthPx: width, keyHeightPx: height, scaleX: 1, scaleY: 1 };
  const keys = [
    { depthBits: 8, rgba: images[0] },
    { depthBits: 8, rgba: images[1] },
  ] as const;
  const rgba = new Uint8Array(width * height * 4);
  const rows = { from: 0, to: size.heightPx };
  const maps = tweenMaps(tween);
  drawRows('painted', keys, maps, whole, rows, rgba);
  drawSeams('painted', keys, maps, pieces, whole, rows, rgba);
  return workingPixels(new Map([['drawing', { type: 'uint8', data: rgba, dims: [1, height, width, 4] }]]), size);
}

function empty(depthBits: 8 | 16, samples: number): Pixels {
  return depthBits === 16
    ? { depthBits, rgba: new Uint16Array(samples) }
    : { depthBits, rgba: new Uint8Array(samples) };
}
