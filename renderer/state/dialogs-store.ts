import { create } from 'zustand';

export type DialogName = 'open' | 'export' | 'samples' | 'help' | 'palette' | 'keymap' | 'locate';

interface DialogsStore {
  readonly open: DialogName | null;
}

/** At most one dialog at a time. */
export const useDialogs = create<DialogsStore>(() => ({ open: null }));

export function showDialog(name: DialogName): void {
  useDialogs.setState({ open: name });
}

export function closeDialog(): void {
  useDialogs.setState({ open: null });
}
