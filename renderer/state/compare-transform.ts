/** Where the compared drawings are looked at: the same place of both, so that two panes move as one. */
export interface CompareTransform {
  /** Screen pixels (CSS) for one pixel of the drawing. */
  readonly zoom: number;
  /** The point of the drawing, as shares of its width and height, that lies in the middle of every pane. */
  readonly centreX01: number;
  readonly centreY01: number;
}

export interface SizePx {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A rectangle on the canvas, CSS pixels. */
export interface Pane {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

const LEAST_ZOOM = 0.05;
const MOST_ZOOM = 32;
const MARGIN_PX = 12;

export function fitCompare(drawing: SizePx, pane: SizePx): CompareTransform {
  const zoom = Math.min(
    (pane.widthPx - 2 * MARGIN_PX) / drawing.widthPx,
    (pane.heightPx - 2 * MARGIN_PX) / drawing.heightPx,
    4,
  );
  return { zoom: clampZoom(zoom), centreX01: 0.5, centreY01: 0.5 };
}

function clampZoom(zoom: number): number {
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
}

const clamp01 = (value: number) => Math.min(1, Math.max(0, value));

/** The point of the drawing under (xPx, yPx) of a pane stays under it. Both measured from the pane's middle. */
export function zoomCompare(
  transform: CompareTransform,
  drawing: SizePx,
  factor: number,
  fromMiddleXPx: number,
  fromMiddleYPx: number,
): CompareTransform {
  const zoom = clampZoom(transform.zoom * factor);
  const shift = 1 / transform.zoom - 1 / zoom;
  return {
    zoom,
    centreX01: clamp01(transform.centreX01 + (fromMiddleXPx * shift) / drawing.widthPx),
    centreY01: clamp01(transform.centreY01 + (fromMiddleYPx * shift) / drawing.heightPx),
  };
}

export function panCompare(transform: CompareTransform, drawing: SizePx, dxPx: number, dyPx: number): CompareTransform {
  return {
    ...transform,
    centreX01: clamp01(transform.centreX01 - dxPx / transform.zoom / drawing.widthPx),
    centreY01: clamp01(transform.centreY01 - dyPx / transform.zoom / drawing.heightPx),
  };
}

/** Where the drawing lies when it is looked at through this pane. */
export function placeIn(pane: Pane, transform: CompareTransform, drawing: SizePx): Pane {
  const widthPx = drawing.widthPx * transform.zoom;
  const heightPx = drawing.heightPx * transform.zoom;
  return {
    xPx: pane.xPx + pane.widthPx / 2 - transform.centreX01 * widthPx,
    yPx: pane.yPx + pane.heightPx / 2 - transform.centreY01 * heightPx,
    widthPx,
    heightPx,
  };
}

/** Two panes beside each other, or above each other where that leaves the drawings larger. */
export function twoPanes(room: SizePx, drawing: SizePx, gapPx: number): readonly [Pane, Pane] {
  const { widthPx, heightPx } = room;
  const halfWidth = (widthPx - gapPx) / 2;
  const halfHeight = (heightPx - gapPx) / 2;
  const beside = Math.min(halfWidth / drawing.widthPx, heightPx / drawing.heightPx);
  const above = Math.min(widthPx / drawing.widthPx, halfHeight / drawing.heightPx);
  if (above > beside) {
    return [
      { xPx: 0, yPx: 0, widthPx, heightPx: halfHeight },
      { xPx: 0, yPx: halfHeight + gapPx, widthPx, heightPx: halfHeight },
    ];
  }
  return [
    { xPx: 0, yPx: 0, widthPx: halfWidth, heightPx },
    { xPx: halfWidth + gapPx, yPx: 0, widthPx: halfWidth, heightPx },
  ];
}
