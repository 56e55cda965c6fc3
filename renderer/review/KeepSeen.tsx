import { useEffect } from 'react';
import { drawingAt } from '../../main/contract/cut-queries';
import { useAtRest } from '../state/resting-frame';
import { markSeen } from '../state/review-seen';
import { useSelectedCel } from '../state/view-store';

/** A drawing counts as looked at once it has rested on the stage for this long; scrubbing past it is no look. */
const LOOK_MS = 700;

export function KeepSeen() {
  const cel = useSelectedCel();
  const picture = useAtRest((frame) => {
    const drawing = cel && drawingAt(cel, frame);
    return drawing?.kind === 'inbetween' ? drawing.picture : null;
  });
  useEffect(() => {
    if (picture === null) return;
    const timer = setTimeout(() => markSeen(picture), LOOK_MS);
    return () => clearTimeout(timer);
  }, [picture]);
  return null;
}
