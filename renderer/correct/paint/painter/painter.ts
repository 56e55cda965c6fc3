import type { Place } from '../../../../main/contract/correction';
import type { PictureId } from '../../../../main/contract/cut';
import type { PaintTool } from '../../../../main/contract/cut-edit';
import type { PixelBox } from '../../../../main/contract/lay-over';
import { inSteps } from '../../raster/in-steps';
import { pixelAt, type RasterPixels } from '../../raster/pixels';
import { fillingArea } from './fill-area';
import { keyColours } from './key-colours';
import { LassoHand } from './lasso-hand';
import { emptyLayers, formatColour, type Layers, parseColour } from './layers';
import { type FromPainter, nameOfSheet, type SheetFacts, type ToPainter } from './messages';
import { PaintedSheet } from './painted-sheet';
import { type ScreenColours, toScreen } from './screen-colours';
import { SheetSaver } from './sheet-saver';

export interface PainterParts {
  /** Pixels of a picture, as its file has them; fitted to this size where one is given. */
  readonly read: (
    picture: PictureId,
    size?: PaperSize,
  ) => Promise<RasterPixels & { readonly onScreen?: ScreenColours | null }>;
  readonly send: (cutId: string, png: Blob) => Promise<PictureId>;
  readonly report: (message: FromPainter) => void;
  /** What is to be seen changed. */
  readonly changed: () => void;
}

interface PaperSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The drawing under the hand, and those whose paint could not be saved yet. */
export class Painter {
  readonly #parts: PainterParts;
  readonly #saver: SheetSaver;
  readonly #sheets = new Map<string, PaintedSheet>();
  #current: PaintedSheet | null = null;
  #canvas: { readonly canvas: OffscreenCanvas; readonly of: PaintedSheet } | null = null;
  /** What `#onScreen` gives: made once for drawings of a size, not with every refresh. */
  #screen = new Uint8ClampedArray(0);
  readonly #lasso = new LassoHand();
  /** The scene may show either of these for the sheet: what it was, what it becomes. */
  readonly #shown = new Set<PictureId | null>();
  #isChanged = false;
  #settles: PictureId | null = null;
  #last: Promise<void> = Promise.resolve();
  #filling: AbortController | null = null;

  constructor(parts: PainterParts) {
    this.#parts = parts;
    this.#saver = new SheetSaver(parts.send, parts.report);
  }

  /** One after the other; a sheet that is still being read lets its strokes wait, and loses none. */
  take(message: ToPainter): void {
    // Who drops what goes on, or goes elsewhere, does not wait for a fill to end.
    if (message.kind === 'drop' || message.kind === 'sheet') this.#filling?.abort();
    this.#last = this.#last.then(() => this.#handle(message)).catch(() => undefined);
  }

  async #handle(message: ToPainter): Promise<void> {
    switch (message.kind) {
      case 'sheet':
        await this.#open(message.sheet);
        break;
      case 'ground':
        await this.#layOn(message.sheet);
        break;
      case 'seen':
        this.#settle(message.name, message.picture);
        break;
      case 'colours':
        await this.#tellColours(message.keys);
        return;
      case 'source':
        await this.#laySource(message.picture);
        break;
      case 'ask':
        this.#parts.report({ kind: 'done', number: message.number });
        return;
      case 'forget':
        this.#sheets.delete(message.name);
        this.#saver.forget(message.name);
        return;
      case 'save-again':
        for (const sheet of this.#sheets.values()) this.#saver.save(sheet, null);
        return;
      default:
        if (this.#current === null) break;
        if (message.kind === 'fill') await this.#fill(this.#current, message);
        else this.#act(this.#current, message);
    }
    this.#parts.changed();
  }

  #act(
    sheet: PaintedSheet,
    message: Exclude<
      ToPainter,
      { kind: 'sheet' | 'fill' | 'ground' | 'seen' | 'colours' | 'source' | 'forget' | 'save-again' | 'ask' }
    >,
  ) {
    switch (message.kind) {
      case 'stroke':
        this.#lay();
        sheet.begin(message.look, message.points);
        this.#isChanged = true;
        this.#strokeBy = message.look.colour === null ? 'eraser' : 'pencil';
        return;
      case 'points':
        sheet.goOn(message.points);
        return;
      case 'lift':
        if (!sheet.isStroking) return;
        if (sheet.lift()) this.#save(sheet, this.#strokeBy);
        else this.#parts.report({ kind: 'nothing' });
        return;
      case 'drop':
        sheet.drop();
        this.#lasso.putBack(this.#current);
        return;
      case 'pick':
        this.#pick(sheet, message.place);
        return;
      case 'cut':
        this.#cut(sheet, message.outline);
        return;
      case 'carry': {
        const { dxPx, dyPx, angleDeg, hard } = message;
        this.#lasso.carry(sheet, { dxPx, dyPx, angleDeg }, hard);
        return;
      }
      case 'lay':
        this.#lay();
    }
  }

