import type { Cel, Cut, PictureId } from '../../main/contract/cut';
import { previewOf } from '../state/correct-preview';
import { useCut } from '../state/cut-store';
import { displayedAt } from '../state/displayed';
import { pictureOf } from '../state/drafts';
import { pinColour, pinnedDrawing, useLightTable } from '../state/light-table-store';
import { onionSheets } from '../state/onion-sheets';
import { useOnion } from '../state/onion-store';
import { usePlay } from '../state/play-store';
import { usePreferences } from '../state/preferences-store';
import { keysOfSpan, spanHere } from '../state/span-here';
import { useStage } from '../state/stage-store';
import { useView, visibleCels } from '../state/view-store';
import type { Layer, PinnedSheet, Scene } from './projector/messages';
import { middleOf } from './view-transform';

function layerOf(cel: Cel, frame: number, isSelected: boolean): Layer {
  const { drafts } = useCut.getState();
  const { flip } = useView.getState();
  const shown = displayedAt(cel, frame, drafts, isSelected ? flip : null);
  const preview = isSelected ? previewOf(cel.id, shown?.drawing.id) : null;
  return {
    celId: cel.id,
    picture: preview ?? shown?.picture ?? null,
    opacity01: cel.look.opacity01,
    isStandIn: preview === null && shown !== null && shown.standInNumber !== null,
  };
}

/** The three drawings that fingers hold, ready before a finger lifts. */
function fingersOf(cel: Cel | undefined, frame: number): PictureId[] {
  const span = cel && spanHere(cel, frame);
  const keys = cel && span && keysOfSpan(cel, span);
  return keys ? [keys.from.picture, keys.to.picture] : [];
}

function pinsNow(): PinnedSheet[] {
  const { on, pins, activeIndex } = useLightTable.getState();
  const { drafts } = useCut.getState();
  if (!on) return [];
  return pins.flatMap((pin, index): PinnedSheet[] => {
    const found = pinnedDrawing(pin);
    const picture = found === null ? null : pictureOf(found.cel.id, found.drawing, drafts);
    if (picture === null) return [];
    const { dxPx, dyPx, rotationDeg, opacity01 } = pin;
    return [{ picture, dxPx, dyPx, rotationDeg, opacity01, tint: pinColour(index), isActive: index === activeIndex }];
  });
}

function celsNow(cut: Cut): Cel[] {
  return visibleCels(cut, usePlay.getState().aloneCelId ?? useView.getState().soloCelId);
}

/** All that the stage shows now, read from the stores; null while there is no cut. */
export function sceneNow(ratio: number): Scene | null {
  const cut = useCut.getState().state?.cut;
  if (cut === undefined) return null;
  const { playheadFrame: frame, selectedCelId, flip, overlays } = useView.getState();
  const { onion, paper: ground } = usePreferences.getState();
  const { size, transform } = useStage.getState();
  const cels = celsNow(cut);
  const selected = cels.findIndex((cel) => cel.id === selectedCelId);
  const cel = cels[selected];
  // While fingers flip, nothing else moves and nothing lies between the drawings.
  const isResting = flip === null;
  const { drafts } = useCut.getState();
  return {
    canvas: {
      widthPx: Math.max(1, Math.round(size.widthPx * ratio)),
      heightPx: Math.max(1, Math.round(size.heightPx * ratio)),
    },
    ratio,
    paper: { widthPx: cut.widthPx, heightPx: cut.heightPx },
    ground,
    transform,
    frame,
    layers: cels.map((each) => layerOf(each, frame, each === cel)),
    selected,
    onion: isResting && onion && cel !== undefined ? onionSheets(cel, frame, drafts, useOnion.getState()) : [],
    pins: isResting ? pinsNow() : [],
    fingers: fingersOf(cel, frame),
    overlays: isResting ? [...overlays] : [],
  };
}

/** The middle of the paper, about which pinned sheets turn. */
export function middleOfPaper(cut: Cut) {
  return middleOf(cut);
}
