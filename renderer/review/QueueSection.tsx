import { drawingAt, isStale } from '../../main/contract/cut-queries';
import { useAtRest } from '../state/resting-frame';
import { useReview, useWaiting } from '../state/review-store';
import { isThisDrawing } from '../state/review-words';
import { useWords } from '../state/settings-store';
import { useSelectedCel } from '../state/view-store';
import { ActionButton } from '../ui/ActionButton';
import { BeyondNotes } from './BeyondNotes';
import { QueueList } from './QueueList';
import { SendBackNote } from './SendBackNote';
import './review.css';

/** The in-betweens that need a person, and what a person does with them: one key each. */
export function QueueSection() {
  const words = useWords();
  const queue = useWaiting();
  const isOpen = useReview((review) => review.isOpen);
  const cel = useSelectedCel();
  const drawing = useAtRest((frame) => (cel === undefined ? undefined : drawingAt(cel, frame)));
  const position = queue.findIndex((one) => isThisDrawing(one, cel?.id ?? null, drawing?.id));
  const isJudged =
    cel !== undefined &&
    drawing?.kind === 'inbetween' &&
    (drawing.state === 'approved' || drawing.state === 'sent-back');
  const cannot = drawing?.kind !== 'inbetween' || drawing.picture === null;
  return (
    <section className="panel-section" aria-label={words.review.queue}>
      <div className="panel-head">
        <h2>{words.review.queue}</h2>
        <span className="queue-count numbers">
          {queue.length === 0
            ? null
            : position === -1
              ? words.review.waiting(queue.length)
              : words.review.position(position + 1, queue.length)}
        </span>
        <ActionButton
          action="review"
          icon="review"
          on={isOpen}
          label={isOpen ? words.review.close : words.review.open}
        />
      </div>
      <div className="review-buttons">
        <ActionButton action="approve" icon="approve" text={words.review.approve} look="framed" disabled={cannot} />
        <ActionButton action="sendBack" icon="sendBack" text={words.review.sendBack} look="framed" disabled={cannot} />
        <ActionButton
          action="nextWaiting"
          icon="next"
          label={words.review.next}
          text={words.review.next}
          look="framed"
          disabled={queue.length === 0}
        />
      </div>
      {isJudged && (
        <div className="judged-row">
          {isStale(cel, drawing) && (
            <ActionButton action="redrawThis" label={words.review.redraw} text={words.review.redraw} look="framed" />
          )}
          <ActionButton
            action="takeBackJudgement"
            icon="undo"
            label={words.review.takeBack}
            text={words.review.takeBack}
          />
        </div>
      )}
      {drawing?.kind === 'inbetween' && drawing.note !== '' && (
        <p className="reviewers-note">
          <b>{words.review.reviewersNote}</b> <q>{drawing.note}</q>
        </p>
      )}
      <SendBackNote />
      <BeyondNotes />
      {queue.length === 0 ? <p className="panel-soft">{words.review.nothingWaits}</p> : <QueueList queue={queue} />}
    </section>
  );
}
