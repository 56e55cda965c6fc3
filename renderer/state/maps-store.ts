import { create } from 'zustand';
import { drawingAt } from '../../main/contract/cut-queries';
import type { DrawingMaps } from '../../main/contract/maps';
import { desk } from './connection-store';
import { useCut } from './cut-store';
import { pictureOf } from './drafts';
import { tellError } from './notices-store';
import { usePlay } from './play-store';
import { selectedCel, useView } from './view-store';

interface MapsStore {
  /** Of the selected cel's drawing under the playhead, or null. */
  readonly maps: DrawingMaps | null;
  readonly loading: boolean;
  /** The drawing is not drawn yet: there is nothing to see in it. */
  readonly wanted: boolean;
}

export const useMaps = create<MapsStore>(() => ({ maps: null, loading: false, wanted: false }));

/** Long enough that scrubbing past a drawing does not ask for it. */
const REST_MS = 120;
const MOST_KEPT = 60;
const kept = new Map<string, DrawingMaps>();
let asking: AbortController | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let shown = '';

function keep(name: string, maps: DrawingMaps): void {
  kept.set(name, maps);
  const oldest = kept.keys().next();
  if (kept.size > MOST_KEPT && oldest.done !== true) kept.delete(oldest.value);
}

async function ask(name: string, cutId: string, celId: string, drawingId: string, signal: AbortSignal): Promise<void> {
  try {
    const maps = await desk().drawings.maps({ cutId, celId, drawingId }, { signal });
    keep(name, maps);
    if (!signal.aborted) useMaps.setState({ maps, loading: false });
  } catch (error) {
    if (signal.aborted) return;
    useMaps.setState({ loading: false });
    tellError(error);
  }
}

/** Called after each change of what is looked at; asks main only for what an overlay needs and nobody has seen yet. */
export function followMaps(): void {
  const { state, drafts } = useCut.getState();
  const { overlays, playheadFrame } = useView.getState();
  const cel = selectedCel();
  const drawing = cel && drawingAt(cel, playheadFrame);
  const needed = overlays.size > 0 && !usePlay.getState().playing && state !== null && cel !== undefined;
  const picture = cel && drawing ? pictureOf(cel.id, drawing, drafts) : null;
  const name = needed && drawing ? `${state.cut.id} ${cel.id} ${drawing.id} ${picture}` : '';
  if (name === shown) return;
  shown = name;
  asking?.abort();
  clearTimeout(timer);
  if (!needed || !drawing) {
    useMaps.setState({ maps: null, loading: false, wanted: false });
    return;
  }
  const known = kept.get(name) ?? null;
  const wanted = picture === null;
  useMaps.setState({ maps: known, loading: known === null && !wanted, wanted });
  if (known !== null || wanted) return;
  asking = new AbortController();
  const { signal } = asking;
  const { id: cutId } = state.cut;
  timer = setTimeout(() => void ask(name, cutId, cel.id, drawing.id, signal), REST_MS);
}

export function keepMapsFollowing(): void {
  useCut.subscribe(followMaps);
  useView.subscribe(followMaps);
  usePlay.subscribe(followMaps);
}
