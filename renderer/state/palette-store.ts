import { create } from 'zustand';
import { MOST_RECENT_COMMANDS } from '../../main/contract/preferences';

/** The commands that were chosen from the palette, the last one first. Kept with the settings (settings-store.ts), which main writes. */
export const usePalette = create<{ readonly recent: readonly string[] }>(() => ({ recent: [] }));

export function rememberCommand(id: string): void {
  usePalette.setState(({ recent }) => ({
    recent: [id, ...recent.filter((one) => one !== id)].slice(0, MOST_RECENT_COMMANDS),
  }));
}
