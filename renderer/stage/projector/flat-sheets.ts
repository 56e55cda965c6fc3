import type { Canvas2d } from './place';

/** What lies still under or over the drawing that changes, as one sheet in device pixels: a flip then draws three sheets, not twenty. */
export class FlatSheet {
  #canvas: OffscreenCanvas | null = null;
  #key = '';
  #lastAsked = '';

  /** Draws with `draw`, or what `draw` drew the last time under the same key. A sheet is made when it is asked for again. */
  put(context: Canvas2d, key: string, draw: (context: Canvas2d) => void): void {
    if (this.#key !== key && this.#lastAsked !== key) {
      this.#lastAsked = key;
      draw(context);
      return;
    }
    const { width, height } = context.canvas;
    if (this.#key !== key || this.#canvas === null) {
      this.#canvas ??= new OffscreenCanvas(1, 1);
      this.#canvas.width = width;
      this.#canvas.height = height;
      const flat = this.#canvas.getContext('2d');
      if (flat === null) {
        draw(context);
        return;
      }
      draw(flat);
      this.#key = key;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
    context.drawImage(this.#canvas, 0, 0);
  }

  clear(): void {
    this.#canvas = null;
    this.#key = '';
    this.#lastAsked = '';
  }
}
