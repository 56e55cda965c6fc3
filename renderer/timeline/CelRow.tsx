import { memo, type RefObject, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Cel } from '../../main/contract/cut';
import { exposureAt } from '../../main/contract/cut-queries';
import { onTouched, touchedNow } from '../state/correct-touched';
import { useCut } from '../state/cut-store';
import { draftKey } from '../state/drafts';
import { useDrawingNow } from '../state/drawing-now';
import { signOf } from '../state/drawing-sign';
import { useAtRest } from '../state/resting-frame';
import { sayDrawing } from '../state/say-drawing';
import { rangeOf, useSelection } from '../state/selection';
import { useWords } from '../state/settings-store';
import { placeInSpan } from '../state/sheet-index';
import { CelHeader } from './CelHeader';
import {
  acrossOfLane,
  cellsInView,
  contentSize,
  type FrameRange,
  rectOfFrames,
  type SheetCell,
  type SheetLayout,
} from './sheet-geometry';

interface CelRowProps {
  readonly cel: Cel;
  readonly lane: number;
  readonly layout: SheetLayout;
  /** The frames in sight. */
  readonly range: FrameRange;
  readonly isSelected: boolean;
}

/** More cells than anybody steps through one by one; what lies further off comes as the focus comes near. */
const MOST_CELLS = 60;
const MOST_CELLS_BESIDE = 40;

export const CelRow = memo(function CelRow({ cel, lane, layout, range, isSelected }: CelRowProps) {
  const words = useWords();
  const drafts = useCut((store) => store.drafts);
  const drawingNow = useDrawingNow();
  const notes = useCut((store) => store.state?.cut.notes);
  // The frame on which the drawing under the playhead begins, on the selected cel: changes once a drawing, not once a frame.
  const currentFrame = useAtRest((frame) => (isSelected ? (exposureAt(cel, frame)?.frame ?? 1) : 0));
  const selected = useSelectedFrames(cel.id);
  const touched = useSyncExternalStore(onTouched, () => drawingsTouchedIn(cel.id));
  const current = useRef<HTMLDivElement>(null);
  useFocusMovesAlong(current, currentFrame);

  const across = acrossOfLane(layout, lane);
  const { widthPx, heightPx } = contentSize(layout);
  const place = layout.upright
    ? { left: across, top: 0, width: layout.lanePx, height: heightPx }
    : { left: 0, top: across, width: widthPx, height: layout.lanePx };

  const nameOf = (cell: SheetCell) => {
    const { drawing, firstFrame, lastFrame } = cell;
    const isNow = drawing !== null && drawingNow?.celId === cel.id && drawingNow.drawingId === drawing.id;
    const sign = drawing === null ? null : signOf(cel, drawing, drafts[draftKey(cel.id, drawing.id)], isNow);
    const inSpan = drawing === null ? undefined : placeInSpan(cel, drawing);
    const said = [
      sayDrawing(words, sign),
      ...(inSpan === undefined ? [] : [words.sheet.placeInSpan(inSpan.number, inSpan.of)]),
    ].join(words.sheet.and);
    const isTouched = drawing !== null && touched?.has(drawing.id) === true;
    const note = notes?.find(({ celId, frame }) => celId === cel.id && firstFrame <= frame && frame <= lastFrame);
    const cellName = words.sheet.cell(cel.name, said, words.sheet.frameRange(firstFrame, lastFrame));
    const name = isTouched ? `${cellName}${words.sheet.and}${words.correct.list.wouldBeTouched}` : cellName;
    return note === undefined ? name : `${name}${words.sheet.and}${words.sheet.noted(note.text)}`;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: see SheetGrid
    <div
      className={isSelected ? 'cel-row is-selected' : 'cel-row'}
      role="row"
      tabIndex={-1}
      aria-rowindex={lane + 1}
      style={place}
    >
      <CelHeader cel={cel} layout={layout} isSelected={isSelected} />
      {cellsNear(cel, layout, range, currentFrame, isSelected ? MOST_CELLS : MOST_CELLS_BESIDE).map((cell) => {
        const isCurrent = cell.firstFrame === currentFrame;
        const rect = rectOfFrames(layout, { first: cell.firstFrame, last: cell.lastFrame }, lane);
        const name = nameOf(cell);
        const isIn = selected !== null && cell.firstFrame <= selected.to && cell.lastFrame >= selected.from;
        return (
          // biome-ignore lint/a11y/useSemanticElements: see SheetGrid
          <div
            key={cell.firstFrame}
            ref={isCurrent ? current : undefined}
            className="cell"
            role="gridcell"
            tabIndex={isCurrent ? 0 : -1}
            aria-label={name}
            aria-colindex={cell.firstFrame}
            aria-colspan={cell.lastFrame - cell.firstFrame + 1}
            aria-selected={isIn || (selected === null && isCurrent)}
            title={name}
            data-picture={cell.drawing?.picture ?? (cell.drawing && drafts[draftKey(cel.id, cell.drawing.id)])}
            style={{
              transform: `translate(${rect.x - place.left}px, ${rect.y - place.top}px)`,
              width: Math.max(1, rect.width - 1),
              height: rect.height - 1,
            }}
          />
        );
      })}
    </div>
  );
});

function drawingsTouchedIn(celId: string): ReadonlySet<string> | null {
  const touched = touchedNow();
  return touched?.celId === celId ? touched.drawingIds : null;
}

/** What is in sight, at most so many around the middle; and where the person is, in sight or not. */
function cellsNear(cel: Cel, layout: SheetLayout, range: FrameRange, currentFrame: number, most: number): SheetCell[] {
  const seen = cellsInView(cel, layout.lengthFrames, range);
  const inside = currentFrame >= range.first && currentFrame <= range.last;
  const centre = inside ? seen.findIndex((cell) => cell.lastFrame >= currentFrame) : seen.length / 2;
  const from = Math.max(0, Math.min(seen.length - most, Math.round(centre - most / 2)));
  const cells = seen.slice(from, from + most);
  if (currentFrame === 0 || cells.some((cell) => cell.firstFrame === currentFrame)) return cells;
  const here = cellsInView(cel, layout.lengthFrames, { first: currentFrame, last: currentFrame });
  return [...cells, ...here].sort((a, b) => a.firstFrame - b.firstFrame);
}

/** The frames of this cel that are selected. */
function useSelectedFrames(celId: string): { from: number; to: number } | null {
  const cut = useCut((store) => store.state?.cut ?? null);
  const said = useSelection(({ selection }) => {
    const range = cut === null || selection === null ? null : rangeOf(cut, selection);
    if (range === null) return '';
    return range.celIds.includes(celId) ? `${range.from} ${range.to}` : '0 0';
  });
  if (said === '') return null;
  const [from = 0, to = 0] = said.split(' ').map(Number);
  return { from, to };
}

/** The focus moves along with the playhead once it is among the cells. */
function useFocusMovesAlong(current: RefObject<HTMLDivElement | null>, currentFrame: number): void {
  useEffect(() => {
    const focused = document.activeElement;
    if (currentFrame === 0 || !(focused instanceof HTMLElement)) return;
    if (focused.getAttribute('role') === 'gridcell' && focused !== current.current) {
      current.current?.focus({ preventScroll: true });
    }
  }, [current, currentFrame]);
}
