import type { Locator, Page } from '@playwright/test';
import type { Words } from '../../renderer/words/words';

/** The queue of drawings that wait for a person, and the history beside it. */
export class Review {
  readonly tab: Locator;
  readonly queue: Locator;
  readonly items: Locator;
  readonly progress: Locator;
  readonly note: Locator;
  readonly strip: Locator;
  readonly versions: Locator;
  readonly historyTab: Locator;
  readonly steps: Locator;
  readonly #panel: Locator;

  constructor(page: Page, words: Words) {
    this.#panel = page.getByRole('complementary', { name: words.panel.region });
    this.tab = page.getByRole('tab', { name: new RegExp(`^${words.panel.tabs.review}`) });
    this.queue = this.#panel.getByRole('region', { name: words.review.queue, exact: true });
    this.items = this.queue.getByRole('list', { name: words.review.queue, exact: true }).getByRole('button');
    this.progress = this.#panel.getByRole('progressbar', { name: words.review.progress });
    this.note = this.#panel.getByRole('textbox', { name: words.review.note });
    this.strip = page.getByRole('region', { name: words.review.strip, exact: true });
    this.versions = this.#panel.getByRole('region', { name: words.review.versions, exact: true }).getByRole('listitem');
    this.historyTab = page.getByRole('tab', { name: words.panel.tabs.history, exact: true });
    this.steps = this.#panel.getByRole('list', { name: words.history.list }).getByRole('button');
  }

  button(name: string): Locator {
    return this.#panel.getByRole('button', { name, exact: true });
  }

  /** The words of the progress bar: `approved: 1, generated: 2`. */
  async progressText(): Promise<string> {
    return (await this.progress.getAttribute('aria-valuetext')) ?? '';
  }

  /** The names of all steps, oldest first. */
  async stepNames(): Promise<string[]> {
    return this.steps.locator('.history-name').allTextContents();
  }

  /** The step that is the last one done. */
  async nowName(): Promise<string> {
    const now = this.steps.and(this.#panel.locator('[aria-current=step]'));
    return (await now.locator('.history-name').textContent()) ?? '';
  }
}
