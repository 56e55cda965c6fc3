import { join, resolve } from 'node:path';
import type { Correction } from '../contract/correction';
import { appliedCorrections, type CorrectedPlace } from '../contract/corrections-of';
import type { Cel, Inbetween, KeyDrawing, Span } from '../contract/cut';
import { drawingAt, drawingById, inbetweensOf } from '../contract/cut-queries';
import { nameInSequence, namesLikeKeys } from '../export/sequence-names';
import { type CutCel, type CutFolder, readCutFolder } from '../ingest/read-cut-folder';
import { chartOnFrames, type Rates } from '../timeline/exposure';
import { layOutCut } from '../timeline/lay-out-cut';
import { placeKeys } from '../timeline/place-keys';
import { type PlannedDrawing, type PlannedFolder, type PlannedKey, refuseKeyFolders } from './plan';
import { refuseSenseless } from './read-corrections';

function placeOf({ id, tUnit }: Inbetween, { id: spanId, fromDrawingId, toDrawingId }: Span): CorrectedPlace {
  return { drawingId: id, spanId, fromDrawingId, toDrawingId, tUnit };
}

function placesIn(cel: Cel): CorrectedPlace[] {
  return cel.spans.flatMap((span) => inbetweensOf(cel, span).map((inbetween) => placeOf(inbetween, span)));
}

function plannedCel(
  cel: CutCel,
  laidOut: Cel,
  lengthFrames: number,
  corrections: readonly Correction[],
  root: string,
  folder: string,
): PlannedDrawing[] {
  const [first] = cel.pictures;
  if (!first) return [];
  const names = namesLikeKeys(laidOut, lengthFrames);
  const pictureOf = (key: KeyDrawing) => cel.pictures.find((picture) => picture.file === key.file) ?? first;
  const keyOf = (key: KeyDrawing): PlannedKey => ({
    path: join(root, ...key.file.split('/')),
    sha256: key.picture,
    label: key.file,
    isPng: pictureOf(key).format === 'png',
  });
  const keyById = (id: string): PlannedKey => {
    const drawing = drawingById(laidOut, id);
    if (drawing?.kind !== 'key') throw new Error('a span lies between two keys');
    return keyOf(drawing);
  };
  const mapped = new Set<string>();
  return Array.from({ length: lengthFrames }, (_, index): PlannedDrawing => {
    const frame = index + 1;
    const stem = nameInSequence(names, index, '');
    const file = join(folder, `${stem}.png`);
    const mapsBase = join(folder, 'maps', stem);
    const drawing = drawingAt(laidOut, frame);
    if (!drawing) throw new Error(`frame ${frame} shows nothing`);
    const span = laidOut.spans.find((candidate) =>
      drawing.kind === 'inbetween' ? candidate.id === drawing.spanId : candidate.fromDrawingId === drawing.id,
    );
    if (drawing.kind === 'inbetween') {
      if (!span) throw new Error('an in-between lies in a span');
      const [key0, key1] = [keyById(span.fromDrawingId), keyById(span.toDrawingId)];
      const said = appliedCorrections(corrections, placeOf(drawing, span));
      return { state: 'generated', file, mapsBase, key0, key1, tUnit: drawing.tUnit, corrections: said };
    }
    if (drawing.kind === 'copy') throw new Error('a cut that was just laid out has no copies');
    const isFirstFrame = !mapped.has(drawing.id);
    mapped.add(drawing.id);
    const next = span ? keyById(span.toDrawingId) : undefined;
    return { state: 'key', file, mapsBase: isFirstFrame ? mapsBase : null, key: keyOf(drawing), next };
  });
}

/**
 * A cut's frames at `rateFps`, one file each, all cels equally long. Laid out as the app lays it out, with every in-between of
 * its own (on 1s). Corrections name keys, spans and drawings as a document of this cut does (`A:1`, `A:1~3`).
 * @throws NakawariError output-holds-keys, correction- codes, and every code of readCutFolder
 */
export async function planFolder(
  typed: string,
  out: string,
  rates: Rates,
  corrections: readonly Correction[],
  signal: AbortSignal,
): Promise<PlannedFolder[]> {
  const root = resolve(typed);
  const outFolder = resolve(out);
  const cut: CutFolder = await readCutFolder(root, { signal, folderLabel: typed });
  await refuseKeyFolders(outFolder, [root], { andBelow: true, label: out });
  const facts = { id: '0'.repeat(16), name: cut.name, widthPx: cut.widthPx, heightPx: cut.heightPx, ...rates };
  const laidOut = layOutCut(facts, placeKeys(cut.cels), (_, interval) => chartOnFrames(interval, 1));
  refuseSenseless(corrections, cut, laidOut.cels.flatMap(placesIn));
  const isFlat = cut.cels.length === 1 && !cut.cels[0]?.pictures[0]?.file.includes('/');
  return cut.cels.map((cel, index) => {
    const celLaidOut = laidOut.cels[index];
    if (!celLaidOut) throw new Error('a cel was lost');
    const folder = isFlat ? outFolder : join(outFolder, cel.name);
    return {
      folder,
      cel: cel.name,
      drawings: plannedCel(cel, celLaidOut, laidOut.lengthFrames, corrections, root, folder),
    };
  });
}
