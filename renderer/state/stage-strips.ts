import type { Cel, Drawing, PictureId } from '../../main/contract/cut';
import { drawingById } from '../../main/contract/cut-queries';
import type { CelStrip } from '../stage/projector/messages';
import { type Drafts, pictureOf } from './drafts';

/**
 * A cel as it plays: what is not drawn yet is held from the drawing before, as a sheet of keys would play, and a blank is a blank.
 */
export function stripOf(cel: Cel, drafts: Drafts): CelStrip {
  const frames: number[] = [];
  const pictures: (PictureId | null)[] = [];
  let held: PictureId | null = null;
  for (const { frame, drawingId } of cel.exposures) {
    const drawing: Drawing | undefined = drawingById(cel, drawingId);
    const picture: PictureId | null = drawing === undefined ? null : (pictureOf(cel.id, drawing, drafts) ?? held);
    if (frames.length > 0 && picture === held) continue;
    frames.push(frame);
    pictures.push(picture);
    held = picture;
  }
  return { celId: cel.id, frames, pictures };
}

/** The strips of a cut as it changes: only cels that are others than the last time are made again. */
export class StripMaker {
  #known = new Map<string, { readonly cel: Cel; readonly drafts: string; readonly strip: CelStrip }>();

  /** Those that changed since the last call. */
  changed(cels: readonly Cel[], drafts: Drafts): CelStrip[] {
    const known = this.#known;
    this.#known = new Map();
    return cels.flatMap((cel) => {
      const own = Object.entries(drafts).filter(([key]) => key.startsWith(`${cel.id}\n`));
      const draftsText = own.map((entry) => entry.join('=')).join('&');
      const before = known.get(cel.id);
      if (before?.cel === cel && before.drafts === draftsText) {
        this.#known.set(cel.id, before);
        return [];
      }
      const strip = stripOf(cel, drafts);
      this.#known.set(cel.id, { cel, drafts: draftsText, strip });
      return [strip];
    });
  }

  /** Another projector that knows nothing yet. */
  forget(): void {
    this.#known.clear();
  }
}
