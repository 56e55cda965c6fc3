import type { Correction } from '../contract/correction';
import { checkCorrection } from '../contract/correction-check';
import { correctionsOf, drawingsTouchedBy } from '../contract/corrections-of';
import type { Cel, Cut, Inbetween, Obedience } from '../contract/cut';
import { celById, drawingById, endsOf, spanOf } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import type { DrawingService } from './drawing-service';
import type { KeyPictures } from './key-pictures';

export interface PreviewWish {
  readonly celId: string;
  readonly drawingId: string;
  /** Beside what the document has, or in the place of what has their ids there. */
  readonly corrections: readonly Correction[];
  readonly without: readonly string[];
  readonly detail: 'half' | 'full';
}

export interface Preview {
  readonly picture: string;
  readonly obedience: Obedience[];
  readonly touches: string[];
}

/** Drawings as they would be with corrections that are not in the document yet. One at a time for each who looks: the newest wish counts. */
export class Previews {
  readonly #keys: KeyPictures;
  readonly #service: DrawingService;
  readonly #running = new WeakMap<object, AbortController>();

  constructor(keys: KeyPictures, service: DrawingService) {
    this.#keys = keys;
    this.#service = service;
  }

  /**
   * @param seen the picture that a drawing shows over this draft: a person's paint stays while the motion below is tried
   * @throws NakawariError cancelled when a newer one came, not-found, correction-* and what the service throws
   */
  async draw(
    session: object,
    cut: Cut,
    wish: PreviewWish,
    seen: (drawing: Inbetween, draft: string) => string,
    signal: AbortSignal | undefined,
  ): Promise<Preview> {
    this.#running.get(session)?.abort();
    const mine = new AbortController();
    this.#running.set(session, mine);
    const stop = AbortSignal.any(signal ? [mine.signal, signal] : [mine.signal]);
    const { celId, drawingId, corrections, detail } = wish;
    const before = celById(cut, celId);
    if (!before) throw new NakawariError('not-found', { what: celId });
    for (const correction of corrections) checkCorrection(correction, cut);
    const cel = withWish(before, wish);
    const drawing = drawingById(cel, drawingId);
    const ends = drawing?.kind === 'inbetween' ? endsOf(cel, spanOf(cel, drawing)) : undefined;
    if (drawing?.kind !== 'inbetween' || !ends) throw new NakawariError('not-found', { what: drawingId });
    const [key0, key1] = [
      await this.#keys.contentOf(ends.from.picture, ends.from.file),
      await this.#keys.contentOf(ends.to.picture, ends.to.file),
    ];
    const request = { key0, key1, tUnit: drawing.tUnit, corrections: correctionsOf(cel, drawing), detail };
    const { id, obedience } = await this.#service.draw(request, { signal: stop });
    const touched = corrections.flatMap((correction) => drawingsTouchedBy(cel, correction).map((one) => one.id));
    return { picture: seen(drawing, id), obedience: [...obedience], touches: [...new Set(touched)] };
  }
}

function withWish(cel: Cel, { corrections, without }: PreviewWish): Cel {
  const replaced = new Set([...without, ...corrections.map(({ id }) => id)]);
  const kept = cel.corrections.filter(({ id }) => !replaced.has(id));
  return { ...cel, corrections: [...kept, ...corrections] };
}
