import type { InbetweenState } from '../../main/contract/cut';
import type { DrawingSign } from '../state/drawing-sign';
import { PROGRESS_STATES, progressParts } from '../state/review-progress';
import { useProgress } from '../state/review-store';
import { useWords } from '../state/settings-store';
import { SignMark } from '../ui/SignMark';
import './progress.css';

const signOfState = (state: InbetweenState): DrawingSign => ({ kind: state, tUnit: 0.5 });

/** How far the cut has come: a bar of states, told by pattern, sign, word and number. */
export function ProgressSection() {
  const words = useWords();
  const progress = useProgress();
  if (progress === null || progress.inbetweens === 0) return null;
  const done = progress.counts.approved;
  const text = PROGRESS_STATES.filter((state) => progress.counts[state] > 0)
    .map((state) => words.review.stateCount(words.states[state], progress.counts[state]))
    .reduce((all, one) => words.review.also(all, one));
  return (
    <section className="panel-section" aria-label={words.review.progress}>
      <div
        className="state-bar"
        role="progressbar"
        aria-label={words.review.progress}
        aria-valuemin={0}
        aria-valuemax={progress.inbetweens}
        aria-valuenow={done}
        aria-valuetext={text}
        title={text}
      >
        {progressParts(progress).map(({ state, share01 }) => (
          <div key={state} className={`state-part is-${state}`} style={{ flexGrow: share01 }} />
        ))}
      </div>
      <ul className="state-legend numbers">
        {PROGRESS_STATES.map((state) => (
          <li key={state} className={progress.counts[state] === 0 ? 'is-none' : undefined}>
            <SignMark sign={signOfState(state)} size={13} />
            <span>{words.states[state]}</span>
            <b>{progress.counts[state]}</b>
          </li>
        ))}
        {progress.stale > 0 && (
          <li>
            <SignMark sign={{ kind: 'generated', tUnit: 0.5, stale: true }} size={13} />
            <span>{words.states.stale}</span>
            <b>{progress.stale}</b>
          </li>
        )}
      </ul>
    </section>
  );
}
