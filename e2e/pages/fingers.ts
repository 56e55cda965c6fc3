import type { CDPSession, Page } from '@playwright/test';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Fingers on the glass, as the browser has them from a touch screen. */
export class Fingers {
  readonly #page: Page;
  #session: CDPSession | null = null;

  constructor(page: Page) {
    this.#page = page;
  }

  /** All fingers that are on the glass now; none: the last one left. */
  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Place[]): Promise<void> {
    this.#session ??= await this.#page.context().newCDPSession(this.#page);
    const touchPoints = places.map(({ x, y }, id) => ({ x, y, id }));
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }

  async tap(at: Place): Promise<void> {
    await this.#send('touchStart', [at]);
    await this.#send('touchEnd', []);
  }

  async down(at: Place): Promise<void> {
    await this.#send('touchStart', [at]);
  }

  async move(from: Place, to: Place, steps = 6): Promise<void> {
    for (let step = 1; step <= steps; step += 1) {
      const share = step / steps;
      await this.#send('touchMove', [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }]);
    }
  }

  async up(): Promise<void> {
    await this.#send('touchEnd', []);
  }

  async drag(from: Place, to: Place): Promise<void> {
    await this.down(from);
    await this.move(from, to);
    await this.up();
  }

  /** A second finger comes beside the first; both go apart, and leave. */
  async pinchFrom(first: Place, beside: Place): Promise<void> {
    await this.#send('touchStart', [first, beside]);
    for (const by of [10, 20, 30]) {
      await this.#send('touchMove', [
        { x: first.x - by, y: first.y },
        { x: beside.x + by, y: beside.y },
      ]);
    }
    await this.#send('touchEnd', []);
  }
}
