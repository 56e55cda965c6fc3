import { create } from 'zustand';
import type { Correction } from '../../main/contract/correction';
import type { Obedience, PictureId } from '../../main/contract/cut';

/** The drawing as it would be with what the hand is saying: shown in its place, in no document. */
export interface ShownPreview {
  readonly celId: string;
  readonly drawingId: string;
  readonly picture: PictureId;
  readonly detail: 'half' | 'full';
}

interface PreviewStore {
  readonly shown: ShownPreview | null;
  /** What is being said, as far as it was proposed; empty: nothing. */
  readonly proposed: readonly Correction[];
  /** Of what is shown. */
  readonly obedience: readonly Obedience[];
  /** Ids of the drawings of the cel that what is proposed touches. */
  readonly touches: readonly string[];
  /** A preview is being drawn. */
  readonly busy: boolean;
}

export const NO_PREVIEW: PreviewStore = { shown: null, proposed: [], obedience: [], touches: [], busy: false };
export const usePreview = create<PreviewStore>(() => NO_PREVIEW);

/** What lies in the place of this drawing now, or null. */
export function previewOf(celId: string, drawingId: string | undefined): PictureId | null {
  const { shown } = usePreview.getState();
  return shown !== null && shown.celId === celId && shown.drawingId === drawingId ? shown.picture : null;
}
