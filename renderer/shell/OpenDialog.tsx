import { useEffect } from 'react';
import { pictureUrl } from '../client/picture-url';
import { useConnection } from '../state/connection-store';
import { useCut } from '../state/cut-store';
import { closeDialog } from '../state/dialogs-store';
import { loadRecent, pickFolder, useFolders } from '../state/folders-store';
import { importPictures, useImport } from '../state/import-store';
import { attempt } from '../state/notices-store';
import { beginLocate, openGranted, openRecent, openSample } from '../state/open-cut';
import { listCuts } from '../state/sample-cut';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/icons';
import { DropPlace } from './DropPlace';
import { FolderBrowser } from './FolderBrowser';
import { HowToBring } from './HowToBring';
import { OpeningProgress } from './OpeningProgress';
import './open-dialog.css';

async function pickAndOpen(): Promise<void> {
  const folder = await pickFolder('open');
  if (folder !== null) await openGranted(folder.grant);
}

/** Every way to a cut: recent ones, a folder, pictures from anywhere, the sample. */
export function OpenDialog() {
  const words = useWords();
  const hasFolderDialog = useConnection((connection) => connection.info?.hasFolderDialog === true);
  const opening = useCut((store) => store.opening);
  const taking = useImport((store) => store.running !== null);
  const isBusy = opening || taking;
  useEffect(() => attempt(loadRecent), []);
  return (
    <Dialog title={words.open.title} onClose={closeDialog} wide footer={isBusy ? <OpeningProgress /> : undefined}>
      <p className="open-intro">{words.open.intro}</p>
      <div className="open-columns">
        <section className="open-recent" aria-label={words.open.recent}>
          <h3>{words.open.recent}</h3>
          <RecentCuts disabled={isBusy} />
        </section>
        <section className="open-folder">
          {hasFolderDialog ? (
            <Button
              label={words.open.choose}
              icon="folder"
              text={words.open.choose}
              look="primary"
              disabled={isBusy}
              onClick={() => attempt(pickAndOpen)}
            />
          ) : (
            <>
              <h3>{words.open.browse}</h3>
              <FolderBrowser
                chooseText={words.open.openThis}
                disabled={isBusy}
                onChoose={(folder) =>
                  attempt(async () => {
                    await openGranted(folder.grant);
                  })
                }
              />
            </>
          )}
          <DropPlace disabled={isBusy} onTake={(taken) => attempt(() => importPictures(Promise.resolve(taken)))} />
        </section>
      </div>
      <details className="open-how">
        <summary>{words.start.bring}</summary>
        <HowToBring />
      </details>
    </Dialog>
  );
}

function RecentCuts({ disabled }: { readonly disabled: boolean }) {
  const words = useWords();
  const recent = useFolders((folders) => folders.recent);
  const sampleCutId = useConnection((connection) => connection.info?.sampleCutId ?? null);
  const { cuts, offersSample } = listCuts(recent, sampleCutId);
  const open = (work: () => Promise<boolean>) =>
    attempt(async () => {
      await work();
    });
  return (
    <ul>
      {cuts.map((cut) => (
        <li key={cut.cutId}>
          <button
            type="button"
            className="recent-cut"
            aria-disabled={disabled || cut.missing}
            onClick={() => {
              if (!disabled && !cut.missing) open(() => openRecent(cut.cutId));
            }}
          >
            {cut.picture === null ? (
              <span className="recent-picture">
                <Icon name={cut.missing ? 'warning' : 'pictures'} />
              </span>
            ) : (
              <img className="recent-picture" src={pictureUrl(cut.picture, 192)} alt="" />
            )}
            <span className="recent-name">{cut.isSample ? words.open.sample : cut.name}</span>
            {cut.missing && <span className="recent-missing">{words.open.missing}</span>}
          </button>
          {cut.missing && (
            <Button
              label={`${words.troubles.locateFolder}: ${cut.name}`}
              text={words.troubles.locateFolder}
              look="framed"
              className="recent-locate"
              disabled={disabled}
              onClick={() => attempt(() => beginLocate(cut.cutId))}
            />
          )}
        </li>
      ))}
      {cuts.length === 0 && <li className="open-soft">{words.open.none}</li>}
      {offersSample && (
        <li>
          <button
            type="button"
            className="recent-cut"
            aria-disabled={disabled}
            onClick={() => {
              if (!disabled) open(() => openSample());
            }}
          >
            <span className="recent-picture">
              <Icon name="pictures" />
            </span>
            <span className="recent-name">{words.open.sample}</span>
          </button>
        </li>
      )}
    </ul>
  );
}
