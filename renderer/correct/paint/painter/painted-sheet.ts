import { layOver, type PixelBox } from '../../../../main/contract/lay-over';
import type { RasterPixels } from '../../raster/pixels';
import { smoothStroke } from '../../raster/smooth-stroke';
import { emptyLayers, type Layers, layStroke, parseColour } from './layers';
import type { PaintPoint, SheetFacts, StrokeLook } from './messages';
import type { ScreenColours } from './screen-colours';
import { type Coverage, coverWay, joined, type PencilPoint } from './stroke-coverage';

/** So thin is the lightest touch, as a share of the size. */
const LIGHTEST01 = 0.15;

type Below = RasterPixels & { readonly onScreen?: ScreenColours | null };

interface Stroke {
  readonly look: StrokeLook;
  readonly before: Layers;
  readonly coverage: Coverage;
  readonly points: PaintPoint[];
  box: PixelBox | null;
}

const copyOf = (layers: Layers): Layers => ({
  ...layers,
  over: layers.over.slice(),
  erased: layers.erased.slice(),
});

/** One drawing with what is painted on it, as pixels. Knows no canvas and no document. */
export class PaintedSheet {
  facts: SheetFacts;
  readonly layers: Layers;
  /** What is seen: drawing and paint together, straight RGBA. */
  readonly seen: Uint8ClampedArray<ArrayBuffer>;
  /** What the drawing's numbers look like, where its profile is not the screen's. */
  onScreen: ScreenColours | null;
  #below: Uint8ClampedArray;
  #isOpaque: boolean;
  #stroke: Stroke | null = null;
  /** Of `seen`, what changed since it was last taken. */
  #changed: PixelBox | null;

  constructor(facts: SheetFacts, below: Below | null, layers: Layers | null) {
    const { widthPx, heightPx } = facts;
    this.facts = facts;
    this.layers = layers ?? emptyLayers(widthPx, heightPx);
    this.seen = new Uint8ClampedArray(widthPx * heightPx * 4);
    [this.#below, this.#isOpaque] = groundOf(facts, below);
    this.onScreen = below?.onScreen ?? null;
    this.#changed = this.whole;
    this.compose(this.whole);
  }

  get whole(): PixelBox {
    return { left: 0, top: 0, right: this.facts.widthPx, bottom: this.facts.heightPx };
  }

  get pixels(): RasterPixels {
    return { widthPx: this.facts.widthPx, heightPx: this.facts.heightPx, rgba: this.seen };
  }

  get isStroking(): boolean {
    return this.#stroke !== null;
  }

  /** The drawing below was made again. */
  layOn(facts: SheetFacts, below: Below | null): void {
    this.facts = facts;
    this.onScreen = below?.onScreen ?? null;
    [this.#below, this.#isOpaque] = groundOf(facts, below);
    this.compose(this.whole);
  }

  compose(box: PixelBox): void {
    const { widthPx, over, erased } = this.layers;
    const laid = { below: this.#below, out: this.seen, max: 255, widthPx, over, erased } as const;
    layOver({ ...laid, isOpaque: this.#isOpaque }, box);
    this.#changed = joined(this.#changed, box);
  }

  /** What changed since this was last asked. */
  takeChanged(): PixelBox | null {
    const changed = this.#changed;
    this.#changed = null;
    return changed;
  }

  begin(look: StrokeLook, points: readonly PaintPoint[]): void {
    this.drop();
    const { widthPx, heightPx } = this.facts;
    const coverage = { widthPx, heightPx, values: new Uint8Array(widthPx * heightPx) };
    this.#stroke = { look, before: copyOf(this.layers), coverage, points: [], box: null };
    this.goOn(points);
  }

  goOn(points: readonly PaintPoint[]): void {
    const stroke = this.#stroke;
    if (stroke === null) return;
    let box: PixelBox | null = null;
    for (const point of points) {
      const last = stroke.points.at(-1) ?? point;
      stroke.points.push(point);
      box = joined(box, this.#cover(stroke, last, point));
    }
    if (box !== null) this.#lay(stroke, box);
  }

  #cover({ look, coverage }: Stroke, from: PaintPoint, to: PaintPoint): PixelBox {
    return coverWay(coverage, pencilAt(look, from), pencilAt(look, to), look.hard);
  }

  #lay(stroke: Stroke, box: PixelBox): void {
    const { colour, opacity01 } = stroke.look;
    const paint = { colour: colour === null ? null : parseColour(colour), opacity01 };
    layStroke(this.layers, stroke.before, stroke.coverage.values, paint, box);
    stroke.box = joined(stroke.box, box);
    this.compose(box);
  }

  /** The hand lifts: the stroke as it was meant. False: it touched nothing of the paper. */
  lift(): boolean {
    const stroke = this.#stroke;
    if (stroke === null) return false;
    if (stroke.look.tremblePx > 0 && stroke.points.length > 2) this.#drawMeant(stroke);
    this.#stroke = null;
    return stroke.box !== null && coversAny(stroke.coverage, stroke.box);
  }

  #drawMeant(stroke: Stroke): void {
    const meant = smoothStroke(stroke.points, { tremblePx: stroke.look.tremblePx });
    const before = stroke.box;
    stroke.coverage.values.fill(0);
    let box = before;
    meant.forEach((point, index) => {
      box = joined(box, this.#cover(stroke, meant[index - 1] ?? point, point));
    });
    if (box !== null) this.#lay(stroke, box);
  }

  /** Nothing of the stroke stays. */
  drop(): void {
    const stroke = this.#stroke;
    this.#stroke = null;
    if (stroke) this.takeBack(stroke.before);
  }

  /** A copy to go back to. */
  copy(): Layers {
    return copyOf(this.layers);
  }

  takeBack(before: Layers): void {
    this.layers.over.set(before.over);
    this.layers.erased.set(before.erased);
    this.compose(this.whole);
  }
}

function coversAny({ values, widthPx }: Coverage, { left, top, right, bottom }: PixelBox): boolean {
  for (let y = top; y < bottom; y += 1) {
    for (let at = y * widthPx + left; at < y * widthPx + right; at += 1) if (values[at] !== 0) return true;
  }
  return false;
}

function pencilAt({ sizePx, pressure }: StrokeLook, { xPx, yPx, pressure01 }: PaintPoint): PencilPoint {
  const share = pressure ? LIGHTEST01 + (1 - LIGHTEST01) * pressure01 : 1;
  return { xPx, yPx, radiusPx: (sizePx / 2) * share };
}

function groundOf({ widthPx, heightPx, paper }: SheetFacts, below: RasterPixels | null): [Uint8ClampedArray, boolean] {
  if (below === null) {
    const isOpaque = paper === 'white';
    return [new Uint8ClampedArray(widthPx * heightPx * 4).fill(isOpaque ? 255 : 0), isOpaque];
  }
  const rgba = new Uint8ClampedArray(below.rgba);
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return [rgba, false];
  return [rgba, true];
}
