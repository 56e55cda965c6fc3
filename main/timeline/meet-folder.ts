import type { Cel, Cut, KeyDrawing } from '../contract/cut';
import { celById, keysOf } from '../contract/cut-queries';
import { addKeys } from './add-keys';
import { changeCels } from './change-cel';
import { frameOfTick } from './exposure';
import { layOutCel, type PlacedCel, type PlacedKey } from './lay-out-cut';

/**
 * A document meets its folder.
 *
 * - A key whose file is there shows that file's picture and keeps its id: spans become stale by themselves, drawings of a person stay.
 * - A key whose file has another name by now (the same picture, or the same number where the old file is gone) goes by that name.
 * - A key whose file is gone stays on the sheet; the desk tells it as missing.
 * - Files that no key shows become new keys at their place (see add-keys), folders that no cel shows new cels.
 *
 * Nothing else changes. The same object when nothing is to be done.
 */
export function meetFolder(
  cut: Cut,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  cels: readonly PlacedCel[],
): Cut {
  const sized = cut.widthPx === widthPx && cut.heightPx === heightPx ? cut : { ...cut, widthPx, heightPx };
  const repainted = withFiles(sized, cels);
  const filled = changeCels(repainted, (cel) => {
    const placed = cels.find((other) => other.id === cel.id);
    return placed ? addKeys(cel, placed, newKeysOf(cel, placed), cut) : cel;
  });
  const grown = withNewCels(filled, cels);
  return grown === cut ? cut : longEnough(grown, cut, cels);
}

function newKeysOf(cel: Cel, placed: PlacedCel): PlacedKey[] {
  const known = new Set(keysOf(cel).map((key) => key.file));
  return placed.keys.filter(({ drawing }) => !known.has(drawing.file));
}

/** By file names as the document has them: what each key shows now. */
function withFiles(cut: Cut, cels: readonly PlacedCel[]): Cut {
  const files = new Map(cels.flatMap((cel) => cel.keys.map(({ drawing }) => [drawing.file, drawing] as const)));
  const renamed = new Map(cels.flatMap((placed) => renamedIn(celById(cut, placed.id), placed, files)));
  return changeCels(cut, (cel) => {
    let changed = false;
    const drawings = cel.drawings.map((drawing) => {
      if (drawing.kind !== 'key') return drawing;
      const now = files.get(drawing.file) ?? renamed.get(drawing.file);
      if (!now || (now.picture === drawing.picture && now.file === drawing.file)) return drawing;
      changed = true;
      const isOfThisCel = drawing.id.startsWith(`${cel.id}:`) && !drawing.id.startsWith(`${cel.id}:+`);
      const number = isOfThisCel ? now.number : drawing.number;
      return { ...drawing, file: now.file, picture: now.picture, number };
    });
    return changed ? { ...cel, drawings } : cel;
  });
}

/** Old file names to the keys of the folder that they are now. */
function renamedIn(
  cel: Cel | undefined,
  placed: PlacedCel,
  files: ReadonlyMap<string, KeyDrawing>,
): (readonly [string, KeyDrawing])[] {
  if (!cel) return [];
  const keys = keysOf(cel);
  const known = new Set(keys.map((key) => key.file));
  const free = placed.keys.map(({ drawing }) => drawing).filter((drawing) => !known.has(drawing.file));
  const gone = keys.filter((key) => !files.has(key.file));
  const found: (readonly [string, KeyDrawing])[] = [];
  const match = (isIt: (key: KeyDrawing, candidate: KeyDrawing) => boolean) => {
    for (const key of gone) {
      if (found.some(([file]) => file === key.file)) continue;
      const index = free.findIndex((candidate) => isIt(key, candidate));
      for (const candidate of free.splice(index, index < 0 ? 0 : 1)) found.push([key.file, candidate]);
    }
  };
  match((key, candidate) => key.picture === candidate.picture);
  match((key, candidate) => key.number === candidate.number);
  return found;
}

/** In the folder's order: above the cel that it follows there. */
function withNewCels(cut: Cut, placed: readonly PlacedCel[]): Cut {
  const cels = [...cut.cels];
  placed.forEach((one, index) => {
    if (cels.some((cel) => cel.id === one.id)) return;
    const below = placed.slice(0, index).findLast((other) => cels.some((cel) => cel.id === other.id));
    cels.splice(cels.findIndex((cel) => cel.id === below?.id) + 1, 0, layOutCel(one, cut));
  });
  return cels.length === cut.cels.length ? cut : { ...cut, cels };
}

/** Where keys came, the last one of the cel is shown for as long as the folder says. */
function longEnough(cut: Cut, before: Cut, cels: readonly PlacedCel[]): Cut {
  const ends = cut.cels
    .filter((cel) => cel.exposures !== celById(before, cel.id)?.exposures)
    .map((cel) => {
      const last = cel.exposures.at(-1);
      const placed = cels
        .find((other) => other.id === cel.id)
        ?.keys.find(({ drawing }) => drawing.id === last?.drawingId);
      const held = placed ? frameOfTick(placed.tick + placed.heldTicks, cut) - frameOfTick(placed.tick, cut) : 1;
      return (last?.frame ?? 1) + held - 1;
    });
  const lengthFrames = Math.max(cut.lengthFrames, ...ends);
  return lengthFrames === cut.lengthFrames ? cut : { ...cut, lengthFrames };
}
