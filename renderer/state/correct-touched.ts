import { useCorrectionList } from './correct-list';
import { usePreview } from './correct-preview';

/** Drawings of a cel that what a hand proposes would touch, or a choice in the list that it is about to make. */
export interface Touched {
  readonly celId: string;
  readonly drawingIds: ReadonlySet<string>;
}

let known: { readonly celId: string; readonly ids: readonly string[]; readonly touched: Touched } | null = null;

/** The same object as long as the same drawings are meant: asked with every move of the hand. */
export function touchedNow(): Touched | null {
  const { phase, touches, touchesCelId } = usePreview.getState();
  const { tried } = useCorrectionList.getState();
  const [celId, ids] = phase === 'proposed' ? [touchesCelId, touches] : [tried?.celId ?? null, tried?.drawingIds ?? []];
  if (celId === null || ids.length === 0) return null;
  if (known?.celId !== celId || known.ids !== ids) {
    known = { celId, ids, touched: { celId, drawingIds: new Set(ids) } };
  }
  return known.touched;
}

/** Calls back when other drawings are meant. Answers how to stop. */
export function onTouched(changed: () => void): () => void {
  let before = touchedNow();
  const look = () => {
    const now = touchedNow();
    if (now === before) return;
    before = now;
    changed();
  };
  const stops = [usePreview.subscribe(look), useCorrectionList.subscribe(look)];
  return () => {
    for (const stop of stops) stop();
  };
}
