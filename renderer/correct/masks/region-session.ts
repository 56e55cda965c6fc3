import type { Place } from '../../../main/contract/correction';
import type { Mask } from '../../../main/contract/correction-mask';
import type { PictureId } from '../../../main/contract/cut';
import type { PointPx, SizePx } from '../../stage/view-transform';
import { stepBrush, useRegion } from '../../state/correct-region';
import { say, tellError } from '../../state/notices-store';
import { arrowStep, steppedCursor } from '../keyboard-cursor';
import { redrawTool } from '../redraw-tool';
import type { HandAt, ToolKey, ToolView } from '../tool';
import { areaAt, onLines } from './area-of-drawing';
import { drawBrush, drawClicks, drawRegion } from './draw-region';
import { focusSurface } from './focus-surface';
import { RasterMask } from './raster-mask';
import { Searches } from './searches';

/** So many strokes can be taken back before the region is finished. */
const MOST_STEPS_BACK = 50;

export interface RegionGround {
  readonly paper: SizePx;
  /** The drawing whose lines count; null: it is not drawn yet, so there are none to fill to. */
  readonly picture: () => PictureId | null;
}

export interface RegionEvents {
  /** A stroke, a fill, an undo is done: the region is another one now. */
  changed(): void;
  /** The fourth of four clicks. */
  clicked?(clicks: readonly Place[]): void;
}

function isSame(a: Mask | null, b: Mask | null): boolean {
  if (a === null || b === null) return a === b;
  return a.xPx === b.xPx && a.yPx === b.yPx && a.widthPx === b.widthPx && a.runs === b.runs;
}

/** A region that a hand (mouse, pen, finger or keyboard) is marking on a drawing. It ends in a mask or in nothing. */
export class RegionSession {
  readonly ground: RegionGround;
  readonly mask: RasterMask;
  readonly #events: RegionEvents;
  readonly #back: (Mask | null)[] = [];
  #clicks: Place[] = [];
  #stroke: { value: 0 | 1; last: Place } | null = null;
  #hover: PointPx | null = null;
  /** Where the keyboard's brush is; null: the hand points itself. */
  #cursor: Place | null = null;
  #altHeld = false;
  #ended = false;
  /** Clearing or leaving the region calls them off. */
  readonly #searches = new Searches();
  /** How often somebody was asked for a region: the newest answer counts. */
  #asked = 0;
  /** Cleared, or made anew as a whole: what it began with no longer counts. */
  #isAnew = false;

  constructor(ground: RegionGround, start: Mask | null, events: RegionEvents) {
    this.ground = ground;
    this.mask = new RasterMask(ground.paper, start);
    this.#events = events;
    this.#tell(false);
  }

