import { probePicture } from '../../ingest/probe-picture';
import type { EvalCase } from '../case-folder';
import { type CaseLabels, chartTime, type HalfField, type LabelledPoint, motionPx, readLabels } from '../labels';
import type { CaseKeys } from '../methods';
import { type RgbaPicture, readRgba } from '../read-picture';
import { prepareTruth, type Truth } from '../score-drawing';

/** One true in-between of a case with all that is known of it: what the simulated artist has in mind. Everything in px of the picture. */
export interface ArtistScene {
  readonly name: string;
  readonly keys: CaseKeys;
  readonly widthPx: number;
  readonly heightPx: number;
  /** As the timing chart tells it. */
  readonly tUnit: number;
  readonly picture: RgbaPicture;
  readonly truth: Truth;
  /** From the in-between to each key. */
  readonly flowT: readonly [HalfField, HalfField];
  readonly visibleT: readonly [HalfField, HalfField];
  readonly partsT: HalfField;
  readonly partsKeys: readonly [HalfField, HalfField];
  readonly pointsT: readonly LabelledPoint[];
  readonly pointsKeys: readonly [readonly LabelledPoint[], readonly LabelledPoint[]];
  readonly tauT: HalfField;
  /** From key to key, of each key's own pixels. */
  readonly flowKeys: readonly [HalfField, HalfField];
}

/** A place of a picture, px, pixel centres at +0.5. */
export interface PlacePx {
  readonly x: number;
  readonly y: number;
}

/** The middle one of the true drawings; undefined for a case without labels. @throws NakawariError picture-damaged, input-invalid */
export async function readScene(one: EvalCase): Promise<ArtistScene | undefined> {
  const labels = await readLabels(one.labels);
  const truthFile = one.truths[one.truths.length >> 1];
  if (!labels || !truthFile) return undefined;
  const k = labels.timesUnit.findIndex((time) => Math.abs(time - truthFile.tUnit) < 0.002);
  if (k < 0) return undefined;
  const pictures = [await readRgba(one.key0), await readRgba(one.key1)] as const;
  const refOf = async (path: string) => ({ path, sha256: (await probePicture(path)).facts.sha256 });
  const keys = { name: one.name, refs: [await refOf(one.key0), await refOf(one.key1)] as const, pictures };
  const picture = await readRgba(truthFile.path);
  return {
    ...{ name: one.name, keys, picture, widthPx: picture.widthPx, heightPx: picture.heightPx },
    tUnit: chartTime(truthFile.tUnit, labels.tauT(k), motionPx(labels.flowT(k))),
    truth: prepareTruth(picture, pictures, undefined),
    ...momentOf(labels, k),
  };
}

function momentOf(labels: CaseLabels, k: number) {
  return {
    ...{ flowT: labels.flowT(k), visibleT: labels.visibleT(k), partsT: labels.partsT(k), tauT: labels.tauT(k) },
    flowKeys: labels.flowKeys,
    ...{ partsKeys: labels.partsKeys, pointsT: labels.pointsT(k), pointsKeys: labels.pointsKeys },
  };
}

export const BACKGROUND = 0;

/** The part at a place: 0 background, 255 something that is no part of a figure (an animal's leg, a machine). */
export function partAt(parts: HalfField, place: PlacePx): number {
  return parts.values[cellAt(parts, place)] ?? BACKGROUND;
}

export function cellAt({ widthCells, heightCells }: HalfField, { x, y }: PlacePx): number {
  const column = Math.min(Math.max(Math.floor(x / 2), 0), widthCells - 1);
  return Math.min(Math.max(Math.floor(y / 2), 0), heightCells - 1) * widthCells + column;
}

/** The nearest label, not a mean: motion jumps at the edge of a thing. */
export function vectorAt(flow: HalfField, place: PlacePx): PlacePx {
  const cell = cellAt(flow, place);
  return { x: flow.values[cell] ?? 0, y: flow.values[flow.widthCells * flow.heightCells + cell] ?? 0 };
}

export const plus = (a: PlacePx, b: PlacePx): PlacePx => ({ x: a.x + b.x, y: a.y + b.y });
export const awayPx = (a: PlacePx, b: PlacePx): number => Math.hypot(a.x - b.x, a.y - b.y);

export function isOnPaper({ widthPx, heightPx }: { widthPx: number; heightPx: number }, { x, y }: PlacePx): boolean {
  return x >= 0.5 && y >= 0.5 && x <= widthPx - 0.5 && y <= heightPx - 0.5;
}
