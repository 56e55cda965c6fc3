import { useCut } from '../state/cut-store';
import { closeDialog } from '../state/dialogs-store';
import { attempt } from '../state/notices-store';
import { locateIn } from '../state/open-cut';
import { useWords } from '../state/settings-store';
import { Dialog } from '../ui/Dialog';
import { FolderBrowser } from './FolderBrowser';
import { OpeningProgress } from './OpeningProgress';

/** Where the pictures of a cut are now, in folders that the program was given. */
export function LocateDialog() {
  const words = useWords();
  const opening = useCut((store) => store.opening);
  return (
    <Dialog title={words.troubles.locateTitle} onClose={closeDialog} footer={opening ? <OpeningProgress /> : undefined}>
      <p className="open-intro">{words.troubles.locateIntro}</p>
      <FolderBrowser
        chooseText={words.troubles.locateHere}
        disabled={opening}
        onChoose={(folder) => attempt(() => locateIn(folder))}
      />
    </Dialog>
  );
}
