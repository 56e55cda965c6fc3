/**
 * How the paper lies on the stage. A point p of the paper (in its own pixels, y down) is seen at
 * (xPx, yPx) + zoom * turn(rotationDeg) * (mirrored ? (-p.x, p.y) : p), in CSS pixels of the stage; positive turns are clockwise.
 */
export interface StageTransform {
  readonly zoom: number;
  readonly xPx: number;
  readonly yPx: number;
  /** -180 < rotationDeg <= 180. */
  readonly rotationDeg: number;
  readonly mirrored: boolean;
}

export interface SizePx {
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface PointPx {
  readonly xPx: number;
  readonly yPx: number;
}

export const LEAST_ZOOM = 0.02;
export const MOST_ZOOM = 32;
/** Above this a pixel of the drawing is seen as a square. */
export const SHARP_ABOVE_ZOOM = 2;
/** So near to a quarter turn a paper turned by hand snaps to it. */
const SNAP_DEG = 2.5;

export const STRAIGHT: StageTransform = { zoom: 1, xPx: 0, yPx: 0, rotationDeg: 0, mirrored: false };

function clampZoom(zoom: number): number {
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
}

export function normalDeg(deg: number): number {
  const turned = ((deg % 360) + 360) % 360;
  return turned > 180 ? turned - 360 : turned;
}

/** The linear part as canvas and CSS write it: (a, b) is where the paper's x axis points, (c, d) its y axis. */
export function axesOf({ zoom, rotationDeg, mirrored }: StageTransform): {
  a: number;
  b: number;
  c: number;
  d: number;
} {
  const angle = (rotationDeg / 180) * Math.PI;
  const cos = Math.cos(angle) * zoom;
  const sin = Math.sin(angle) * zoom;
  return mirrored ? { a: -cos, b: -sin, c: -sin, d: cos } : { a: cos, b: sin, c: -sin, d: cos };
}

export function stageOfPaper(transform: StageTransform, point: PointPx): PointPx {
  const { a, b, c, d } = axesOf(transform);
  return {
    xPx: transform.xPx + a * point.xPx + c * point.yPx,
    yPx: transform.yPx + b * point.xPx + d * point.yPx,
  };
}

export function paperOfStage(transform: StageTransform, point: PointPx): PointPx {
  const { a, b, c, d } = axesOf(transform);
  const x = point.xPx - transform.xPx;
  const y = point.yPx - transform.yPx;
  const area = a * d - b * c;
  return { xPx: (d * x - c * y) / area, yPx: (a * y - b * x) / area };
}

/** The same zoom, turn and side, laid so that this point of the paper is seen at `at`. */
export function laidSoThat(transform: StageTransform, paperPoint: PointPx, at: PointPx): StageTransform {
  const seen = stageOfPaper(transform, paperPoint);
  return { ...transform, xPx: transform.xPx + at.xPx - seen.xPx, yPx: transform.yPx + at.yPx - seen.yPx };
}

/** Room above for the sign that tells whose drawing it is. */
const TOP_PX = 44;
const MARGIN_PX = 16;

/** The whole paper as it is turned, in the middle of the room below the sign; never larger than four times its size. */
export function fitPaper(
  paper: SizePx,
  stage: SizePx,
  { rotationDeg, mirrored }: Pick<StageTransform, 'rotationDeg' | 'mirrored'> = STRAIGHT,
): StageTransform {
  const turn = { ...STRAIGHT, rotationDeg, mirrored };
  const roomX = Math.max(16, stage.widthPx - 2 * MARGIN_PX);
  const roomY = Math.max(16, stage.heightPx - TOP_PX - MARGIN_PX);
  const { a, b } = axesOf(turn);
  const widthPx = Math.abs(a) * paper.widthPx + Math.abs(b) * paper.heightPx;
  const heightPx = Math.abs(b) * paper.widthPx + Math.abs(a) * paper.heightPx;
  const zoom = clampZoom(Math.min(roomX / widthPx, roomY / heightPx, 4));
  const laid = laidSoThat({ ...turn, zoom }, middleOf(paper), {
    xPx: stage.widthPx / 2,
    yPx: TOP_PX + roomY / 2,
  });
  return { ...laid, xPx: Math.round(laid.xPx), yPx: Math.round(laid.yPx) };
}

export function middleOf({ widthPx, heightPx }: SizePx): PointPx {
  return { xPx: widthPx / 2, yPx: heightPx / 2 };
}

/** The paper's point under `at` stays there. */
export function zoomAt(transform: StageTransform, factor: number, at: PointPx): StageTransform {
  const zoom = clampZoom(transform.zoom * factor);
  const scale = zoom / transform.zoom;
  return {
    ...transform,
    zoom,
    xPx: at.xPx - (at.xPx - transform.xPx) * scale,
    yPx: at.yPx - (at.yPx - transform.yPx) * scale,
  };
}

/** Turned clockwise about the paper's point under `at`, which stays there. */
export function rotateAt(transform: StageTransform, byDeg: number, at: PointPx): StageTransform {
  const held = paperOfStage(transform, at);
  return laidSoThat({ ...transform, rotationDeg: normalDeg(transform.rotationDeg + byDeg) }, held, at);
}

/** The stage seen in a mirror that stands upright through `at`: what was right of it is left of it, equally far. */
export function mirrorAt(transform: StageTransform, at: PointPx): StageTransform {
  return {
    ...transform,
    xPx: 2 * at.xPx - transform.xPx,
    rotationDeg: normalDeg(-transform.rotationDeg),
    mirrored: !transform.mirrored,
  };
}

export function pan(transform: StageTransform, dxPx: number, dyPx: number): StageTransform {
  return { ...transform, xPx: transform.xPx + dxPx, yPx: transform.yPx + dyPx };
}

/** A turn by hand that comes near to upright, upside down or on its side becomes exactly that. */
export function snappedDeg(rotationDeg: number): number {
  const quarter = Math.round(rotationDeg / 90) * 90;
  return normalDeg(Math.abs(rotationDeg - quarter) <= SNAP_DEG ? quarter : rotationDeg);
}

/** Clockwise angle from the middle to the point; 0 is to the right. */
export function angleDeg(middle: PointPx, point: PointPx): number {
  return (Math.atan2(point.yPx - middle.yPx, point.xPx - middle.xPx) / Math.PI) * 180;
}

/** Two fingers hold the paper: what was under each stays under it, as far as the zoom has room. */
export function twoFingers(
  transform: StageTransform,
  from: readonly [PointPx, PointPx],
  to: readonly [PointPx, PointPx],
): StageTransform {
  const middle = ([one, other]: readonly [PointPx, PointPx]) => ({
    xPx: (one.xPx + other.xPx) / 2,
    yPx: (one.yPx + other.yPx) / 2,
  });
  const apart = ([one, other]: readonly [PointPx, PointPx]) => Math.hypot(other.xPx - one.xPx, other.yPx - one.yPx);
  const [start, end] = [middle(from), middle(to)];
  const moved = pan(transform, end.xPx - start.xPx, end.yPx - start.yPx);
  const turned = rotateAt(moved, angleDeg(to[0], to[1]) - angleDeg(from[0], from[1]), end);
  return zoomAt(turned, apart(to) / Math.max(1, apart(from)), end);
}
