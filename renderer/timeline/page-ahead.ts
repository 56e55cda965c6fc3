import { usePlay } from '../state/play-store';
import { useSheet } from '../state/sheet-store';
import { CellPainter } from './paint-cell';
import { type PaintedSheet, type SheetScene, sheetSteps } from './paint-sheet';
import { alongOfFrame, contentSize, firstFrameBehind, type SheetLayout } from './sheet-geometry';

/** What is seen of a sheet, apart from where it is scrolled to. */
type Unscrolled = Omit<SheetScene, 'scrollX' | 'scrollY'>;

/**
 * The page that playing turns to next, drawn a lane a frame while this one plays: turning it is then one copy. Drawn whole in
 * that moment, it would take the time of two frames.
 */
export class PageAhead {
  readonly #canvas = document.createElement('canvas');
  #begun: { readonly scene: SheetScene; readonly steps: Generator<undefined, PaintedSheet, undefined> } | null = null;
  #painted: PaintedSheet | null = null;

  /** One step on towards the page after this one. */
  goOn(now: SheetScene, density: number): void {
    const next = nextPage(now);
    if (next === null) return;
    if (this.#begun === null || !isSame(this.#begun.scene, next)) this.#begin(next, density);
    else if (this.#painted === null) {
      const step = this.#begun.steps.next();
      // Chromium keeps drawing back until somebody looks: looked at here, the lanes are pixels before the page is turned.
      this.#canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
      if (step.done === true) this.#painted = step.value;
    }
  }

  /** Draws the page if it is the one that is drawn ahead; null: it is another. */
  turnTo(scene: SheetScene, context: CanvasRenderingContext2D): PaintedSheet | null {
    if (this.#painted === null || this.#begun === null || !isSame(this.#begun.scene, scene)) return null;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.#canvas, 0, 0);
    return this.#painted;
  }

  /** Something of what is drawn is no longer so. */
  forget(): void {
    this.#begun = null;
    this.#painted = null;
  }

  #begin(scene: SheetScene, density: number): void {
    this.forget();
    const [width, height] = [Math.round(scene.widthPx * density), Math.round(scene.heightPx * density)];
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    const context = this.#canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (context === null) return;
    context.setTransform(density, 0, 0, density, 0, 0);
    this.#begun = { scene, steps: sheetSteps(context, new CellPainter(context, scene.colours, density), scene) };
  }
}

/** The frame on which playing leaves what is seen lies first on the next page. */
function nextPage(now: SheetScene): SheetScene | null {
  const { run } = usePlay.getState();
  if (run === null) return null;
  const { layout } = now;
  const along = layout.upright ? now.scrollY : now.scrollX;
  const behind = firstFrameBehind(layout, along, useSheet.getState().roomAlongPx);
  const first = behind <= run.range.lastFrame ? behind : run.range.firstFrame;
  const to = Math.max(0, Math.min(alongOfFrame(layout, first) - layout.headPx, farthest(now)));
  return layout.upright ? { ...now, scrollY: to } : { ...now, scrollX: to };
}

function farthest({ layout, widthPx, heightPx }: SheetScene): number {
  return contentAlongPx(layout) - (layout.upright ? heightPx : widthPx);
}

function contentAlongPx(layout: SheetLayout): number {
  const { widthPx, heightPx } = contentSize(layout);
  return layout.upright ? heightPx : widthPx;
}

const isNear = (one: number, other: number) => Math.abs(one - other) < 0.5;

function isSame(one: SheetScene, other: SheetScene): boolean {
  const alike: readonly (keyof Unscrolled)[] = [
    'cut',
    'layout',
    'colours',
    'drafts',
    'drawingNow',
    'widthPx',
    'heightPx',
  ];
  return (
    alike.every((name) => one[name] === other[name]) &&
    one.preview.size === 0 &&
    other.preview.size === 0 &&
    isNear(one.scrollX, other.scrollX) &&
    isNear(one.scrollY, other.scrollY)
  );
}
