import { create } from 'zustand';
import type { Drawing } from '../../main/contract/cut';
import { drawingAt } from '../../main/contract/cut-queries';
import { type ComparedPicture, type CompareSide, pictureOfSide, usualOther } from './compare-sides';
import type { CompareTransform } from './compare-transform';
import { celOf, currentCut, useCut } from './cut-store';
import { stop } from './play-store';
import { useView } from './view-store';

export const COMPARE_MODES = ['wipe', 'flip', 'difference', 'side-by-side'] as const;
export type CompareMode = (typeof COMPARE_MODES)[number];
export const AMPLIFICATIONS = [1, 2, 4, 8, 16] as const;
export const FLIP_SPEEDS = [1, 2, 4, 8] as const;
export type WhichSide = 'left' | 'right';

interface CompareStore {
  readonly isOpen: boolean;
  readonly left: CompareSide;
  readonly right: CompareSide;
  readonly mode: CompareMode;
  /** Where the wiping line stands, as a share of the view's width. */
  readonly wipe01: number;
  readonly amplification: (typeof AMPLIFICATIONS)[number];
  /** Which of the two the figures are measured against. */
  readonly truth: WhichSide | null;
  /** Null: fitted. */
  readonly transform: CompareTransform | null;
  readonly isTimed: boolean;
  readonly flipsPerSecond: (typeof FLIP_SPEEDS)[number];
  /** In flip mode: which one is up. */
  readonly showing: WhichSide;
}

export const useCompare = create<CompareStore>(() => ({
  isOpen: false,
  left: { kind: 'this' },
  right: { kind: 'first-key' },
  mode: 'wipe',
  wipe01: 0.5,
  amplification: 4,
  truth: null,
  transform: null,
  isTimed: false,
  flipsPerSecond: 4,
  showing: 'left',
}));

export function setCompare(change: Partial<CompareStore>): void {
  useCompare.setState(change);
}

function drawingHere(): Drawing | undefined {
  const cel = celOf(currentCut(), useView.getState().selectedCelId);
  return cel && drawingAt(cel, useView.getState().playheadFrame);
}

/** What is most worth comparing the drawing with, of what there is. */
function bestOther(drawing: Drawing | undefined): CompareSide {
  const usual: CompareSide = drawing === undefined ? { kind: 'first-key' } : usualOther(drawing);
  const others: readonly CompareSide[] = [usual, { kind: 'next' }, { kind: 'previous' }, { kind: 'second-key' }];
  return others.find((side) => comparedNow(side) !== null) ?? usual;
}

export function openCompare(right?: CompareSide): void {
  stop();
  const wished = right ?? bestOther(drawingHere());
  useCompare.setState({ isOpen: true, left: { kind: 'this' }, right: wished, transform: null, showing: 'left' });
}

export function closeCompare(): void {
  useCompare.setState({ isOpen: false, isTimed: false });
}

export function toggleCompare(): void {
  if (useCompare.getState().isOpen) closeCompare();
  else openCompare();
}

export function nextCompareMode(): void {
  const { mode, isOpen } = useCompare.getState();
  if (!isOpen) {
    openCompare();
    return;
  }
  const next = COMPARE_MODES[(COMPARE_MODES.indexOf(mode) + 1) % COMPARE_MODES.length];
  if (next !== undefined) useCompare.setState({ mode: next, isTimed: false });
}

export function swapSides(): void {
  useCompare.setState(({ left, right, truth }) => ({
    left: right,
    right: left,
    truth: truth === null ? null : truth === 'left' ? 'right' : 'left',
  }));
}

/** This drawing stays as B while other drawings are looked at. */
export function pinHere(): void {
  const cel = celOf(currentCut(), useView.getState().selectedCelId);
  const drawing = drawingHere();
  const picture = drawing?.picture;
  if (cel === undefined || drawing === undefined || !picture) return;
  const pinned: CompareSide = { kind: 'pinned', celId: cel.id, drawingId: drawing.id, picture };
  if (useCompare.getState().isOpen) useCompare.setState({ right: pinned });
  else openCompare(pinned);
}

/** What a side shows now; null where there is none. */
export function comparedNow(side: CompareSide): ComparedPicture | null {
  const { state, drafts } = useCut.getState();
  const cel = celOf(state?.cut ?? null, useView.getState().selectedCelId);
  const drawing = drawingHere();
  if (state === null || cel === undefined || drawing === undefined) return null;
  return pictureOfSide(state.cut, cel, drawing, side, drafts);
}

/** Another cut: what was taken along stays behind. */
useCut.subscribe((now, before) => {
  if (now.state?.cut.id === before.state?.cut.id) return;
  useCompare.setState({ isOpen: false, right: { kind: 'first-key' }, left: { kind: 'this' }, transform: null });
});
