import { secondsAndFrames } from '../../../main/contract/seconds-and-frames';
import type { CounterLook, CounterText } from './messages';

const DIGITS = '0123456789';

/** The counter as it is drawn while a cut plays. */
export class CounterFace {
  readonly #context: OffscreenCanvasRenderingContext2D | null;

  constructor(
    canvas: OffscreenCanvas,
    readonly look: CounterLook,
  ) {
    const { ratio, heightPx, time } = look;
    canvas.width = Math.ceil((time.leftPx + time.widthPx) * ratio);
    canvas.height = Math.ceil(heightPx * ratio);
    this.#context = canvas.getContext('2d');
    this.#context?.scale(ratio, ratio);
  }

  show(frame: number): void {
    this.#write(this.look.frame, String(frame));
    this.#write(this.look.time, secondsAndFrames(frame, this.look.rateFps));
  }

  /** Digits all have the same room, as the page's own: what is read must not tremble. */
  #write({ leftPx, widthPx, align, font, ink }: CounterText, text: string): void {
    const context = this.#context;
    if (context === null) return;
    const { heightPx, ground } = this.look;
    context.fillStyle = ground;
    context.fillRect(leftPx, 0, widthPx, heightPx);
    context.font = font;
    context.fillStyle = ink;
    const digitPx = Math.max(...[...DIGITS].map((digit) => context.measureText(digit).width));
    const cells = [...text].map((sign) => {
      const ownPx = context.measureText(sign).width;
      return { sign, ownPx, px: DIGITS.includes(sign) ? digitPx : ownPx };
    });
    const allPx = cells.reduce((sum, { px }) => sum + px, 0);
    let x = align === 'left' ? leftPx : leftPx + widthPx - allPx;
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText(DIGITS);
    const [above, below] = [Math.round(fontBoundingBoxAscent), Math.round(fontBoundingBoxDescent)];
    const y = Math.floor((heightPx - above - below) / 2) + above;
    for (const { sign, ownPx, px } of cells) {
      context.fillText(sign, x + (px - ownPx) / 2, y);
      x += px;
    }
  }
}
