import { cancelImport, useImport } from '../state/import-store';
import { cancelOpening } from '../state/open-cut';
import { useOpening } from '../state/opening-store';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import { ProgressBar } from '../ui/ProgressBar';
import type { Words } from '../words/words';
import './opening-progress.css';

interface Progress {
  readonly text: string;
  readonly done: number;
  readonly total: number;
}

function useProgress(words: Words): Progress {
  const taking = useImport((store) => store.running);
  const opening = useOpening((store) => store.now);
  if (taking !== null) {
    return {
      ...taking,
      text: `${words.open.importing(taking.name)} · ${words.jobs.uploaded(taking.done, taking.total)}`,
    };
  }
  if (opening === null) return { text: words.connection.opening, done: 0, total: 0 };
  const { name, phase, done, total } = opening;
  const isCounted = phase !== 'looking' && total > 0;
  return {
    text: isCounted ? words.start.phaseReading(name, done, total) : words.start.phaseLooking(name),
    done,
    total,
  };
}

/** What is being opened or taken in, how far it is, and how to stop it. */
export function OpeningProgress() {
  const words = useWords();
  const { text, done, total } = useProgress(words);
  return (
    <div className="opening-progress">
      {total > 0 ? (
        <ProgressBar label={words.jobs.progress} done={done} total={total} text={text} />
      ) : (
        <span className="open-ring" aria-hidden="true" />
      )}
      <span className="open-busy numbers" role="status">
        {text}
      </span>
      <Button
        label={words.common.cancel}
        text={words.common.cancel}
        look="framed"
        onClick={() => {
          cancelImport();
          cancelOpening();
        }}
      />
    </div>
  );
}
