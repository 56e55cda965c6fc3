import { graphsOf, type ModelEntry } from '../inference/manifest';
import { twoImageForm } from '../inference/two-image';
import type { Json } from '../store/canonical-json';
import { ENGINE_REVISION } from './engine-version';

/** What makes a result: its store id is the hash of this, so "stale" only means "not in the store". */
export type Recipe = { readonly [name: string]: Json };

export interface RecipeBase {
  /** Nakawari's version: it is written into the drawings. */
  readonly version: string;
  readonly model: ModelEntry;
}

interface Hashed {
  readonly sha256: string;
}

function base({ version, model }: RecipeBase): Recipe {
  return {
    engine: ENGINE_REVISION,
    version,
    model: model.id,
    graphs: graphsOf(model).map(({ sha256 }) => sha256),
    // Our own graphs take what they take; of any other the description decides, too, what is drawn.
    ...(model.kind === 'two-image' && {
      form: { ...twoImageForm(model.graphs.frame), multiple: model.multiple, mostAreaPx: model.mostAreaPx },
    }),
  };
}

/** t to a millionth: two ways to compute one third are one drawing. */
export function tOf(tUnit: number): number {
  return Math.min(Math.max(Math.round(tUnit * 1e6) / 1e6, 0), 1);
}

export function drawingRecipe(of: RecipeBase, key0: Hashed, key1: Hashed, tUnit: number): Recipe {
  return { ...base(of), what: 'inbetween', keys: [key0.sha256, key1.sha256], t: tOf(tUnit) };
}

/** Grows when maps come to hold something else. */
const MAPS_REVISION = 2;

export function inbetweenMapsRecipe(
  of: RecipeBase,
  key0: Hashed,
  key1: Hashed,
  tUnit: number,
  atKeySize: boolean,
): Recipe {
  return {
    ...base(of),
    what: 'inbetween-maps',
    keys: [key0.sha256, key1.sha256],
    t: tOf(tUnit),
    atKeySize,
    maps: MAPS_REVISION,
  };
}

export function keyMapsRecipe(of: RecipeBase, key: Hashed, next: Hashed | undefined, atKeySize: boolean): Recipe {
  return { ...base(of), what: 'key-maps', keys: [key.sha256, next?.sha256 ?? null], atKeySize, maps: MAPS_REVISION };
}
