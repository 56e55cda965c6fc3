import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { type Correction, correctionSchema } from '../../main/contract/correction';
import type { SizePx } from '../../renderer/stage/view-transform';
import { called } from './called';
import type { DeskPage } from './desk-page';
import { type Spot, spotOnPage } from './paper-spot';

/** The tools that mark regions and draw lines, as a hand has them. Places are pixels of the drawing; the paper lies as it was opened. */
export class RegionTools {
  readonly strip: Locator;
  readonly options: Locator;
  readonly surface: Locator;
  readonly done: Locator;

  constructor(
    readonly desk: DeskPage,
    readonly paper: SizePx,
  ) {
    const { page, words } = desk;
    this.strip = page.getByRole('toolbar', { name: words.correct.strip });
    this.options = page.locator('.tool-options');
    this.surface = page.getByRole('application');
    this.done = this.options.getByRole('button', { name: called(words.correct.mask.finish) });
  }

  async take(tool: keyof DeskPage['words']['correct']['tools']): Promise<void> {
    await this.strip.getByRole('button', { name: this.desk.words.correct.tools[tool], exact: true }).click();
    await this.options.waitFor();
  }

  async choosePart(part: string): Promise<void> {
    await this.options.getByRole('combobox').selectOption({ label: part });
  }

  way(way: 'brush' | 'fill' | 'clicks'): Locator {
    const { mask } = this.desk.words.correct;
    return this.options.getByRole('button', { name: `${mask.way}: ${mask[way]}` });
  }

  at(spot: Spot) {
    return spotOnPage(this.desk, this.paper, spot);
  }

  async click(spot: Spot): Promise<void> {
    const { x, y } = await this.at(spot);
    await this.desk.page.mouse.click(x, y);
  }

  /** With the mouse, a button held from the first place to the last. */
  async drag(spots: readonly Spot[]): Promise<void> {
    const { mouse } = this.desk.page;
    for (const [index, spot] of spots.entries()) {
      const { x, y } = await this.at(spot);
      await mouse.move(x, y, { steps: 4 });
      if (index === 0) await mouse.down();
    }
    await mouse.up();
  }

  /** With a pen that presses so hard at each place. */
  async pen(spots: readonly (readonly [...Spot, pressure01: number])[]): Promise<void> {
    const session = await this.desk.page.context().newCDPSession(this.desk.page);
    const send = async (
      type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
      [x, y, force]: readonly [...Spot, number],
    ) =>
      session.send('Input.dispatchMouseEvent', {
        ...{ type, ...(await this.at([x, y])), force, pointerType: 'pen' as const, clickCount: 1 },
        ...{ button: 'left' as const, buttons: type === 'mouseReleased' ? 0 : 1 },
      });
    const [first] = spots;
    const last = spots.at(-1);
    if (first === undefined || last === undefined) return;
    await send('mousePressed', first);
    for (const spot of spots) await send('mouseMoved', spot);
    await send('mouseReleased', last);
    await session.detach();
  }
}

/** All documents of this start, as they are on the disk. */
export async function documentOf(dataFolder: string): Promise<string> {
  const cuts = join(dataFolder, 'cuts');
  const texts = (await readdir(cuts)).map((name) => readFile(join(cuts, name, 'cut.json'), 'utf8'));
  return (await Promise.all(texts)).join('');
}

/** Corrections of the only document of this start, as they are on the disk. */
export async function correctionsOnDisk(dataFolder: string): Promise<Correction[]> {
  const cuts = join(dataFolder, 'cuts');
  const [folder = ''] = await readdir(cuts).catch(() => []);
  const text = await readFile(join(cuts, folder, 'cut.json'), 'utf8').catch(() => '{}');
  const found: unknown[] = [];
  JSON.parse(text, (key, value: unknown) => {
    if (key === 'corrections' && Array.isArray(value)) found.push(...value);
    return value;
  });
  return found.flatMap((one) => {
    const parsed = correctionSchema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}
