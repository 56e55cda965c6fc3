import type { Cel } from '../../main/contract/cut';
import { useCut } from '../state/cut-store';
import { displayedAt, neighboursAt, playedAt } from '../state/displayed';
import { useMaps } from '../state/maps-store';
import { bitmapOf } from '../state/pictures';
import { usePlay } from '../state/play-store';
import { usePreferences } from '../state/preferences-store';
import { useStage } from '../state/stage-store';
import { useView, visibleCels } from '../state/view-store';
import type { StageLayer, StageScene } from './draw-stage';

const STAND_IN_OPACITY = 0.3;

/** What was last drawn of a cel, held while the next picture is still being decoded: the stage never blinks. */
const lastShown = new Map<string, ImageBitmap>();

/** A picture that was sent out of the cache is closed and has no size. */
function stillOpen(bitmap: ImageBitmap | undefined): ImageBitmap | undefined {
  return bitmap !== undefined && bitmap.width > 0 ? bitmap : undefined;
}

function layerOf(cel: Cel, frame: number, isSelected: boolean): StageLayer | null {
  const { drafts } = useCut.getState();
  const { flip } = useView.getState();
  const { playing } = usePlay.getState();
  const shown = playing ? null : displayedAt(cel, frame, drafts, isSelected ? flip : null);
  const picture = playing ? playedAt(cel, frame, drafts) : (shown?.picture ?? null);
  if (picture === null) {
    lastShown.delete(cel.id);
    return null;
  }
  const bitmap = bitmapOf(picture) ?? stillOpen(lastShown.get(cel.id));
  if (bitmap === undefined) return null;
  lastShown.set(cel.id, bitmap);
  const withOnion = isSelected && !playing && flip === null && usePreferences.getState().onion;
  return {
    bitmap,
    opacity: shown !== null && shown.standInNumber !== null ? STAND_IN_OPACITY : 1,
    onion: withOnion ? onionOf(cel, frame) : null,
  };
}

function onionOf(cel: Cel, frame: number): StageLayer['onion'] {
  const { before, after } = neighboursAt(cel, frame, useCut.getState().drafts);
  return {
    before: before === null ? undefined : bitmapOf(before),
    after: after === null ? undefined : bitmapOf(after),
  };
}

/** All that the stage shows now, read from the stores; null while there is no cut. */
export function sceneNow(ratio: number): StageScene | null {
  const cut = useCut.getState().state?.cut;
  if (cut === undefined) return null;
  const view = useView.getState();
  const { maps } = useMaps.getState();
  const { playing } = usePlay.getState();
  const cels = visibleCels(cut, view.hiddenCelIds, view.soloCelId);
  const layers = cels.map((cel) => layerOf(cel, view.playheadFrame, cel.id === view.selectedCelId));
  return {
    paper: cut,
    paperLook: usePreferences.getState().paper,
    ratio,
    transform: useStage.getState().transform,
    layers: layers.filter((layer) => layer !== null),
    overlays: maps === null || view.flip !== null || playing ? null : { shown: view.overlays, maps, bitmapOf },
    moving: playing,
  };
}
