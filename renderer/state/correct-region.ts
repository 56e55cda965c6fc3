import { create } from 'zustand';

/** How a region comes about: brush, fill to the line, or four clicks on its outermost places. */
export const REGION_WAYS = ['brush', 'fill', 'clicks'] as const;
export type RegionWay = (typeof REGION_WAYS)[number];

export const LEAST_BRUSH_PX = 1;
export const MOST_BRUSH_PX = 400;
/** An edge is drawn to lines that are at most so far from it. */
export const SNAP_REACH_PX = 8;

interface RegionStore {
  readonly way: RegionWay;
  /** The brush rubs out; Alt does while it is held. */
  readonly erases: boolean;
  /** Across, px of the drawing. */
  readonly brushPx: number;
  readonly snaps: boolean;
  /** Openings in the lines that the fill closes. */
  readonly gapPx: number;
  /** Something was done that is in no document yet. */
  readonly isTouched: boolean;
  readonly isEmpty: boolean;
  /** How many of the four clicks are there. */
  readonly clicks: number;
  /** The drawing is being read, or the network asked. */
  readonly busy: boolean;
  /** For what the hand has just asked for: it can be finished already, and is as soon as that is found. */
  readonly isLooking: boolean;
  /** How much of an area or an edge is found, 0 to 1; 0 too where that is not known. */
  readonly done01: number;
}

/** What the hand that marks regions has set, and how far it is. The region itself is with the tool. */
export const useRegion = create<RegionStore>(() => ({
  way: 'brush',
  erases: false,
  brushPx: 24,
  snaps: false,
  gapPx: 4,
  isTouched: false,
  isEmpty: true,
  clicks: 0,
  busy: false,
  isLooking: false,
  done01: 0,
}));

export function setBrush(brushPx: number): void {
  const within = Math.min(MOST_BRUSH_PX, Math.max(LEAST_BRUSH_PX, Math.round(brushPx)));
  useRegion.setState({ brushPx: within });
}

/** A fifth more or less, at least a pixel: the same to the eye at every size. */
export function stepBrush(by: 1 | -1): void {
  const { brushPx } = useRegion.getState();
  const step = Math.max(1, Math.round(brushPx * 0.2));
  setBrush(brushPx + by * step);
}

export type Of = 'part' | 'region';

interface PartStore {
  /** The part that the tools of parts mean, as the network names it; null: none was chosen. */
  readonly part: string | null;
  /** Names of the parts that the network tells apart in the drawing; empty until they are known. */
  readonly parts: readonly string[];
  /** Order and timing: of a part, or of a region that is marked on a key. */
  readonly of: Of;
  readonly side: 'front' | 'behind';
  /** Null: the same all the way. */
  readonly crossingUnit: number | null;
  /** By how many drawings a part follows; negative: it is ahead. Null: by hand. */
  readonly laterBy: number | null;
  /** The part's own time at each in-between of the span, in the order of t. */
  readonly own: readonly { readonly tUnit: number; readonly ownUnit: number }[];
  /** Something was chosen that is in no document yet. */
  readonly isSaid: boolean;
}

export const usePart = create<PartStore>(() => ({
  part: null,
  parts: [],
  of: 'part',
  side: 'front',
  crossingUnit: null,
  laterBy: 0,
  own: [],
  isSaid: false,
}));

interface LineStore {
  readonly widthPx: number;
  /** `#rrggbb`, or null: for the network to draw by, not to be seen as it is. */
  readonly colour: string | null;
  /** The colour that comes back when colour is chosen again. */
  readonly lastColour: string;
  readonly byPressure: boolean;
  /** Strokes are lines of their own: what the drawing has beside them stays. */
  readonly isNew: boolean;
  readonly strokes: number;
  readonly points: number;
}

export const useLines = create<LineStore>(() => ({
  widthPx: 3,
  colour: null,
  lastColour: '#2a2026',
  byPressure: true,
  isNew: false,
  strokes: 0,
  points: 0,
}));
