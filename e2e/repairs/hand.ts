import type { Locator, Mouse } from '@playwright/test';
import type { DeskPage } from '../pages/desk-page';
import { type Spot, spotOnPage } from '../pages/paper-spot';

/**
 * Seconds that a practised person needs, counted and not waited: the keystroke-level model (Card, Moran and Newell, The keystroke-level
 * model for user performance time with interactive systems, 1980).
 */
const PACE = {
  /** Getting ready in the mind, before each tool and each gesture. */
  thinkS: 1.35,
  /** Pointing at a place. */
  pointS: 1.1,
  /** A button down, or up. */
  buttonS: 0.1,
  /** A key, as an average typist who is no secretary. */
  keyS: 0.28,
  /** Drawing: for each stretch, and for each centimetre on the screen. */
  stretchS: 0.9,
  cmS: 0.16,
} as const;

const CM_PER_CSS_PX = 2.54 / 96;

/** A hand on the sample's paper that counts what it does. Places are pixels of the drawing; the paper lies fitted. */
export class Hand {
  /** What a person means as one thing: a match, a marked region, a stroke. */
  gestures = 0;
  /** Clicks, strokes and keys, those that take up a tool and say "done" included. */
  inputs = 0;
  /** At the pace above. */
  handS = 0;

  constructor(
    readonly desk: DeskPage,
    readonly paper: { readonly widthPx: number; readonly heightPx: number },
  ) {}

  get #mouse(): Mouse {
    return this.desk.page.mouse;
  }

  #did(seconds: number): void {
    this.inputs += 1;
    this.handS += seconds;
  }

  /** The next thing is meant; what it takes to do it is counted with the inputs. */
  means(): void {
    this.gestures += 1;
    this.handS += PACE.thinkS;
  }

  /** A tool, by its button on the strip. */
  async take(tool: keyof DeskPage['words']['correct']['tools']): Promise<void> {
    const { page, words } = this.desk;
    const strip = page.getByRole('toolbar', { name: words.correct.strip });
    this.handS += PACE.thinkS;
    await this.push(strip.getByRole('button', { name: words.correct.tools[tool], exact: true }));
    await page.getByRole('application').waitFor();
  }

  async push(button: Locator): Promise<void> {
    this.#did(PACE.pointS + 2 * PACE.buttonS);
    await button.click();
  }

  /** A slider, dragged to a value. */
  async slide(slider: Locator, value: number): Promise<void> {
    this.#did(PACE.pointS + 2 * PACE.buttonS + PACE.stretchS);
    await slider.fill(String(value));
  }

  async key(key: string): Promise<void> {
    this.#did(PACE.keyS);
    await this.desk.page.keyboard.press(key);
  }

  async click(spot: Spot): Promise<void> {
    this.#did(PACE.pointS + 2 * PACE.buttonS);
    const { x, y } = await spotOnPage(this.desk, this.paper, spot);
    await this.#mouse.click(x, y);
  }

  /** The button is held from the first place to the last. */
  async stroke(spots: readonly Spot[]): Promise<void> {
    const on = await Promise.all(spots.map((spot) => spotOnPage(this.desk, this.paper, spot)));
    const [first, ...rest] = on;
    if (first === undefined) return;
    let longPx = 0;
    await this.#mouse.move(first.x, first.y);
    await this.#mouse.down();
    let last = first;
    for (const next of rest) {
      longPx += Math.hypot(next.x - last.x, next.y - last.y);
      last = next;
      await this.#mouse.move(next.x, next.y, { steps: 6 });
    }
    await this.#mouse.up();
    this.#did(PACE.pointS + 2 * PACE.buttonS + PACE.stretchS + longPx * CM_PER_CSS_PX * PACE.cmS);
  }
}
