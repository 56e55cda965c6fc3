import { showPanelTab } from '../state/panel-store';
import { setPreferences } from '../state/preferences-store';
import { progressParts } from '../state/review-progress';
import { useProgress } from '../state/review-store';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';

/** How far the cut has come: approved of all in-betweens, with a bar of their states. A click shows the queue. */
export function ReviewMeter() {
  const words = useWords();
  const progress = useProgress();
  if (progress === null || progress.inbetweens === 0) return null;
  const text = words.top.review(progress.counts.approved, progress.inbetweens);
  return (
    <Button
      label={text}
      className="review-meter"
      onClick={() => {
        setPreferences({ panelFolded: false });
        showPanelTab('review');
      }}
      text={
        <>
          <span className="numbers">{text}</span>
          <span className="review-bar" aria-hidden="true">
            {progressParts(progress).map(({ state, share01 }) => (
              <span key={state} className={`state-part is-${state}`} style={{ flexGrow: share01 }} />
            ))}
          </span>
        </>
      }
    />
  );
}
