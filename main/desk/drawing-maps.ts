import { join } from 'node:path';
import type { Cel, Drawing } from '../contract/cut';
import { drawingById, spanOf } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import type { DrawingMaps } from '../contract/maps';
import type { DrawingService, KeyFile } from './drawing-service';

const NEVER_ABORTED = new AbortController().signal;

/**
 * What the network saw in this drawing; for a key, with its motion towards the next one.
 * @throws NakawariError not-found, model-*, picture-*, engine-*, cancelled
 */
export async function drawingMaps(
  folder: string,
  cel: Cel,
  drawing: Drawing,
  service: DrawingService,
  signal: AbortSignal = NEVER_ABORTED,
): Promise<DrawingMaps> {
  const keyFile = (id: string | undefined): KeyFile | undefined => {
    const key = drawingById(cel, id);
    if (key?.kind !== 'key') return undefined;
    return { path: join(folder, ...key.file.split('/')), sha256: key.picture };
  };
  if (drawing.kind === 'key') {
    const key = keyFile(drawing.id);
    if (!key) throw new NakawariError('not-found', { what: drawing.id });
    const next = cel.spans.find((span) => span.fromDrawingId === drawing.id)?.toDrawingId;
    return service.mapsOfKey(key, keyFile(next), { signal });
  }
  if (drawing.kind === 'copy') throw new NakawariError('not-found', { what: drawing.id });
  const span = spanOf(cel, drawing);
  const [key0, key1] = [keyFile(span?.fromDrawingId), keyFile(span?.toDrawingId)];
  if (!key0 || !key1) throw new NakawariError('not-found', { what: drawing.spanId });
  return service.mapsOfInbetween({ key0, key1, tUnit: drawing.tUnit }, { signal });
}
