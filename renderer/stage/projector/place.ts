import { axesOf, type PointPx, type StageTransform, stageOfPaper } from '../view-transform';

export type Canvas2d = OffscreenCanvasRenderingContext2D;
/** A drawing as it can be laid on the stage. */
export type Sheet = ImageBitmap | OffscreenCanvas;

/** Where things of the paper are on the canvas, in device pixels. */
export interface PaperPlace {
  readonly at: (xPx: number, yPx: number) => readonly [number, number];
  /** Device pixels a pixel of the paper. */
  readonly scale: number;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
}

export function placeOf(transform: StageTransform, ratio: number): PaperPlace {
  return {
    at: (xPx, yPx) => {
      const seen: PointPx = stageOfPaper(transform, { xPx, yPx });
      return [seen.xPx * ratio, seen.yPx * ratio];
    },
    scale: transform.zoom * ratio,
    ratio,
  };
}

/** From here on the context draws in pixels of the paper. */
export function layOn(context: Canvas2d, transform: StageTransform, ratio: number): void {
  const { a, b, c, d } = axesOf(transform);
  // An upright paper begins on a whole device pixel: at 100 % its pixels are the screen's.
  const upright = transform.rotationDeg % 90 === 0;
  const snap = upright ? Math.round : (value: number) => value;
  context.setTransform(
    a * ratio,
    b * ratio,
    c * ratio,
    d * ratio,
    snap(transform.xPx * ratio),
    snap(transform.yPx * ratio),
  );
}
