import type { CDPSession, Locator, Page } from '@playwright/test';
import type { Words } from '../../renderer/words/words';
import { called } from './called';

export interface PenPoint {
  readonly x: number;
  readonly y: number;
  readonly force: number;
}

/** Painting as a person does it: tools of the strip, what can be set of them, and a hand with a mouse or a pen on the paper. */
export class Painting {
  readonly strip: Locator;
  readonly surface: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    this.strip = page.getByRole('toolbar', { name: words.correct.strip });
    this.surface = page.getByRole('application');
  }

  tool(id: keyof Words['correct']['tools']): Locator {
    return this.strip.getByRole('button', { name: called(this.words.correct.tools[id]) });
  }

  options(id: keyof Words['correct']['tools']): Locator {
    const name = `${this.words.correct.options}: ${this.words.correct.tools[id]}`;
    return this.page.getByRole('group', { name, exact: true });
  }

  swatch(colour: string): Locator {
    return this.page.getByRole('button', { name: `${this.words.paint.colour} ${colour}`, exact: true });
  }

  async choose(colour: string): Promise<void> {
    await this.page.getByLabel(this.words.paint.colour, { exact: true }).fill(colour);
  }

  async set(label: string, value: number): Promise<void> {
    const field = this.page.getByRole('textbox', { name: label, exact: true });
    await field.fill(String(value));
    await field.press('Enter');
    await field.blur();
  }

  /** One stroke with the mouse. */
  async drag(points: readonly (readonly [number, number])[]): Promise<void> {
    const [first, ...rest] = points;
    if (!first) return;
    await this.page.mouse.move(...first);
    await this.page.mouse.down();
    for (const [x, y] of rest) await this.page.mouse.move(x, y, { steps: 6 });
    await this.page.mouse.up();
  }

  /** One stroke with a pen that presses. */
  async pen(points: readonly PenPoint[]): Promise<void> {
    const session: CDPSession = await this.page.context().newCDPSession(this.page);
    const [first, ...rest] = points;
    const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y, force }: PenPoint) =>
      session.send('Input.dispatchMouseEvent', {
        ...{ type, x, y, force, pointerType: 'pen', clickCount: type === 'mouseMoved' ? 0 : 1 },
        ...{ button: 'left', buttons: type === 'mouseReleased' ? 0 : 1 },
      });
    if (!first) return;
    await send('mousePressed', first);
    for (const point of rest) await send('mouseMoved', point);
    await send('mouseReleased', rest.at(-1) ?? first);
    await session.detach();
  }
}
