import type { Place } from '../../../main/contract/correction';
import type { PictureId } from '../../../main/contract/cut';
import { borrowPicture } from '../../state/pictures';
import { redrawTool } from '../redraw-tool';
import type { ToolView } from '../tool';

const SIDE_PX = 132;
const MARGIN_PX = 12;

/** The neighbourhood of a spot of another drawing, in a corner of the stage: what the hand is to find again. */
export class Loupe {
  #seen: { readonly bitmap: ImageBitmap; readonly place: Place } | null = null;
  #wish = 0;

  look(picture: PictureId, place: Place): void {
    this.close();
    const wish = this.#wish;
    void borrowPicture(picture).then((bitmap) => {
      if (bitmap === null) return;
      if (wish !== this.#wish) return bitmap.close();
      this.#seen = { bitmap, place };
      redrawTool();
    });
  }

  close(): void {
    this.#wish += 1;
    this.#seen?.bitmap.close();
    this.#seen = null;
  }

  draw(on: CanvasRenderingContext2D, view: ToolView): void {
    if (this.#seen === null) return;
    const { bitmap, place } = this.#seen;
    const perPx = Math.max(1, view.pxPerPaper);
    const [xPx, yPx] = [view.stage.widthPx - SIDE_PX - MARGIN_PX, MARGIN_PX];
    // The picture may have come smaller than the paper.
    const share = bitmap.width / Math.max(1, view.paper.widthPx);
    on.save();
    on.beginPath();
    on.roundRect(xPx, yPx, SIDE_PX, SIDE_PX, 6);
    on.fillStyle = 'white';
    on.fill();
    on.clip();
    const side = (SIDE_PX / perPx) * share;
    const [left, top] = [place.xPx * share - side / 2, place.yPx * share - side / 2];
    on.drawImage(bitmap, left, top, side, side, xPx, yPx, SIDE_PX, SIDE_PX);
    on.restore();
    on.beginPath();
    on.roundRect(xPx, yPx, SIDE_PX, SIDE_PX, 6);
    on.strokeStyle = view.colours.held;
    on.lineWidth = 2;
    on.stroke();
    const [cx, cy] = [xPx + SIDE_PX / 2, yPx + SIDE_PX / 2];
    on.beginPath();
    on.arc(cx, cy, 9, 0, 2 * Math.PI);
    on.stroke();
  }
}
