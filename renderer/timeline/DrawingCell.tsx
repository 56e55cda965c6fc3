import { memo, useEffect, useRef } from 'react';
import { drawingSign } from '../state/drawing-sign';
import { stop } from '../state/play-store';
import { sayDrawing } from '../state/say-drawing';
import { useWords } from '../state/settings-store';
import { selectDrawing } from '../state/view-store';
import { SignMark } from '../ui/SignMark';
import { type SheetCell, xOfFrame } from './sheet-layout';
import { Thumbnail } from './Thumbnail';

interface DrawingCellProps {
  readonly celId: string;
  readonly celName: string;
  readonly cell: SheetCell;
  readonly draft: string | undefined;
  readonly isDrawingNow: boolean;
  /** Under the playhead. */
  readonly isCurrent: boolean;
  /** Under the playhead and on the selected cel. */
  readonly isSelected: boolean;
  readonly columnPx: number;
  readonly rowPx: number;
  readonly aspect: number;
}

const STRIP_PX = 20;
const SMALLEST_THUMBNAIL_PX = 10;

export const DrawingCell = memo(function DrawingCell(props: DrawingCellProps) {
  const { celId, celName, cell, draft, isDrawingNow, isCurrent, isSelected, columnPx, rowPx, aspect } = props;
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const { drawing, firstFrame, lastFrame } = cell;
  const widthPx = (lastFrame - firstFrame + 1) * columnPx - 1;
  const thumbnailHeightPx = rowPx - STRIP_PX - 7;
  const thumbnailPx = Math.min(widthPx - 4, Math.floor(thumbnailHeightPx * aspect));
  const sign = drawing === null ? null : drawingSign(drawing, draft, isDrawingNow);
  const picture = drawing?.picture ?? draft ?? null;
  const name = words.sheet.cell(celName, sayDrawing(words, sign), words.sheet.frameRange(firstFrame, lastFrame));

  useEffect(() => {
    // The focus moves along with the playhead once it is among the cells.
    const focused = document.activeElement;
    if (isSelected && focused instanceof HTMLElement && focused.getAttribute('role') === 'gridcell')
      place.current?.focus();
  }, [isSelected]);

  const choose = () => {
    stop();
    selectDrawing(celId, firstFrame);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Sheet
    <div
      ref={place}
      className={`cell cell-${sign?.kind ?? 'empty'} ${isCurrent ? 'is-current' : ''} ${isSelected ? 'is-selected' : ''}`}
      role="gridcell"
      tabIndex={isSelected ? 0 : -1}
      aria-label={name}
      aria-colindex={firstFrame}
      aria-colspan={lastFrame - firstFrame + 1}
      aria-selected={isSelected}
      title={name}
      style={{ transform: `translateX(${xOfFrame(firstFrame, columnPx)}px)`, width: widthPx }}
      onPointerDown={(event) => {
        if (event.button === 0) choose();
      }}
      onKeyDown={(event) => {
        if (event.key === ' ') choose();
      }}
    >
      <div className="cell-picture">
        {picture !== null && thumbnailPx >= SMALLEST_THUMBNAIL_PX && (
          <Thumbnail picture={picture} widthPx={thumbnailPx} heightPx={thumbnailHeightPx} aspect={aspect} />
        )}
      </div>
      <div className="cell-strip">
        {sign !== null && <SignMark sign={sign} size={columnPx < 8 ? 10 : 14} />}
        {sign !== null && sign.kind !== 'key' && sign.kind !== 'copy' && widthPx > 62 && (
          <span className="cell-t numbers">{sign.tUnit.toFixed(2).replace(/^0/, '')}</span>
        )}
        <span className="cell-bar" />
      </div>
    </div>
  );
});
