import type { Cel, Drawing, RestingSpan, Span } from './cut';

/** What is asked of a cel again and again, found once a cel. Cels are never changed in place, so what was found stays true. */
export interface CelIndex {
  readonly drawings: ReadonlyMap<string, Drawing>;
  /** On the sheet. */
  readonly spans: ReadonlyMap<string, Span>;
  readonly restingSpans: ReadonlyMap<string, RestingSpan>;
  /** Ids of drawings to the frames on which their exposures begin, rising. One that is not here lies beside the sheet. */
  readonly frames: ReadonlyMap<string, readonly number[]>;
}

const indexes = new WeakMap<Cel, CelIndex>();

export function indexOfCel(cel: Cel): CelIndex {
  const known = indexes.get(cel);
  if (known) return known;
  const index = new LazyIndex(cel);
  indexes.set(cel, index);
  return index;
}

/** Each part is made when it is first asked for: a cut of thousands of drawings is shown before all of them are needed. */
class LazyIndex implements CelIndex {
  readonly #cel: Cel;
  #drawings: CelIndex['drawings'] | undefined;
  #spans: CelIndex['spans'] | undefined;
  #restingSpans: CelIndex['restingSpans'] | undefined;
  #frames: CelIndex['frames'] | undefined;

  constructor(cel: Cel) {
    this.#cel = cel;
  }

  get drawings(): CelIndex['drawings'] {
    this.#drawings ??= byId(this.#cel.drawings);
    return this.#drawings;
  }

  get spans(): CelIndex['spans'] {
    this.#spans ??= byId(this.#cel.spans);
    return this.#spans;
  }

  get restingSpans(): CelIndex['restingSpans'] {
    this.#restingSpans ??= byId(this.#cel.restingSpans);
    return this.#restingSpans;
  }

  get frames(): CelIndex['frames'] {
    this.#frames ??= framesById(this.#cel);
    return this.#frames;
  }
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function framesById(cel: Cel): CelIndex['frames'] {
  const frames = new Map<string, number[]>();
  for (const { frame, drawingId } of cel.exposures) {
    if (drawingId === null) continue;
    const begun = frames.get(drawingId);
    if (begun) begun.push(frame);
    else frames.set(drawingId, [frame]);
  }
  return frames;
}
