import { z } from 'zod';
import { create } from 'zustand';

const STORAGE_NAME = 'nakawari.commands';
const MOST_RECENT = 8;

function load(): readonly string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(globalThis.localStorage?.getItem(STORAGE_NAME) ?? '[]'));
  } catch {
    return [];
  }
}

/** The commands that were chosen from the palette, the last one first. */
export const usePalette = create<{ readonly recent: readonly string[] }>(() => ({ recent: load() }));

export function rememberCommand(id: string): void {
  usePalette.setState(({ recent }) => ({ recent: [id, ...recent.filter((one) => one !== id)].slice(0, MOST_RECENT) }));
  try {
    globalThis.localStorage?.setItem(STORAGE_NAME, JSON.stringify(usePalette.getState().recent));
  } catch {
    // A full or forbidden storage costs the next start its habits, nothing else.
  }
}
