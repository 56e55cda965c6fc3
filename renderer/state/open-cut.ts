import type { CutNews } from '../../main/contract/cut-news';
import type { DeskView } from '../../main/contract/desk-view';
import type { ErrorCode, ErrorReport } from '../../main/contract/errors';
import type { GrantedFolder } from '../../main/contract/host';
import { desk, reportHere, useConnection } from './connection-store';
import { openedFrom, takeNews } from './cut-news';
import { currentCut, heldNow, setOpening, takeOpenedCut, useCut } from './cut-store';
import { keepDeskViewNow, restoreDeskView, withoutKeeping } from './desk-view';
import { closeDialog, showDialog } from './dialogs-store';
import { pickFolder } from './folders-store';
import { drawMissing, rejoin, stopDrawingOtherCuts, stopOwnDrawing } from './generate';
import { attempt, dismissAll, say, tellError, tellReport, type WayOn } from './notices-store';
import { endWatchingOpening, watchOpening } from './opening-store';
import { stop } from './play-store';
import { lookAtCut } from './view-store';
import { WishOrder } from './wish-order';

let watching: AbortController | null = null;
const wishes = new WishOrder();

/** Follows what main tells about the cut until another one is opened or the connection goes. */
async function follow(cutId: string, signal: AbortSignal): Promise<void> {
  try {
    const { at: seen } = useCut.getState();
    for await (const news of await desk().cuts.watch({ cutId, seen }, { signal })) {
      if (signal.aborted) return;
      await takeNews(news);
    }
  } catch (error) {
    if (!signal.aborted) tellError(error);
  }
}

function watchCut(cutId: string): void {
  watching?.abort();
  watching = new AbortController();
  void follow(cutId, watching.signal);
}

async function drawOrRejoin(cutId: string): Promise<void> {
  const jobs = await desk().jobs.list({});
  if (!rejoin(jobs, cutId)) drawMissing();
}

/** Where the person looked last; without it the cut is shown from its start. */
async function viewOf(cutId: string): Promise<DeskView | null> {
  try {
    return await desk().cuts.view({ cutId });
  } catch {
    return null;
  }
}

/** Who asked: a person, in a dialog that has then done its work, or the page itself, as long as no person wants something. */
type Asker = 'person' | { readonly mayGoOn: () => boolean };

/** False: it failed, and the cut that was open stays. True too where a later wish came between: then that one counts. */
async function openWith(
  ask: (signal: AbortSignal) => Promise<CutNews>,
  asker: Asker,
  waysFrom: (error: ErrorReport) => readonly WayOn[] = () => [],
): Promise<boolean> {
  if (asker !== 'person' && !asker.mayGoOn()) return true;
  const wish = wishes.begin(asker === 'person' ? 'person' : 'page');
  setOpening(true);
  watchOpening();
  // What the page itself tries next does not hide why the first did not open.
  if (asker === 'person') dismissAll();
  try {
    const opened = openedFrom(await ask(wish.signal));
    const { state } = opened;
    const view = await viewOf(state.cut.id);
    if (wish.isOvertaken()) return true;
    stop();
    keepDeskViewNow();
    withoutKeeping(() => {
      takeOpenedCut(opened);
      lookAtCut(state.cut);
      if (view !== null) restoreDeskView(state.cut, view);
    });
    watchCut(state.cut.id);
    stopDrawingOtherCuts(state.cut.id);
    if (asker === 'person') closeDialog();
    void drawOrRejoin(state.cut.id).catch(tellError);
    return true;
  } catch (error) {
    if (wish.isOvertaken()) return true;
    const report = reportHere(error);
    tellReport(report, waysFrom(report));
    return false;
  } finally {
    if (wish.end()) {
      setOpening(false);
      endWatchingOpening();
    }
  }
}

/** The cut that is open stays as it is. */
export function cancelOpening(): void {
  wishes.cancel();
}

/** What can be done at once about a cut that did not open. */
function waysOn(of: { readonly cutId: string } | { readonly grant: string }, again: () => Promise<boolean>) {
  const retry = () => void again();
  return ({ code }: ErrorReport): readonly WayOn[] => {
    if (code === 'document-damaged') return [{ word: 'openLastGood', run: () => void openLastGood(of) }];
    if (code === 'folder-missing' && 'cutId' in of) {
      return [{ word: 'locateFolder', run: () => attempt(() => beginLocate(of.cutId)) }];
    }
    return RETRIED.has(code) ? [{ word: 'tryAgain', run: retry }] : [];
  };
}

