import { useEffect } from 'react';
import { listenToKeys } from '../actions/keyboard';
import { Panel } from '../panel/Panel';
import { Stage } from '../stage/Stage';
import { useCut } from '../state/cut-store';
import { useDialogs } from '../state/dialogs-store';
import { usePreferences } from '../state/preferences-store';
import { useIsSample } from '../state/sample-cut';
import { useWords } from '../state/settings-store';
import { Sheet } from '../timeline/Sheet';
import { Transport } from '../timeline/Transport';
import { Notices } from '../ui/Notices';
import { ConnectionCover } from './ConnectionCover';
import { DropCover } from './DropCover';
import { ExportDialog } from './ExportDialog';
import { HelpDialog } from './HelpDialog';
import { KeymapDialog } from './KeymapDialog';
import { OpenDialog } from './OpenDialog';
import { Palette } from './Palette';
import { StatusLine } from './StatusLine';
import { TopBar } from './TopBar';
import './desk.css';

/** The whole desk: paper in the middle, the sheet in reach. */
export function Desk() {
  const dialog = useDialogs((dialogs) => dialogs.open);
  const panelFolded = usePreferences((preferences) => preferences.panelFolded);
  useEffect(() => listenToKeys(window), []);
  useTitle();
  return (
    <div className="desk">
      <TopBar />
      <main className={panelFolded ? 'desk-middle is-folded' : 'desk-middle'}>
        <Stage />
        {!panelFolded && <Panel />}
      </main>
      <Transport />
      <Sheet />
      <StatusLine />
      {dialog === null && <Notices />}
      {dialog === 'open' && <OpenDialog />}
      {dialog === 'export' && <ExportDialog />}
      {dialog === 'help' && <HelpDialog />}
      {dialog === 'keymap' && <KeymapDialog />}
      {dialog === 'palette' && <Palette />}
      <DropCover />
      <ConnectionCover />
    </div>
  );
}

function useTitle(): void {
  const words = useWords();
  const cut = useCut((store) => store.state?.cut);
  const isSample = useIsSample(cut?.id);
  const name = isSample ? words.open.sample : cut?.name;
  useEffect(() => {
    document.title = name === undefined ? 'Nakawari' : `${name} – Nakawari`;
  }, [name]);
}
