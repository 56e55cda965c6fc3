import { type KeyboardEvent, useEffect } from 'react';
import { drawingAt } from '../../main/contract/cut-queries';
import { pictureUrl } from '../client/picture-url';
import { sayFraction } from '../state/chart-fraction';
import { celOf, useCut } from '../state/cut-store';
import { signOf } from '../state/drawing-sign';
import { rowsInView } from '../state/history-list';
import { stop } from '../state/play-store';
import { useAtRest } from '../state/resting-frame';
import { goToWaiting, toggleReview } from '../state/review-edits';
import type { WaitingDrawing } from '../state/review-queue';
import { useWaiting } from '../state/review-store';
import { isThisDrawing, sayDoubt } from '../state/review-words';
import { useWords } from '../state/settings-store';
import { selectDrawing, useSelectedCel } from '../state/view-store';
import { Button } from '../ui/Button';
import { SignMark } from '../ui/SignMark';
import { DoubtBar } from './DoubtBar';
import { useScrolled } from './use-scrolled';
import './review-strip.css';

const CARD_PX = 188;
const THUMBNAIL_PX = 192;

/** In place of the sheet while the whole desk is there for the queue: what waits, side by side, the most doubtful first. */
export function ReviewStrip() {
  const words = useWords();
  const queue = useWaiting();
  const { box: list, scrollPx, seenPx, measure } = useScrolled('across', 1280);
  const cel = useSelectedCel();
  const drawingId = useAtRest((frame) => (cel === undefined ? undefined : drawingAt(cel, frame)?.id));
  const current = queue.findIndex((one) => isThisDrawing(one, cel?.id ?? null, drawingId));
  useEffect(() => {
    const box = list.current;
    if (box === null || current === -1) return;
    const left = current * CARD_PX;
    if (left < box.scrollLeft || left + CARD_PX > box.scrollLeft + box.clientWidth) {
      box.scrollLeft = left - (box.clientWidth - CARD_PX) / 2;
    }
  }, [current, list]);
  const key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    goToWaiting(step);
  };
  const { first, last } = rowsInView(scrollPx, seenPx, CARD_PX, queue.length, 2);
  return (
    <section className="review-strip" aria-label={words.review.strip}>
      <header>
        <h2>{words.review.queue}</h2>
        <span className="numbers">
          {queue.length === 0 ? words.review.nothingWaits : words.review.waiting(queue.length)}
        </span>
        <Button label={words.review.close} text={words.review.close} look="framed" onClick={toggleReview} />
      </header>
      <div ref={list} className="review-cards" onScroll={measure}>
        <ol style={{ width: queue.length * CARD_PX }} aria-label={words.review.strip} onKeyDown={key}>
          {queue.slice(first, last + 1).map((waiting, index) => (
            <Card
              key={`${waiting.celId} ${waiting.drawing.id}`}
              waiting={waiting}
              place={first + index}
              of={queue.length}
              isCurrent={first + index === current}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}

interface CardProps {
  readonly waiting: WaitingDrawing;
  readonly place: number;
  readonly of: number;
  readonly isCurrent: boolean;
}

function Card({ waiting, place, of, isCurrent }: CardProps) {
  const words = useWords();
  const cut = useCut((store) => store.state?.cut ?? null);
  const { drawing, celId, celName, frame, doubt01, why, isSeen } = waiting;
  const cel = celOf(cut, celId);
  const fraction = sayFraction(drawing.tUnit);
  const name = words.review.itemNamed(celName, frame, fraction, words.review.why[why], sayDoubt(words, doubt01));
  return (
    <li style={{ left: place * CARD_PX, width: CARD_PX }} aria-setsize={of} aria-posinset={place + 1}>
      <button
        type="button"
        className={isCurrent ? 'review-card is-current' : 'review-card'}
        aria-current={isCurrent}
        title={name}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          stop();
          selectDrawing(celId, frame);
        }}
      >
        {drawing.picture !== null && (
          <img src={pictureUrl(drawing.picture, THUMBNAIL_PX)} alt="" loading="lazy" decoding="async" />
        )}
        <span className="review-card-line">
          {cel !== undefined && <SignMark sign={signOf(cel, drawing, undefined, false)} size={14} />}
          <b>{celName}</b>
          <span className="numbers">{`${words.chart.atFrame(frame)}  ${fraction}`}</span>
          {!isSeen && (
            <span className="queue-unseen">
              <span className="only-read">{words.review.unseen}</span>
            </span>
          )}
        </span>
        {why === 'draft' ? <DoubtBar doubt01={doubt01} /> : <span className="queue-why">{words.review.why[why]}</span>}
      </button>
    </li>
  );
}
