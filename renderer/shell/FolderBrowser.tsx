import { useEffect } from 'react';
import type { GrantedFolder } from '../../main/contract/host';
import { useConnection } from '../state/connection-store';
import { listFolder, useFolders } from '../state/folders-store';
import { attempt } from '../state/notices-store';
import { useWords } from '../state/settings-store';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import './folder-browser.css';

interface FolderBrowserProps {
  /** What choosing the listed folder does, in words. */
  readonly chooseText: string;
  readonly onChoose: (folder: GrantedFolder) => void;
  readonly disabled?: boolean;
}

/** Folders below those the program was started with; the page only ever holds grants, never a path. */
export function FolderBrowser({ chooseText, onChoose, disabled = false }: FolderBrowserProps) {
  const words = useWords();
  const roots = useConnection((connection) => connection.info?.roots ?? NO_ROOTS);
  const at = useFolders((folders) => folders.at);
  const listing = useFolders((folders) => folders.listing);
  const [onlyRoot] = roots;

  useEffect(() => {
    // With a single root its inside is the only thing to choose from.
    attempt(() => listFolder(onlyRoot !== undefined && roots.length === 1 ? onlyRoot : null));
  }, [onlyRoot, roots.length]);

  if (roots.length === 0) {
    const [before, after] = words.open.noRoots.split(words.open.rootOption);
    return (
      <p className="folders-soft">
        {before}
        <span className="folders-option">{words.open.rootOption}</span>
        {after}
      </p>
    );
  }
  const go = (folder: GrantedFolder | null) => attempt(() => listFolder(folder));
  const isRoot = roots.some((root) => root.grant === at?.grant);
  const parent = listing?.parent ?? null;
  const up = () => go(isRoot || parent === null ? null : { grant: parent, name: '' });
  const entries = listing?.folders ?? roots.map((root) => ({ ...root, pictures: 0, folders: 0 }));
  const canGoUp = at !== null && !(isRoot && roots.length === 1);
  return (
    <div className="folders">
      <div className="folders-head">
        <Button label={words.open.up} icon="up" disabled={!canGoUp} onClick={up} />
        <b>{listing?.name ?? words.open.browse}</b>
        {listing !== null && <span className="folders-soft">{words.open.here(listing.pictures)}</span>}
        <span className="folders-space" />
        <Button
          label={chooseText}
          text={chooseText}
          look="framed"
          disabled={disabled || at === null}
          onClick={() => {
            if (at !== null) onChoose({ grant: at.grant, name: listing?.name ?? at.name });
          }}
        />
      </div>
      <ul className="folders-list" aria-label={words.open.listing(listing?.name ?? words.open.browse)}>
        {entries.map((folder) => (
          <li key={folder.grant}>
            <button type="button" onClick={() => go({ grant: folder.grant, name: folder.name })}>
              <Icon name="folder" />
              <span className="folders-name">{folder.name}</span>
              <span className="folders-soft">{words.open.counts(folder.pictures, folder.folders)}</span>
            </button>
          </li>
        ))}
        {entries.length === 0 && <li className="folders-soft folders-empty">{words.open.emptyFolder}</li>}
      </ul>
    </div>
  );
}

const NO_ROOTS: readonly GrantedFolder[] = [];
