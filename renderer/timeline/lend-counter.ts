import type { CounterText } from '../stage/projector/messages';
import { tellProjector } from '../stage/projector-link';

/**
 * Lays a canvas over the figures of the counter, for the projector to draw on while the cut plays. `face` holds the frame's
 * figures; those of the time stand beside it. Answers how to take the canvas away again.
 */
export function lendCounter(face: HTMLElement, rateFps: number): () => void {
  const frame = face.querySelector('b');
  const time = face.parentElement?.querySelector('.counter-time b');
  if (frame === null || !(time instanceof HTMLElement)) return () => {};
  const canvas = document.createElement('canvas');
  canvas.className = 'counter-canvas';
  canvas.setAttribute('aria-hidden', 'true');
  const from = face.getBoundingClientRect();
  const textOf = (element: HTMLElement, align: 'left' | 'right'): CounterText => {
    const { left, width } = element.getBoundingClientRect();
    const { fontWeight, fontSize, fontFamily, color } = getComputedStyle(element);
    const font = `${fontWeight} ${fontSize} ${fontFamily}`;
    return { leftPx: left - from.left, widthPx: width, align, font, ink: color };
  };
  const look = {
    ratio: devicePixelRatio,
    heightPx: frame.getBoundingClientRect().height,
    ground: groundUnder(face),
    frame: textOf(frame, 'right'),
    time: textOf(time, 'left'),
    rateFps,
  };
  canvas.style.width = `${look.time.leftPx + look.time.widthPx}px`;
  canvas.style.height = `${look.heightPx}px`;
  face.append(canvas);
  const offscreen = canvas.transferControlToOffscreen();
  tellProjector({ type: 'counter', canvas: offscreen, look }, [offscreen]);
  return () => canvas.remove();
}

function groundUnder(element: Element | null): string {
  for (let at = element; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
  }
  return 'Canvas';
}
