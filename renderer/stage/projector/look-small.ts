import type { Sheet } from './place';

let canvas: OffscreenCanvas | null = null;

/**
 * The picture's RGBA bytes at another size. One canvas serves all: a canvas of its own for each picture that plays by would lie in memory until
 * the garbage is taken out, which in a worker with few objects is hardly ever.
 */
export function lookedAtSmall(bitmap: Sheet, widthPx: number, heightPx: number): Uint8ClampedArray | null {
  const [width, height] = [Math.floor(widthPx), Math.floor(heightPx)];
  canvas ??= new OffscreenCanvas(width, height);
  if (canvas.width < width) canvas.width = width;
  if (canvas.height < height) canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.imageSmoothingQuality = 'medium';
  context.clearRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}
