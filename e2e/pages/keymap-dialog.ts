import type { Locator, Page } from '@playwright/test';
import type { ActionWord, Words } from '../../renderer/words/words';

/** Every action with its keys, each to be changed. */
export class KeymapDialog {
  readonly dialog: Locator;
  readonly search: Locator;
  readonly saveFile: Locator;
  readonly loadFile: Locator;
  readonly resetAll: Locator;
  readonly takeBack: Locator;
  readonly told: Locator;
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
    this.dialog = page.getByRole('dialog', { name: words.keymap.title, exact: true });
    this.search = this.dialog.getByRole('searchbox', { name: words.keymap.search });
    this.saveFile = this.dialog.getByRole('button', { name: words.keymap.save, exact: true });
    this.loadFile = this.dialog.getByLabel(words.keymap.load);
    this.resetAll = this.dialog.getByRole('button', { name: words.keymap.resetAll, exact: true });
    this.takeBack = this.dialog.getByRole('button', { name: words.keymap.takeBack, exact: true });
    this.told = this.dialog.getByRole('status');
  }

  row(action: ActionWord): Locator {
    const add = this.#words.keymap.add(this.#words.actions[action]);
    return this.dialog
      .getByRole('listitem')
      .filter({ has: this.#page.getByRole('button', { name: add, exact: true }) });
  }

  /** The keys that stand there, as on keycaps. */
  async keysOf(action: ActionWord): Promise<string[]> {
    const strokes = this.row(action).locator('.keycaps');
    return strokes.evaluateAll((all) =>
      all.map((one) => [...one.querySelectorAll('kbd')].map((cap) => cap.textContent).join('+')),
    );
  }

  async remove(action: ActionWord, stroke: string): Promise<void> {
    const name = this.#words.keymap.remove(stroke.replaceAll('+', ' + '), this.#words.actions[action]);
    await this.dialog.getByRole('button', { name, exact: true }).click();
  }

  /** Presses the button for one more key, then the keys. */
  async record(action: ActionWord, keys: string): Promise<void> {
    const name = this.#words.keymap.add(this.#words.actions[action]);
    await this.dialog.getByRole('button', { name, exact: true }).click();
    await this.dialog.getByRole('button', { name: this.#words.keymap.press }).press(keys);
  }
}
