import { realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { AppliedCorrection } from '../contract/corrections-of';
import { NakawariError } from '../contract/errors';
import type { KeyRef } from '../inbetween/drawing-engine';

/** A key as the plan knows it: how the person named it, and what to call it in a sidecar. */
export interface PlannedKey extends KeyRef {
  readonly label: string;
  readonly isPng: boolean;
}

/** One file to be written. A key's frame is a copy of the key; its maps show the way to the next one. */
export type PlannedDrawing =
  | {
      readonly state: 'generated';
      readonly file: string;
      readonly mapsBase: string;
      readonly key0: PlannedKey;
      readonly key1: PlannedKey;
      readonly tUnit: number;
      /** What a person says of it. */
      readonly corrections: readonly AppliedCorrection[];
    }
  | {
      readonly state: 'key';
      readonly file: string;
      /** Null where the key's maps were written already (a held frame) or nobody asks for them. */
      readonly mapsBase: string | null;
      readonly key: PlannedKey;
      readonly next: PlannedKey | undefined;
    };

/** All that goes into one output folder. */
export interface PlannedFolder {
  readonly folder: string;
  readonly cel: string | null;
  readonly drawings: readonly PlannedDrawing[];
}

export const MAP_KINDS = ['flow', 'keypoints', 'masks', 'confidence'] as const;
export type MapKind = (typeof MAP_KINDS)[number];

export const MAP_SUFFIXES: Readonly<Record<MapKind, readonly string[]>> = {
  flow: ['.flow.flo', '.flow.png'],
  keypoints: ['.keypoints.json'],
  masks: ['.masks.png'],
  confidence: ['.confidence.png'],
};

/** Every file that this plan would write, the sidecar (which is added to, not replaced) apart. */
export function filesOf(folder: PlannedFolder, maps: readonly MapKind[]): string[] {
  return folder.drawings.flatMap((drawing) => {
    const { mapsBase } = drawing;
    if (mapsBase === null) return [drawing.file];
    const kinds = drawing.state === 'key' ? maps.filter((kind) => kind !== 'confidence') : maps;
    return [drawing.file, ...kinds.flatMap((kind) => MAP_SUFFIXES[kind].map((suffix) => mapsBase + suffix))];
  });
}

/** t as a file name: three digits, more where they are needed to tell it from its neighbours. */
export function tName(tUnit: number): string {
  return `t${tUnit.toFixed(6).replace(/0{1,3}$/, '')}`;
}

/** The real place of a folder that may not be there yet. */
async function realPlace(path: string): Promise<string> {
  const whole = resolve(path);
  const known = await realpath(whole).catch(() => undefined);
  if (known !== undefined) return known;
  const above = dirname(whole);
  return above === whole ? whole : join(await realPlace(above), relative(above, whole));
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/**
 * Results never go where the key drawings are.
 * @param keyFolders folders that hold keys; with `andBelow`, everything below them is the cut's too
 * @throws NakawariError output-holds-keys
 */
export async function refuseKeyFolders(
  out: string,
  keyFolders: readonly string[],
  { andBelow, label }: { andBelow: boolean; label: string },
): Promise<void> {
  const place = await realPlace(out);
  for (const folder of keyFolders) {
    const keys = await realPlace(folder);
    if (andBelow ? isInside(place, keys) : place === keys)
      throw new NakawariError('output-holds-keys', { folder: label });
  }
}
