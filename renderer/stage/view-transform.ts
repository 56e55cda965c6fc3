/** Where the paper lies on the stage: paper pixel (x, y) is seen at (xPx + x * zoom, yPx + y * zoom), in CSS pixels. */
export interface StageTransform {
  readonly zoom: number;
  readonly xPx: number;
  readonly yPx: number;
}

export interface SizePx {
  readonly widthPx: number;
  readonly heightPx: number;
}

export const LEAST_ZOOM = 0.02;
export const MOST_ZOOM = 32;
/** Above this a pixel of the drawing is seen as a square. */
export const SHARP_ABOVE_ZOOM = 2;

function clampZoom(zoom: number): number {
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
}

/** Room above for the sign that tells whose drawing it is. */
const TOP_PX = 44;
const MARGIN_PX = 16;

/** The whole paper, in the middle of the room below the sign; never larger than four times its size. */
export function fitPaper(paper: SizePx, stage: SizePx): StageTransform {
  const roomX = Math.max(16, stage.widthPx - 2 * MARGIN_PX);
  const roomY = Math.max(16, stage.heightPx - TOP_PX - MARGIN_PX);
  const zoom = clampZoom(Math.min(roomX / paper.widthPx, roomY / paper.heightPx, 4));
  return {
    zoom,
    xPx: Math.round((stage.widthPx - paper.widthPx * zoom) / 2),
    yPx: Math.round(TOP_PX + (roomY - paper.heightPx * zoom) / 2),
  };
}

/** The paper's point under (xPx, yPx) stays there. */
export function zoomAt(transform: StageTransform, factor: number, xPx: number, yPx: number): StageTransform {
  const zoom = clampZoom(transform.zoom * factor);
  const scale = zoom / transform.zoom;
  return { zoom, xPx: xPx - (xPx - transform.xPx) * scale, yPx: yPx - (yPx - transform.yPx) * scale };
}

export function pan(transform: StageTransform, dxPx: number, dyPx: number): StageTransform {
  return { ...transform, xPx: transform.xPx + dxPx, yPx: transform.yPx + dyPx };
}
