import { doubtWord, sayDoubt } from '../state/review-words';
import { useWords } from '../state/settings-store';

/** How unsure the network is of a drawing: length, word and number. */
export function DoubtBar({ doubt01 }: { readonly doubt01: number | null }) {
  const words = useWords();
  return (
    <span className={`doubt is-${doubtWord(doubt01)}`} title={sayDoubt(words, doubt01)}>
      <span className="doubt-track" aria-hidden="true">
        {doubt01 !== null && <span style={{ width: `${Math.max(4, doubt01 * 100)}%` }} />}
      </span>
      <span className="only-read">{words.review.doubt}</span>{' '}
      <span className="doubt-word numbers">
        {doubt01 === null ? words.review.doubtUnknown : `${Math.round(doubt01 * 100)} %`}
      </span>
    </span>
  );
}
