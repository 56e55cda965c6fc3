import type { Locator, Page } from '@playwright/test';
import type { Words } from '../../renderer/words/words';
import { walkTo } from './open-dialog';

export class ExportDialog {
  readonly dialog: Locator;
  readonly frames: Locator;
  readonly drawings: Locator;
  readonly cels: Locator;
  readonly start: Locator;
  readonly again: Locator;
  readonly overwrite: Locator;
  readonly close: Locator;
  /** How it ended. */
  readonly result: Locator;
  /** A question or a refusal. */
  readonly alert: Locator;
  /** However it ended. */
  readonly outcome: Locator;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#words = words;
    this.dialog = page.getByRole('dialog', { name: words.export.title });
    this.frames = this.dialog.getByRole('radio', { name: words.export.frames });
    this.drawings = this.dialog.getByRole('radio', { name: words.export.drawings });
    this.cels = this.dialog.getByRole('combobox', { name: words.export.which });
    this.start = this.dialog.getByRole('button', { name: words.export.start, exact: true });
    this.again = this.dialog.getByRole('button', { name: words.export.again, exact: true });
    this.overwrite = this.dialog.getByRole('button', { name: words.export.overwriteYes, exact: true });
    this.close = this.dialog.getByRole('button', { name: words.common.close }).first();
    this.result = this.dialog.getByRole('status');
    this.alert = this.dialog.getByRole('alert');
    this.outcome = this.alert.or(this.result);
  }

  /** Into a folder below the one the program was started with. */
  async chooseFolder(...names: readonly string[]): Promise<void> {
    await this.dialog.getByRole('radio', { name: this.#words.export.chosen }).click();
    await walkTo(this.dialog, this.#words, names);
    await this.dialog.getByRole('button', { name: this.#words.export.choose, exact: true }).click();
  }
}
