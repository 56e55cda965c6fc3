import { useEffect } from 'react';
import { useFirstKey } from '../actions/keymap';
import { useConnection } from '../state/connection-store';
import { cancelImport, useImport } from '../state/import-store';
import { cancelJob, type RunningJob, useJobs } from '../state/jobs-store';
import { attempt, forgetSaid, useNotices } from '../state/notices-store';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import { ProgressBar } from '../ui/ProgressBar';
import type { Words } from '../words/words';
import './status-line.css';

const SAID_FOR_MS = 8000;

function sayProgress(words: Words, job: RunningJob): string {
  const { done, total, secondsLeft } = job.progress;
  if (job.cancelling) return words.common.cancelling;
  const say = { generate: words.jobs.drawn, export: words.jobs.exported, open: words.jobs.opened }[job.kind];
  const left = secondsLeft === null ? words.jobs.judging : words.jobs.left(Math.max(1, Math.ceil(secondsLeft)));
  return total === 0 ? words.jobs.judging : `${say(done, total)} · ${left}`;
}

/** What is under way, how far it is, how long it takes still, and how to stop it. */
export function StatusLine() {
  const words = useWords();
  const jobs = useJobs((store) => store.jobs);
  const taking = useImport((store) => store.running);
  const said = useNotices((store) => store.said);
  const info = useConnection((connection) => connection.info);

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => forgetSaid(said.at), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const isIdle = jobs.length === 0 && taking === null;
  return (
    <footer className="status-line">
      {jobs.map((job) => (
        <Work
          key={job.jobId}
          text={sayProgress(words, job)}
          done={job.progress.done}
          total={job.progress.total}
          cancelling={job.cancelling}
          onCancel={() => attempt(() => cancelJob(job.jobId))}
        />
      ))}
      {taking !== null && (
        <Work
          text={`${words.open.importing(taking.name)} · ${words.jobs.uploaded(taking.done, taking.total)}`}
          done={taking.done}
          total={taking.total}
          cancelling={false}
          onCancel={cancelImport}
        />
      )}
      {isIdle && <span className="status-said">{said?.saying(words) ?? words.jobs.idle}</span>}
      <span className="only-read" role="status" aria-live="polite">
        <Announcement jobs={jobs} said={said?.saying(words) ?? ''} />
      </span>
      <span className="status-space" />
      <span className="status-soft status-model">
        {info?.model === null || info === null ? '' : `${words.panel.model}: ${info.model.id} ${info.model.version}`}
      </span>
      <span className="status-soft numbers">{info === null ? '' : `Nakawari ${info.version}`}</span>
    </footer>
  );
}

/** Said by a screen reader at the start, at each quarter and at the end, not fifteen times a second. */
function Announcement({ jobs, said }: { readonly jobs: readonly RunningJob[]; readonly said: string }) {
  const words = useWords();
  const job = jobs[0];
  if (job === undefined || job.progress.total === 0) return said;
  const { done, total } = job.progress;
  const quarter = Math.floor((done / total) * 4);
  return words.jobs.drawn(Math.floor((quarter / 4) * total), total);
}

interface WorkProps {
  readonly text: string;
  readonly done: number;
  readonly total: number;
  readonly cancelling: boolean;
  readonly onCancel: () => void;
}

function Work({ text, done, total, cancelling, onCancel }: WorkProps) {
  const words = useWords();
  const keys = useFirstKey('cancelJob');
  return (
    <div className="status-work">
      <ProgressBar label={words.jobs.progress} done={done} total={total} text={text} />
      <span className="status-text numbers">{text}</span>
      <Button
        label={words.common.cancel}
        hint={`${words.actions.cancelJob}\n${keys}`}
        text={cancelling ? words.common.cancelling : words.common.cancel}
        look="framed"
        className="status-cancel"
        disabled={cancelling}
        onClick={onCancel}
      />
    </div>
  );
}
