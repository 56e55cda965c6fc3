import { create } from 'zustand';
import { drawingAt } from '../../main/contract/cut-queries';
import type { LightTablePin } from '../../main/contract/desk-view';
import { celOf, currentCut, useCut } from './cut-store';
import { celsOfRange, selectedRange } from './selection';
import { selectedCel, useView } from './view-store';

interface LightTable {
  readonly on: boolean;
  /** Saved with the view of the cut. */
  readonly pins: readonly LightTablePin[];
  /** The sheet that the hand moves on the stage, by its place in the list; null: none. */
  readonly activeIndex: number | null;
}

export const useLightTable = create<LightTable>(() => ({ on: false, pins: [], activeIndex: null }));

const MOST_PINS = 24;
/** Sheets are told apart by colour; the list says which is which. */
export const PIN_COLOURS: readonly string[] = ['#0d8a8a', '#b0529c', '#8a7a10', '#3f6fd0', '#b5532a', '#4f8a3a'];

export function pinColour(index: number): string {
  return PIN_COLOURS[index % PIN_COLOURS.length] ?? '#0d8a8a';
}

export function toggleLightTable(): void {
  useLightTable.setState(({ on }) => ({ on: !on, activeIndex: null }));
}

/** For the view that comes back with a cut; what the cut no longer has is left out. */
export function setPins(pins: readonly LightTablePin[]): void {
  useLightTable.setState({ pins: pins.slice(0, MOST_PINS), activeIndex: null, on: pins.length > 0 });
}

/** Pins these drawings where they are; one that is pinned already stays as it lies. The light table is switched on. */
export function pinDrawings(drawings: readonly { readonly celId: string; readonly drawingId: string }[]): void {
  useLightTable.setState(({ pins }) => {
    const added = drawings.filter(
      (drawing) => !pins.some((pin) => pin.celId === drawing.celId && pin.drawingId === drawing.drawingId),
    );
    const laid = added.map(({ celId, drawingId }) => ({
      celId,
      drawingId,
      dxPx: 0,
      dyPx: 0,
      rotationDeg: 0,
      opacity01: 0.5,
    }));
    return { on: true, pins: [...pins, ...laid].slice(0, MOST_PINS) };
  });
}

/** The drawings that are selected in the sheet, each once; nothing selected: the one that is looked at. */
export function pinDrawingHere(): void {
  const cut = currentCut();
  const range = selectedRange();
  if (cut !== null && range !== null && range.to > range.from) {
    const drawings = celsOfRange(cut, range).flatMap((cel) => {
      const ids = new Set<string>();
      for (let frame = range.from; frame <= range.to; frame += 1) {
        const drawing = drawingAt(cel, frame);
        if (drawing !== undefined) ids.add(drawing.id);
      }
      return [...ids].map((drawingId) => ({ celId: cel.id, drawingId }));
    });
    pinDrawings(drawings);
    return;
  }
  const cel = selectedCel();
  const drawing = cel && drawingAt(cel, useView.getState().playheadFrame);
  if (cel !== undefined && drawing !== undefined) pinDrawings([{ celId: cel.id, drawingId: drawing.id }]);
}

export function changePin(index: number, change: (pin: LightTablePin) => LightTablePin): void {
  useLightTable.setState(({ pins }) => ({ pins: pins.map((pin, at) => (at === index ? change(pin) : pin)) }));
}

export function removePin(index: number): void {
  useLightTable.setState(({ pins }) => ({ pins: pins.filter((_, at) => at !== index), activeIndex: null }));
}

export function removeAllPins(): void {
  useLightTable.setState({ pins: [], activeIndex: null });
}

export function activatePin(index: number | null): void {
  useLightTable.setState(({ activeIndex }) => ({ activeIndex: activeIndex === index ? null : index }));
}

/** The next sheet in the hand, after the last one none. */
export function activateNextPin(): void {
  useLightTable.setState(({ pins, activeIndex }) => {
    const next = (activeIndex ?? -1) + 1;
    return { on: pins.length > 0, activeIndex: next < pins.length ? next : null };
  });
}

/** The sheet in the hand, by small steps: by keys. */
export function nudgePin(change: (pin: LightTablePin) => LightTablePin): void {
  const { activeIndex } = useLightTable.getState();
  if (activeIndex !== null) changePin(activeIndex, change);
}

/** A pin of a drawing that the cut no longer has is not shown, and comes back with an undo. */
export function pinnedDrawing(pin: LightTablePin) {
  const cel = celOf(currentCut(), pin.celId);
  const drawing = cel?.drawings.find((candidate) => candidate.id === pin.drawingId);
  return cel === undefined || drawing === undefined ? null : { cel, drawing };
}

/** The sheets belong to their cut. */
useCut.subscribe((now, before) => {
  if (now.state?.cut.id !== before.state?.cut.id) setPins([]);
});
