import type { Place } from '../../../main/contract/correction';
import type { PictureId } from '../../../main/contract/cut';
import type { SizePx } from '../../stage/view-transform';
import { SNAP_REACH_PX } from '../../state/correct-region';
import { askRaster } from '../raster/ask-raster';
import type { StepsOptions } from '../raster/in-steps';

/** What the lines of a drawing bound, asked of the worker that reads it: whole papers of 0 and 1; null where nothing is. */

export interface ReadGround {
  readonly paper: SizePx;
  readonly picture: PictureId;
}

/** The fill takes the line around an area along, as far as it is about so wide. */
const OVER_LINES_PX = 4;
const FILL_TOLERANCE = 40;

export function areaAt(
  { paper, picture }: ReadGround,
  seed: Place,
  gapPx: number,
  watched: StepsOptions = {},
): Promise<Uint8Array | null> {
  const options = { gapPx, tolerance: FILL_TOLERANCE };
  return askRaster({ kind: 'fill', picture, paper, seed, overLinesPx: OVER_LINES_PX, options }, watched);
}

/** A region with its edge on the lines nearby. @param inside whole paper; a copy of it is sent */
export function onLines(
  { paper, picture }: ReadGround,
  inside: Uint8Array,
  watched: StepsOptions = {},
): Promise<Uint8Array | null> {
  return askRaster({ kind: 'snap', picture, paper, inside, reachPx: SNAP_REACH_PX }, watched);
}
