import { createHash } from 'node:crypto';
import type { AppliedCorrection } from '../contract/corrections-of';
import type { PaletteStep } from '../contract/drawing-choice';
import type { Provider } from '../contract/provider';
import { graphsOf, type ModelEntry } from '../inference/manifest';
import { twoImageForm } from '../inference/two-image';
import { canonicalJson, type Json } from '../store/canonical-json';
import { ENGINE_REVISION } from './engine-version';

/** What makes a result: its store id is the hash of this, so "stale" only means "not in the store". */
export type Recipe = { readonly [name: string]: Json };

export interface RecipeBase {
  /** Nakawari's version: it is written into the drawings. */
  readonly version: string;
  readonly model: ModelEntry;
  /** Others agree with the processor within a tolerance, not to the last bit. */
  readonly provider?: Provider;
  readonly palette?: PaletteStep | undefined;
}

interface Hashed {
  readonly sha256: string;
}

function base({ version, model, provider = 'cpu', palette = 'automatic' }: RecipeBase): Recipe {
  return {
    engine: ENGINE_REVISION,
    version,
    model: model.id,
    // Left out where it is what it always was: those drawings keep their names.
    ...(provider !== 'cpu' && { provider }),
    ...(palette !== 'automatic' && model.kind !== 'two-image' && { palette }),
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

/** What corrections say, whoever said it under whatever name. Without any it is left out: the drawing is the one of always. */
function saidIn(corrections: readonly AppliedCorrection[]): Recipe {
  if (corrections.length === 0) return {};
  const said = canonicalJson(corrections.map(({ key, gesture }) => ({ key, gesture })));
  return { corrections: createHash('sha256').update(said).digest('hex'), correcting: CORRECTING_REVISION };
}

/** Grows when the same corrections come to say something else to the network. */
const CORRECTING_REVISION = 4;

/** What is drawn, beside the keys. */
export interface Wanted {
  readonly tUnit: number;
  readonly corrections: readonly AppliedCorrection[];
  readonly detail: 'full' | 'half';
  /** Pictures that regions should be kept from and that are gone: it is another drawing when they are back. */
  readonly lost: readonly string[];
}

export function drawingRecipe(of: RecipeBase, key0: Hashed, key1: Hashed, wanted: Wanted): Recipe {
  const { tUnit, corrections, detail, lost } = wanted;
  return {
    ...{ ...base(of), what: 'inbetween', keys: [key0.sha256, key1.sha256], t: tOf(tUnit) },
    ...saidIn(corrections),
    ...(detail === 'half' && { detail }),
    ...(lost.length > 0 && { lost: [...lost] }),
  };
}

/** Grows when maps come to hold something else. */
const MAPS_REVISION = 2;

export function inbetweenMapsRecipe(
  of: RecipeBase,
  key0: Hashed,
  key1: Hashed,
  { tUnit, corrections }: Pick<Wanted, 'tUnit' | 'corrections'>,
  atKeySize: boolean,
): Recipe {
  return {
    ...base(of),
    what: 'inbetween-maps',
    keys: [key0.sha256, key1.sha256],
    t: tOf(tUnit),
    ...saidIn(corrections),
    atKeySize,
    maps: MAPS_REVISION,
  };
}

export function keyMapsRecipe(of: RecipeBase, key: Hashed, next: Hashed | undefined, atKeySize: boolean): Recipe {
  return { ...base(of), what: 'key-maps', keys: [key.sha256, next?.sha256 ?? null], atKeySize, maps: MAPS_REVISION };
}
