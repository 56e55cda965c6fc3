import { expect, type Locator } from '@playwright/test';
import type { ToolId } from '../../renderer/state/tool-store';
import { SMALL } from '../cuts/make-cut';
import type { DeskPage } from './desk-page';
import { type Spot, spotOnPage } from './paper-spot';

/** Correcting the motion as a person does it: tools, the paper under the hand, the list. */
export class CorrectPage {
  readonly strip: Locator;
  /** What is said of the tool in hand. */
  readonly options: Locator;
  /** Where the keys of the tool in hand are heard; says what they hold. */
  readonly surface: Locator;
  readonly list: Locator;

  constructor(
    readonly desk: DeskPage,
    readonly paper: { readonly widthPx: number; readonly heightPx: number } = SMALL,
  ) {
    const { words, stage, panel } = desk;
    this.strip = stage.getByRole('toolbar', { name: words.correct.strip });
    this.options = stage.getByRole('group', { name: words.correct.options });
    this.surface = stage.getByRole('application');
    this.list = panel.getByRole('list', { name: words.correct.list.title });
  }

  async take(tool: ToolId): Promise<void> {
    await this.strip.getByRole('button', { name: this.desk.words.correct.tools[tool], exact: true }).click();
    await this.surface.waitFor();
  }

  at(spot: Spot) {
    return spotOnPage(this.desk, this.paper, spot);
  }

  async press(spot: Spot): Promise<void> {
    const { x, y } = await this.at(spot);
    await this.desk.page.mouse.move(x, y);
    await this.desk.page.mouse.down();
  }

  async moveTo(spot: Spot): Promise<void> {
    const { x, y } = await this.at(spot);
    await this.desk.page.mouse.move(x, y, { steps: 6 });
  }

  async drag(from: Spot, to: Spot): Promise<void> {
    await this.press(from);
    await this.moveTo(to);
    await this.desk.page.mouse.up();
  }

  async click(spot: Spot): Promise<void> {
    const { x, y } = await this.at(spot);
    await this.desk.page.mouse.click(x, y);
  }

  /** With a pen, as hard as said. */
  async dragPen(from: Spot, to: Spot, force: number): Promise<void> {
    const pen = await this.desk.page.context().newCDPSession(this.desk.page);
    const [a, b] = [await this.at(from), await this.at(to)];
    const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: { x: number; y: number }) =>
      pen.send('Input.dispatchMouseEvent', {
        ...{ type, x, y, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1 },
        ...{ clickCount: 1, pointerType: 'pen', force },
      });
    await send('mousePressed', a);
    for (let step = 1; step <= 6; step += 1) {
      await send('mouseMoved', { x: a.x + ((b.x - a.x) * step) / 6, y: a.y + ((b.y - a.y) * step) / 6 });
    }
    await send('mouseReleased', b);
    await pen.detach();
  }

  /** Cel A of a small cut is drawn, the playhead stands on its third drawing, the list is open. */
  async drawFirst(drawn: { readonly timeout: number }): Promise<void> {
    await this.desk.generateSpan('A').click();
    await expect.poll(() => this.desk.sheet.count('A', 'generated'), drawn).toBe(3);
    await this.desk.idle();
    await this.desk.sheet.cellAt('A', 3).click();
    await this.openList();
  }

  async openList(): Promise<void> {
    const { panel, words } = this.desk;
    await panel.getByRole('tab', { name: words.panel.tabs.corrections }).click();
  }

  rows(): Locator {
    return this.list.getByRole('listitem');
  }

  /** Undone and redone as a person does, with the focus wherever it is. */
  async undo(): Promise<void> {
    await this.desk.page.keyboard.press('Control+z');
  }
}
