import { create } from 'zustand';
import type { FolderListing, GrantedFolder } from '../../main/contract/host';
import type { RecentCut } from '../../main/contract/procedures';
import { desk } from './connection-store';

interface FoldersStore {
  readonly recent: readonly RecentCut[];
  /** The folder whose inside is listed; null: the roots are listed. */
  readonly at: GrantedFolder | null;
  readonly listing: FolderListing | null;
}

export const useFolders = create<FoldersStore>(() => ({ recent: [], at: null, listing: null }));

export async function loadRecent(): Promise<void> {
  useFolders.setState({ recent: await desk().cuts.recent({}) });
}

/** Null: back to the folders the program was started with. */
export async function listFolder(folder: GrantedFolder | null): Promise<void> {
  const listing = folder === null ? null : await desk().host.listFolder({ grant: folder.grant });
  useFolders.setState({ at: folder, listing });
}

/** The system's own dialog; null when it was closed without a choice. */
export async function pickFolder(purpose: 'open' | 'export'): Promise<GrantedFolder | null> {
  return await desk().host.pickFolder({ purpose });
}
