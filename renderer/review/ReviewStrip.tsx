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

const LEAST_CARD_PX = 188;
const MOST_CARD_PX = 480;
/** Of a card, beside and below its picture. */
const AROUND_PX = { width: 24, height: 72 };
const THUMBNAIL_PX = { small: 192, large: 384 };

/** As wide as lets the picture fill the height that the strip has. */
function cardWidthPx(heightPx: number, aspect: number): number {
  const wanted = Math.round((heightPx - AROUND_PX.height) * aspect) + AROUND_PX.width;
  return Math.min(MOST_CARD_PX, Math.max(LEAST_CARD_PX, wanted));
}

/** In place of the sheet while the whole desk is there for the queue: what waits, side by side, the most doubtful first. */
export function ReviewStrip() {
  const words = useWords();
  const queue = useWaiting();
  const { box: list, scrollPx, seenPx, crossPx, measure } = useScrolled('across', 1280);
  const aspect = useCut(({ state }) => (state === null ? 1 : state.cut.widthPx / state.cut.heightPx));
  const cardPx = cardWidthPx(crossPx, aspect);
  const cel = useSelectedCel();
  const drawingId = useAtRest((frame) => (cel === undefined ? undefined : drawingAt(cel, frame)?.id));
  const current = queue.findIndex((one) => isThisDrawing(one, cel?.id ?? null, drawingId));
  useEffect(() => {
    const box = list.current;
    if (box === null || current === -1) return;
    const left = current * cardPx;
    if (left < box.scrollLeft || left + cardPx > box.scrollLeft + box.clientWidth) {
      box.scrollLeft = left - (box.clientWidth - cardPx) / 2;
    }
  }, [current, cardPx, list]);
  const key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    goToWaiting(step);
  };
  const { first, last } = rowsInView(scrollPx, seenPx, cardPx, queue.length, 2);
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
        <ol style={{ width: queue.length * cardPx }} aria-label={words.review.strip} onKeyDown={key}>
          {queue.slice(first, last + 1).map((waiting, index) => (
            <Card
              key={`${waiting.celId} ${waiting.drawing.id}`}
              waiting={waiting}
              place={first + index}
              of={queue.length}
              widthPx={cardPx}
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
  readonly widthPx: number;
  readonly isCurrent: boolean;
}

function Card({ waiting, place, of, widthPx, isCurrent }: CardProps) {
  const words = useWords();
  const cut = useCut((store) => store.state?.cut ?? null);
  const { drawing, celId, celName, frame, doubt01, why, isSeen } = waiting;
  const cel = celOf(cut, celId);
  const thumbnailPx = widthPx > THUMBNAIL_PX.small + AROUND_PX.width ? THUMBNAIL_PX.large : THUMBNAIL_PX.small;
  const fraction = sayFraction(drawing.tUnit);
  const name = words.review.itemNamed(celName, frame, fraction, words.review.why[why], sayDoubt(words, doubt01));
  return (
    <li style={{ left: place * widthPx, width: widthPx }} aria-setsize={of} aria-posinset={place + 1}>
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
          <img src={pictureUrl(drawing.picture, thumbnailPx)} alt="" loading="lazy" decoding="async" />
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
