import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import type { Words } from '../../renderer/words/words';
import { called } from './called';

export interface Ink {
  readonly pixels: number;
  /** Its middle, from the left upper corner of the paper's place on the stage. */
  readonly xPx: number;
  readonly yPx: number;
}

const NEAR = 24;

/** The stage as a person sees it: its bar, its pixels, and where things are on it. */
export class StagePage {
  readonly region: Locator;
  readonly paper: Locator;
  readonly lightTable: Locator;
  readonly counter: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    this.region = page.getByRole('region', { name: words.stage.region, exact: true });
    this.paper = this.region.getByRole('img');
    this.lightTable = this.region.getByRole('region', { name: words.stage.lightTable });
    this.counter = page.locator('.counter');
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name: called(name) });
  }

  /** As the bar says it: 100 for 100 %. */
  async zoomPercent(): Promise<number> {
    return Number.parseInt((await this.button(this.words.actions.actualSize).textContent()) ?? '', 10);
  }

  async rotationDeg(): Promise<number> {
    return Number.parseInt((await this.button(this.words.actions.straighten).textContent()) ?? '', 10);
  }

  async box(): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.paper.boundingBox();
    if (box === null) throw new Error('there is no stage');
    return box;
  }

  pixels(): Promise<Buffer> {
    return this.paper.screenshot();
  }

  /** What of this colour is on the stage now. */
  async ink([red, green, blue]: readonly [number, number, number]): Promise<Ink> {
    const { data, info } = await sharp(await this.pixels())
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    let pixels = 0;
    let xSum = 0;
    let ySum = 0;
    for (let index = 0; index < data.length; index += info.channels) {
      const away =
        Math.abs((data[index] ?? 0) - red) +
        Math.abs((data[index + 1] ?? 0) - green) +
        Math.abs((data[index + 2] ?? 0) - blue);
      if (away > NEAR) continue;
      const pixel = index / info.channels;
      pixels += 1;
      xSum += pixel % info.width;
      ySum += Math.floor(pixel / info.width);
    }
    return { pixels, xPx: xSum / Math.max(1, pixels), yPx: ySum / Math.max(1, pixels) };
  }

  /** How many colours are in the middle of the stage. */
  async coloursInTheMiddle(sidePx: number): Promise<number> {
    const { width, height } = await this.box();
    const raw = await sharp(await this.pixels())
      .extract({
        left: Math.round((width - sidePx) / 2),
        top: Math.round((height - sidePx) / 2),
        width: sidePx,
        height: sidePx,
      })
      .removeAlpha()
      .raw()
      .toBuffer();
    const colours = new Set<number>();
    for (let index = 0; index < raw.length; index += 3) {
      colours.add(((raw[index] ?? 0) << 16) | ((raw[index + 1] ?? 0) << 8) | (raw[index + 2] ?? 0));
    }
    return colours.size;
  }

  /** The pointer goes from one place of the stage to another with a button down. */
  async drag(
    from: { xPx: number; yPx: number },
    to: { xPx: number; yPx: number },
    button: 'left' | 'middle' = 'left',
  ): Promise<void> {
    const { x, y } = await this.box();
    await this.page.mouse.move(x + from.xPx, y + from.yPx);
    await this.page.mouse.down({ button });
    await this.page.mouse.move(x + to.xPx, y + to.yPx, { steps: 5 });
    await this.page.mouse.up({ button });
  }

  /** What the counter tells of the last run. */
  async played(): Promise<{ presented: number; dropped: number }> {
    const number = (text: string | null) => Number(/\d+/.exec(text ?? '')?.[0] ?? 0);
    return {
      presented: number(await this.counter.locator('.counter-rate').getAttribute('title')),
      dropped: number(await this.counter.locator('.counter-dropped').textContent()),
    };
  }
}
