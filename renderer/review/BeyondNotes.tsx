import { sayFraction } from '../state/chart-fraction';
import { stop } from '../state/play-store';
import { usePairsBeyond } from '../state/review-store';
import { useWords } from '../state/settings-store';
import { selectDrawing } from '../state/view-store';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';

const MOST_SHOWN = 3;

/** Pairs of keys that the network cannot do, said plainly, with the one drawing that would help most. */
export function BeyondNotes() {
  const words = useWords();
  const pairs = usePairsBeyond();
  if (pairs.length === 0) return null;
  return (
    <ul className="beyond" aria-label={words.review.beyondTitle}>
      {pairs.slice(0, MOST_SHOWN).map((pair) => (
        <li key={`${pair.celId} ${pair.spanId}`}>
          <Icon name="warning" />
          <p>
            {words.review.beyond(pair.celName, pair.fromNumber, pair.toNumber)}{' '}
            {words.review.beyondWhere(sayFraction(pair.tUnit), pair.frame)}
          </p>
          <Button
            label={words.review.beyondGo(pair.frame)}
            icon="next"
            look="framed"
            onClick={() => {
              stop();
              selectDrawing(pair.celId, pair.frame);
            }}
          />
        </li>
      ))}
      {pairs.length > MOST_SHOWN && <li>{words.review.morePairs(pairs.length - MOST_SHOWN)}</li>}
    </ul>
  );
}
