import type { PictureId } from '../../../main/contract/cut';
import { CacheBudget } from '../../state/cache-budget';

/** A picture at the width it is needed in; null: whole. */
export interface PictureWish {
  readonly picture: PictureId;
  readonly widthPx: number | null;
}

/** What of an ImageBitmap is needed here. */
export interface Decoded {
  readonly width: number;
  readonly height: number;
  close(): void;
}

export type LoadPicture<Bitmap> = (wish: PictureWish, signal: AbortSignal) => Promise<Bitmap>;

const LOADING_AT_ONCE = 4;
const TRY_AGAIN_MS = 4000;
const nameOf = ({ picture, widthPx }: PictureWish) => `${picture} ${widthPx ?? 'whole'}`;

/** Decoded pictures within a budget of bytes: what is wished for is loaded in the order of the wish, the rest goes when room is needed. */
export class PictureCache<Bitmap extends Decoded> {
  readonly #load: LoadPicture<Bitmap>;
  readonly #changed: () => void;
  readonly #budget: CacheBudget;
  readonly #bitmaps = new Map<string, Bitmap>();
  /** Widths that are here, by picture. */
  readonly #widths = new Map<PictureId, Set<number | null>>();
  readonly #loading = new Map<string, AbortController>();
  #failed: ReadonlySet<PictureId> = new Set();
  #wishes: readonly PictureWish[] = [];
  #wished: ReadonlySet<string> = new Set();
  #expectedBytes = 0;

  /** `changed`: a picture has come, or could not be had, or may be asked for again. */
  constructor(budgetBytes: number, load: LoadPicture<Bitmap>, changed: () => void) {
    this.#budget = new CacheBudget(budgetBytes);
    this.#load = load;
    this.#changed = changed;
  }

  get failed(): ReadonlySet<PictureId> {
    return this.#failed;
  }

  get usedBytes(): number {
    return this.#budget.usedBytes;
  }

  /** What is wanted now, the most urgent first; it replaces the last wish. */
  want(wishes: readonly PictureWish[]): void {
    this.#wishes = wishes;
    this.#wished = new Set(wishes.map(nameOf));
    for (const [name, controller] of this.#loading) if (!this.#wished.has(name)) controller.abort();
    this.#startNext();
  }

  /** At this width, else at the nearest larger, else at the largest there is: rather soft than nothing. */
  find(wish: PictureWish): Bitmap | undefined {
    const exact = this.#bitmaps.get(nameOf(wish));
    if (exact !== undefined) {
      this.#budget.touch(nameOf(wish));
      return exact;
    }
    const widths = this.#widths.get(wish.picture);
    if (widths === undefined) return undefined;
    const size = (widthPx: number | null) => widthPx ?? Number.POSITIVE_INFINITY;
    const sorted = [...widths].sort((a, b) => size(a) - size(b));
    const widthPx = sorted.find((candidate) => size(candidate) >= size(wish.widthPx)) ?? sorted.at(-1);
    return widthPx === undefined ? undefined : this.#bitmaps.get(nameOf({ picture: wish.picture, widthPx }));
  }

  #startNext(): void {
    for (const wish of this.#wishes) {
      if (this.#loading.size >= LOADING_AT_ONCE) return;
      const name = nameOf(wish);
      if (this.#bitmaps.has(name) || this.#loading.has(name) || this.#failed.has(wish.picture)) continue;
      if (!this.#budget.hasRoomFor(this.#expectedBytes, this.#wished)) return;
      void this.#start(wish, name);
    }
  }

  async #start(wish: PictureWish, name: string): Promise<void> {
    const controller = new AbortController();
    this.#loading.set(name, controller);
    try {
      const bitmap = await this.#load(wish, controller.signal);
      this.#keep(wish, name, bitmap);
    } catch {
      if (!controller.signal.aborted) this.#fail(wish.picture);
    } finally {
      this.#loading.delete(name);
      this.#startNext();
    }
  }

  #keep(wish: PictureWish, name: string, bitmap: Bitmap): void {
    this.#bitmaps.set(name, bitmap);
    this.#widths.set(wish.picture, (this.#widths.get(wish.picture) ?? new Set()).add(wish.widthPx));
    this.#expectedBytes = bitmap.width * bitmap.height * 4;
    for (const gone of this.#budget.admit(name, this.#expectedBytes, this.#wished)) this.#forget(gone);
    this.#changed();
  }

  #forget(name: string): void {
    this.#bitmaps.get(name)?.close();
    this.#bitmaps.delete(name);
    const [picture = '', width] = name.split(' ');
    const widths = this.#widths.get(picture);
    widths?.delete(width === 'whole' ? null : Number(width));
    if (widths?.size === 0) this.#widths.delete(picture);
  }

  #fail(picture: PictureId): void {
    this.#failed = new Set(this.#failed).add(picture);
    this.#changed();
    setTimeout(() => {
      this.#failed = new Set([...this.#failed].filter((other) => other !== picture));
      this.#changed();
      this.#startNext();
    }, TRY_AGAIN_MS);
  }
}
