import { gaussianBlur } from '../gaussian-blur';
import type { LineDrawing } from '../line-metrics';
import type { ArtistScene, PlacePx } from './artist-scene';

/** Where lines are missing and where lines are that should not be: what an eye finds first. */

/** An eye takes in about so much at once, as a share of the picture's height. */
const GLANCE_SHARE = 0.04;
/** Lines nearer than this to where they belong are right. */
const RIGHT_PX = 1.5;
const MOST_PLACES = 8;

export interface WorstPlace {
  readonly at: PlacePx;
  /** Line distance around it, summed over a glance. */
  readonly error: number;
}

/** The worst first; no two within a glance of each other. @param drawn the lines of the drawing as it is */
export function worstPlaces(scene: ArtistScene, drawn: LineDrawing, most = MOST_PLACES): WorstPlace[] {
  const { widthPx, heightPx, truth } = scene;
  const error = new Float32Array(widthPx * heightPx);
  for (let i = 0; i < error.length; i += 1) {
    const missing = truth.lines.lines.on[i] ? (drawn.distancePx.values[i] ?? 0) : 0;
    const wrong = drawn.lines.on[i] ? (truth.lines.distancePx.values[i] ?? 0) : 0;
    error[i] = (missing > RIGHT_PX ? missing : 0) + (wrong > RIGHT_PX ? wrong : 0);
  }
  const sigma = heightPx * GLANCE_SHARE;
  const seen = gaussianBlur({ widthPx, heightPx, values: error }, sigma, Math.ceil(2 * sigma)).values;
  const places: WorstPlace[] = [];
  const apart = 2 * sigma;
  while (places.length < most) {
    let [best, value] = [-1, 1e-6];
    for (let i = 0; i < seen.length; i += 1) if ((seen[i] ?? 0) > value) [best, value] = [i, seen[i] ?? 0];
    if (best < 0) break;
    const at = { x: (best % widthPx) + 0.5, y: Math.floor(best / widthPx) + 0.5 };
    places.push({ at, error: value });
    for (let y = Math.max(0, Math.floor(at.y - apart)); y < Math.min(heightPx, at.y + apart); y += 1) {
      for (let x = Math.max(0, Math.floor(at.x - apart)); x < Math.min(widthPx, at.x + apart); x += 1) {
        seen[y * widthPx + x] = 0;
      }
    }
  }
  return places;
}
