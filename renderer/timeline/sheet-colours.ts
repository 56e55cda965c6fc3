import { useEffect, useState } from 'react';
import { useSettings } from '../state/settings-store';

/** The page's colours as the canvas needs them. */
export interface SheetColours {
  readonly theme: string;
  readonly font: string;
  readonly panel: string;
  readonly raised: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly key: string;
  readonly generated: string;
  readonly wanted: string;
  readonly approved: string;
  readonly corrected: string;
  readonly sentBack: string;
  readonly note: string;
}

function read(theme: string): SheetColours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    theme,
    font: of('--font'),
    panel: of('--panel'),
    raised: of('--panel-raised'),
    line: of('--line'),
    lineStrong: of('--line-strong'),
    ink: of('--ink'),
    inkSoft: of('--ink-soft'),
    inkFaint: of('--ink-faint'),
    key: of('--key'),
    generated: of('--generated'),
    wanted: of('--wanted'),
    approved: of('--approved'),
    corrected: of('--corrected'),
    sentBack: of('--error'),
    note: of('--focus'),
  };
}

/** Read anew when the theme changes: a canvas knows nothing of style sheets. */
export function useSheetColours(): SheetColours {
  const theme = useSettings((settings) => settings.theme);
  const [colours, setColours] = useState(() => read(theme));
  useEffect(() => setColours(read(theme)), [theme]);
  return colours;
}
