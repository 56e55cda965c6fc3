import type { Locator, Page } from '@playwright/test';
import type { Words } from '../../renderer/words/words';

/** Every way to a cut. */
export class OpenDialog {
  readonly dialog: Locator;
  readonly recent: Locator;
  readonly openThis: Locator;
  readonly up: Locator;
  readonly choosePictures: Locator;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#words = words;
    this.dialog = page.getByRole('dialog', { name: words.open.title });
    this.recent = this.dialog.getByRole('region', { name: words.open.recent });
    this.openThis = this.dialog.getByRole('button', { name: words.open.openThis, exact: true });
    this.up = this.dialog.getByRole('button', { name: words.open.up, exact: true });
    this.choosePictures = this.dialog.getByLabel(words.open.choosePictures, { exact: true });
  }

  folder(name: string): Locator {
    return folderEntry(this.dialog, name);
  }

  recentCut(name: string): Locator {
    return this.recent.getByRole('button').filter({ hasText: name });
  }

  async enter(...names: readonly string[]): Promise<void> {
    await walkTo(this.dialog, this.#words, names);
  }

  /** Through the folders one by one, then opens the last. */
  async openFolder(...names: readonly string[]): Promise<void> {
    await this.enter(...names);
    await this.openThis.click();
  }
}

export function folderEntry(dialog: Locator, name: string): Locator {
  return dialog
    .getByRole('listitem')
    .getByRole('button')
    .filter({ has: dialog.page().getByText(name, { exact: true }) });
}

export async function walkTo(dialog: Locator, words: Words, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await folderEntry(dialog, name).click();
    await dialog.getByRole('list', { name: words.open.listing(name) }).waitFor();
  }
}
