import { type Planes, planesNamed } from '../../analysis/planes';
import type { AppliedCorrection } from '../../contract/corrections-of';
import type { Obedience } from '../../contract/cut';
import type { ChildNetwork } from '../../inbetween/child-messages';
import { drawPicture } from '../../inbetween/draw-work';
import type { DrawingStudio } from '../../inbetween/drawing-studio';
import type { RgbaPicture } from '../read-picture';
import type { ArtistScene, PlacePx } from './artist-scene';

/** What a person has before them: the drawing as it is with the corrections made so far, and where it has things from. */
export interface ArtistDraft {
  readonly picture: RgbaPicture;
  readonly obedience: readonly Obedience[];
  /** Where the drawing takes a place of the in-between from in key 0 (1), px of the picture. */
  sourceIn(key: 0 | 1, place: PlacePx): PlacePx;
  /** The share of key 0 there, 0..1. */
  share0(place: PlacePx): number;
  /** The likeliest part there by the network, as an index. */
  partAt(place: PlacePx): number;
}

/** Draws with the code that ships, in this process: a measurement wants the maps as well, and may stand still while a graph runs. */
export class ArtistDesk {
  readonly #studio: DrawingStudio;
  readonly #model: ChildNetwork;
  readonly #signal: AbortSignal;

  constructor(studio: DrawingStudio, model: ChildNetwork, signal: AbortSignal) {
    this.#studio = studio;
    this.#model = model;
    this.#signal = signal;
  }

  get parts(): readonly string[] {
    return this.#model.parts;
  }

  get keypoints(): readonly string[] {
    return this.#model.keypoints;
  }

  /** @throws NakawariError cancelled, and what drawing throws */
  async draft(scene: ArtistScene, corrections: readonly AppliedCorrection[]): Promise<ArtistDraft> {
    const [key0, key1] = scene.keys.refs;
    const work = { kind: 'draw' as const, key0, key1, tUnit: scene.tUnit, corrections: [...corrections], kept: {} };
    const drawn = await drawPicture(this.#studio, { ...work, detail: 'full', palette: 'automatic' }, this.#model, () =>
      this.#signal.throwIfAborted(),
    );
    const { pixels, obedience, tween } = drawn;
    if (!tween || pixels.depthBits !== 8) throw new Error('the artist draws 8-bit pictures with a network of ours');
    const { size, tensors } = tween;
    const [flows, blend] = [
      [planesNamed(tensors, 'flow_t0', 2), planesNamed(tensors, 'flow_t1', 2)] as const,
      planesNamed(tensors, 'blend', 1),
    ];
    const parts = planesNamed(tensors, 'parts', this.#model.parts.length);
    const inWorking = ({ x, y }: PlacePx): PlacePx => ({ x: x * size.scaleX, y: y * size.scaleY });
    const at = (planes: Planes, channel: number, place: PlacePx) =>
      sampled(planes, channel, inWorking(place), size.paddedWidthPx / planes.width);
    return {
      ...{ obedience, picture: { widthPx: scene.widthPx, heightPx: scene.heightPx, rgba: pixels.rgba } },
      sourceIn: (key, place) => ({
        x: place.x + at(flows[key], 0, place) / size.scaleX,
        y: place.y + at(flows[key], 1, place) / size.scaleY,
      }),
      share0: (place) => at(blend, 0, place),
      partAt: (place) => {
        let [best, most] = [0, -1];
        for (let part = 0; part < parts.channels; part += 1) {
          const value = at(parts, part, place);
          if (value > most) [best, most] = [part, value];
        }
        return best;
      },
    };
  }
}

function sampled({ data, width, height }: Planes, channel: number, { x, y }: PlacePx, cellPx: number): number {
  const gx = Math.min(Math.max(x / cellPx - 0.5, 0), width - 1);
  const gy = Math.min(Math.max(y / cellPx - 0.5, 0), height - 1);
  const [x0, y0] = [Math.floor(gx), Math.floor(gy)];
  const [x1, y1] = [Math.min(x0 + 1, width - 1), Math.min(y0 + 1, height - 1)];
  const value = (column: number, row: number) => data[(channel * height + row) * width + column] ?? 0;
  const above = value(x0, y0) + (value(x1, y0) - value(x0, y0)) * (gx - x0);
  const below = value(x0, y1) + (value(x1, y1) - value(x0, y1)) * (gx - x0);
  return above + (below - above) * (gy - y0);
}
