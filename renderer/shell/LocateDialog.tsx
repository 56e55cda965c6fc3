import { useCut } from '../state/cut-store';
import { closeDialog } from '../state/dialogs-store';
import { lookAmongPictures, useImport } from '../state/import-store';
import { attempt } from '../state/notices-store';
import { locateIn } from '../state/open-cut';
import { useWords } from '../state/settings-store';
import { Dialog } from '../ui/Dialog';
import { DropPlace } from './DropPlace';
import { FolderBrowser } from './FolderBrowser';
import { OpeningProgress } from './OpeningProgress';

/** Where the pictures of a cut are now, in folders that the program was given or among pictures that are dropped. */
export function LocateDialog() {
  const words = useWords();
  const opening = useCut((store) => store.opening);
  const taking = useImport((store) => store.running !== null);
  const isBusy = opening || taking;
  return (
    <Dialog title={words.troubles.locateTitle} onClose={closeDialog} footer={isBusy ? <OpeningProgress /> : undefined}>
      <p className="open-intro">{words.troubles.locateIntro}</p>
      <FolderBrowser
        chooseText={words.troubles.locateHere}
        disabled={isBusy}
        onChoose={(folder) => attempt(() => locateIn(folder))}
      />
      <DropPlace disabled={isBusy} onTake={(taken) => attempt(() => lookAmongPictures(Promise.resolve(taken)))} />
    </Dialog>
  );
}
