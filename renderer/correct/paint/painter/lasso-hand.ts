import type { Place } from '../../../../main/contract/correction';
import type { PixelBox } from '../../../../main/contract/lay-over';
import type { RasterPixels } from '../../raster/pixels';
import { boxOfCarried, type Carried, cutOut, layDown, type Piece, pieceIn } from './floating-piece';
import type { Layers } from './layers';
import type { PaintedSheet } from './painted-sheet';
import { type ScreenColours, toScreen } from './screen-colours';

interface Floating {
  readonly piece: Piece;
  readonly before: Layers;
  /** The paper with the hole that was cut, without the piece. */
  readonly ground: Layers;
  readonly carried: Carried;
}

/** What the lasso holds over a sheet, and the drawing that it takes from. */
export class LassoHand {
  #floating: Floating | null = null;
  #source: RasterPixels | null = null;
  #laid: OffscreenCanvas | null = null;

  get isHolding(): boolean {
    return this.#floating !== null;
  }

  /** The other drawing, while it is laid there to be cut from. */
  get laidSource(): OffscreenCanvas | null {
    return this.#floating === null ? this.#laid : null;
  }

  /** Null: from the sheet itself. */
  takeFrom(source: (RasterPixels & { readonly onScreen?: ScreenColours | null }) | null): void {
    this.#source = source;
    this.#laid = null;
    if (source === null) return;
    const { widthPx, heightPx, rgba } = source;
    const shown = new Uint8ClampedArray(rgba);
    const whole = { left: 0, top: 0, right: widthPx, bottom: heightPx };
    if (source.onScreen) toScreen(source.onScreen, new Uint8ClampedArray(rgba), shown, widthPx, whole);
    this.#laid = new OffscreenCanvas(widthPx, heightPx);
    this.#laid.getContext('2d')?.putImageData(new ImageData(shown, widthPx, heightPx), 0, 0);
  }

  /** Takes up what lies in the loop; null: nothing does. */
  cut(sheet: PaintedSheet, outline: readonly Place[]): PixelBox | null {
    const piece = pieceIn(this.#source ?? sheet.pixels, outline);
    if (piece === null) return null;
    const before = sheet.copy();
    if (this.#source === null) {
      cutOut(sheet.layers, piece, outline);
      sheet.compose(piece.box);
    }
    const carried = { dxPx: 0, dyPx: 0, angleDeg: 0 };
    this.#floating = { piece, before, ground: sheet.copy(), carried };
    this.carry(sheet, carried, false);
    return piece.box;
  }

  carry(sheet: PaintedSheet, carried: Carried, hard: boolean): void {
    const floating = this.#floating;
    if (floating === null) return;
    const { piece, ground } = floating;
    const left = boxOfCarried(piece, floating.carried, sheet.layers);
    const { widthPx } = sheet.layers;
    for (let y = left.top; y < left.bottom; y += 1) {
      const [start, end] = [(y * widthPx + left.left) * 4, (y * widthPx + left.right) * 4];
      if (start < end) sheet.layers.over.set(ground.over.subarray(start, end), start);
    }
    const to = layDown(sheet.layers, piece, carried, hard);
    this.#floating = { ...floating, carried };
    sheet.compose(left);
    sheet.compose(to);
  }

  /** What is held stays where it is carried to. False: nothing was held. */
  lay(): boolean {
    const wasHolding = this.isHolding;
    this.#floating = null;
    return wasHolding;
  }

  putBack(sheet: PaintedSheet | null): void {
    const floating = this.#floating;
    this.#floating = null;
    if (floating !== null) sheet?.takeBack(floating.before);
  }
}
