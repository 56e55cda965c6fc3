import { create } from 'zustand';
import type { Cel, Inbetween, KeyDrawing } from '../../main/contract/cut';
import type { DrawingMaps } from '../../main/contract/maps';
import { usePreview } from '../state/correct-preview';
import { currentCut, useCut } from '../state/cut-store';
import { pictureOf } from '../state/drafts';
import { knownMaps, mapsOf } from '../state/maps-store';
import { tellError } from '../state/notices-store';
import { redrawTool } from './redraw-tool';

/** Counts what has come, for components that show it; tools are drawn again by themselves. */
export const useMapsArrived = create<{ readonly count: number }>(() => ({ count: 0 }));

/** The last that was seen of a drawing, by cut, cel and id: it stands in while its new picture is looked at. */
const last = new Map<string, DrawingMaps>();
const MOST_LAST = 100;
const asking = new Set<string>();
const failed = new Set<string>();

/** What the network saw in this drawing, as soon as it is known: it is asked for once, and the tool is drawn again then. */
export function mapsHere(cel: Cel, drawing: KeyDrawing | Inbetween): DrawingMaps | null {
  const cutId = currentCut()?.id ?? '';
  const picture = pictureOf(cel.id, drawing, useCut.getState().drafts);
  const name = `${cutId} ${cel.id} ${drawing.id}`;
  if (picture === null) return null;
  const mapped = { cutId, celId: cel.id, drawingId: drawing.id, picture };
  const known = knownMaps(mapped);
  if (known !== undefined) {
    last.delete(name);
    last.set(name, known);
    const oldest = last.keys().next();
    if (last.size > MOST_LAST && oldest.done !== true) last.delete(oldest.value);
    return known;
  }
  const key = `${name} ${picture}`;
  // While something is being corrected the network has better things to do than to look.
  if (usePreview.getState().phase === 'none' && !asking.has(key) && !failed.has(key)) {
    asking.add(key);
    mapsOf(mapped, new AbortController().signal)
      .catch((error: unknown) => {
        failed.add(key);
        tellError(error);
      })
      .finally(() => {
        asking.delete(key);
        useMapsArrived.setState(({ count }) => ({ count: count + 1 }));
        redrawTool();
      });
  }
  return last.get(name) ?? null;
}
