import { create } from 'zustand';

/** A tick in the hand: shown at once on chart and curve, told to the document when it is let go. */
export interface TickInHand {
  readonly celId: string;
  readonly drawingId: string;
  readonly tUnit: number;
  /** Pulled off the scale: letting go takes the drawing away. */
  readonly isOff: boolean;
}

/** A chart that was taken along to be laid on other spans. */
export interface CopiedChart {
  readonly celName: string;
  readonly fromNumber: number;
  readonly toNumber: number;
  readonly ticksUnit: readonly number[];
}

interface ChartStore {
  readonly inHand: TickInHand | null;
  readonly copied: CopiedChart | null;
}

export const useChart = create<ChartStore>(() => ({ inHand: null, copied: null }));

export function holdTick(inHand: TickInHand): void {
  useChart.setState({ inHand });
}

export function dropTick(): void {
  if (useChart.getState().inHand !== null) useChart.setState({ inHand: null });
}

export function copyChart(copied: CopiedChart): void {
  useChart.setState({ copied });
}
