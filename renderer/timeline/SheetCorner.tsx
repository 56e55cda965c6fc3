import { useState } from 'react';
import type { Cut } from '../../main/contract/cut';
import { useWords } from '../state/settings-store';
import { openSheetMenu } from '../state/sheet-menu';
import { staleSpans } from '../state/sheet-stale';
import { ActionButton } from '../ui/ActionButton';
import { Button } from '../ui/Button';
import { StaleList } from './StaleList';
import type { SheetLayout } from './sheet-geometry';

/** Where headers and ruler meet: how the sheet lies, what can be done to it, what is stale in it. */
export function SheetCorner({ cut, layout }: { readonly cut: Cut; readonly layout: SheetLayout }) {
  const words = useWords();
  const [listAt, setListAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const stale = staleSpans(cut);
  const { upright, headPx, rulerPx } = layout;
  const size = upright ? { width: rulerPx, height: headPx } : { width: headPx, height: rulerPx };
  return (
    <div className="sheet-corner" style={{ ...size, marginBottom: -size.height }}>
      <ActionButton
        action="sheetUpright"
        icon={upright ? 'sheetLying' : 'sheetUpright'}
        label={upright ? words.sheet.lying : words.sheet.upright}
      />
      <Button
        label={words.sheet.menu}
        icon="more"
        aria-haspopup="menu"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          openSheetMenu(left, bottom);
        }}
      />
      <ActionButton action="addCel" icon="plus" />
      {stale.length > 0 && (
        <Button
          label={words.sheet.staleCount(stale.length)}
          icon="stale"
          text={stale.length}
          className="stale-button"
          aria-haspopup="dialog"
          aria-expanded={listAt !== null}
          onClick={(event) => {
            const { left, top } = event.currentTarget.getBoundingClientRect();
            setListAt(listAt === null ? { x: left, y: top } : null);
          }}
        />
      )}
      {listAt !== null && stale.length > 0 && <StaleList stale={stale} at={listAt} onClose={() => setListAt(null)} />}
    </div>
  );
}
