import type { Cel, Cut, Exposure } from '../../main/contract/cut';
import { celById } from '../../main/contract/cut-queries';
import type { Touched } from '../state/correct-touched';
import { type Drafts, draftKey } from '../state/drafts';
import { signOf } from '../state/drawing-sign';
import { placeInSpan } from '../state/sheet-index';
import { CellPainter } from './paint-cell';
import { paintRuler } from './paint-ruler';
import type { SheetColours } from './sheet-colours';
import {
  acrossOfLane,
  alongOfFrame,
  cellsInView,
  type FrameRange,
  framesInView,
  type Rect,
  rectOf,
  type SheetCell,
  type SheetLayout,
} from './sheet-geometry';

/** Everything that is drawn on the sheet's canvas. Playhead and selection lie over it and are moved alone. */
export interface SheetScene {
  readonly cut: Cut;
  readonly layout: SheetLayout;
  readonly colours: SheetColours;
  readonly scrollX: number;
  readonly scrollY: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly drafts: Drafts;
  readonly drawingNow: { readonly celId: string; readonly drawingId: string } | undefined;
  readonly isShown: (cel: Cel) => boolean;
  /** Exposures of cels as a drag would leave them. */
  readonly preview: ReadonlyMap<string, readonly Exposure[]>;
  /** What a correction that is not made yet would touch, and the word for that. */
  readonly touched: Touched | null;
  readonly touchedWord: string;
}

export interface PaintedSheet {
  /** Pictures whose thumbnails are seen, from the middle outwards. */
  readonly pictures: readonly string[];
  readonly thumbnailPx: number;
}

