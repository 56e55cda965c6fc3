import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PaletteStep } from '../contract/drawing-choice';
import { NakawariError } from '../contract/errors';
import type { DrawingEngine, KeyRef } from '../inbetween/drawing-engine';
import type { Store } from '../store/store';
import { type RgbaPicture, readRgba } from './read-picture';

/** What a method is given of a case. */
export interface CaseKeys {
  readonly name: string;
  readonly refs: readonly [KeyRef, KeyRef];
  readonly pictures: readonly [RgbaPicture, RgbaPicture];
}

/** A way to draw the in-between at t. */
export interface Method {
  /** As tables and files name it. */
  readonly name: string;
  /** @throws NakawariError cancelled, and whatever the method may meet */
  draw(keys: CaseKeys, tUnit: number, signal: AbortSignal): Promise<RgbaPicture>;
}

/** The nearer key, held: what a sheet without in-betweens shows. */
export const holdMethod: Method = {
  name: 'hold',
  draw: async ({ pictures }, tUnit) => pictures[tUnit < 0.5 ? 0 : 1],
};

/** A cross-fade, on premultiplied colours. */
export const blendMethod: Method = {
  name: 'blend',
  draw: async ({ pictures: [a, b] }, tUnit) => {
    const rgba = new Uint8Array(a.rgba.length);
    for (let i = 0; i < rgba.length; i += 4) {
      const [alphaA, alphaB] = [(a.rgba[i + 3] ?? 0) * (1 - tUnit), (b.rgba[i + 3] ?? 0) * tUnit];
      const alpha = alphaA + alphaB;
      for (let c = 0; c < 3; c += 1) {
        const sum = (a.rgba[i + c] ?? 0) * alphaA + (b.rgba[i + c] ?? 0) * alphaB;
        rgba[i + c] = alpha > 0 ? Math.round(sum / alpha) : 0;
      }
      rgba[i + 3] = Math.round(alpha);
    }
    return { ...a, rgba };
  },
};

/** An installed model through the engine that ships. */
export function modelMethod(engine: DrawingEngine, store: Store, modelId: string, palette?: PaletteStep): Method {
  return {
    name: modelId,
    async draw({ refs: [key0, key1] }, tUnit, signal) {
      const { id } = await engine.draw({ key0, key1, tUnit, modelId, palette }, { signal });
      return readRgba(store.pathOf(id));
    },
  };
}

/**
 * Drawings that another program made: `FOLDER/<case>/<t>.png`, t written with any number of digits (0.5.png, t0.500.png, gt_0.5.png).
 * So whatever can write pictures can be compared.
 */
export function folderMethod(name: string, folder: string): Method {
  return {
    name,
    async draw({ name: caseName }, tUnit) {
      const at = join(folder, caseName);
      const files = await readdir(at).catch(() => []);
      const nearest = files.find((file) => {
        const number = /(0?\.\d+)\.\w+$/.exec(file)?.[1];
        return number !== undefined && Math.abs(Number(number) - tUnit) < 0.0006;
      });
      if (!nearest) throw new NakawariError('picture-missing', { file: `${name}/${caseName}/${tUnit.toFixed(3)}.png` });
      return readRgba(join(at, nearest));
    },
  };
}