  /** What the network or the document has of it may come later than the hand began: then what was painted comes on top of it. */
  begin(start: Mask | null): void {
    if (this.#ended || start === null || this.#isAnew) return;
    const under = new RasterMask(this.ground.paper, start);
    const onTop = (mask: Mask | null) => {
      const both = new RasterMask(this.ground.paper, mask);
      both.join(under.inside, 1);
      return both.toMask() ?? null;
    };
    for (const [index, before] of this.#back.entries()) this.#back[index] = onTop(before);
    if (this.mask.isEmpty()) this.mask.take(start);
    else this.mask.join(under.inside, 1);
    const { isTouched } = useRegion.getState();
    this.#tell(isTouched);
    if (isTouched) this.#events.changed();
  }

  end(): void {
    this.#ended = true;
    this.#searches.end();
    useRegion.setState({ isTouched: false, isEmpty: true, clicks: 0 });
  }

  /** In the document now: what follows is a new change. */
  settled(): void {
    this.#back.length = 0;
    this.#tell(false);
  }

  get isLooking(): boolean {
    return this.#searches.isRunning;
  }

  /** `Searches.all`. */
  found(): Promise<boolean> {
    return this.#searches.all();
  }

  get isHolding(): boolean {
    return this.#stroke !== null;
  }

  down(at: HandAt): boolean {
    focusSurface();
    this.#cursor = null;
    const value = this.#valueFor(at);
    const { way } = useRegion.getState();
    if (way === 'fill') void this.fill(at.paper, value);
    else if (way === 'clicks') this.#click(at.paper);
    else {
      this.#remember();
      this.#stroke = { value, last: at.paper };
      this.#brush(at.paper, at.paper, value, at);
    }
    return true;
  }

  move(at: HandAt): void {
    this.#hover = at.stage;
    const stroke = this.#stroke;
    if (stroke === null) return;
    for (const { paper } of at.trail) {
      this.#brush(stroke.last, paper, stroke.value, at);
      stroke.last = paper;
    }
  }

  up(): void {
    if (this.#stroke === null) return;
    const { last } = this.#stroke;
    this.#stroke = null;
    if (!isSame(this.#back.at(-1) ?? null, this.mask.toMask() ?? null)) {
      this.#done();
      return;
    }
    // Nothing is another than before: no step to take back.
    this.#back.pop();
    this.#tell(this.#back.length > 0);
    if (!this.#isOnPaper(last)) say((words) => words.correct.mask.offPaper);
  }

  /** The stroke that is being drawn was not meant. */
  dropStroke(): void {
    if (this.#stroke === null) return;
    this.#stroke = null;
    this.mask.take(this.#back.pop() ?? null);
    this.#tell(this.#back.length > 0);
  }

  hover(at: HandAt | null): void {
    this.#hover = at?.stage ?? null;
    this.#altHeld = at?.alt === true;
    if (at !== null) this.#cursor = null;
  }

  /** Takes the last stroke, fill or click back. False: there is none. */
  undo(): boolean {
    if (this.#clicks.length > 0) {
      this.#clicks = this.#clicks.slice(0, -1);
      this.#tell(this.#back.length > 0);
      return true;
    }
    const before = this.#back.pop();
    if (before === undefined) return false;
    this.mask.take(before);
    this.#tell(this.#back.length > 0);
    this.#events.changed();
    return true;
  }

  clear(): void {
    this.#searches.stop();
    if (this.mask.isEmpty() && this.#clicks.length === 0) return;
    this.#isAnew = true;
    this.#remember();
    this.mask.clear();
    this.#clicks = [];
    this.#done();
  }

  /** A whole new region, as one change. */
  become(mask: Mask): void {
    if (this.#ended) return;
    this.#isAnew = true;
    this.#remember();
    this.mask.take(mask);
    this.#clicks = [];
    this.#done();
  }

  forgetClicks(): void {
    this.#clicks = [];
    this.#tell(useRegion.getState().isTouched);
  }

  /** A region that somebody else finds: in the place of what is there, or on top of it. What goes wrong is told. */
  take(ask: () => Promise<Mask>, how: 'instead' | 'on-top'): Promise<void> {
    return this.#searches.run(() => this.#take(ask, how));
  }

  async #take(ask: () => Promise<Mask>, how: 'instead' | 'on-top'): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const mask = await this.#searches.busy(ask);
      if (this.#ended || asked !== this.#asked) return;
      if (how === 'instead') this.become(mask);
      else {
        this.#remember();
        this.mask.join(new RasterMask(this.ground.paper, mask).inside, 1);
        this.#clicks = [];
        this.#done();
      }
    } catch (error) {
      if (this.#ended) return;
      this.forgetClicks();
      tellError(error);
    }
  }

  fill(at: Place, value: 0 | 1): Promise<void> {
    return this.#searches.run(() => this.#fill(at, value));
  }

  async #fill(at: Place, value: 0 | 1): Promise<void> {
    const picture = this.ground.picture();
    if (picture === null) {
      say((words) => words.correct.mask.notDrawn);
      return;
    }
    const { gapPx } = useRegion.getState();
    const watched = this.#searches.watched();
    const area = await this.#searches.busy(() => areaAt({ paper: this.ground.paper, picture }, at, gapPx, watched));
    if (this.#ended || watched.signal.aborted) return;
    if (area === null) {
      say((words) => words.correct.mask.offPaper);
      return;
    }
    this.#remember();
    this.mask.join(area, value);
    this.#done();
  }

  /** The edge goes to the lines nearby; it is a step of its own. */
  snap(): Promise<void> {
    return this.#searches.run(() => this.#snap());
  }

  async #snap(): Promise<void> {
    const picture = this.ground.picture();
    if (picture === null || this.mask.isEmpty()) return;
    const { version, inside } = this.mask;
    const snapped = await this.#searches.busy(() =>
      onLines({ paper: this.ground.paper, picture }, inside, this.#searches.watched()),
    );
    // A hand that went on meanwhile means its own edge.
    if (this.#ended || snapped === null || this.mask.version !== version || this.#stroke !== null) return;
    this.mask.become(snapped);
    this.#tell(true);
    this.#events.changed();
    redrawTool();
  }

  key(key: ToolKey): boolean {
    if (key.ctrl && !key.shift && !key.alt && key.key.toLowerCase() === 'z') return this.undo();
    if (key.ctrl) return false;
    const step = arrowStep(key);
    if (step !== undefined && !key.alt) {
      this.#cursor = steppedCursor(this.#cursor, step, this.ground.paper);
      return true;
    }
    if (key.key === '[' || key.key === ']') {
      stepBrush(key.key === ']' ? 1 : -1);
      return true;
    }
    if (key.key === 'Delete' || key.key === 'Backspace') {
      this.clear();
      return true;
    }
    // Space without the keyboard's brush moves the paper, as it always does.
    if (key.key === ' ' && this.#cursor !== null) {
      this.#stamp(this.#cursor, key.alt || useRegion.getState().erases ? 0 : 1);
      return true;
    }
    return false;
  }

  get cursor(): Place | null {
    return this.#cursor;
  }

  draw(on: CanvasRenderingContext2D, view: ToolView): void {
    drawRegion(on, this.mask, view);
    drawClicks(on, this.#clicks, view);
    const { way, brushPx, erases } = useRegion.getState();
    const at = this.#cursor === null ? this.#hover : view.stageOfPaper(this.#cursor);
    if (at === null) return;
    const value = this.#stroke?.value ?? (erases !== this.#altHeld ? 0 : 1);
    const radiusPx = way === 'brush' ? Math.max(2, (brushPx / 2) * view.pxPerPaper) : 7;
    drawBrush(on, { at, radiusPx, value, isKeyboard: this.#cursor !== null, way }, view);
  }

  #valueFor(at: HandAt): 0 | 1 {
    const { erases } = useRegion.getState();
    return at.eraserEnd || erases !== at.alt ? 0 : 1;
  }

  #stamp(at: Place, value: 0 | 1): void {
    const { way, brushPx } = useRegion.getState();
    if (way === 'fill') void this.fill(at, value);
    else if (way === 'clicks') this.#click(at);
    else {
      this.#remember();
      this.mask.stroke(at, at, brushPx / 2, value);
      this.#done();
    }
  }

  #brush(from: Place, to: Place, value: 0 | 1, { pointer, pressure01 }: HandAt): void {
    const { brushPx } = useRegion.getState();
    const share = pointer === 'pen' ? 0.4 + 0.6 * pressure01 : 1;
    this.mask.stroke(from, to, (brushPx / 2) * share, value);
  }

  #click(at: Place): void {
    if (!this.#isOnPaper(at)) {
      say((words) => words.correct.mask.offPaper);
      return;
    }
    this.#clicks = [...this.#clicks, at];
    this.#tell(useRegion.getState().isTouched);
    if (this.#clicks.length === 4) this.#events.clicked?.(this.#clicks);
    redrawTool();
  }

  #isOnPaper({ xPx, yPx }: Place): boolean {
    const { widthPx, heightPx } = this.ground.paper;
    return xPx >= 0 && yPx >= 0 && xPx <= widthPx && yPx <= heightPx;
  }

  #remember(): void {
    this.#back.push(this.mask.toMask() ?? null);
    if (this.#back.length > MOST_STEPS_BACK) this.#back.shift();
  }

  #done(): void {
    this.#tell(true);
    redrawTool();
    if (useRegion.getState().snaps) void this.snap().then(() => this.#events.changed());
    else this.#events.changed();
  }

  #tell(isTouched: boolean): void {
    useRegion.setState({ isTouched, isEmpty: this.mask.isEmpty(), clicks: this.#clicks.length });
    redrawTool();
  }
}
