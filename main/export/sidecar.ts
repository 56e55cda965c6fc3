import type { Cel, CopiedDrawing, Cut, Drawing, Inbetween } from '../contract/cut';
import { draftOf, drawingById, spanOf } from '../contract/cut-queries';
import { DRAWN_SOURCE_TYPE, GENERATED_SOURCE_TYPE, type Provenance } from '../contract/provenance';
import { type EarlierSidecar, keptEntries } from './earlier-sidecar';
import type { PlannedFile, PlannedFolder } from './sequence-plan';

/** sha256 of written files by their name, and of keys' files by their picture; and the models that drew, as far as they are installed. */
export interface Hashes {
  readonly ofFile: (name: string) => string;
  readonly ofKey: ReadonlyMap<string, string>;
  readonly models?: ReadonlyMap<string, Provenance['model']> | undefined;
}

export function formatSidecar(
  folder: PlannedFolder,
  cut: Cut,
  provenance: Provenance,
  hashes: Hashes,
  earlier: Pick<EarlierSidecar, 'drawings'> & Partial<EarlierSidecar> = { drawings: [] },
): string {
  const fresh = new Set(folder.files.map((file) => file.name));
  const kept = keptEntries(earlier, fresh);
  const drawings = folder.files.map((file) => ({
    file: file.name,
    ...(file.frame === null ? {} : { frame: file.frame }),
    ...describeFile(file, hashes),
    sha256: hashes.ofFile(file.name),
    digitalSourceType: showsGenerated(file) ? GENERATED_SOURCE_TYPE : DRAWN_SOURCE_TYPE,
  }));
  const sidecar = {
    format: 'nakawari-drawings',
    version: 1,
    ...provenance,
    model: folder.files.some(showsGenerated) ? provenance.model : kept.length > 0 ? (earlier.model ?? null) : null,
    cut: cut.name,
    cel: folder.celName,
    rateFps: cut.rateFps,
    drawings: [...kept, ...drawings],
  };
  return `${JSON.stringify(sidecar, null, 2)}\n`;
}

export function showsGenerated(file: PlannedFile): boolean {
  return file.layers.some(
    ({ drawing }) =>
      // What a person painted on an empty sheet is nobody else's.
      (drawing.kind === 'inbetween' && (draftOf(drawing) !== null || !drawing.paint)) ||
      (drawing.kind === 'copy' && drawing.generated),
  );
}

function describeFile(file: PlannedFile, hashes: Hashes): Record<string, unknown> {
  const layers = file.layers.map(({ cel, drawing }) => describeDrawing(cel, drawing, hashes));
  const [only] = layers;
  return file.asItIs && only ? only : { state: 'composed', layers };
}

function describeDrawing(cel: Cel, drawing: Drawing, { ofKey, models }: Hashes): Record<string, unknown> {
  const names = { cel: cel.name, drawing: drawing.id };
  if (drawing.kind === 'key') return { ...names, state: 'key', source: drawing.file };
  if (drawing.kind === 'copy') {
    return { ...names, state: 'copy', of: drawing.of, generated: drawing.generated, ...paintOf(drawing) };
  }
  const span = spanOf(cel, drawing);
  const made = madeBy(drawing, models);
  const keys = [span?.fromDrawingId, span?.toDrawingId].flatMap((id) => {
    const key = drawingById(cel, id);
    return key?.kind === 'key' ? [{ file: key.file, sha256: ofKey.get(key.picture) ?? null }] : [];
  });
  return {
    ...names,
    state: drawing.state,
    keys,
    t: drawing.tUnit,
    ...made,
    ...saidOf(cel, drawing),
    ...paintOf(drawing),
  };
}

/** What drew the picture, which need not be what draws now. A model that is not installed any more is named by its id. */
function madeBy({ made }: Inbetween, models: Hashes['models']): Record<string, unknown> {
  if (!made || made.model === '') return {};
  const { model: id, palette } = made;
  return { model: models?.get(id) ?? { id }, ...(palette !== undefined && { paletteStep: palette }) };
}

/** That a person painted on it, over what, and the layers by their sha256: the drawing below can be told from the hand above it. */
function paintOf({ paint }: Pick<Inbetween | CopiedDrawing, 'paint'>): Record<string, unknown> {
  if (!paint) return {};
  const { over, erased, draft } = paint;
  return { painted: { by: 'person', over: draft === null ? 'nothing' : 'generated', layers: { over, erased } } };
}

/** What the shown picture was made with: who said what of it, and whether it obeys. */
function saidOf(cel: Cel, { made }: Inbetween): Record<string, unknown> {
  const corrections = (made?.obedience ?? []).map(({ correctionId, obeyed }) => {
    const said = cel.corrections.find(({ id }) => id === correctionId);
    const by = said ? { kind: said.gesture.kind, author: said.author, at: said.at } : {};
    return { id: correctionId, ...by, obeyed };
  });
  return corrections.length === 0 ? {} : { corrections };
}
