import { create } from 'zustand';
import { drawingAt } from '../../main/contract/cut-queries';
import type { DrawingMaps } from '../../main/contract/maps';
import { desk } from './connection-store';
import { useCut } from './cut-store';
import { pictureOf } from './drafts';
import { tellError } from './notices-store';
import { usePlay } from './play-store';
import { type Overlay, selectedCel, useView } from './view-store';

interface MapsStore {
  /** Of the selected cel's drawing under the playhead, or null. */
  readonly maps: DrawingMaps | null;
  /** The worst place as the document knows it, share of the picture's width and height. */
  readonly lookAt: { readonly x01: number; readonly y01: number } | null;
  readonly loading: boolean;
  /** The drawing is not drawn yet: there is nothing to see in it. */
  readonly wanted: boolean;
}

const NOTHING: MapsStore = { maps: null, lookAt: null, loading: false, wanted: false };
export const useMaps = create<MapsStore>(() => NOTHING);

/** Long enough that scrubbing past a drawing does not ask for it. */
const REST_MS = 120;
const MOST_KEPT = 200;
const kept = new Map<string, DrawingMaps>();
let asking: AbortController | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let shown = '';

export interface MappedDrawing {
  readonly cutId: string;
  readonly celId: string;
  readonly drawingId: string;
  /** What it shows now: another picture has other maps. */
  readonly picture: string;
}

const nameOf = ({ cutId, celId, drawingId, picture }: MappedDrawing) => `${cutId} ${celId} ${drawingId} ${picture}`;

export function knownMaps(drawing: MappedDrawing): DrawingMaps | undefined {
  return kept.get(nameOf(drawing));
}

/** What the network saw in a drawing; asked for once. */
export async function mapsOf(drawing: MappedDrawing, signal: AbortSignal): Promise<DrawingMaps> {
  const known = knownMaps(drawing);
  if (known !== undefined) return known;
  const { cutId, celId, drawingId } = drawing;
  const maps = await desk().drawings.maps({ cutId, celId, drawingId }, { signal });
  kept.set(nameOf(drawing), maps);
  const oldest = kept.keys().next();
  if (kept.size > MOST_KEPT && oldest.done !== true) kept.delete(oldest.value);
  return maps;
}

async function ask(drawing: MappedDrawing, signal: AbortSignal): Promise<void> {
  try {
    const maps = await mapsOf(drawing, signal);
    if (!signal.aborted) useMaps.setState({ maps, loading: false });
  } catch (error) {
    if (signal.aborted) return;
    useMaps.setState({ loading: false });
    tellError(error);
  }
}

/** Arcs are of the whole span and have a store of their own. */
const ofOneDrawing = (overlay: Overlay) => overlay !== 'arcs';

/** Called after each change of what is looked at; asks main only for what an overlay needs and nobody has seen yet. */
export function followMaps(): void {
  const { state, drafts } = useCut.getState();
  const { overlays, playheadFrame } = useView.getState();
  const isNeeded = [...overlays].some(ofOneDrawing) && !usePlay.getState().playing;
  const cel = isNeeded && state !== null ? selectedCel() : undefined;
  const drawing = cel && drawingAt(cel, playheadFrame);
  const picture = cel && drawing ? pictureOf(cel.id, drawing, drafts) : null;
  const name = cel && drawing ? `${state?.cut.id} ${cel.id} ${drawing.id} ${picture}` : '';
  if (name === shown) return;
  shown = name;
  asking?.abort();
  clearTimeout(timer);
  if (state === null || !cel || !drawing) {
    useMaps.setState(NOTHING);
    return;
  }
  if (picture === null) {
    useMaps.setState({ ...NOTHING, wanted: true });
    return;
  }
  const mapped = { cutId: state.cut.id, celId: cel.id, drawingId: drawing.id, picture };
  const maps = knownMaps(mapped) ?? null;
  const lookAt = drawing.kind === 'inbetween' ? (drawing.made?.lookAt ?? null) : null;
  useMaps.setState({ maps, lookAt, loading: maps === null, wanted: false });
  if (maps !== null) return;
  asking = new AbortController();
  const { signal } = asking;
  timer = setTimeout(() => void ask(mapped, signal), REST_MS);
}

export function keepMapsFollowing(): void {
  useCut.subscribe(followMaps);
  useView.subscribe(followMaps);
  usePlay.subscribe(followMaps);
}
