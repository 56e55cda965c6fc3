import type { Place } from '../../../main/contract/correction';
import type { PointPx } from '../../stage/view-transform';
import type { RegionWay } from '../../state/correct-region';
import type { ToolView } from '../tool';
import { outlineOf } from './outline';
import type { RasterMask } from './raster-mask';

/** The outline is found once a change, not once a picture. */
const paths = new WeakMap<RasterMask, { version: number; path: Path2D }>();

function pathOf(mask: RasterMask): Path2D {
  const known = paths.get(mask);
  if (known !== undefined && known.version === mask.version) return known.path;
  const path = new Path2D();
  for (const loop of outlineOf(mask.inside, mask.widthPx, mask.heightPx, mask.box)) {
    loop.forEach(({ xPx, yPx }, index) => {
      if (index === 0) path.moveTo(xPx, yPx);
      else path.lineTo(xPx, yPx);
    });
    path.closePath();
  }
  paths.set(mask, { version: mask.version, path });
  return path;
}

export interface RegionLook {
  readonly tint: string;
  readonly line: string;
  readonly dash: readonly number[];
}

/** A tint with an outline that is light and dark: seen on any colour, and without colour. */
export function drawRegion(
  on: CanvasRenderingContext2D,
  mask: RasterMask,
  view: ToolView,
  look: RegionLook = { tint: 'rgb(0 145 179 / 30%)', line: view.colours.mark, dash: [] },
): void {
  const [origin, right, down] = [
    view.stageOfPaper({ xPx: 0, yPx: 0 }),
    view.stageOfPaper({ xPx: 1, yPx: 0 }),
    view.stageOfPaper({ xPx: 0, yPx: 1 }),
  ];
  const path = pathOf(mask);
  on.save();
  on.transform(
    right.xPx - origin.xPx,
    right.yPx - origin.yPx,
    down.xPx - origin.xPx,
    down.yPx - origin.yPx,
    origin.xPx,
    origin.yPx,
  );
  on.fillStyle = look.tint;
  on.fill(path, 'evenodd');
  on.lineJoin = 'round';
  on.strokeStyle = view.colours.edge;
  on.lineWidth = 3.5 / view.pxPerPaper;
  on.stroke(path);
  on.setLineDash(look.dash.map((length) => length / view.pxPerPaper));
  on.strokeStyle = look.line;
  on.lineWidth = 1.6 / view.pxPerPaper;
  on.stroke(path);
  on.restore();
}

interface BrushMark {
  readonly at: PointPx;
  readonly radiusPx: number;
  /** 0: it rubs out. */
  readonly value: 0 | 1;
  readonly isKeyboard: boolean;
  readonly way: RegionWay;
}

export function drawBrush(on: CanvasRenderingContext2D, mark: BrushMark, { colours }: ToolView): void {
  const { at, radiusPx, value, isKeyboard, way } = mark;
  const ring = () => {
    on.beginPath();
    if (way === 'brush') on.arc(at.xPx, at.yPx, radiusPx, 0, 2 * Math.PI);
    if (way !== 'brush' || isKeyboard) cross(on, at, way === 'brush' ? 5 : 9);
  };
  on.setLineDash([]);
  on.strokeStyle = colours.edge;
  on.lineWidth = 3;
  ring();
  on.stroke();
  on.setLineDash(value === 0 ? [4, 3] : []);
  on.strokeStyle = isKeyboard ? colours.held : colours.ink;
  on.lineWidth = 1.3;
  ring();
  on.stroke();
  on.setLineDash([]);
  // Beside the ring, what it does.
  const signAt = { xPx: at.xPx + radiusPx * 0.72 + 8, yPx: at.yPx - radiusPx * 0.72 - 8 };
  if (way === 'clicks') return;
  on.beginPath();
  on.moveTo(signAt.xPx - 3.5, signAt.yPx);
  on.lineTo(signAt.xPx + 3.5, signAt.yPx);
  if (value === 1) {
    on.moveTo(signAt.xPx, signAt.yPx - 3.5);
    on.lineTo(signAt.xPx, signAt.yPx + 3.5);
  }
  on.strokeStyle = colours.edge;
  on.lineWidth = 4;
  on.stroke();
  on.strokeStyle = colours.ink;
  on.lineWidth = 1.6;
  on.stroke();
}

function cross(on: CanvasRenderingContext2D, { xPx, yPx }: PointPx, arm: number): void {
  on.moveTo(xPx - arm, yPx);
  on.lineTo(xPx + arm, yPx);
  on.moveTo(xPx, yPx - arm);
  on.lineTo(xPx, yPx + arm);
}

/** The clicks so far, numbered, and the box that they span. */
export function drawClicks(on: CanvasRenderingContext2D, clicks: readonly Place[], view: ToolView): void {
  if (clicks.length === 0) return;
  const { colours } = view;
  on.font = '600 11px "Noto Sans", system-ui, sans-serif';
  on.textAlign = 'center';
  on.textBaseline = 'middle';
  clicks.forEach((place, index) => {
    const { xPx, yPx } = view.stageOfPaper(place);
    on.beginPath();
    on.arc(xPx, yPx, 7.5, 0, 2 * Math.PI);
    on.fillStyle = colours.held;
    on.fill();
    on.strokeStyle = 'white';
    on.lineWidth = 1.6;
    on.stroke();
    on.fillStyle = 'white';
    on.fillText(String(index + 1), xPx, yPx + 0.5);
  });
  on.textAlign = 'start';
}
