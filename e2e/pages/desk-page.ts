import type { Locator, Page } from '@playwright/test';
import { describeError } from '../../main/contract/error-sentences';
import type { ErrorCode, ErrorReport } from '../../main/contract/errors';
import type { Language } from '../../main/contract/language';
import type { Sentence } from '../../main/contract/sentence';
import { en } from '../../renderer/words/en';
import { ja } from '../../renderer/words/ja';
import type { Words } from '../../renderer/words/words';
import { called } from './called';
import { ExportDialog } from './export-dialog';
import { KeymapDialog } from './keymap-dialog';
import { OpenDialog } from './open-dialog';
import { Palette } from './palette';
import { Sheet } from './sheet';

/** The desk as a person finds it: by role and by the words of its language. */
export class DeskPage {
  readonly words: Words;
  readonly sheet: Sheet;
  readonly openDialog: OpenDialog;
  readonly exportDialog: ExportDialog;
  readonly help: Locator;
  readonly palette: Palette;
  readonly keymap: KeymapDialog;
  /** What is wrong with the open cut, with a way on. */
  readonly troubles: Locator;
  readonly topBar: Locator;
  readonly stage: Locator;
  /** The paper; its name says what is drawn on it. */
  readonly paper: Locator;
  readonly panel: Locator;
  readonly statusLine: Locator;
  readonly progress: Locator;
  /** The last short sentence about what has just ended, as a screen reader says it. */
  readonly said: Locator;
  readonly notices: Locator;
  readonly autoDraw: Locator;

  constructor(
    readonly page: Page,
    readonly language: Language = 'en',
  ) {
    const words = language === 'ja' ? ja : en;
    this.words = words;
    this.sheet = new Sheet(page, words);
    this.openDialog = new OpenDialog(page, words);
    this.exportDialog = new ExportDialog(page, words);
    this.help = page.getByRole('dialog', { name: words.help.title });
    this.palette = new Palette(page, words);
    this.keymap = new KeymapDialog(page, words);
    this.troubles = page.getByRole('region', { name: words.troubles.region });
    this.topBar = page.getByRole('banner');
    this.stage = page.getByRole('region', { name: words.stage.region, exact: true });
    this.paper = this.stage.getByRole('img');
    this.panel = page.getByRole('complementary', { name: words.panel.region });
    // Dialogs have a footer too.
    this.statusLine = page.getByRole('contentinfo').first();
    this.progress = this.statusLine.getByRole('progressbar', { name: words.jobs.progress });
    this.said = this.statusLine.getByRole('status');
    this.notices = page.getByRole('alert');
    this.autoDraw = page.getByRole('switch', { name: words.generate.auto });
  }

  /** A button anywhere on the desk by its whole name, with or without what it stands at. */
  button(name: string): Locator {
    return this.page.getByRole('button', { name: called(name) });
  }

  get cutName(): Locator {
    return this.topBar.locator('b').first();
  }

  /** A cut is on the desk, or the dialog that asks for one. */
  async opened(): Promise<void> {
    await this.sheet.grid.or(this.openDialog.dialog).first().waitFor({ timeout: 60_000 });
  }

  /** Nothing is under way and everything is on the disk. The limit is one for a busy machine: a network may be drawing. */
  async idle(): Promise<void> {
    await this.progress.waitFor({ state: 'hidden', timeout: 120_000 });
    await this.topBar.getByText(this.words.top.saved, { exact: true }).waitFor();
  }

  generateSpan(cel: string): Locator {
    return this.button(this.words.generate.button(this.words.generate.span(cel)));
  }

  async dismissNotices(): Promise<void> {
    const dismiss = this.notices.getByRole('button', { name: this.words.common.dismiss, exact: true });
    while ((await dismiss.count()) > 0) await dismiss.first().click();
  }

  async generateByMenu(what: string): Promise<void> {
    await this.button(this.words.generate.menu).click();
    await this.page.getByRole('menuitem').filter({ hasText: what }).click();
  }

  /** The sentence that a person reads, in the language of this desk. */
  sentence(report: ErrorReport): Sentence {
    return describeError(report, this.language);
  }

  /** The same for whatever its detail says. */
  pattern(code: ErrorCode): RegExp {
    const { says, next } = describeError({ code, detail: {} }, this.language);
    const escaped = `${says}${next}`.replace(/[.*+^$()|[\]\\{}]/g, '\\$&');
    return new RegExp(escaped.replaceAll('?', '.+'));
  }

  /** The frame that the playhead stands on. */
  async frame(): Promise<number> {
    return Number(await this.sheet.ruler.getAttribute('aria-valuenow'));
  }

  /** The whole picture of a drawing, as the stage shows it. */
  async picture(id: string): Promise<Buffer> {
    const response = await this.page.request.get(`/frames/${id}.png`);
    if (!response.ok()) throw new Error(`${response.status()} for the picture ${id}`);
    return response.body();
  }

  openWithKeys(): Promise<void> {
    return this.page.keyboard.press('Control+o');
  }
}
