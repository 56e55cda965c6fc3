import { type ChangeEvent, useEffect, useId, useRef } from 'react';
import { pictureUrl } from '../client/picture-url';
import { useConnection } from '../state/connection-store';
import { useCut } from '../state/cut-store';
import { closeDialog } from '../state/dialogs-store';
import { filesOfInput, PICTURE_TYPES } from '../state/dropped-files';
import { loadRecent, pickFolder, useFolders } from '../state/folders-store';
import { importPictures, useImport } from '../state/import-store';
import { attempt } from '../state/notices-store';
import { beginLocate, openGranted, openRecent, openSample } from '../state/open-cut';
import { listCuts } from '../state/sample-cut';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/icons';
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
          <DropPlace disabled={isBusy} />
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

function DropPlace({ disabled }: { readonly disabled: boolean }) {
  const words = useWords();
  const filesId = useId();
  const folderId = useId();
  const folderInput = useRef<HTMLInputElement>(null);
  // React has no attribute for it in its types; the property does the same.
  useEffect(() => {
    if (folderInput.current !== null) folderInput.current.webkitdirectory = true;
  }, []);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const { files } = event.target;
    if (files === null || files.length === 0) return;
    const taken = filesOfInput(files);
    attempt(() => importPictures(Promise.resolve(taken)));
    event.target.value = '';
  };
  return (
    <div className="drop-place">
      <p>{words.open.drop}</p>
      <div className="drop-inputs">
        <label htmlFor={filesId} className="file-choice">
          <Icon name="pictures" />
          {words.open.choosePictures}
          <input id={filesId} type="file" multiple accept={PICTURE_TYPES} disabled={disabled} onChange={take} />
        </label>
        <label htmlFor={folderId} className="file-choice">
          <Icon name="folder" />
          {words.open.chooseFolder}
          <input id={folderId} ref={folderInput} type="file" multiple disabled={disabled} onChange={take} />
        </label>
      </div>
    </div>
  );
}
