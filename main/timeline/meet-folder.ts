import type { Cel, Cut } from '../contract/cut';
import { celById, keysOf } from '../contract/cut-queries';
import type { PlacedCel } from './lay-out-cut';
import { reconcileKeys } from './reconcile-keys';

/**
 * A document meets its folder. A key whose file is there shows that file's picture; one whose file is gone stays as it is (it is told
 * as missing); files that no key shows become new keys. Nothing else changes. The same object when nothing is to be done.
 */
export function meetFolder(cut: Cut, size: { widthPx: number; heightPx: number }, cels: readonly PlacedCel[]): Cut {
  const repainted = withPictures(cut, cels);
  return hasNewKeys(repainted, cels) ? reconcileKeys(repainted, size, cels).cut : repainted;
}

function withPictures(cut: Cut, cels: readonly PlacedCel[]): Cut {
  const pictures = new Map(
    cels.flatMap((cel) => cel.keys.map(({ drawing }) => [drawing.file, drawing.picture] as const)),
  );
  const next = cut.cels.map((cel) => repaint(cel, pictures));
  return next.some((cel, index) => cel !== cut.cels[index]) ? { ...cut, cels: next } : cut;
}

function repaint(cel: Cel, pictures: ReadonlyMap<string, string>): Cel {
  let changed = false;
  const drawings = cel.drawings.map((drawing) => {
    const picture = drawing.kind === 'key' ? pictures.get(drawing.file) : undefined;
    if (picture === undefined || picture === drawing.picture) return drawing;
    changed = true;
    return { ...drawing, picture };
  });
  return changed ? { ...cel, drawings } : cel;
}

function hasNewKeys(cut: Cut, cels: readonly PlacedCel[]): boolean {
  return cels.some(({ id, keys }) => {
    const cel = celById(cut, id);
    const known = new Set(cel ? keysOf(cel).map((key) => key.file) : []);
    return keys.some(({ drawing }) => !known.has(drawing.file));
  });
}