/** Draws what is seen and nothing else: the time it takes depends on the window, not on the cut. */
export function paintSheet(context: CanvasRenderingContext2D, painter: CellPainter, scene: SheetScene): PaintedSheet {
  const steps = sheetSteps(context, painter, scene);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same, a lane a step, for who has time but must not take much at once. */
export function* sheetSteps(
  context: CanvasRenderingContext2D,
  painter: CellPainter,
  scene: SheetScene,
): Generator<undefined, PaintedSheet, undefined> {
  const { layout, colours, widthPx, heightPx } = scene;
  const { upright } = layout;
  const scrollAlong = upright ? scene.scrollY : scene.scrollX;
  const scrollAcross = upright ? scene.scrollX : scene.scrollY;
  const roomAlong = (upright ? heightPx : widthPx) - layout.headPx;
  const roomAcross = (upright ? widthPx : heightPx) - layout.rulerPx;
  const range = framesInView(layout, scrollAlong, roomAlong);
  context.fillStyle = colours.panel;
  context.fillRect(0, 0, widthPx, heightPx);
  const place = (rect: Rect): Rect => ({ ...rect, x: rect.x - scene.scrollX, y: rect.y - scene.scrollY });

  const firstLane = Math.max(0, Math.floor(scrollAcross / layout.lanePx));
  const lastLane = Math.min(layout.lanes.length - 1, Math.ceil((scrollAcross + roomAcross) / layout.lanePx));
  const acrossEnd = acrossOfLane(layout, layout.lanes.length);
  paintGrid(context, scene, range, place, acrossEnd);
  yield;

  const seen: { readonly picture: string; readonly distance: number }[] = [];
  let thumbnailPx = 96;
  const middle = (range.first + range.last) / 2;
  for (let lane = firstLane; lane <= lastLane; lane += 1) {
    const cel = celById(scene.cut, layout.lanes[lane] ?? '');
    if (cel === undefined) continue;
    const across = acrossOfLane(layout, lane);
    const opacity01 = scene.isShown(cel) ? 1 : 0.35;
    const exposures = scene.preview.get(cel.id) ?? cel.exposures;
    for (const cell of cellsInView(cel, layout.lengthFrames, range, exposures)) {
      const look = { ...lookOf(scene, cel, cell), rect: place(cellRect(layout, cell, across)), upright, opacity01 };
      painter.paint(look);
      const thumbnail = look.picture === null ? null : CellPainter.thumbnailRect(look);
      if (thumbnail === null || look.picture === null) continue;
      thumbnailPx = Math.max(thumbnailPx, thumbnail.height * look.aspect);
      seen.push({ picture: look.picture, distance: Math.abs(cell.firstFrame - middle) });
    }
    paintNotes(context, scene, cel, lane, range, place);
    yield;
  }
  paintRuler(context, {
    layout,
    colours,
    rateFps: scene.cut.rateFps,
    range,
    scrollPx: scrollAlong,
    lengthPx: upright ? heightPx : widthPx,
    notedFrames: new Set(scene.cut.notes.filter((note) => note.celId === null).map((note) => note.frame)),
  });
  seen.sort((a, b) => a.distance - b.distance);
  return { pictures: [...new Set(seen.map(({ picture }) => picture))], thumbnailPx };
}

function cellRect(layout: SheetLayout, cell: SheetCell, across: number): Rect {
  const along = alongOfFrame(layout, cell.firstFrame);
  const gap = layout.pxPerFrame < 5 ? 0.5 : 1;
  const length = (cell.lastFrame - cell.firstFrame + 1) * layout.pxPerFrame - gap;
  return rectOf(layout, along + gap, across + 2, length, layout.lanePx - 4);
}

function lookOf(scene: SheetScene, cel: Cel, { drawing }: SheetCell) {
  const aspect = scene.cut.widthPx / scene.cut.heightPx;
  const { pxPerFrame } = scene.layout;
  if (drawing === null) return { sign: null, place: null, picture: null, aspect, pxPerFrame, touched: null };
  const draft = scene.drafts[draftKey(cel.id, drawing.id)];
  const { drawingNow } = scene;
  const isNow = drawingNow?.celId === cel.id && drawingNow.drawingId === drawing.id;
  const isTouched = scene.touched?.celId === cel.id && scene.touched.drawingIds.has(drawing.id);
  return {
    sign: signOf(cel, drawing, draft, isNow),
    place: placeInSpan(cel, drawing)?.number ?? null,
    picture: drawing.picture ?? draft ?? null,
    aspect,
    pxPerFrame,
    touched: isTouched ? scene.touchedWord : null,
  };
}

/** As on paper: a line a frame, a stronger one every six, the strongest every second; a line between cels. */
function paintGrid(
  context: CanvasRenderingContext2D,
  scene: SheetScene,
  range: FrameRange,
  place: (rect: Rect) => Rect,
  acrossEnd: number,
): void {
  const { layout, colours } = scene;
  const rate = Math.round(scene.cut.rateFps);
  const draw = (along: number, across: number, length: number, thickness: number, colour: string) => {
    const rect = place(rectOf(layout, along, across, length, thickness));
    context.fillStyle = colour;
    context.fillRect(Math.round(rect.x), Math.round(rect.y), rect.width, rect.height);
  };
  const sheetEnd = acrossEnd - layout.rulerPx;
  for (let frame = range.first; frame <= range.last + 1; frame += 1) {
    const isSecond = (frame - 1) % rate === 0;
    if (!isSecond && layout.pxPerFrame < 6) continue;
    const isSixth = (frame - 1) % 6 === 0;
    draw(
      alongOfFrame(layout, frame),
      layout.rulerPx,
      1,
      sheetEnd,
      isSecond || isSixth ? colours.lineStrong : colours.line,
    );
    if (isSecond) draw(alongOfFrame(layout, frame) - 1, layout.rulerPx, 1, sheetEnd, colours.lineStrong);
  }
  const from = alongOfFrame(layout, range.first);
  const length = (range.last - range.first + 1) * layout.pxPerFrame;
  for (let lane = 0; lane <= layout.lanes.length; lane += 1) {
    draw(from, acrossOfLane(layout, lane) - 1, length, 1, colours.line);
  }
}

/** A small corner where a cel has a note. */
function paintNotes(
  context: CanvasRenderingContext2D,
  scene: SheetScene,
  cel: Cel,
  lane: number,
  range: FrameRange,
  place: (rect: Rect) => Rect,
): void {
  for (const note of scene.cut.notes) {
    if (note.celId !== cel.id || note.frame < range.first || note.frame > range.last) continue;
    const along = alongOfFrame(scene.layout, note.frame);
    const { x, y } = place(rectOf(scene.layout, along + 1, acrossOfLane(scene.layout, lane) + 2, 1, 1));
    context.fillStyle = scene.colours.note;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + 9, y);
    context.lineTo(x, y + 9);
    context.fill();
  }
}
