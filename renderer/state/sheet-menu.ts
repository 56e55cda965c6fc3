import { create } from 'zustand';

interface SheetMenuStore {
  /** Where the menu of the sheet is open, in pixels of the window. */
  readonly at: { readonly x: number; readonly y: number } | null;
}

export const useSheetMenu = create<SheetMenuStore>(() => ({ at: null }));

export function openSheetMenu(x: number, y: number): void {
  useSheetMenu.setState({ at: { x, y } });
}

export function closeSheetMenu(): void {
  useSheetMenu.setState({ at: null });
}
