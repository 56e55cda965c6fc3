import { indexOfCel } from '../contract/cel-index';
import type { Cel, Drawing, Exposure, Inbetween, Made, Span, Version } from '../contract/cut';
import { isNearFrame, isOnFrame, tOfFrame } from '../contract/timing-curve';
import { indexAt } from './exposure-row';

/** What the pictures of a span are made from. */
export interface KeyPicturePair {
  readonly fromPicture: string;
  readonly toPicture: string;
}

/**
 * The in-between at another t. A draft that has a version for just this t and these keys shows it again: going back costs no drawing.
 * What a person corrected, approved or sent back goes on showing what it shows (and is stale).
 */
export function setT(inbetween: Inbetween, tUnit: number, keys: KeyPicturePair | undefined): Inbetween {
  if (inbetween.tUnit === tUnit) return inbetween;
  const moved = { ...inbetween, tUnit };
  if (inbetween.state !== 'generated') return moved;
  const fitting = inbetween.versions.findLast((version) => isMadeFor(version, tUnit, keys));
  return fitting ? { ...moved, picture: fitting.picture, made: fitting.made } : moved;
}

function isMadeFor({ made, source }: Version, tUnit: number, keys: KeyPicturePair | undefined): boolean {
  return source === 'generated' && made.tUnit === tUnit && isMadeFrom(made, keys);
}

function isMadeFrom(made: Made, keys: KeyPicturePair | undefined): boolean {
  return made.fromPicture === keys?.fromPicture && made.toPicture === keys.toPicture;
}

export interface RetimedRow {
  readonly exposures: readonly Exposure[];
  readonly byId: ReadonlyMap<string, Drawing>;
  /** The edit itself says t: it stays where it can. */
  readonly isSaid: boolean;
}

/**
 * The in-betweens of a preset span that go to another t. One whose place in the span changed goes to the t that it was drawn for if that
 * is right on its frame now, else it keeps its t if that is, else it goes to the curve's: of all that is right, what needs least drawing.
 */
export function retimed(before: Cel, span: Span, { exposures, byId, isSaid }: RetimedRow): [string, Inbetween][] {
  const { startFrame, endFrame } = span;
  const { preset } = span.timing;
  if (preset === 'by-hand' || span.inbetweenIds.length === 0) return [];
  const pictureOf = (id: string) => byId.get(id)?.picture ?? '';
  const keys = { fromPicture: pictureOf(span.fromDrawingId), toPicture: pictureOf(span.toDrawingId) };
  const frameOf = firstFramesBetween(exposures, startFrame, endFrame);
  const interval = endFrame - startFrame;
  const placeBefore = placesIn(before, span.id);
  const offsets = span.inbetweenIds.map((id) => (frameOf.get(id) ?? startFrame) - startFrame);
  const evenUnits = preset === 'even' ? evenUnitsOn(offsets, interval) : [];
  const curve = (offset: number) => tOfFrame(preset, offset, interval);
  return span.inbetweenIds.flatMap((id, index): [string, Inbetween][] => {
    const inbetween = byId.get(id);
    const offset = offsets[index] ?? 0;
    if (inbetween?.kind !== 'inbetween') return [];
    const isOn = (tUnit: number) => isOnFrame(preset, tUnit, offset, interval);
    const isMoved = placeBefore(id) !== `${preset} ${offset}/${interval}`;
    if (!isMoved || isSaid) return isOn(inbetween.tUnit) ? [] : [[id, setT(inbetween, curve(offset), keys)]];
    const isRight = (tUnit: number) => isNearFrame(preset, tUnit, offset, interval) || tUnit === evenUnits[index];
    const tUnit = [...tsDrawnFor(inbetween, keys), inbetween.tUnit].find(isRight) ?? curve(offset);
    return tUnit === inbetween.tUnit ? [] : [[id, setT(inbetween, tUnit, keys)]];
  });
}

/** Drawings spaced evenly over frames that do not divide evenly (1/3 of eight frames), where each is on its frame. */
function evenUnitsOn(offsets: readonly number[], interval: number): readonly number[] {
  const units = offsets.map((_, index) => (index + 1) / (offsets.length + 1));
  return units.every((tUnit, index) => isOnFrame('even', tUnit, offsets[index] ?? 0, interval)) ? units : [];
}

/** What is shown first, then the other versions, newest first. */
function tsDrawnFor({ made, versions }: Inbetween, keys: KeyPicturePair): number[] {
  if (made === null) return [];
  return [made, ...versions.toReversed().map((version) => version.made)]
    .filter((candidate) => isMadeFrom(candidate, keys))
    .map((candidate) => candidate.tUnit);
}

function placesIn(cel: Cel, spanId: string): (drawingId: string) => string {
  const { spans, frames } = indexOfCel(cel);
  const span = spans.get(spanId);
  if (!span) return () => '';
  return (drawingId) => {
    const frame = frames.get(drawingId)?.find((begins) => begins > span.startFrame) ?? span.startFrame;
    return `${span.timing.preset} ${frame - span.startFrame}/${span.endFrame - span.startFrame}`;
  };
}

function firstFramesBetween(exposures: readonly Exposure[], startFrame: number, endFrame: number): Map<string, number> {
  const frames = new Map<string, number>();
  for (let index = indexAt(exposures, startFrame) + 1; index < exposures.length; index += 1) {
    const exposure = exposures[index];
    if (!exposure || exposure.frame >= endFrame) break;
    if (exposure.drawingId !== null && !frames.has(exposure.drawingId)) frames.set(exposure.drawingId, exposure.frame);
  }
  return frames;
}
