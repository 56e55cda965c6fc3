import { bringBackground, useBackground } from '../state/background-store';
import { usePreview } from '../state/correct-preview';
import { useCut } from '../state/cut-store';
import { useLightTable } from '../state/light-table-store';
import { useMaps } from '../state/maps-store';
import { useOnion } from '../state/onion-store';
import { usePlay } from '../state/play-store';
import { usePreferences } from '../state/preferences-store';
import { useArcs } from '../state/stage-arcs-store';
import { useStage } from '../state/stage-store';
import { StripMaker } from '../state/stage-strips';
import { useView } from '../state/view-store';
import { tellProjector } from './projector-link';
import { sceneNow } from './scene';

/** Many changes in a row become one message, still within the same task: nothing is drawn late. */
function soon(act: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    queueMicrotask(() => {
      asked = false;
      act();
    });
  };
}

/** A new projector knows nothing: all strips are told again. */
function stripTeller(): () => void {
  const maker = new StripMaker();
  let cutId = '';
  return () => {
    const { state, drafts } = useCut.getState();
    const cels = state?.cut.cels ?? [];
    const id = state?.cut.id ?? '';
    if (id !== cutId) {
      // Cel ids are the same from cut to cut, their drawings are not.
      maker.forget();
      tellProjector({ type: 'strips', celIds: [], changed: [] });
      if (id !== '') void bringBackground(id);
    }
    cutId = id;
    const changed = maker.changed(cels, drafts);
    tellProjector({ type: 'strips', celIds: cels.map((cel) => cel.id), changed });
  };
}

/** Tells the projector what is to be seen whenever that changes. Answers how to stop. */
export function keepProjectorTold(): () => void {
  const scene = soon(() => tellProjector({ type: 'scene', scene: sceneNow(devicePixelRatio) }));
  const strips = soon(stripTeller());
  const overlays = soon(() => {
    const { maps, lookAt } = useMaps.getState();
    tellProjector({ type: 'overlays', facts: { maps, arcs: useArcs.getState().arcs, lookAt } });
  });
  const background = soon(() => tellProjector({ type: 'background', blob: useBackground.getState().blob }));
  for (const tell of [strips, scene, overlays, background]) tell();

  const stops = [
    useCut.subscribe((now, before) => {
      if (now.state?.cut !== before.state?.cut || now.drafts !== before.drafts) {
        strips();
        scene();
      }
    }),
    useView.subscribe((view, before) => {
      // While it plays, the projector itself moves the frame and tells the page.
      const { playheadFrame } = view;
      if (usePlay.getState().playing && isSame({ ...before, playheadFrame }, view)) return;
      scene();
    }),
    usePlay.subscribe((play, before) => {
      if (play.playing !== before.playing || play.aloneCelId !== before.aloneCelId) scene();
    }),
    usePreview.subscribe((preview, before) => {
      if (preview.shown !== before.shown) scene();
    }),
    usePreferences.subscribe(scene),
    useStage.subscribe(scene),
    useOnion.subscribe(scene),
    useLightTable.subscribe(scene),
    useMaps.subscribe(overlays),
    useArcs.subscribe(overlays),
    useBackground.subscribe(background),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function isSame<Value extends object>(one: Value, other: Value): boolean {
  return Object.entries(one).every(([name, value]) => Reflect.get(other, name) === value);
}
