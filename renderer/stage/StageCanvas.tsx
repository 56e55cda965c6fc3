import { useLayoutEffect, useRef, useState } from 'react';
import { keepPainterTold } from '../correct/paint/paint-link';
import { stopWhenHidden } from '../state/play-store';
import { measureStage } from '../state/stage-store';
import { keepProjectorTold } from './keep-projector-told';
import { startProjector } from './projector-link';
import { type Hand, listenToStagePointer } from './stage-pointer';

/** The paper. Drawn by the projector, outside of React and of the page's main thread. */
export function StageCanvas({ label }: { readonly label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [hand, setHand] = useState<Hand>('none');

  useLayoutEffect(() => {
    const box = place.current;
    if (box === null) return;
    // A canvas can be handed over once: each projector gets one of its own.
    const canvas = document.createElement('canvas');
    box.append(canvas);
    const measure = () => measureStage({ widthPx: box.clientWidth, heightPx: box.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    const stops = [
      startProjector(canvas),
      listenToStagePointer(box, setHand),
      keepProjectorTold(),
      keepPainterTold(),
      stopWhenHidden(),
    ];
    return () => {
      observer.disconnect();
      for (const stop of stops) stop();
      canvas.remove();
    };
  }, []);

  return <div ref={place} className={`stage-paper hand-${hand}`} role="img" aria-label={label} />;
}
