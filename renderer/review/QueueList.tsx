import { useEffect } from 'react';
import { drawingAt } from '../../main/contract/cut-queries';
import { pictureUrl } from '../client/picture-url';
import { sayFraction } from '../state/chart-fraction';
import { celOf, useCut } from '../state/cut-store';
import { signOf } from '../state/drawing-sign';
import { rowsInView } from '../state/history-list';
import { stop } from '../state/play-store';
import { useAtRest } from '../state/resting-frame';
import type { WaitingDrawing } from '../state/review-queue';
import { isThisDrawing, sayDoubt } from '../state/review-words';
import { useWords } from '../state/settings-store';
import { selectDrawing, useSelectedCel } from '../state/view-store';
import { SignMark } from '../ui/SignMark';
import { DoubtBar } from './DoubtBar';
import { useScrolled } from './use-scrolled';

const ROW_PX = 48;
const THUMBNAIL_PX = 96;

/** The queue, the most doubtful first. Only the rows in view are built. */
export function QueueList({ queue }: { readonly queue: readonly WaitingDrawing[] }) {
  const words = useWords();
  const { box: list, scrollPx, seenPx, measure } = useScrolled('down', 400);
  const cut = useCut((store) => store.state?.cut ?? null);
  const cel = useSelectedCel();
  const drawingId = useAtRest((frame) => (cel === undefined ? undefined : drawingAt(cel, frame)?.id));
  const current = queue.findIndex((one) => isThisDrawing(one, cel?.id ?? null, drawingId));
  useEffect(() => {
    const box = list.current;
    if (box === null || current === -1) return;
    const top = current * ROW_PX;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW_PX > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW_PX - box.clientHeight;
  }, [current, list]);
  const { first, last } = rowsInView(scrollPx, seenPx, ROW_PX, queue.length);
  return (
    <div ref={list} className="queue" onScroll={measure}>
      <ol style={{ height: queue.length * ROW_PX }} aria-label={words.review.queue}>
        {queue.slice(first, last + 1).map((waiting, index) => {
          const { drawing, celName, frame, doubt01, why, isSeen, isLikeCorrected } = waiting;
          const own = celOf(cut, waiting.celId);
          const isCurrent = first + index === current;
          const fraction = sayFraction(drawing.tUnit);
          const name = words.review.itemNamed(
            celName,
            frame,
            fraction,
            isLikeCorrected ? words.review.likeCorrected : words.review.why[why],
            sayDoubt(words, doubt01),
          );
          return (
            <li
              key={`${waiting.celId} ${drawing.id}`}
              style={{ top: (first + index) * ROW_PX, height: ROW_PX }}
              aria-setsize={queue.length}
              aria-posinset={first + index + 1}
            >
              <button
                type="button"
                className={isCurrent ? 'queue-row is-current' : 'queue-row'}
                aria-current={isCurrent}
                title={name}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  stop();
                  selectDrawing(waiting.celId, frame);
                }}
              >
                {drawing.picture !== null && (
                  <img src={pictureUrl(drawing.picture, THUMBNAIL_PX)} alt="" loading="lazy" decoding="async" />
                )}
                <span className="queue-text">
                  <span className="queue-line">
                    {own !== undefined && <SignMark sign={signOf(own, drawing, undefined, false)} size={13} />}
                    <b>{celName}</b>
                    <span className="numbers">{`${words.chart.atFrame(frame)}  ${fraction}`}</span>
                    {!isSeen && (
                      <span className="queue-unseen" title={words.review.unseen}>
                        <span className="only-read">{words.review.unseen}</span>
                      </span>
                    )}
                  </span>
                  <span className="queue-line">
                    {why === 'draft' && <DoubtBar doubt01={doubt01} />}
                    {isLikeCorrected && <span className="queue-why">{words.review.likeCorrected}</span>}
                    {why !== 'draft' && <span className="queue-why">{words.review.why[why]}</span>}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
