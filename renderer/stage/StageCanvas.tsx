import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useCut } from '../state/cut-store';
import { useMaps } from '../state/maps-store';
import { usePictures } from '../state/pictures';
import { usePlay } from '../state/play-store';
import { usePreferences } from '../state/preferences-store';
import { fitStage, measureStage, useStage } from '../state/stage-store';
import { useView } from '../state/view-store';
import { drawStage } from './draw-stage';
import { keepPicturesComing } from './keep-pictures-coming';
import { sceneNow } from './scene';
import { listenToStagePointer } from './stage-pointer';

/** Draws at most once a screen refresh, whatever and however much has changed. */
function drawOnChange(canvas: HTMLCanvasElement): () => void {
  const context = canvas.getContext('2d');
  let request = 0;
  const draw = () => {
    request = 0;
    const scene = sceneNow(devicePixelRatio);
    if (context === null) return;
    if (scene === null) context.clearRect(0, 0, canvas.width, canvas.height);
    else drawStage(context, scene);
  };
  const soon = () => {
    if (request === 0) request = requestAnimationFrame(draw);
  };
  const stores = [useCut, useView, usePreferences, useStage, useMaps, usePictures, usePlay];
  const stops = stores.map((store) => store.subscribe(soon));
  soon();
  return () => {
    cancelAnimationFrame(request);
    for (const stop of stops) stop();
  };
}

/** The paper. Everything on it is drawn outside of React. */
export function StageCanvas({ label }: { readonly label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [canPan, setCanPan] = useState(false);
  const paper = useCut((store) =>
    store.state === null ? '' : `${store.state.cut.id} ${store.state.cut.widthPx} ${store.state.cut.heightPx}`,
  );

  useLayoutEffect(() => {
    const box = place.current;
    const element = canvas.current;
    if (box === null || element === null) return;
    const measure = () => {
      const widthPx = box.clientWidth;
      const heightPx = box.clientHeight;
      element.width = Math.max(1, Math.round(widthPx * devicePixelRatio));
      element.height = Math.max(1, Math.round(heightPx * devicePixelRatio));
      measureStage({ widthPx, heightPx });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    const stops = [drawOnChange(element), listenToStagePointer(box, setCanPan), keepPicturesComing()];
    return () => {
      observer.disconnect();
      for (const stop of stops) stop();
    };
  }, []);

  useEffect(() => {
    if (paper !== '') fitStage();
  }, [paper]);

  return (
    <div ref={place} className={canPan ? 'stage-paper is-panning' : 'stage-paper'}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
