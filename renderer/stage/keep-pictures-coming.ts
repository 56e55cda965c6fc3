import { celOf, useCut } from '../state/cut-store';
import { useMaps } from '../state/maps-store';
import { wantPictures } from '../state/pictures';
import { useView, visibleCels } from '../state/view-store';
import { picturesWanted } from '../state/wishes';

function overlayPictures(): string[] {
  const { maps } = useMaps.getState();
  const { overlays } = useView.getState();
  if (maps === null) return [];
  return [
    overlays.has('parts') ? maps.masks.picture : undefined,
    overlays.has('flow') ? maps.flow?.picture : undefined,
    overlays.has('confidence') ? maps.confidence?.picture : undefined,
  ].filter((picture) => picture !== undefined);
}

function wish(): void {
  const { state, drafts } = useCut.getState();
  if (state === null) return;
  const { hiddenCelIds, soloCelId, selectedCelId, playheadFrame } = useView.getState();
  const cels = visibleCels(state.cut, hiddenCelIds, soloCelId);
  const selected = celOf(state.cut, selectedCelId);
  wantPictures([...overlayPictures(), ...picturesWanted(state.cut, cels, selected, playheadFrame, drafts)]);
}

/** Asks for the pictures that what is looked at needs, whenever that changes. Answers how to stop. */
export function keepPicturesComing(): () => void {
  let asked = false;
  const soon = () => {
    if (asked) return;
    asked = true;
    queueMicrotask(() => {
      asked = false;
      wish();
    });
  };
  soon();
  const stops = [useCut.subscribe(soon), useView.subscribe(soon), useMaps.subscribe(soon)];
  return () => {
    for (const stop of stops) stop();
  };
}