  #strokeBy: PaintTool = 'pencil';

  async #open(facts: SheetFacts | null): Promise<void> {
    this.#lasso.putBack(this.#current);
    this.#current?.drop();
    this.#settles = null;
    this.#shown.clear();
    this.#lasso.takeFrom(null);
    if (facts === null) {
      this.#leave();
      return;
    }
    const name = nameOfSheet(facts);
    const kept = this.#sheets.get(name);
    const found = await this.#readSheet(facts, kept !== undefined).catch(() => null);
    if (found === null) {
      // What cannot be read whole is not painted on: nothing of it may be lost by a stroke.
      this.#leave();
      this.#parts.report({ kind: 'unreadable' });
      return;
    }
    const { below, layers } = found;
    this.#shown.add(facts.seen);
    if (kept) {
      // What could not be saved stays, over whatever lies below by now.
      kept.layOn(facts, below);
      this.#current = kept;
      this.#isChanged = true;
      return;
    }
    this.#leave();
    this.#current = new PaintedSheet(facts, below, layers);
  }

  async #readSheet(facts: SheetFacts, isKept: boolean) {
    const below = facts.draft === null ? null : await this.#parts.read(facts.draft, facts);
    return { below, layers: isKept ? null : await this.#layersOf(facts) };
  }

  /** Nothing that the hand is doing is lost. */
  async #layOn(facts: SheetFacts): Promise<void> {
    const sheet = this.#current;
    if (sheet === null || nameOfSheet(sheet.facts) !== nameOfSheet(facts)) return;
    const isOther = sheet.facts.draft !== facts.draft || sheet.facts.paper !== facts.paper;
    const below = isOther && facts.draft !== null ? await this.#parts.read(facts.draft, facts).catch(() => null) : null;
    if (isOther) sheet.layOn(facts, below);
    else sheet.facts = facts;
    this.#shown.add(facts.seen);
    // At rest the document's own picture shows the same.
    if (this.#isChanged && !this.#saver.isBusy(nameOfSheet(facts)) && !sheet.isStroking && !this.#lasso.isHolding) {
      this.#settles = facts.seen;
    }
  }

  #leave(): void {
    this.#current = null;
    this.#canvas = null;
    this.#isChanged = false;
  }

  async #layersOf(facts: SheetFacts): Promise<Layers> {
    const { widthPx, heightPx, over, erased } = facts;
    const layers = emptyLayers(widthPx, heightPx);
    if (over !== null) layers.over.set((await this.#parts.read(over, facts)).rgba);
    if (erased !== null) {
      const { rgba } = await this.#parts.read(erased, facts);
      for (let pixel = 0; pixel < layers.erased.length; pixel += 1) layers.erased[pixel] = rgba[pixel * 4 + 3] ?? 0;
    }
    return layers;
  }

  #save(sheet: PaintedSheet, by: PaintTool): void {
    this.#isChanged = true;
    const name = nameOfSheet(sheet.facts);
    this.#sheets.set(name, sheet);
    this.#saver.save(sheet, by);
  }

  /** The document has all that was painted: from when its picture is at hand, it is shown as any other. */
  #settle(name: string, picture: PictureId): void {
    const sheet = this.#current;
    if (this.#saver.isBusy(name)) {
      if (sheet && nameOfSheet(sheet.facts) === name) this.#shown.add(picture);
      return;
    }
    this.#sheets.delete(name);
    if (!sheet || nameOfSheet(sheet.facts) !== name) return;
    this.#shown.add(picture);
    if (!sheet.isStroking && !this.#lasso.isHolding) this.#settles = picture;
  }

  /**
   * What to show in the place of a cel's picture; undefined: the picture itself.
   * @param isHere whether a picture can be shown already
   */
  imageFor(
    celId: string,
    picture: PictureId | null,
    isHere: (picture: PictureId) => boolean,
  ): OffscreenCanvas | undefined {
    const sheet = this.#current;
    if (sheet === null || sheet.facts.celId !== celId || !this.#shown.has(picture)) return undefined;
    if (this.#lasso.laidSource !== null) return this.#lasso.laidSource;
    if (!this.#isChanged) return undefined;
    if (this.#settles !== null && this.#settles === picture && isHere(picture)) {
      this.#isChanged = false;
      this.#settles = null;
      return undefined;
    }
    return this.#drawn(sheet);
  }

  #drawn(sheet: PaintedSheet): OffscreenCanvas {
    const { widthPx, heightPx } = sheet.facts;
    if (this.#canvas?.of !== sheet) {
      this.#canvas = { canvas: new OffscreenCanvas(widthPx, heightPx), of: sheet };
      sheet.compose(sheet.whole);
    }
    const { canvas } = this.#canvas;
    const box = sheet.takeChanged();
    if (box !== null && box.left < box.right && box.top < box.bottom) {
      const image = new ImageData(this.#onScreen(sheet, box), widthPx, heightPx);
      canvas.getContext('2d')?.putImageData(image, 0, 0, box.left, box.top, box.right - box.left, box.bottom - box.top);
    }
    return canvas;
  }

  /** The drawing's own profile counts while it is painted on, too. */
  #onScreen(sheet: PaintedSheet, box: PixelBox): Uint8ClampedArray<ArrayBuffer> {
    if (sheet.onScreen === null) return sheet.seen;
    // Beside the box there are colours of before: nobody puts them anywhere.
    if (this.#screen.length !== sheet.seen.length) this.#screen = new Uint8ClampedArray(sheet.seen.length);
    toScreen(sheet.onScreen, sheet.seen, this.#screen, sheet.facts.widthPx, box);
    return this.#screen;
  }

  async #fill(sheet: PaintedSheet, message: Extract<ToPainter, { kind: 'fill' }>): Promise<void> {
    this.#lay();
    const { colour, opacity01, gapPx, underLines, place } = message;
    const fill = { colour: parseColour(colour), opacity01, gapPx, underLines };
    const stop = new AbortController();
    this.#filling = stop;
    const { report } = this.#parts;
    let isTold = false;
    try {
      const steps = fillingArea(sheet.pixels, sheet.layers.over, place, fill);
      const onProgress = (done01: number) => {
        isTold = true;
        report({ kind: 'filling', done01 });
      };
      const box = await inSteps(steps, { signal: stop.signal, onProgress });
      if (box === null) {
        report({ kind: 'nothing' });
        return;
      }
      sheet.compose(box);
      this.#save(sheet, 'fill');
    } catch (error) {
      if (!stop.signal.aborted) throw error;
      report({ kind: 'nothing' });
    } finally {
      this.#filling = null;
      if (isTold) report({ kind: 'filling', done01: null });
    }
  }

  #pick(sheet: PaintedSheet, place: Place): void {
    const at = (pixelAt(sheet.pixels, place) ?? -1) * 4;
    const [red = 0, green = 0, blue = 0, alpha = 0] = at < 0 ? [] : sheet.seen.subarray(at, at + 4);
    this.#parts.report({ kind: 'picked', colour: alpha === 0 ? null : formatColour({ red, green, blue }) });
  }

  async #laySource(picture: PictureId | null): Promise<void> {
    const size = this.#current?.facts;
    this.#lasso.takeFrom(picture === null ? null : await this.#parts.read(picture, size).catch(() => null));
  }

  #cut(sheet: PaintedSheet, outline: readonly Place[]): void {
    this.#lay();
    const box = this.#lasso.cut(sheet, outline);
    if (box !== null) {
      this.#isChanged = true;
      this.#settles = null;
    }
    this.#parts.report({ kind: 'held', box });
  }

  /** What the lasso holds stays where it is carried to: one step. */
  #lay(): void {
    if (this.#lasso.lay() && this.#current !== null) this.#save(this.#current, 'lasso');
  }

  async #tellColours(keys: readonly PictureId[]): Promise<void> {
    const pixels = await Promise.all(keys.map((key) => this.#parts.read(key)));
    this.#parts.report({ kind: 'colours', keys, colours: keyColours(pixels) });
  }
}
