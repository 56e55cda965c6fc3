import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { drawingAt, drawingById } from '../../main/contract/cut-queries';
import { pictureUrl } from '../client/picture-url';
import { usePreview } from '../state/correct-preview';
import { celOf, useCut } from '../state/cut-store';
import { sayT } from '../state/drawing-sign';
import { useAtRest } from '../state/resting-frame';
import { useWords } from '../state/settings-store';
import { useSelectedCel } from '../state/view-store';
import { type InsetSide, sideAwayFrom } from './inset-side';

const WIDTH_PX = 480;

/** The side that the hand leaves free. It stays there until the hand comes again. */
function useFreeSide() {
  const inset = useRef<HTMLElement>(null);
  const [side, setSide] = useState<InsetSide>('right');
  const laid = useRef(side);
  useLayoutEffect(() => {
    laid.current = side;
  }, [side]);
  useEffect(() => {
    // The picture lets the hand through: only the window knows where the hand is.
    const moved = ({ clientX: x, clientY: y }: PointerEvent) => {
      const box = inset.current?.getBoundingClientRect();
      // Where it lies on the screen now: of two moves before it is drawn anew the second must not send it back.
      if (box !== undefined) setSide(sideAwayFrom({ x, y }, box, laid.current));
    };
    addEventListener('pointermove', moved, { passive: true });
    return () => removeEventListener('pointermove', moved);
  }, []);
  return { inset, side };
}

/** What comes of a gesture on a key is not seen on the key: an in-between of the way lies in the corner. */
export function PreviewInset() {
  const words = useWords();
  const { inset, side } = useFreeSide();
  const cut = useCut((store) => store.state?.cut ?? null);
  const shown = usePreview((preview) => preview.shown);
  const cel = useSelectedCel();
  const here = useAtRest((frame) => (cel === undefined ? undefined : drawingAt(cel, frame)?.id));
  const shownCel = celOf(cut, shown?.celId ?? null);
  const drawing = shownCel && drawingById(shownCel, shown?.drawingId);
  if (shown === null || drawing?.kind !== 'inbetween' || (here === drawing.id && cel?.id === shown.celId)) return null;
  const name = words.correct.drawingAtT(sayT(drawing.tUnit));
  return (
    <figure ref={inset} className={`preview-inset on-${side}`}>
      <img src={pictureUrl(shown.picture, WIDTH_PX)} alt="" />
      <figcaption>{words.correct.preview(name)}</figcaption>
    </figure>
  );
}
