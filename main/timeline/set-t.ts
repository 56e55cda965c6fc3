import type { Inbetween, Version } from '../contract/cut';

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
  return (
    source === 'generated' &&
    made.tUnit === tUnit &&
    made.fromPicture === keys?.fromPicture &&
    made.toPicture === keys.toPicture
  );
}
