import type { Locator, Page } from '@playwright/test';
import type { Words } from '../../renderer/words/words';

const KINDS = ['key', 'wanted', 'drawing', 'generated', 'corrected', 'approved'] as const;
export type CellKind = (typeof KINDS)[number] | 'empty';

export interface SheetCell {
  readonly cel: string;
  /** What a screen reader says. */
  readonly name: string;
  readonly kind: CellKind;
  readonly firstFrame: number;
  readonly frames: number;
  /** Of the thumbnail, where one is shown. */
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
    return this.grid.page().getByRole('button', { name: this.#words.sheet.cel(cel), exact: true });
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
        source: cell.querySelector('img')?.getAttribute('src') ?? '',
        isSelected: cell.getAttribute('aria-selected') === 'true',
      })),
    );
    return raw.map(({ source, ...cell }) => ({
      ...cell,
      cel,
      kind: this.#kindOf(cell.name),
      picture: /\/frames\/([0-9a-f]{64})\.png/.exec(source)?.[1] ?? null,
    }));
  }

  async count(cel: string, kind: CellKind): Promise<number> {
    return (await this.read(cel)).filter((cell) => cell.kind === kind).length;
  }

  #kindOf(name: string): CellKind {
    // A key is named by its number, an in-between by its state.
    if (name.includes(`, ${this.#words.sheet.keyNamed(0).replace('0', '').trim()}`)) return 'key';
    if (name.includes(`、${this.#words.sheet.keyNamed(0).replace('0', '').trim()}`)) return 'key';
    const state = KINDS.find(
      (kind) => kind !== 'key' && new RegExp(`[,、]\\s?${this.#words.states[kind]}[,、]`).test(name),
    );
    return state ?? 'empty';
  }
}
