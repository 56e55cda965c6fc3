import type { Cel, CopiedDrawing, Cut, Drawing, KeyDrawing } from '../contract/cut';
import type { EditOf } from '../contract/cut-edit';
import { celById, draftOf, drawingById } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import { refusal } from '../contract/refusals';
import { changeRow } from './change-row';
import type { Run } from './exposure-row';

/** Drawings of this cel, one a frame, over what is there or ahead of it. */
export function pasteExposures(cut: Cut, { celId, at, drawingIds, mode }: EditOf<'paste-exposures'>): Cut {
  return changeRow(cut, celId, (cel) => {
    for (const drawingId of new Set(drawingIds)) {
      if (drawingId !== null && !drawingById(cel, drawingId)) throw new NakawariError('not-found', { what: drawingId });
    }
    const runs = drawingIds.map((drawingId) => ({ drawingId, frames: 1 }));
    return { from: at, removedFrames: mode === 'overwrite' ? runs.length : 0, runs };
  });
}

/**
 * Drawings of any cels, over what is there. One of this cel is shown again. A key of another cel becomes a key of this one that shows the
 * same file; anything else a copy, whose picture stays as it is whatever becomes of the original.
 */
export function pasteDrawings(cut: Cut, { celId, at, drawings, framesPerDrawing }: EditOf<'paste-drawings'>): Cut {
  return changeRow(cut, celId, (cel) => {
    const guests = new Guests(cel);
    const runs: Run[] = drawings.map((named) => {
      if (named === null) return { drawingId: null, frames: framesPerDrawing };
      const { celId: fromCelId, drawingId } = named;
      const source = celById(cut, fromCelId);
      const drawing = source && drawingById(source, drawingId);
      if (!drawing) throw new NakawariError('not-found', { what: drawingId });
      const id = fromCelId === celId ? drawingId : guests.take(fromCelId, drawing);
      return { drawingId: id, frames: framesPerDrawing };
    });
    return { from: at, removedFrames: runs.length * framesPerDrawing, runs, newDrawings: guests.arrived };
  });
}

/** Drawings that come from other cels. The same one pasted twice comes once. */
class Guests {
  readonly arrived: Drawing[] = [];
  readonly #cel: Cel;
  #lastNumber: number;

  constructor(cel: Cel) {
    this.#cel = cel;
    const prefix = `${cel.id}:+`;
    const numbers = cel.drawings.map(({ id }) => (id.startsWith(prefix) ? Number(id.slice(prefix.length)) : 0));
    this.#lastNumber = numbers.reduce((most, number) => Math.max(most, number), 0);
  }

  take(celId: string, drawing: Drawing): string {
    const here = [...this.#cel.drawings, ...this.arrived];
    if (drawing.kind === 'key') {
      const known = here.find((other) => other.kind === 'key' && other.file === drawing.file);
      return known?.id ?? this.#arrive({ ...drawing, id: this.#freshId() } satisfies KeyDrawing);
    }
    if (drawing.picture === null) {
      throw refusal('paste-not-drawn');
    }
    const { picture } = drawing;
    const of = drawing.kind === 'copy' ? drawing.of : { celId, drawingId: drawing.id };
    const known = here.find(
      (other) =>
        other.kind === 'copy' &&
        other.picture === picture &&
        other.of.celId === of.celId &&
        other.of.drawingId === of.drawingId,
    );
    const generated = drawing.kind === 'copy' ? drawing.generated : draftOf(drawing) !== null;
    const painted = drawing.paint ? { paint: drawing.paint } : {};
    const copy = { kind: 'copy', id: this.#freshId(), picture, of, generated, ...painted } satisfies CopiedDrawing;
    return known?.id ?? this.#arrive(copy);
  }

  #arrive(drawing: Drawing): string {
    this.arrived.push(drawing);
    this.#lastNumber += 1;
    return drawing.id;
  }

  #freshId(): string {
    return `${this.#cel.id}:+${this.#lastNumber + 1}`;
  }
}
