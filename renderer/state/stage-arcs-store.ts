import { create } from 'zustand';
import type { Cel, Drawing, Span } from '../../main/contract/cut';
import { drawingAt, drawingById } from '../../main/contract/cut-queries';
import { useCut } from './cut-store';
import { type Drafts, pictureOf } from './drafts';
import { knownMaps, type MappedDrawing, mapsOf } from './maps-store';
import { tellError } from './notices-store';
import { usePlay } from './play-store';
import { spanHere } from './span-here';
import { type Arc, type ArcStop, arcsOf } from './stage-arcs';
import { selectedCel, useView } from './view-store';

interface ArcsStore {
  readonly arcs: readonly Arc[];
  /** Drawings of the span that were looked at, and all that are drawn. */
  readonly done: number;
  readonly total: number;
}

const NOTHING: ArcsStore = { arcs: [], done: 0, total: 0 };
export const useArcs = create<ArcsStore>(() => NOTHING);

const REST_MS = 150;
let asking: AbortController | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let followed = '';

interface SpanDrawing extends MappedDrawing {
  readonly isKey: boolean;
}

/** Key, in-betweens in the order of t, key; those that are drawn. */
function drawnOf(cutId: string, cel: Cel, span: Span, drafts: Drafts): SpanDrawing[] {
  const between = span.inbetweenIds
    .map((id) => drawingById(cel, id))
    .filter((drawing) => drawing?.kind === 'inbetween')
    .sort((a, b) => a.tUnit - b.tUnit);
  const all = [drawingById(cel, span.fromDrawingId), ...between, drawingById(cel, span.toDrawingId)];
  return all
    .filter((drawing): drawing is Drawing => drawing !== undefined)
    .flatMap((drawing) => {
      const picture = pictureOf(cel.id, drawing, drafts);
      if (picture === null) return [];
      return [{ cutId, celId: cel.id, drawingId: drawing.id, picture, isKey: drawing.kind === 'key' }];
    });
}

function show(drawings: readonly SpanDrawing[], hereId: string | undefined): void {
  const stops = drawings.flatMap((drawing): ArcStop[] => {
    const maps = knownMaps(drawing);
    if (maps === undefined) return [];
    const { picture, isKey, drawingId } = drawing;
    return [{ picture, isKey, isHere: drawingId === hereId, keypoints: maps.keypoints }];
  });
  useArcs.setState({ arcs: arcsOf(stops), done: stops.length, total: drawings.length });
}

async function ask(drawings: readonly SpanDrawing[], signal: AbortSignal): Promise<void> {
  try {
    for (const drawing of drawings) {
      await mapsOf(drawing, signal);
      if (signal.aborted) return;
      const cel = selectedCel();
      show(drawings, cel && drawingAt(cel, useView.getState().playheadFrame)?.id);
    }
  } catch (error) {
    if (!signal.aborted) tellError(error);
  }
}

/** Called after each change of what is looked at. */
export function followArcs(): void {
  const { state, drafts } = useCut.getState();
  const { overlays, playheadFrame } = useView.getState();
  const isNeeded = overlays.has('arcs') && !usePlay.getState().playing;
  const cel = isNeeded && state !== null ? selectedCel() : undefined;
  const span = cel && spanHere(cel, playheadFrame);
  const drawings = state && cel && span ? drawnOf(state.cut.id, cel, span, drafts) : [];
  const here = cel && drawingAt(cel, playheadFrame)?.id;
  const name = drawings.map((drawing) => `${drawing.drawingId} ${drawing.picture}`).join('\n');
  if (`${name}\n${here}` === followed) return;
  const isOtherSpan = !followed.startsWith(`${name}\n`) || name === '';
  followed = `${name}\n${here}`;
  if (drawings.length === 0) useArcs.setState(NOTHING);
  else show(drawings, here);
  if (!isOtherSpan) return;
  asking?.abort();
  clearTimeout(timer);
  if (drawings.length === 0) return;
  asking = new AbortController();
  const { signal } = asking;
  timer = setTimeout(() => void ask(drawings, signal), REST_MS);
}

export function keepArcsFollowing(): void {
  useCut.subscribe(followArcs);
  useView.subscribe(followArcs);
  usePlay.subscribe(followArcs);
}