/** What a person can put right without choosing something else. */
const RETRIED: ReadonlySet<ErrorCode> = new Set(['document-in-use', 'disk-full', 'folder-unreadable']);

export function openGranted(grant: string, asker: Asker = 'person'): Promise<boolean> {
  const ways = waysOn({ grant }, () => openGranted(grant));
  return openWith((signal) => desk().cuts.open({ grant }, { signal }), asker, ways);
}

export function openRecent(cutId: string, asker: Asker = 'person'): Promise<boolean> {
  const ways = waysOn({ cutId }, () => openRecent(cutId));
  return openWith((signal) => desk().cuts.reopen({ cutId }, { signal }), asker, ways);
}

/** After a damaged document: the newest one that can be read. */
async function openLastGood(of: { readonly cutId: string } | { readonly grant: string }): Promise<void> {
  const opened = await openWith((signal) => desk().cuts.openLastGood(of, { signal }), 'person');
  if (opened) say((words) => words.troubles.fromLastGood);
}

let locating: string | null = null;

/** Asks where the pictures of a cut are now: by the system's own dialog, or by ours where there is none. */
export async function beginLocate(cutId: string): Promise<void> {
  locating = cutId;
  if (useConnection.getState().info?.hasFolderDialog !== true) {
    showDialog('locate');
    return;
  }
  const folder = await pickFolder('open');
  if (folder !== null) await locateIn(folder);
}

/** The cut goes on with the pictures of this folder; another cut than the open one is opened with them. */
export async function locateIn(folder: GrantedFolder): Promise<void> {
  const cutId = locating;
  if (cutId === null) return;
  const find = (seen: number | null, signal?: AbortSignal) =>
    desk().cuts.locate({ cutId, grant: folder.grant, seen }, { ...(signal && { signal }) });
  if (currentCut()?.id !== cutId) {
    await openWith((signal) => find(null, signal), 'person');
    return;
  }
  await takeNews(await find(heldNow()?.at ?? null));
  closeDialog();
  sayLocated();
}

function sayLocated(): void {
  const missing = useCut.getState().state?.missing.length ?? 0;
  say((words) => words.troubles.located(missing));
}

/** Looks through the folder of the open cut again, for what was put back or saved anew. */
export async function lookAgain(): Promise<void> {
  const cut = currentCut();
  if (cut === null) return;
  await takeNews(await desk().cuts.reopen({ cutId: cut.id, seen: heldNow()?.at ?? null }));
  sayLocated();
}

/** An empty desk. Everything of the cut is on the disk, and it is the first to come back. */
export function closeCut(): void {
  keepDeskViewNow();
  stop();
  watching?.abort();
  attempt(stopOwnDrawing);
  withoutKeeping(() => useCut.setState({ state: null, at: null, drafts: {} }));
}

export function openSample(asker: Asker = 'person'): Promise<boolean> {
  return openWith((signal) => desk().cuts.openSample({}, { signal }), asker);
}

/** The folder the program was started with, else the last cut, else the sample: never an empty desk. */
export async function openAtStart(openAtStartGrant: string | null): Promise<void> {
  const asker = { mayGoOn: wishes.pageTurn() };
  if (openAtStartGrant !== null) {
    if (!(await openGranted(openAtStartGrant, asker))) showDialog('open');
    return;
  }
  const recent = await desk().cuts.recent({});
  const [newest] = recent;
  if (newest?.missing === true) {
    const report: ErrorReport = { code: 'folder-missing', detail: { folder: newest.name } };
    tellReport(report, waysOn({ cutId: newest.cutId }, () => openRecent(newest.cutId))(report));
  }
  const last = recent.find((cut) => !cut.missing);
  if (last !== undefined && (await openRecent(last.cutId, asker))) return;
  if (!(await openSample(asker))) showDialog('open');
}

/** After a lost connection: the same cut, the same frame. */
export async function openAgain(): Promise<void> {
  const held = heldNow();
  if (held === null) return;
  const { cut } = held.state;
  takeOpenedCut(openedFrom(await desk().cuts.reopen({ cutId: cut.id, seen: held.at }), held));
  watchCut(cut.id);
  await drawOrRejoin(cut.id);
}
