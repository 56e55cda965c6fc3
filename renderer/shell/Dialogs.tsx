import type { ComponentType } from 'react';
import { SamplesDialog } from '../correct/samples/SamplesDialog';
import { type DialogName, useDialogs } from '../state/dialogs-store';
import { ExportDialog } from './ExportDialog';
import { HelpDialog } from './HelpDialog';
import { KeymapDialog } from './KeymapDialog';
import { LocateDialog } from './LocateDialog';
import { OpenDialog } from './OpenDialog';
import { Palette } from './Palette';

const DIALOGS: Readonly<Record<DialogName, ComponentType>> = {
  open: OpenDialog,
  export: ExportDialog,
  samples: SamplesDialog,
  help: HelpDialog,
  palette: Palette,
  keymap: KeymapDialog,
  locate: LocateDialog,
};

/** The one dialog that is open, if any. */
export function Dialogs() {
  const open = useDialogs((dialogs) => dialogs.open);
  if (open === null) return null;
  const Open = DIALOGS[open];
  return <Open />;
}
