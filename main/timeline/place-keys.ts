import { ticksOfNumbers } from './exposure';
import { keyIdOf, type PlacedCel } from './lay-out-cut';

/** What a folder tells of a cel, as ingest reads it. */
export interface FolderCel {
  readonly name: string;
  readonly pictures: readonly {
    readonly file: string;
    readonly number: number;
    readonly sha256: string;
    /** The repetitions of this drawing that follow it. */
    readonly heldFiles: readonly { readonly number: number }[];
  }[];
}

/** Ids have a length limit; a folder's name may be longer. */
const LONGEST_CEL_ID = 80;

/** The keys of a folder's cels with their place in time. */
export function placeKeys(cels: readonly FolderCel[]): PlacedCel[] {
  return cels.map((cel, index) => {
    const id = cel.name.length <= LONGEST_CEL_ID ? cel.name : `${index + 1}-${cel.name.slice(0, LONGEST_CEL_ID - 8)}`;
    const numbers = cel.pictures.flatMap((picture) => [
      picture.number,
      ...picture.heldFiles.map((held) => held.number),
    ]);
    const ticks = ticksOfNumbers(numbers);
    let seen = 0;
    const keys = cel.pictures.map(({ file, number, sha256, heldFiles }) => {
      const tick = ticks[seen] ?? 0;
      const lastTick = ticks[seen + heldFiles.length] ?? tick;
      seen += 1 + heldFiles.length;
      const drawing = {
        ...{ kind: 'key' as const, id: keyIdOf(id, number), mark: 'key' as const, number },
        ...{ file, picture: sha256 },
      };
      return { drawing, tick, heldTicks: lastTick - tick + 1 };
    });
    return { id, name: cel.name, keys };
  });
}
