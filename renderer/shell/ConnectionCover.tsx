import { describeError } from '../../main/contract/error-sentences';
import { retryConnection, useConnection } from '../state/connection-store';
import { useSettings, useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import { ModalCover } from '../ui/ModalCover';
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
      <ModalCover label={words.connection.mismatchTitle}>
        <h2>{words.connection.mismatchTitle}</h2>
        <p>{says}</p>
        <p className="cover-next">{next}</p>
      </ModalCover>
    );
  }
  if (!wasConnected && state === 'connecting') {
    return (
      <p className="cover-connecting" role="status">
        {words.connection.connecting}
      </p>
    );
  }
  const isRefused = state === 'refused';
  return (
    <ModalCover label={words.connection.lostTitle}>
      <h2>{words.connection.lostTitle}</h2>
      <p>{isRefused ? words.connection.refused : words.connection.lost}</p>
      <p className="cover-next">{isRefused ? words.connection.refusedNext : words.connection.next}</p>
      <Button label={words.common.retry} text={words.common.retry} look="primary" onClick={retryConnection} />
    </ModalCover>
  );
}
