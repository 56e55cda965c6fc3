import type { Locator, Page } from '@playwright/test';
import type { Words } from '../../renderer/words/words';

/** The timing chart of the span under the playhead: a slider a tick. */
export class TimingChart {
  readonly tab: Locator;
  readonly chart: Locator;
  readonly curve: Locator;
  readonly presets: Locator;
  readonly field: Locator;
  readonly ticks: Locator;
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    const panel = page.getByRole('complementary', { name: words.panel.region });
    this.#page = page;
    this.#words = words;
    this.tab = page.getByRole('tab', { name: words.panel.tabs.timing, exact: true });
    // The whole name: that of the presets begins with it in Japanese.
    this.chart = panel.getByRole('group', { name: words.panel.chart, exact: true });
    this.curve = panel.getByRole('img');
    this.presets = panel.getByRole('group', { name: words.chart.presets, exact: true });
    this.field = panel
      .getByRole('textbox', { name: words.chart.field })
      .or(panel.getByRole('textbox', { name: words.chart.fieldAdd }));
    this.ticks = this.chart.getByRole('slider');
  }

  tick(frame: number): Locator {
    return this.chart.getByRole('slider', { name: this.#words.chart.tickNamed(frame), exact: true });
  }

  /** Where the ticks lie between the keys, in order. */
  async tsUnit(): Promise<number[]> {
    const values = await this.ticks.evaluateAll((ticks) =>
      ticks.map((tick) => Number(tick.getAttribute('aria-valuenow'))),
    );
    return values.sort((a, b) => a - b);
  }

  /** The points of the curve, as its name tells them: `f 2 1/4`. */
  async curveName(): Promise<string> {
    return (await this.curve.getAttribute('aria-label')) ?? '';
  }

  preset(name: string): Locator {
    return this.presets.getByRole('button', { name, exact: true });
  }

  /** Takes a tick along the scale to another t; the hand has not let go yet. */
  async pull(frame: number, toUnit: number, asidePx = 0): Promise<void> {
    const { mouse } = this.#page;
    const scale = await this.#scale();
    const from = await this.tick(frame).getAttribute('aria-valuenow');
    await mouse.move(scale.x, scale.top + Number(from) * scale.heightPx);
    await mouse.down();
    await mouse.move(scale.x + asidePx, scale.top + toUnit * scale.heightPx, { steps: 6 });
  }

  async drag(frame: number, toUnit: number): Promise<void> {
    await this.pull(frame, toUnit);
    await this.#page.mouse.up();
  }

  /** Clicks on the bare scale. */
  async click(tUnit: number): Promise<void> {
    const scale = await this.#scale();
    await this.#page.mouse.move(scale.x, scale.top + tUnit * scale.heightPx - 1);
    await this.#page.mouse.move(scale.x, scale.top + tUnit * scale.heightPx);
    await this.#page.mouse.down();
    await this.#page.mouse.up();
  }

  async type(fraction: string): Promise<void> {
    await this.field.click();
    await this.field.fill(fraction);
    await this.field.press('Enter');
  }

  /** The line of a chart that stands: between the middles of its two keys' buttons. */
  async #scale(): Promise<{ x: number; top: number; heightPx: number }> {
    const keys = this.chart.getByRole('button');
    const [first, last] = [await keys.first().boundingBox(), await keys.last().boundingBox()];
    if (first === null || last === null) throw new Error('there is no chart');
    const top = first.y + first.height;
    return { x: first.x + first.width / 2, top, heightPx: last.y - top };
  }
}
