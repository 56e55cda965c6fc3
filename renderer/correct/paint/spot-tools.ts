import type { Place } from '../../../main/contract/correction';
import { usePaint } from '../../state/paint-store';
import type { StageTool } from '../tool';
import { mayPaint } from './may-paint';
import { cursorPlace, drawCursor, forgetCursor, holdKeys, moveCursor, takeCursor } from './paint-cursor';
import { tellPainter } from './paint-link';

/** False: nothing was being filled. */
function stopFilling(): boolean {
  if (usePaint.getState().filling01 === null) return false;
  tellPainter({ kind: 'drop' });
  return true;
}

/** Tools that do one thing at one place: a click, or Enter where the keyboard stands. */
function spotTool(id: 'fill' | 'pick', act: (place: Place) => void): StageTool {
  return {
    id,
    down(at) {
      forgetCursor();
      holdKeys();
      if (at.alt) tellPainter({ kind: 'pick', place: at.paper });
      else act(at.paper);
      return true;
    },
    move(at) {
      // The colour under the hand while it looks for one.
      if (at.alt || id === 'pick') tellPainter({ kind: 'pick', place: at.paper });
    },
    up: () => undefined,
    hover: () => undefined,
    cancel: stopFilling,
    cursor: () => 'crosshair',
    draw: drawCursor,
    key(key) {
      if (moveCursor(key)) return true;
      // The first Escape stops the fill, the next lays the tool down.
      if (key.key === 'Escape') return stopFilling();
      if (key.key !== 'Enter') return false;
      act(takeCursor());
      return true;
    },
    says: (words) => {
      const place = cursorPlace();
      return place === null ? '' : words.paint.cursor(Math.floor(place.xPx), Math.floor(place.yPx), false);
    },
    taken: forgetCursor,
  };
}

export const fillTool = spotTool('fill', (place) => {
  if (!mayPaint()) return;
  const { colour, opacity01, gapPx, underLines } = usePaint.getState();
  tellPainter({ kind: 'fill', place, colour, opacity01, gapPx, underLines });
});

export const pickTool = spotTool('pick', (place) => tellPainter({ kind: 'pick', place }));
