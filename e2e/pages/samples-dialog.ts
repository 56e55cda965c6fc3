import type { Locator } from '@playwright/test';
import type { SampleUse } from '../../main/contract/correction-samples';
import { called } from './called';
import type { DeskPage } from './desk-page';
import { walkTo } from './open-dialog';

/** A person's own corrections leave as samples, with their word on who may use them. */
export class SamplesDialog {
  readonly dialog: Locator;
  readonly by: Locator;
  readonly note: Locator;
  readonly start: Locator;
  readonly again: Locator;
  readonly overwrite: Locator;
  readonly result: Locator;
  readonly alert: Locator;

  constructor(readonly desk: DeskPage) {
    const { page, words } = desk;
    const { samples } = words.correct;
    this.dialog = page.getByRole('dialog', { name: samples.title });
    this.by = this.dialog.getByRole('textbox', { name: samples.by });
    this.note = this.dialog.getByRole('textbox', { name: samples.note });
    this.start = this.dialog.getByRole('button', { name: words.export.start, exact: true });
    this.again = this.dialog.getByRole('button', { name: words.export.again, exact: true });
    this.overwrite = this.dialog.getByRole('button', { name: words.export.overwriteYes, exact: true });
    this.result = this.dialog.getByRole('status');
    this.alert = this.dialog.getByRole('alert');
  }

  /** From the leaf of corrections, which is open. */
  async open(): Promise<void> {
    const { panel, words } = this.desk;
    await panel.getByRole('button', { name: called(words.actions.exportCorrections) }).click();
    await this.dialog.waitFor();
  }

  use(use: SampleUse): Locator {
    return this.dialog.getByRole('radio', { name: this.desk.words.correct.samples.uses[use], exact: true });
  }

  async chooseFolder(...names: readonly string[]): Promise<void> {
    const { words } = this.desk;
    await this.dialog.getByRole('radio', { name: words.export.chosen }).click();
    await walkTo(this.dialog, words, names);
    await this.dialog.getByRole('button', { name: words.export.choose, exact: true }).click();
  }
}
