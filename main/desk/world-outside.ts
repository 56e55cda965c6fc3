import type { Cut } from '../contract/cut';
import { keysOf } from '../contract/cut-queries';
import { forgetLost } from '../timeline/adopt-drawings';
import type { PlacedCel } from '../timeline/lay-out-cut';
import { meetFolder } from '../timeline/meet-folder';
import { placeKeys } from '../timeline/place-keys';
import type { CutFolder } from './cut-folder';

/** What the folder holds and what the store has lost. A document that met both is not gone through again until one of them changes. */
export class WorldOutside {
  readonly #folder: CutFolder;
  readonly #size: { widthPx: number; heightPx: number };
  #lost: ReadonlySet<string> = new Set();
  #cels: readonly PlacedCel[] = [];
  #of: CutFolder['cels'] | undefined;
  #met = new WeakMap<Cut, Cut>();
  /** The last cut to which the folder has nothing more to say. */
  #asFolder: Cut | undefined;

  /** @param laidOut a cut that was made from the folder as it is now, and so has met it */
  constructor(
    folder: CutFolder,
    { widthPx, heightPx }: { widthPx: number; heightPx: number },
    laidOut?: { readonly cut: Cut; readonly cels: readonly PlacedCel[] },
  ) {
    this.#folder = folder;
    this.#size = { widthPx, heightPx };
    if (!laidOut) return;
    this.#of = folder.cels;
    this.#cels = laidOut.cels;
    this.#note(laidOut.cut, laidOut.cut);
  }

  set lost(lost: ReadonlySet<string>) {
    this.#lost = lost;
    this.#met = new WeakMap();
  }

  asItIs(cut: Cut): Cut {
    if (this.#of !== this.#folder.cels) {
      this.#of = this.#folder.cels;
      this.#cels = placedCels(this.#folder);
      this.#met = new WeakMap();
      this.#asFolder = undefined;
    }
    const known = this.#met.get(cut);
    if (known) return known;
    const withFolder = haveSameKeys(cut, this.#asFolder) ? cut : meetFolder(cut, this.#size, this.#cels);
    const met = this.#lost.size === 0 ? withFolder : forgetLost(withFolder, (picture) => this.#lost.has(picture));
    this.#note(cut, met);
    return met;
  }

  #note(cut: Cut, met: Cut): void {
    this.#met.set(cut, met);
    this.#met.set(met, met);
    this.#asFolder = met;
  }
}

/** The folder speaks to a cut's keys, its cels and its size alone: where those are as in a cut that it left alone, it has nothing to say. */
function haveSameKeys(cut: Cut, other: Cut | undefined): boolean {
  if (other?.widthPx !== cut.widthPx || other.heightPx !== cut.heightPx) return false;
  if (other.cels.length !== cut.cels.length) return false;
  return cut.cels.every((cel, index) => {
    const before = other.cels[index];
    if (before === cel) return true;
    if (before?.id !== cel.id) return false;
    if (before.drawings === cel.drawings) return true;
    const [keys, keysBefore] = [keysOf(cel), keysOf(before)];
    return keys.length === keysBefore.length && keys.every((key, at) => key === keysBefore[at]);
  });
}

export function placedCels(folder: CutFolder): PlacedCel[] {
  return placeKeys(
    folder.cels.map(({ name, keys }) => ({
      name,
      pictures: keys.map(({ file, number, picture, heldFiles }) => ({ file, number, sha256: picture, heldFiles })),
    })),
  );
}
