import { useState } from 'react';
import type { GrantedFolder } from '../../main/contract/host';
import { useConnection } from '../state/connection-store';
import { pickFolder } from '../state/folders-store';
import { attempt } from '../state/notices-store';
import { useWords } from '../state/settings-store';
import { Choice } from '../ui/Choice';
import { FolderBrowser } from './FolderBrowser';

interface ExportDestinationProps {
  /** Null: the program's own export folder. */
  readonly folder: GrantedFolder | null;
  readonly disabled: boolean;
  readonly onChoose: (folder: GrantedFolder | null) => void;
}

/** Where an export goes: the program's own folder, or one that the person names. */
export function ExportDestination({ folder, disabled, onChoose }: ExportDestinationProps) {
  const words = useWords();
  const hasFolderDialog = useConnection((connection) => connection.info?.hasFolderDialog === true);
  const hasRoots = useConnection((connection) => (connection.info?.roots.length ?? 0) > 0);
  const [browsing, setBrowsing] = useState(false);
  const pick = async () => {
    const picked = await pickFolder('export');
    if (picked !== null) onChoose(picked);
  };
  const canChoose = hasFolderDialog || hasRoots;
  return (
    <fieldset className="export-part" disabled={disabled}>
      <legend>{words.export.where}</legend>
      <Choice
        name="export-place"
        label={words.export.own}
        chosen={folder === null && !browsing}
        onChoose={() => {
          setBrowsing(false);
          onChoose(null);
        }}
      />
      {canChoose && (
        <Choice
          name="export-place"
          label={words.export.chosen}
          hint={folder?.name ?? words.export.noneChosen}
          chosen={folder !== null || browsing}
          onChoose={() => (hasFolderDialog ? attempt(pick) : setBrowsing(true))}
        />
      )}
      {browsing && (
        <FolderBrowser
          chooseText={words.export.choose}
          onChoose={(chosen) => {
            onChoose(chosen);
            setBrowsing(false);
          }}
        />
      )}
    </fieldset>
  );
}
