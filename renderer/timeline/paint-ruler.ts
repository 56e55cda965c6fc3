import { secondsAndFrames } from '../../main/contract/seconds-and-frames';
import type { SheetColours } from './sheet-colours';
import { alongOfFrame, type FrameRange, rulerStep, type SheetLayout } from './sheet-geometry';

interface RulerScene {
  readonly layout: SheetLayout;
  readonly colours: SheetColours;
  readonly rateFps: number;
  readonly range: FrameRange;
  /** Where frame 1 lies when nothing is scrolled, less what is scrolled. */
  readonly scrollPx: number;
  /** Across and along, of what is seen. */
  readonly lengthPx: number;
  readonly notedFrames: ReadonlySet<number>;
}

/** Frames, and seconds + frames; every second a stronger line; a flag where the cut has a note. */
export function paintRuler(context: CanvasRenderingContext2D, scene: RulerScene): void {
  const { layout, colours, rateFps, range, scrollPx, lengthPx } = scene;
  const { upright, pxPerFrame, rulerPx } = layout;
  const rate = Math.round(rateFps);
  const step = rulerStep(pxPerFrame, rateFps, upright ? 15 : 34);
  context.fillStyle = colours.panel;
  context.fillRect(0, 0, upright ? rulerPx : lengthPx, upright ? lengthPx : rulerPx);
  const tick = (frame: number, from: number, colour: string) => {
    const at = Math.round(alongOfFrame(layout, frame) - scrollPx);
    context.fillStyle = colour;
    if (upright) context.fillRect(from, at, rulerPx - from, 1);
    else context.fillRect(at, from, 1, rulerPx - from);
    return at;
  };
  if (pxPerFrame >= 4) {
    for (let frame = range.first; frame <= range.last; frame += 1) tick(frame, rulerPx - 5, colours.lineStrong);
  }
  const first = Math.max(0, Math.floor((range.first - 1) / step) * step);
  for (let at = first; at < range.last; at += step) {
    const frame = at + 1;
    const isSecond = at % rate === 0;
    const place = tick(frame, 0, isSecond ? colours.inkSoft : colours.lineStrong);
    const time = secondsAndFrames(frame, rateFps);
    const showTime = isSecond || step * pxPerFrame >= (upright ? 15 : 44);
    context.fillStyle = isSecond ? colours.ink : colours.inkSoft;
    context.font = `500 10.5px ${colours.font}`;
    context.fillText(String(frame), upright ? 4 : place + 4, upright ? place + 11 : 12);
    if (!showTime) continue;
    context.fillStyle = colours.inkFaint;
    context.font = `9.5px ${colours.font}`;
    context.fillText(time, upright ? 32 : place + 4, upright ? place + 11 : 24);
  }
  for (const frame of scene.notedFrames) {
    if (frame < range.first || frame > range.last) continue;
    paintFlag(context, alongOfFrame(layout, frame) - scrollPx, layout, colours);
  }
  context.fillStyle = colours.lineStrong;
  if (upright) context.fillRect(rulerPx - 1, 0, 1, lengthPx);
  else context.fillRect(0, rulerPx - 1, lengthPx, 1);
}

function paintFlag(context: CanvasRenderingContext2D, at: number, layout: SheetLayout, colours: SheetColours): void {
  context.fillStyle = colours.note;
  context.beginPath();
  if (layout.upright) {
    context.moveTo(layout.rulerPx - 1, at);
    context.lineTo(layout.rulerPx - 9, at);
    context.lineTo(layout.rulerPx - 1, at + 9);
  } else {
    context.moveTo(at, layout.rulerPx - 1);
    context.lineTo(at, layout.rulerPx - 10);
    context.lineTo(at + 9, layout.rulerPx - 10);
    context.lineTo(at + 5.5, layout.rulerPx - 6);
    context.lineTo(at + 9, layout.rulerPx - 1);
  }
  context.fill();
}
