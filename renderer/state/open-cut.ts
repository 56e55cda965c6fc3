import type { DeskView } from '../../main/contract/desk-view';
import type { CutState } from '../../main/contract/procedures';
import { desk } from './connection-store';
import { currentCut, setOpening, takeCutState, takeOpenedCut } from './cut-store';
import { keepDeskViewNow, restoreDeskView, withoutKeeping } from './desk-view';
import { closeDialog, showDialog } from './dialogs-store';
import { drawMissing, rejoin, stopDrawingOtherCuts } from './generate';
import { dismissAll, tellError } from './notices-store';
import { stop } from './play-store';
import { lookAtCut } from './view-store';
import { WishOrder } from './wish-order';

let watching: AbortController | null = null;
const wishes = new WishOrder();

/** Follows what main tells about the cut until another one is opened or the connection goes. */
async function follow(cutId: string, signal: AbortSignal): Promise<void> {
  try {
    for await (const state of await desk().cuts.watch({ cutId }, { signal })) {
      if (signal.aborted) return;
      takeCutState(state);
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
async function openWith(ask: (signal: AbortSignal) => Promise<CutState>, asker: Asker): Promise<boolean> {
  if (asker !== 'person' && !asker.mayGoOn()) return true;
  const wish = wishes.begin(asker === 'person' ? 'person' : 'page');
  setOpening(true);
  dismissAll();
  try {
    const state = await ask(wish.signal);
    const view = await viewOf(state.cut.id);
    if (wish.isOvertaken()) return true;
    stop();
    keepDeskViewNow();
    withoutKeeping(() => {
      takeOpenedCut(state);
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
    tellError(error);
    return false;
  } finally {
    if (wish.end()) setOpening(false);
  }
}

/** The cut that is open stays as it is. */
export function cancelOpening(): void {
  wishes.cancel();
}

export function openGranted(grant: string, asker: Asker = 'person'): Promise<boolean> {
  return openWith((signal) => desk().cuts.open({ grant }, { signal }), asker);
}

export function openRecent(cutId: string, asker: Asker = 'person'): Promise<boolean> {
  return openWith((signal) => desk().cuts.reopen({ cutId }, { signal }), asker);
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
  const last = (await desk().cuts.recent({})).find((cut) => !cut.missing);
  if (last !== undefined && (await openRecent(last.cutId, asker))) return;
  if (!(await openSample(asker))) showDialog('open');
}

/** After a lost connection: the same cut, the same frame. */
export async function openAgain(): Promise<void> {
  const cut = currentCut();
  if (cut === null) return;
  takeOpenedCut(await desk().cuts.reopen({ cutId: cut.id }));
  watchCut(cut.id);
  await drawOrRejoin(cut.id);
}
