import { create } from 'zustand';

/**
 * The picture that a person has laid under the drawings of a cut: of this page alone, no part of the document and of no export.
 * Kept in the page's own database, since it may be far larger than what its storage of settings holds.
 */
interface BackgroundStore {
  readonly cutId: string | null;
  readonly blob: Blob | null;
}

export const useBackground = create<BackgroundStore>(() => ({ cutId: null, blob: null }));

const DATABASE = 'nakawari';
const TABLE = 'backgrounds';

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inTable<Result>(
  mode: IDBTransactionMode,
  ask: (table: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await openDatabase();
  try {
    return await new Promise((resolve, reject) => {
      const request = ask(database.transaction(TABLE, mode).objectStore(TABLE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
}

/** What was laid under this cut the last time. */
export async function bringBackground(cutId: string): Promise<void> {
  if (useBackground.getState().cutId === cutId) return;
  useBackground.setState({ cutId, blob: null });
  const kept: unknown = await inTable('readonly', (table) => table.get(cutId)).catch(() => undefined);
  if (kept instanceof Blob && useBackground.getState().cutId === cutId) useBackground.setState({ blob: kept });
}

/** Null takes it away. A page that may keep nothing still shows it until it is closed. */
export async function layBackground(cutId: string, blob: Blob | null): Promise<void> {
  useBackground.setState({ cutId, blob });
  const kept: Promise<unknown> =
    blob === null
      ? inTable('readwrite', (table) => table.delete(cutId))
      : inTable('readwrite', (table) => table.put(blob, cutId));
  await kept.catch(() => undefined);
}
