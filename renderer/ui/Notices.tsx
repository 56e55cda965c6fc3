import { describeError } from '../../main/contract/error-sentences';
import type { ErrorReport } from '../../main/contract/errors';
import { dismissNotice, type NamedFailure, useNotices, type WayOn } from '../state/notices-store';
import { useSettings, useWords } from '../state/settings-store';
import { Button } from './Button';
import { Icon } from './icons';
import './notices.css';

const MOST_LISTED = 4;

/**
 * What went wrong and what to do next. Nothing behind it is lost or blocked. A dialog shows it in its own body: what lies behind a
 * modal dialog can be neither read nor dismissed.
 */
export function Notices({ inDialog = false }: { readonly inDialog?: boolean }) {
  const words = useWords();
  const notices = useNotices((store) => store.notices);
  return (
    <section className={inDialog ? 'notices is-in-dialog' : 'notices'} aria-label={words.notices.region}>
      {notices.map((notice) => (
        <div key={notice.id} className="notice" role="alert">
          <Icon name="warning" />
          <div className="notice-text">
            {notice.kind === 'error' ? <Told error={notice.error} /> : <Failures failures={notice.failures} />}
            {notice.kind === 'error' && <Ways id={notice.id} ways={notice.ways} />}
          </div>
          <Button label={words.common.dismiss} icon="close" onClick={() => dismissNotice(notice.id)} />
        </div>
      ))}
    </section>
  );
}

function Ways({ id, ways }: { readonly id: number; readonly ways: readonly WayOn[] }) {
  const words = useWords();
  if (ways.length === 0) return null;
  return (
    <p className="notice-ways">
      {ways.map(({ word, run }) => (
        <Button
          key={word}
          label={words.troubles[word]}
          text={words.troubles[word]}
          look="framed"
          onClick={() => {
            dismissNotice(id);
            run();
          }}
        />
      ))}
    </p>
  );
}

export function Told({ error }: { readonly error: ErrorReport }) {
  const language = useSettings((settings) => settings.language);
  const { says, next } = describeError(error, language);
  return (
    <>
      <p className="notice-says">{says}</p>
      <p className="notice-next">{next}</p>
    </>
  );
}

function Failures({ failures }: { readonly failures: readonly NamedFailure[] }) {
  const words = useWords();
  return (
    <>
      <p className="notice-says">{words.jobs.failedSome(failures.length)}</p>
      <FailureList failures={failures} />
    </>
  );
}

export function FailureList({ failures }: { readonly failures: readonly NamedFailure[] }) {
  const words = useWords();
  const language = useSettings((settings) => settings.language);
  const more = failures.length - MOST_LISTED;
  return (
    <ul className="failure-list">
      {failures.slice(0, MOST_LISTED).map(({ name, error }) => {
        const { says, next } = describeError(error, language);
        return (
          <li key={name}>
            <b>{name}</b> {says} <span className="notice-next">{next}</span>
          </li>
        );
      })}
      {more > 0 && <li>{words.notices.more(more)}</li>}
    </ul>
  );
}
