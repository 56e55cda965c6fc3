import { flowAt, flowBothWays } from '../flow-method';
import type { RgbaPicture } from '../read-picture';
import { addSample, writeSum } from '../warp-sample';
import type { ArtistScene, PlacePx } from './artist-scene';
import type { SpokenHint } from './choose-gesture';

/** Below this a hint does nothing any more. */
const LEAST = 0.01;

/**
 * What the same hints are worth without a network: classical optical flow between the keys, put right around each hint (a normalised bell
 * as wide as the hint's reach), both keys warped along it and faded.
 */
export async function classicalWarp(scene: ArtistScene, hints: readonly SpokenHint[]): Promise<RgbaPicture> {
  const { keys, tUnit, widthPx, heightPx } = scene;
  const { forth, back, factor } = await flowBothWays(keys);
  const plain = (key: 0 | 1, { x, y }: PlacePx): PlacePx => {
    const [fx, fy] = flowAt(key === 0 ? back : forth, factor, Math.floor(x), Math.floor(y));
    const share = key === 0 ? tUnit : 1 - tUnit;
    return { x: fx * share, y: fy * share };
  };
  const bends = ([0, 1] as const).map((key) =>
    hints.flatMap(({ to, sources, reachPx }) => {
      const source = sources[key];
      if (!source) return [];
      const flow = plain(key, to);
      return [{ to, sigma: Math.max(4, reachPx / 2), x: source.x - to.x - flow.x, y: source.y - to.y - flow.y }];
    }),
  );
  const rgba = new Uint8Array(widthPx * heightPx * 4);
  const sum = new Float64Array(4);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      sum.fill(0);
      const place = { x: x + 0.5, y: y + 0.5 };
      for (const key of [0, 1] as const) {
        const flow = plain(key, place);
        let [dx, dy, weights, most] = [0, 0, 0, 0];
        for (const bend of bends[key] ?? []) {
          const square = (bend.to.x - place.x) ** 2 + (bend.to.y - place.y) ** 2;
          const weight = Math.exp(-square / (2 * bend.sigma ** 2));
          if (weight < LEAST) continue;
          // A hint for a wall reaches everywhere: one for a figure before it speaks louder where it speaks.
          const pull = weight / bend.sigma ** 2;
          dx += bend.x * pull;
          dy += bend.y * pull;
          weights += pull;
          most = Math.max(most, weight);
        }
        const bent = weights > 0 ? most / weights : 0;
        const share = key === 0 ? 1 - tUnit : tUnit;
        addSample(keys.pictures[key], place.x + flow.x + dx * bent, place.y + flow.y + dy * bent, share, sum);
      }
      writeSum(sum, rgba, (y * widthPx + x) * 4);
    }
  }
  return { widthPx, heightPx, rgba };
}
