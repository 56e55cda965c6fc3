import { type CSSProperties, useEffect } from 'react';
import { listenToKeys } from '../actions/keyboard';
import { CompareLayer } from '../compare/CompareLayer';
import { Panel } from '../panel/Panel';
import { ReviewStrip } from '../review/ReviewStrip';
import { Stage } from '../stage/Stage';
import { useCut } from '../state/cut-store';
import { useDialogs } from '../state/dialogs-store';
import { usePreferences } from '../state/preferences-store';
import { useReview } from '../state/review-store';
import { useIsSample } from '../state/sample-cut';
import { useWords } from '../state/settings-store';
import { useSheet } from '../state/sheet-store';
import { Sheet } from '../timeline/Sheet';
import { Transport } from '../timeline/Transport';
import { Notices } from '../ui/Notices';
import { ConnectionCover } from './ConnectionCover';
import { DeskTroubles } from './DeskTroubles';
import { Dialogs } from './Dialogs';
import { DropCover } from './DropCover';
import { EmptyDesk } from './EmptyDesk';
import { SheetSplitter } from './SheetSplitter';
import { StatusLine } from './StatusLine';
import { TopBar } from './TopBar';
import { TryStrip } from './TryStrip';
import './desk.css';

declare module 'react' {
  interface CSSProperties {
    /** Height of the sheet while it lies, its width while it stands. */
    '--sheet-size'?: string;
  }
}

/** The whole desk: paper in the middle, the sheet in reach. */
export function Desk() {
  const dialog = useDialogs((dialogs) => dialogs.open);
  const hasCut = useCut((store) => store.state !== null);
  const isReviewing = useReview((review) => review.isOpen);
  const { look, style } = useLayout(hasCut);
  useEffect(() => listenToKeys(window), []);
  useTitle();
  return (
    <div className={look} style={style}>
      <TopBar />
      <DeskTroubles />
      <main className="desk-middle">
        {hasCut ? (
          <>
            <div className="desk-stage">
              <Stage />
              <CompareLayer />
            </div>
            <Panel />
          </>
        ) : (
          <EmptyDesk />
        )}
      </main>
      {hasCut && (
        <>
          <TryStrip />
          <Transport />
          <SheetSplitter />
          {isReviewing ? <ReviewStrip /> : <Sheet />}
        </>
      )}
      <StatusLine />
      {dialog === null && <Notices />}
      <Dialogs />
      <DropCover />
      <ConnectionCover />
    </div>
  );
}

/** Where the parts lie and how much room they have, as the person likes it. */
function useLayout(hasCut: boolean): { readonly look: string; readonly style: CSSProperties } {
  const upright = useSheet((sheet) => sheet.upright);
  const folded = usePreferences((preferences) => preferences.panelFolded);
  const heightPx = usePreferences((preferences) => preferences.sheetHeightPx);
  const widthPx = usePreferences((preferences) => preferences.sheetWidthPx);
  const chosenPx = upright ? widthPx : heightPx;
  // Whatever was chosen on a larger screen, the stage keeps its half on this one.
  const style: CSSProperties =
    chosenPx === null ? {} : { '--sheet-size': `min(${chosenPx}px, ${upright ? '45vw' : '45vh'})` };
  const look = ['desk', !hasCut && 'is-empty', hasCut && upright && 'is-upright', folded && 'is-folded'].filter(
    (part) => part !== false,
  );
  return { look: look.join(' '), style };
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
