import type { Locator, Page } from '@playwright/test';
import type { Words } from '../../renderer/words/words';
import { called } from './called';

const KINDS = ['key', 'copy', 'wanted', 'drawing', 'generated', 'corrected', 'approved', 'sent-back'] as const;
export type CellKind = (typeof KINDS)[number] | 'empty';

export interface SheetCell {
  readonly cel: string;
  /** What a screen reader says. */
  readonly name: string;
  readonly kind: CellKind;
  readonly firstFrame: number;
  readonly frames: number;
  /** Of the drawing, where it has one. */
  readonly picture: string | null;
  readonly isSelected: boolean;
}

/** The exposure sheet: a row a cel, a cell a drawing. */
export class Sheet {
  readonly region: Locator;
  readonly grid: Locator;
  readonly ruler: Locator;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#words = words;
    this.region = page.getByRole('region', { name: words.sheet.region, exact: true });
    this.grid = this.region.getByRole('grid', { name: words.sheet.grid });
    this.ruler = this.region.getByRole('slider', { name: words.sheet.playhead });
  }

  row(cel: string): Locator {
    return this.grid.getByRole('row').filter({ has: this.celButton(cel) });
  }

  celButton(cel: string): Locator {
    return this.grid.page().getByRole('button', { name: called(this.#words.sheet.cel(cel)) });
  }

  cellsOf(cel: string): Locator {
    return this.row(cel).getByRole('gridcell');
  }

  /** The cell that begins on this frame. */
  cellAt(cel: string, firstFrame: number): Locator {
    return this.row(cel).locator(`[role=gridcell][aria-colindex="${firstFrame}"]`);
  }

  /** What stands in a row now, read in one go. */
  async read(cel: string): Promise<SheetCell[]> {
    const raw = await this.cellsOf(cel).evaluateAll((cells) =>
      cells.map((cell) => ({
        name: cell.getAttribute('aria-label') ?? '',
        firstFrame: Number(cell.getAttribute('aria-colindex')),
        frames: Number(cell.getAttribute('aria-colspan')),
        picture: cell.getAttribute('data-picture'),
        isSelected: cell.getAttribute('aria-selected') === 'true',
      })),
    );
    return raw.map((cell) => ({ ...cell, cel, kind: this.#kindOf(cell.name) }));
  }

  async count(cel: string, kind: CellKind): Promise<number> {
    return (await this.read(cel)).filter((cell) => cell.kind === kind).length;
  }

  /** `1+2 key 1` = from frame 1, 2 frames, key 1. An in-between reads `·`, nothing `×`. */
  async exposures(cel: string): Promise<string[]> {
    const word = this.#words.sheet.keyNamed(0).replace('0', '').trim();
    return (await this.read(cel)).map(({ firstFrame, frames, kind, name }) => {
      const number = new RegExp(`[,、]\\s?(?:${word}|${this.#words.states.breakdown}) ?(\\d+)`).exec(name)?.[1];
      const what = number !== undefined ? `key ${number}` : kind === 'empty' ? '×' : kind === 'copy' ? 'copy' : '·';
      return `${firstFrame}+${frames} ${what}`;
    });
  }

  /** The order of the rows: the front cel first. */
  async order(): Promise<string[]> {
    return this.grid
      .getByRole('row')
      .evaluateAll((rows) =>
        rows
          .sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
          .map((row) => row.querySelector('.cel-letter')?.textContent ?? ''),
      );
  }

  /** The middle of one frame of a cel, on the screen. */
  async placeOf(cel: string, frame: number): Promise<{ x: number; y: number }> {
    const { upright, pxPerFrame, start } = await this.#scale();
    const name = await this.celButton(cel).boundingBox();
    if (name === null) throw new Error(`there is no cel ${cel}`);
    const along = start + (frame - 0.5) * pxPerFrame;
    return upright ? { x: name.x + name.width / 2, y: along } : { x: along, y: name.y + name.height / 2 };
  }

  /** The end of the bar that begins on this frame. */
  async endOf(cel: string, firstFrame: number): Promise<{ x: number; y: number }> {
    const { upright, pxPerFrame } = await this.#scale();
    const frames = Number(await this.cellAt(cel, firstFrame).getAttribute('aria-colspan'));
    const last = await this.placeOf(cel, firstFrame + frames - 1);
    return upright ? { ...last, y: last.y + pxPerFrame / 2 - 1 } : { ...last, x: last.x + pxPerFrame / 2 - 1 };
  }

  /** Presses at the end of a bar and pulls it by so many frames; the hand has not let go yet. */
  async pullEnd(cel: string, firstFrame: number, byFrames: number): Promise<void> {
    const { mouse } = this.grid.page();
    const { upright, pxPerFrame } = await this.#scale();
    const end = await this.endOf(cel, firstFrame);
    await mouse.move(end.x, end.y);
    await mouse.down();
    const by = byFrames * pxPerFrame;
    await mouse.move(end.x + (upright ? 0 : by), end.y + (upright ? by : 0), { steps: 5 });
  }

  /** Selects by a drag from one frame to another. */
  async drag(from: readonly [cel: string, frame: number], to: readonly [cel: string, frame: number]): Promise<void> {
    const { mouse } = this.grid.page();
    const [start, end] = [await this.placeOf(...from), await this.placeOf(...to)];
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move(end.x, end.y, { steps: 5 });
    await mouse.up();
  }

  /** The first frames of the cells that are selected in a row. */
  async selected(cel: string): Promise<number[]> {
    return (await this.read(cel)).filter((cell) => cell.isSelected).map((cell) => cell.firstFrame);
  }

  async #scale(): Promise<{ upright: boolean; pxPerFrame: number; start: number }> {
    const box = await this.ruler.boundingBox();
    if (box === null) throw new Error('there is no ruler');
    const upright = (await this.ruler.getAttribute('aria-orientation')) === 'vertical';
    const frames = Number(await this.ruler.getAttribute('aria-valuemax'));
    return { upright, pxPerFrame: (upright ? box.height : box.width) / frames, start: upright ? box.y : box.x };
  }

  #kindOf(name: string): CellKind {
    // A key is named by its number, an in-between by its state.
    if (new RegExp(`[,、]\\s?${this.#words.states.breakdown} ?\\d`).test(name)) return 'key';
    if (name.includes(`, ${this.#words.sheet.keyNamed(0).replace('0', '').trim()}`)) return 'key';
    if (name.includes(`、${this.#words.sheet.keyNamed(0).replace('0', '').trim()}`)) return 'key';
    const state = KINDS.find(
      (kind) => kind !== 'key' && new RegExp(`[,、]\\s?${this.#words.states[kind]}[,、]`).test(name),
    );
    return state ?? 'empty';
  }
}
