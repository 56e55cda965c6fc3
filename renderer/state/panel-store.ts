import { create } from 'zustand';

/** The leaves of the panel beside the stage. */
export const PANEL_TABS = ['timing', 'corrections', 'review', 'history', 'cut'] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

interface PanelStore {
  readonly tab: PanelTab;
}

export const usePanel = create<PanelStore>(() => ({ tab: 'timing' }));

/** As it comes from a saved view: another name is passed over. */
export function isPanelTab(name: string): name is PanelTab {
  return PANEL_TABS.some((tab) => tab === name);
}

/** Shows a leaf and, where asked, puts the focus on a field of it. */
export function showPanelTab(tab: PanelTab, focusId?: string): void {
  usePanel.setState({ tab });
  if (focusId === undefined || typeof document === 'undefined') return;
  // The leaf is there after the next drawing of the page.
  requestAnimationFrame(() => document.getElementById(focusId)?.focus());
}
