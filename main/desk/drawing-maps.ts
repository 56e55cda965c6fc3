import { correctionsOf } from '../contract/corrections-of';
import type { Cel, Drawing, KeyDrawing } from '../contract/cut';
import { drawingById, endsOf, spanOf } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import type { DrawingMaps } from '../contract/maps';
import type { DrawingService, KeyFile } from './drawing-service';
import type { KeyPictures } from './key-pictures';

export const NEVER_ABORTED = new AbortController().signal;

/**
 * What the network saw in this drawing; for a key, with its motion towards the next one.
 * @throws NakawariError not-found, model-*, picture-*, engine-*, cancelled
 */
export async function drawingMaps(
  keys: KeyPictures,
  cel: Cel,
  drawing: Drawing,
  service: DrawingService,
  signal: AbortSignal = NEVER_ABORTED,
): Promise<DrawingMaps> {
  const keyFile = async (key: KeyDrawing): Promise<KeyFile> => keys.contentOf(key.picture, key.file);
  if (drawing.kind === 'copy') throw new NakawariError('not-found', { what: drawing.id });
  if (drawing.kind === 'key') {
    const next = drawingById(cel, cel.spans.find((span) => span.fromDrawingId === drawing.id)?.toDrawingId);
    const key1 = next?.kind === 'key' ? await keyFile(next) : undefined;
    return service.mapsOfKey(await keyFile(drawing), key1, { signal });
  }
  const ends = endsOf(cel, spanOf(cel, drawing));
  if (!ends) throw new NakawariError('not-found', { what: drawing.spanId });
  const [key0, key1] = [await keyFile(ends.from), await keyFile(ends.to)];
  const corrections = correctionsOf(cel, drawing);
  return service.mapsOfInbetween({ key0, key1, tUnit: drawing.tUnit, corrections }, { signal });
}
