import { describeError } from '../../main/contract/error-sentences';
import { retryConnection, useConnection } from '../state/connection-store';
import { useSettings, useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import './connection-cover.css';

/** Over the desk while main does not answer. The desk stays as it was underneath. */
export function ConnectionCover() {
  const words = useWords();
  const language = useSettings((settings) => settings.language);
  const state = useConnection((connection) => connection.state);
  const wasConnected = useConnection((connection) => connection.wasConnected);
  if (state === 'connected') return null;
  if (state === 'mismatch') {
    const { says, next } = describeError({ code: 'contract-mismatch', detail: {} }, language);
    return (
      <div className="cover" role="alertdialog" aria-label={words.connection.mismatchTitle}>
        <div className="cover-box">
          <h2>{words.connection.mismatchTitle}</h2>
          <p>{says}</p>
          <p className="cover-next">{next}</p>
        </div>
      </div>
    );
  }
  if (!wasConnected && state === 'connecting') {
    return (
      <div className="cover" role="status">
        <p className="cover-box">{words.connection.connecting}</p>
      </div>
    );
  }
  return (
    <div className="cover" role="alertdialog" aria-label={words.connection.lostTitle}>
      <div className="cover-box">
        <h2>{words.connection.lostTitle}</h2>
        <p>{words.connection.lost}</p>
        <p className="cover-next">{words.connection.next}</p>
        <Button label={words.common.retry} text={words.common.retry} look="primary" onClick={retryConnection} />
      </div>
    </div>
  );
}
