import type { DrawingSign } from '../state/drawing-sign';
import { sayT } from '../state/drawing-sign';
import { hatchOf, paintBar } from './paint-bar';
import { paintTouched } from './paint-touched';
import type { SheetColours } from './sheet-colours';
import type { Rect } from './sheet-geometry';
import { colourOf, SignSprites } from './sign-sprites';
import { positionPercent } from './thumbnail-focus';
import { hasFailed, thumbnailOf } from './thumbnails';

/** What a cell is drawn from. */
export interface CellLook {
  readonly rect: Rect;
  readonly upright: boolean;
  readonly pxPerFrame: number;
  readonly sign: DrawingSign | null;
  /** Which of its span's in-betweens it is; null for what has a number of its own. */
  readonly place: number | null;
  readonly picture: string | null;
  readonly aspect: number;
  readonly opacity01: number;
  /** That a correction would touch it, in a word; null: none would. */
  readonly touched: string | null;
}

const STRIP_PX = 18;
const SIGN_PX = 14;
const BAR_PX = 5;
const SMALLEST_THUMBNAIL_PX = 10;
const SMALLEST_THUMBNAIL_HEIGHT_PX = 16;

/** Draws cells with one set of pens: made anew when theme or screen change. */
export class CellPainter {
  readonly sprites: SignSprites;
  readonly #context: CanvasRenderingContext2D;
  readonly #colours: SheetColours;
  readonly #hatch: CanvasPattern | null;

  constructor(context: CanvasRenderingContext2D, colours: SheetColours, density: number) {
    this.#context = context;
    this.#colours = colours;
    this.sprites = new SignSprites(colours, density);
    this.#hatch = hatchOf(context, colours.generated, density);
  }

  isFor(colours: SheetColours, density: number): boolean {
    return this.sprites.isFor(colours, density);
  }

  /** Where the thumbnail of a cell goes; null where there is no room for one. */
  static thumbnailRect({ rect, upright, aspect }: Pick<CellLook, 'rect' | 'upright' | 'aspect'>): Rect | null {
    const x = upright ? rect.x + SIGN_PX + 12 : rect.x + 2;
    const y = rect.y + 2;
    const room = upright
      ? { width: rect.x + rect.width - 2 - x, height: Math.min(rect.height - 4, 76) }
      : { width: rect.width - 4, height: rect.height - STRIP_PX - 3 };
    const height = Math.floor(upright ? Math.min(room.height, room.width / aspect) : room.height);
    const width = Math.floor(Math.min(room.width, height * aspect));
    if (width < SMALLEST_THUMBNAIL_PX || height < SMALLEST_THUMBNAIL_HEIGHT_PX) return null;
    return { x, y, width, height };
  }

  paint(look: CellLook): void {
    const context = this.#context;
    const { rect, sign } = look;
    if (sign === null) {
      this.#paintBlank(look);
      return;
    }
    context.globalAlpha = look.opacity01;
    context.fillStyle = this.#colours.raised;
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
    const size = Math.min(rect.width, rect.height);
    if (size < 9) this.#paintNarrow(look, sign);
    else if (look.upright) this.#paintUpright(look, sign);
    else this.#paintLying(look, sign);
    if (look.touched !== null) paintTouched(context, rect, look.upright, this.#colours, look.touched);
    context.globalAlpha = 1;
  }

  /** × at its start and a thin line on, as on paper. */
  #paintBlank({ rect, upright, pxPerFrame, opacity01 }: CellLook): void {
    const context = this.#context;
    context.globalAlpha = opacity01;
    const side = Math.min(7, pxPerFrame * 0.5, rect.width - 2, rect.height - 2);
    const x = upright ? rect.x + 9 - side / 2 : rect.x + Math.min(pxPerFrame, 22) / 2 - side / 2;
    const y = upright ? rect.y + Math.min(pxPerFrame, rect.height) / 2 - side / 2 : rect.y + rect.height / 2 - side / 2;
    context.strokeStyle = this.#colours.inkFaint;
    context.lineWidth = 1.2;
    context.beginPath();
    if (side > 2) {
      context.moveTo(x, y);
      context.lineTo(x + side, y + side);
      context.moveTo(x + side, y);
      context.lineTo(x, y + side);
    }
    context.stroke();
    context.globalAlpha = 1;
  }

  /** Too narrow for a sign: the height of the bar and its making tell the kind. */
  #paintNarrow(look: CellLook, sign: DrawingSign): void {
    const { rect, upright } = look;
    const across = upright ? rect.width : rect.height;
    const thickness = sign.kind === 'key' ? across * 0.6 : sign.kind === 'wanted' ? 2 : across * 0.32;
    const inset = (across - thickness) / 2;
    const bar = upright
      ? { x: rect.x + inset, y: rect.y, width: thickness, height: rect.height }
      : { x: rect.x, y: rect.y + inset, width: rect.width, height: thickness };
    paintBar(this.#context, sign, bar, upright, colourOf(this.#colours, sign), this.#hatch);
  }

