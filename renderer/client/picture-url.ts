import type { PictureId } from '../../main/contract/cut';

/** Relative, so that it is the same in every host. */
export function pictureUrl(picture: PictureId, widthPx?: number): string {
  return widthPx === undefined ? `/frames/${picture}.png` : `/frames/${picture}.png?w=${widthPx}`;
}
