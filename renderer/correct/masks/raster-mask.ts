import type { Place } from '../../../main/contract/correction';
import { type Mask, maskOfPixels, maskPixels } from '../../../main/contract/correction-mask';
import type { SizePx } from '../../stage/view-transform';

export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
const NO_BOX: PixelBox = { left: 0, top: 0, right: 0, bottom: 0 };

function around(a: PixelBox, b: PixelBox): PixelBox {
  if (a.right <= a.left) return b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** A region while a hand works on it: the whole paper, a byte a pixel, 1 inside. */
export class RasterMask {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly inside: Uint8Array;
  /** Grows with each change: who draws it looks whether it has to. */
  version = 0;
  /** All that is inside lies in here; it may be larger than that. Right and bottom are the first beyond. */
  box = NO_BOX;

  constructor({ widthPx, heightPx }: SizePx, mask?: Mask | null) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.inside = new Uint8Array(widthPx * heightPx);
    if (mask) this.take(mask);
  }

  /** Becomes this region and nothing else. What of it lies off the paper is left out; runs that fill no box are nothing. */
  take(mask: Mask | null): void {
    this.inside.fill(0);
    this.version += 1;
    this.box = NO_BOX;
    const pixels = mask && maskPixels(mask);
    if (!mask || !pixels) return;
    const width = Math.min(mask.widthPx, this.widthPx - mask.xPx);
    const bottom = Math.min(mask.heightPx, this.heightPx - mask.yPx);
    if (width > 0 && bottom > 0) {
      this.box = { left: mask.xPx, top: mask.yPx, right: mask.xPx + width, bottom: mask.yPx + bottom };
    }
    for (let y = 0; width > 0 && y < bottom; y += 1) {
      const row = pixels.subarray(y * mask.widthPx, y * mask.widthPx + width);
      this.inside.set(row, (mask.yPx + y) * this.widthPx + mask.xPx);
    }
  }

  /** Undefined for a region of nothing. */
  toMask(): Mask | undefined {
    const { left, top, right, bottom } = this.box;
    const width = right - left;
    if (width <= 0 || bottom <= top) return undefined;
    const part = new Uint8Array(width * (bottom - top));
    for (let y = top; y < bottom; y += 1) {
      const from = y * this.widthPx + left;
      part.set(this.inside.subarray(from, from + width), (y - top) * width);
    }
    const mask = maskOfPixels(part, width, bottom - top);
    if (mask === undefined) return undefined;
    const [xPx, yPx] = [mask.xPx + left, mask.yPx + top];
    this.box = { left: xPx, top: yPx, right: xPx + mask.widthPx, bottom: yPx + mask.heightPx };
    return { ...mask, xPx, yPx };
  }

  isEmpty(): boolean {
    return !this.inside.includes(1);
  }

  has({ xPx, yPx }: Place): boolean {
    const [x, y] = [Math.floor(xPx), Math.floor(yPx)];
    return x >= 0 && y >= 0 && x < this.widthPx && y < this.heightPx && this.inside[y * this.widthPx + x] === 1;
  }

  /**
   * A round brush from one place to another: all pixels whose centre it goes over, and always the pixel under it. `value` 1 paints, 0
   * erases. Parts of the stroke off the paper do nothing.
   */
  stroke(from: Place, to: Place, radiusPx: number, value: 0 | 1): void {
    this.version += 1;
    const least = (a: number, b: number) => Math.max(0, Math.floor(Math.min(a, b) - radiusPx));
    const most = (a: number, b: number, end: number) => Math.min(end - 1, Math.ceil(Math.max(a, b) + radiusPx));
    const [left, right] = [least(from.xPx, to.xPx), most(from.xPx, to.xPx, this.widthPx)];
    const [top, bottom] = [least(from.yPx, to.yPx), most(from.yPx, to.yPx, this.heightPx)];
    if (value === 1 && right >= left && bottom >= top) {
      this.box = around(this.box, { left, top, right: right + 1, bottom: bottom + 1 });
    }
    const [dx, dy] = [to.xPx - from.xPx, to.yPx - from.yPx];
    const length2 = dx * dx + dy * dy;
    const radius2 = radiusPx * radiusPx;
    for (let y = top; y <= bottom; y += 1) {
      const py = y + 0.5 - from.yPx;
      for (let x = left; x <= right; x += 1) {
        const px = x + 0.5 - from.xPx;
        const share = length2 > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length2)) : 0;
        const [offX, offY] = [px - dx * share, py - dy * share];
        if (offX * offX + offY * offY <= radius2) this.inside[y * this.widthPx + x] = value;
      }
    }
    for (const { xPx, yPx } of [from, to]) {
      const [x, y] = [Math.floor(xPx), Math.floor(yPx)];
      if (x >= 0 && y >= 0 && x < this.widthPx && y < this.heightPx) this.inside[y * this.widthPx + x] = value;
    }
  }

  /** `value` 1: these pixels too; 0: without them. @param pixels whole paper, 0 or 1 */
  join(pixels: Uint8Array, value: 0 | 1): void {
    this.#changedAnywhere();
    for (let at = 0; at < this.inside.length; at += 1) if (pixels[at] === 1) this.inside[at] = value;
  }

  become(pixels: Uint8Array): void {
    this.#changedAnywhere();
    this.inside.set(pixels.subarray(0, this.inside.length));
  }

  clear(): void {
    this.version += 1;
    this.box = NO_BOX;
    this.inside.fill(0);
  }

  #changedAnywhere(): void {
    this.version += 1;
    this.box = { left: 0, top: 0, right: this.widthPx, bottom: this.heightPx };
  }
}