  #paintLying(look: CellLook, sign: DrawingSign): void {
    const { rect } = look;
    const thumbnail = CellPainter.thumbnailRect(look);
    if (thumbnail !== null) this.#paintThumbnail(look, thumbnail);
    const middle = thumbnail === null ? rect.y + rect.height / 2 : rect.y + rect.height - STRIP_PX / 2;
    const signPx = Math.min(SIGN_PX, Math.max(9, rect.width - 1));
    const signEnd = rect.x + 1 + this.sprites.stamp(this.#context, sign, rect.x + 1, middle, signPx);
    const textEnd = this.#paintNumber(look, sign, signEnd + 1, middle, rect.x + rect.width - signEnd - 2);
    const x = textEnd + 3;
    const bar = { x, y: Math.round(middle - BAR_PX / 2), width: rect.x + rect.width - 1 - x, height: BAR_PX };
    if (bar.width >= 3) paintBar(this.#context, sign, bar, false, colourOf(this.#colours, sign), this.#hatch);
  }

  #paintUpright(look: CellLook, sign: DrawingSign): void {
    const { rect, pxPerFrame } = look;
    const thumbnail = CellPainter.thumbnailRect(look);
    if (thumbnail !== null) this.#paintThumbnail(look, thumbnail);
    const signPx = Math.min(SIGN_PX, Math.max(9, pxPerFrame - 2));
    const middle = rect.y + Math.min(pxPerFrame, rect.height) / 2;
    const signEnd = rect.x + 2 + this.sprites.stamp(this.#context, sign, rect.x + 2, middle, signPx);
    const shown = thumbnail === null || look.picture === null ? null : thumbnail;
    const textX = shown === null ? signEnd + 2 : shown.x + shown.width + 5;
    this.#paintNumber(look, sign, textX, middle, rect.x + rect.width - textX - 2);
    const y = middle + signPx / 2 + 2;
    const bar = { x: rect.x + 2 + signPx / 2 - BAR_PX / 2, y, width: BAR_PX, height: rect.y + rect.height - 2 - y };
    if (bar.height >= 3) paintBar(this.#context, sign, bar, true, colourOf(this.#colours, sign), this.#hatch);
  }

  /** The in-between's number in its span, and its t where there is room. Answers where the text ends. */
  #paintNumber(look: CellLook, sign: DrawingSign, x: number, middle: number, roomPx: number): number {
    if (look.place === null || sign.kind === 'key' || sign.kind === 'copy' || roomPx < 9) return x;
    const number = String(look.place);
    const text = roomPx > 46 ? `${number}  ${sayT(sign.tUnit).replace(/^0/, '')}` : number;
    const context = this.#context;
    context.font = `500 10.5px ${this.#colours.font}`;
    context.fillStyle = this.#colours.inkSoft;
    context.fillText(text, x, middle + 3.7);
    return x + text.length * 5.6;
  }

  #paintThumbnail(look: CellLook, rect: Rect): void {
    const context = this.#context;
    if (look.picture === null) return;
    const thumbnail = thumbnailOf(look.picture);
    context.fillStyle = '#ffffff';
    if (thumbnail === undefined) {
      const wasOpaque = context.globalAlpha;
      context.globalAlpha = wasOpaque * 0.08;
      context.fillStyle = this.#colours.ink;
      context.fillRect(rect.x, rect.y, rect.width, rect.height);
      context.globalAlpha = wasOpaque;
      if (hasFailed(look.picture)) this.#paintMissing(rect);
      return;
    }
    const { bitmap, focus01 } = thumbnail;
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
    const scale = bitmap.height / rect.height;
    const sourceWidth = Math.min(bitmap.width, rect.width * scale);
    const left = (positionPercent(focus01, bitmap.width, sourceWidth) / 100) * (bitmap.width - sourceWidth);
    context.drawImage(bitmap, left, 0, sourceWidth, bitmap.height, rect.x, rect.y, rect.width, rect.height);
    // White paper on a light sheet has no edge of its own.
    context.strokeStyle = this.#colours.line;
    context.lineWidth = 1;
    context.strokeRect(rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1);
  }

  /** The picture is not where it was. */
  #paintMissing({ x, y, width, height }: Rect): void {
    const context = this.#context;
    context.strokeStyle = this.#colours.sentBack;
    context.lineWidth = 1.2;
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + width, y + height);
    context.stroke();
  }
}
