import type { Locator, Page } from '@playwright/test';
import type { Words } from '../../renderer/words/words';

/** Two drawings against each other, over the stage. */
export class Compare {
  readonly region: Locator;
  readonly canvas: Locator;
  readonly left: Locator;
  readonly right: Locator;
  readonly wipe: Locator;
  readonly truth: Locator;
  readonly told: Locator;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#words = words;
    this.region = page.getByRole('region', { name: words.compare.region, exact: true });
    this.canvas = this.region.getByRole('img');
    this.left = this.region.getByRole('combobox', { name: words.compare.left });
    this.right = this.region.getByRole('combobox', { name: words.compare.right });
    this.wipe = this.region.getByRole('slider', { name: words.compare.wipeHandle });
    this.truth = this.region.getByRole('group', { name: words.compare.truth });
    this.told = this.region.getByRole('status');
  }

  mode(name: keyof Words['compare']['modes']): Locator {
    const group = this.region.getByRole('group', { name: this.#words.compare.mode });
    return group.getByRole('button', { name: this.#words.compare.modes[name], exact: true });
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  /** The colour of one place of the canvas, shares of its width and height: red, green, blue, 0..255. */
  async colourAt(x01: number, y01: number): Promise<readonly [number, number, number]> {
    return this.canvas.evaluate(
      (element, place) => {
        if (!(element instanceof HTMLCanvasElement)) throw new Error('not a canvas');
        const context = element.getContext('2d');
        const x = Math.min(element.width - 1, Math.floor(place.x01 * element.width));
        const y = Math.min(element.height - 1, Math.floor(place.y01 * element.height));
        const [r = 0, g = 0, b = 0] = context?.getImageData(x, y, 1, 1).data ?? [];
        return [r, g, b] as const;
      },
      { x01, y01 },
    );
  }

  /** The mean brightness of the whole canvas, 0..255, where something is drawn. */
  async brightness(): Promise<number> {
    return this.canvas.evaluate((element) => {
      if (!(element instanceof HTMLCanvasElement)) throw new Error('not a canvas');
      const data = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? [];
      let sum = 0;
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        if ((data[at + 3] ?? 0) === 0) continue;
        sum += (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
        count += 3;
      }
      return count === 0 ? 0 : sum / count;
    });
  }
}
