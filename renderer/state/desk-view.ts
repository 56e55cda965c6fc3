import type { Cut } from '../../main/contract/cut';
import type { DeskView } from '../../main/contract/desk-view';
import { useConnection } from './connection-store';
import { celOf, currentCut } from './cut-store';
import { setPins, useLightTable } from './light-table-store';
import { isPanelTab, showPanelTab, usePanel } from './panel-store';
import { usePlay } from './play-store';
import { takeSeen, useSeen } from './review-seen';
import { restoreSheetView, sheetView, useSheet } from './sheet-store';
import { restoreStageView, stageView, useStage } from './stage-store';
import { clampFrame } from './stepping';
import { useView } from './view-store';

/** A drag or a scroll is one call, and what was seen last is at most this old after a kill. */
const SAVE_EVERY_MS = 250;
/** A cut of thousands of drawings is told more seldom: all that were looked at are named each time. */
const SAVE_LARGE_EVERY_MS = 2000;
const LARGE_SEEN = 1000;

/** Where the person looks now, as it is to come back. */
export function deskViewNow(): DeskView {
  const { playheadFrame, selectedCelId, soloCelId } = useView.getState();
  return {
    playheadFrame,
    selectedCelId,
    soloCelId,
    stage: stageView(),
    sheet: sheetView(),
    panel: usePanel.getState().tab,
    seen: [...useSeen.getState().seen],
    lightTable: [...useLightTable.getState().pins],
  };
}

/** The desk as it was when this cut was last open. The cut may have changed since: what is no more is passed over. */
export function restoreDeskView(cut: Cut, view: DeskView): void {
  const has = (celId: string | null) => celOf(cut, celId) !== undefined;
  useView.setState((now) => ({
    playheadFrame: clampFrame(cut, view.playheadFrame),
    selectedCelId: has(view.selectedCelId) ? view.selectedCelId : now.selectedCelId,
    soloCelId: has(view.soloCelId) ? view.soloCelId : null,
  }));
  restoreStageView(view.stage);
  setPins(view.lightTable);
  restoreSheetView(view.sheet);
  if (isPanelTab(view.panel)) showPanelTab(view.panel);
  takeSeen(view.seen);
}

let pending: { readonly cutId: string; readonly timer: ReturnType<typeof setTimeout> } | null = null;
let isRestoring = false;
let saved = '';

function save(): void {
  pending = null;
  const cutId = currentCut()?.id;
  const { client } = useConnection.getState();
  // The playhead of a cut that plays is nowhere in particular.
  if (cutId === undefined || client === null || usePlay.getState().playing) return;
  const view = deskViewNow();
  const text = JSON.stringify({ cutId, view });
  if (text === saved) return;
  saved = text;
  // A convenience: where it cannot be kept, the next start begins at the first frame, and nobody needs to hear of it.
  client.cuts.saveView({ cutId, view }).catch(() => {
    saved = '';
  });
}

function changed(): void {
  const cutId = currentCut()?.id;
  if (isRestoring || cutId === undefined || pending?.cutId === cutId || usePlay.getState().playing) return;
  if (pending !== null) clearTimeout(pending.timer);
  const afterMs = useSeen.getState().seen.size > LARGE_SEEN ? SAVE_LARGE_EVERY_MS : SAVE_EVERY_MS;
  pending = { cutId, timer: setTimeout(save, afterMs) };
}

/** What is not kept yet is kept now: the page goes, or another cut comes. */
export function keepDeskViewNow(): void {
  if (pending === null) return;
  clearTimeout(pending.timer);
  save();
}

/** Opens a cut on the desk in one go: nothing in between counts as where the person looks. */
export function withoutKeeping(work: () => void): void {
  isRestoring = true;
  try {
    work();
  } finally {
    isRestoring = false;
  }
}

/** Keeps where the person looks, from now on for as long as the page lives. */
export function keepDeskView(): void {
  useView.subscribe(changed);
  useSheet.subscribe(changed);
  usePlay.subscribe(changed);
  usePanel.subscribe(changed);
  useSeen.subscribe(changed);
  useStage.subscribe(changed);
  useLightTable.subscribe(changed);
  window.addEventListener('pagehide', keepDeskViewNow);
}
