import type { Locator, Page } from '@playwright/test';
import type { Words } from '../../renderer/words/words';

/** Any command by its name. */
export class Palette {
  readonly dialog: Locator;
  readonly field: Locator;
  readonly options: Locator;
  /** What Enter would do. */
  readonly chosen: Locator;
  readonly #page: Page;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: words.palette.title, exact: true });
    this.field = this.dialog.getByRole('combobox', { name: words.palette.field });
    this.options = this.dialog.getByRole('option');
    this.chosen = this.dialog.getByRole('option', { selected: true });
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('Control+k');
    await this.field.waitFor();
  }

  async find(query: string): Promise<void> {
    if (!(await this.dialog.isVisible())) await this.open();
    await this.field.fill(query);
  }

  /** Finds a command by its whole name and does it. */
  async run(name: string): Promise<void> {
    await this.find(name);
    await this.option(name).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  option(name: string): Locator {
    return this.options.filter({ has: this.#page.getByText(name, { exact: true }) }).first();
  }
}
