import { create } from 'zustand';

interface CelNameStore {
  /** The cel whose name is being written. */
  readonly celId: string | null;
}

export const useCelName = create<CelNameStore>(() => ({ celId: null }));

export function writeCelName(celId: string | null): void {
  useCelName.setState({ celId });
}
