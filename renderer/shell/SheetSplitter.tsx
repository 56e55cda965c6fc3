import { setPreferences, usePreferences } from '../state/preferences-store';
import { useWords } from '../state/settings-store';
import { useSheet } from '../state/sheet-store';
import { Splitter } from '../ui/Splitter';

const measured = (way: 'width' | 'height') => () => document.querySelector('.sheet')?.getBoundingClientRect()[way] ?? 0;

/** How much of the desk the sheet has: its height while it lies, its width while it stands. */
export function SheetSplitter() {
  const words = useWords();
  const upright = useSheet((sheet) => sheet.upright);
  const heightPx = usePreferences((preferences) => preferences.sheetHeightPx);
  const widthPx = usePreferences((preferences) => preferences.sheetWidthPx);
  if (upright) {
    return (
      <Splitter
        label={words.top.sheetSize}
        along="column"
        direction={1}
        sizePx={widthPx}
        leastPx={180}
        mostPx={900}
        measure={measured('width')}
        onChange={(sheetWidthPx) => setPreferences({ sheetWidthPx })}
      />
    );
  }
  return (
    <Splitter
      label={words.top.sheetSize}
      along="row"
      direction={-1}
      sizePx={heightPx}
      leastPx={96}
      mostPx={900}
      measure={measured('height')}
      onChange={(sheetHeightPx) => setPreferences({ sheetHeightPx })}
    />
  );
}
