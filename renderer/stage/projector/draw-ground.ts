import type { Scene } from './messages';
import { type Canvas2d, layOn } from './place';

const CHECKER_PX = 10;
const COLOURS = {
  paper: '#ececec',
  white: '#ffffff',
  black: '#000000',
  checker: '#ffffff',
  picture: '#ffffff',
} as const;

let checker: { readonly ratio: number; readonly canvas: OffscreenCanvas } | null = null;

function checkerOf(ratio: number): OffscreenCanvas {
  if (checker?.ratio === ratio) return checker.canvas;
  const squarePx = Math.max(1, Math.round(CHECKER_PX * ratio));
  const canvas = new OffscreenCanvas(2 * squarePx, 2 * squarePx);
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#c9c9c9';
    context.fillRect(squarePx, 0, squarePx, squarePx);
    context.fillRect(0, squarePx, squarePx, squarePx);
  }
  checker = { ratio, canvas };
  return canvas;
}

/** What lies under the drawings, as large as the paper. */
export function drawGround(context: Canvas2d, scene: Scene, background: ImageBitmap | null): void {
  const { widthPx, heightPx } = scene.paper;
  layOn(context, scene.transform, scene.ratio);
  context.fillStyle = COLOURS[scene.ground];
  context.fillRect(0, 0, widthPx, heightPx);
  if (scene.ground === 'picture' && background !== null) {
    // As large as covers the paper, cut at its edges: art for a background is often drawn larger than the frame.
    const scale = Math.max(widthPx / background.width, heightPx / background.height);
    const [partW, partH] = [widthPx / scale, heightPx / scale];
    const [left, top] = [(background.width - partW) / 2, (background.height - partH) / 2];
    context.drawImage(background, left, top, partW, partH, 0, 0, widthPx, heightPx);
  }
  if (scene.ground === 'checker') {
    const pattern = context.createPattern(checkerOf(scene.ratio), 'repeat');
    if (pattern === null) return;
    context.beginPath();
    context.rect(0, 0, widthPx, heightPx);
    // The outline is the paper's, the squares are the screen's: they keep their size whatever the zoom.
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = pattern;
    context.fill();
  }
}
