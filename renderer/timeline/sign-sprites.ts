import type { DrawingSign } from '../state/drawing-sign';
import { SIGN_HEIGHT_UNIT, signShape } from '../ui/sign-shapes';
import type { SheetColours } from './sheet-colours';

const MOST_SPRITES = 2000;

/** Signs drawn once and stamped wherever they stand: paths are too dear for a thousand of them in a frame. */
export class SignSprites {
  readonly #colours: SheetColours;
  readonly #density: number;
  readonly #sprites = new Map<string, ImageBitmap>();
  readonly #paths = new Map<string, Path2D>();
  /** One for all of them: a canvas of its own for each key's number costs more than drawing it. */
  readonly #table = new OffscreenCanvas(1, 1);
  readonly #pen = this.#table.getContext('2d');

  /** `density`: screen pixels for each CSS pixel. */
  constructor(colours: SheetColours, density: number) {
    this.#colours = colours;
    this.#density = density;
  }

  isFor(colours: SheetColours, density: number): boolean {
    return this.#colours === colours && this.#density === density;
  }

  /** Centred on the height, left edge at x. Answers its width. */
  stamp(target: CanvasRenderingContext2D, sign: DrawingSign, x: number, middleY: number, sizePx: number): number {
    const sprite = this.#spriteOf(sign, sizePx);
    if (sprite === null) return 0;
    const width = sprite.width / this.#density;
    const height = sprite.height / this.#density;
    target.drawImage(sprite, x, Math.round(middleY - height / 2), width, height);
    return width;
  }

  #spriteOf(sign: DrawingSign, sizePx: number): ImageBitmap | null {
    const which = sign.kind === 'key' ? `${sign.mark ?? 'key'} ${sign.number}` : `${sign.kind} ${sign.stale === true}`;
    const name = `${which} ${sizePx}`;
    const known = this.#sprites.get(name);
    if (known !== undefined) return known;
    const drawn = this.#draw(sign, sizePx);
    if (this.#sprites.size >= MOST_SPRITES) this.#sprites.clear();
    if (drawn !== null) this.#sprites.set(name, drawn);
    return drawn;
  }

  #draw(sign: DrawingSign, sizePx: number): ImageBitmap | null {
    const { widthUnit, parts, text } = signShape(sign);
    const scale = (sizePx / SIGN_HEIGHT_UNIT) * this.#density;
    const context = this.#pen;
    if (context === null) return null;
    this.#table.width = Math.ceil(widthUnit * scale);
    this.#table.height = Math.ceil(SIGN_HEIGHT_UNIT * scale);
    const colour = colourOf(this.#colours, sign);
    context.scale(scale, scale);
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const { path, penUnit, dashUnit } of parts) {
      if (penUnit === null) {
        context.fill(this.#pathOf(path));
        continue;
      }
      context.lineWidth = penUnit;
      context.setLineDash(dashUnit === undefined ? [] : [...dashUnit]);
      context.stroke(this.#pathOf(path));
    }
    if (text !== null) {
      context.font = `600 ${text.sizeUnit}px ${this.#colours.font}`;
      context.textAlign = 'center';
      context.fillText(text.text, widthUnit / 2, text.yUnit);
    }
    return this.#table.transferToImageBitmap();
  }

  #pathOf(path: string): Path2D {
    const known = this.#paths.get(path) ?? new Path2D(path);
    this.#paths.set(path, known);
    return known;
  }
}

/** The colour only repeats what the shape says. */
export function colourOf(colours: SheetColours, sign: DrawingSign): string {
  switch (sign.kind) {
    case 'key':
    case 'copy':
      return colours.key;
    case 'wanted':
      return colours.wanted;
    case 'drawing':
    case 'generated':
      return colours.generated;
    case 'corrected':
      return colours.corrected;
    case 'approved':
      return colours.approved;
    case 'sent-back':
      return colours.sentBack;
  }
}
