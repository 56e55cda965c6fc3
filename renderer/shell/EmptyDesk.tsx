import { useEffect } from 'react';
import { useConnection } from '../state/connection-store';
import { useCut } from '../state/cut-store';
import { showDialog } from '../state/dialogs-store';
import { loadRecent, useFolders } from '../state/folders-store';
import { useImport } from '../state/import-store';
import { attempt } from '../state/notices-store';
import { openRecent } from '../state/open-cut';
import { listCuts } from '../state/sample-cut';
import { useWords } from '../state/settings-store';
import { ActionButton } from '../ui/ActionButton';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { HowToBring } from './HowToBring';
import { OpeningProgress } from './OpeningProgress';
import './empty-desk.css';

const MOST_RECENT = 3;

/** No cut: what to drop where, and every other way to one. */
export function EmptyDesk() {
  const words = useWords();
  const opening = useCut((store) => store.opening);
  const taking = useImport((store) => store.running !== null);
  const connected = useConnection((connection) => connection.client !== null);
  const recent = useFolders((folders) => folders.recent);
  const sampleCutId = useConnection((connection) => connection.info?.sampleCutId ?? null);
  useEffect(() => {
    if (connected) attempt(loadRecent);
  }, [connected]);
  if (!connected) return <div className="empty-desk" />;
  if (opening || taking) {
    return (
      <div className="empty-desk">
        <OpeningProgress />
      </div>
    );
  }
  const cuts = listCuts(recent, sampleCutId).cuts.filter((cut) => !cut.missing && !cut.isSample);
  return (
    <div className="empty-desk">
      <div className="empty-inside">
        <div className="empty-drop">
          <Icon name="pictures" size={32} />
          <h2>{words.start.emptyTitle}</h2>
          <p>{words.start.emptyDrop}</p>
          <div className="empty-ways">
            <Button
              label={words.actions.open}
              text={words.actions.open}
              icon="open"
              look="primary"
              onClick={() => showDialog('open')}
            />
            <ActionButton action="openSample" text={words.open.sample} look="framed" />
            {cuts.slice(0, MOST_RECENT).map((cut) => (
              <Button
                key={cut.cutId}
                label={cut.name}
                text={cut.name}
                icon="folder"
                look="framed"
                onClick={() =>
                  attempt(async () => {
                    await openRecent(cut.cutId);
                  })
                }
              />
            ))}
          </div>
        </div>
        <HowToBring />
      </div>
    </div>
  );
}
