import { memo } from 'react';
import type { Cel, Cut } from '../../main/contract/cut';
import { exposureAt } from '../../main/contract/cut-queries';
import { useCut } from '../state/cut-store';
import { draftKey } from '../state/drafts';
import { useDrawingNow } from '../state/drawing-now';
import { useAtRest } from '../state/resting-frame';
import { useView } from '../state/view-store';
import { CelHeader } from './CelHeader';
import { DrawingCell } from './DrawingCell';
import { cellsInView, type FrameRange } from './sheet-layout';

interface CelRowProps {
  readonly cel: Cel;
  readonly cut: Cut;
  readonly range: FrameRange;
  readonly columnPx: number;
  readonly rowPx: number;
  readonly isSelected: boolean;
}

export const CelRow = memo(function CelRow({ cel, cut, range, columnPx, rowPx, isSelected }: CelRowProps) {
  const drafts = useCut((store) => store.drafts);
  const drawingNow = useDrawingNow();
  // The frame on which the drawing under the playhead begins: changes once a drawing, not once a frame.
  const currentFrame = useAtRest((frame) => exposureAt(cel, frame)?.frame ?? 0);
  const isHidden = useView((view) =>
    view.soloCelId === null ? view.hiddenCelIds.has(cel.id) : view.soloCelId !== cel.id,
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Sheet
    <div
      className={`cel-row ${isSelected ? 'is-selected' : ''} ${isHidden ? 'is-hidden' : ''}`}
      role="row"
      tabIndex={-1}
      aria-selected={isSelected}
      style={{ height: rowPx }}
    >
      <CelHeader cel={cel} isSelected={isSelected} />
      <div
        className="cel-cells"
        role="presentation"
        style={{ width: cut.lengthFrames * columnPx, backgroundSize: `${columnPx}px 100%` }}
      >
        {cellsInView(cel, cut, range).map((cell) => (
          <DrawingCell
            key={cell.firstFrame}
            celId={cel.id}
            celName={cel.name}
            cell={cell}
            draft={cell.drawing === null ? undefined : drafts[draftKey(cel.id, cell.drawing.id)]}
            isDrawingNow={drawingNow?.celId === cel.id && drawingNow.drawingId === cell.drawing?.id}
            isCurrent={cell.firstFrame === currentFrame}
            isSelected={isSelected && cell.firstFrame === currentFrame}
            columnPx={columnPx}
            rowPx={rowPx}
            aspect={cut.widthPx / cut.heightPx}
          />
        ))}
      </div>
    </div>
  );
});
