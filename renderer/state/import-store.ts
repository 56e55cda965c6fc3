import { create } from 'zustand';
import { errorReportSchema, NakawariError } from '../../main/contract/errors';
import type { GrantedFolder } from '../../main/contract/host';
import { desk } from './connection-store';
import { showDialog } from './dialogs-store';
import type { TakenFile, TakenFiles } from './dropped-files';
import { say, tellError } from './notices-store';
import { locateIn, openGranted } from './open-cut';
import { words } from './settings-store';

interface ImportStore {
  /** Pictures on their way into the program, or null. */
  readonly running: { readonly name: string; readonly done: number; readonly total: number } | null;
}

export const useImport = create<ImportStore>(() => ({ running: null }));

let controller: AbortController | null = null;

async function put(uploadUrl: string, taken: TakenFile, signal: AbortSignal): Promise<void> {
  const url = `${uploadUrl}/${encodeURIComponent(taken.cel)}/${encodeURIComponent(taken.name)}`;
  const response = await fetch(url, { method: 'PUT', body: taken.file, signal });
  if (response.ok) return;
  const report = errorReportSchema.safeParse(await response.json().catch(() => null));
  if (report.success) throw new NakawariError(report.data.code, report.data.detail);
  throw new NakawariError('internal', { log: `PUT ${response.status}` });
}

export function cancelImport(): void {
  controller?.abort();
}

/** Takes the pictures in and opens them as a cut. */
export function importPictures(taken: Promise<TakenFiles>): Promise<void> {
  return takeIn(taken, async ({ grant }) => {
    if (!(await openGranted(grant))) showDialog('open');
  });
}

/** Takes the pictures in and looks among them for those that a cut misses. */
export function lookAmongPictures(taken: Promise<TakenFiles>): Promise<void> {
  return takeIn(taken, locateIn);
}

/** One after the other; `then` gets the folder that they make. */
async function takeIn(taken: Promise<TakenFiles>, then: (folder: GrantedFolder) => Promise<void>): Promise<void> {
  if (useImport.getState().running !== null) return;
  controller = new AbortController();
  const { signal } = controller;
  try {
    const { folder, files } = await taken;
    if (files.length === 0) {
      say((words) => words.open.noPictures);
      return;
    }
    const name = (folder ?? words().open.droppedName).slice(0, 100);
    const { importId, uploadUrl } = await desk().imports.begin({ name }, { signal });
    for (const [done, file] of files.entries()) {
      useImport.setState({ running: { name, done, total: files.length } });
      await put(uploadUrl, file, signal);
    }
    useImport.setState({ running: { name, done: files.length, total: files.length } });
    await then(await desk().imports.finish({ importId }, { signal }));
  } catch (error) {
    tellError(error);
  } finally {
    controller = null;
    useImport.setState({ running: null });
  }
}
