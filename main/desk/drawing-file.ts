import { readFile } from 'node:fs/promises';
import type { Drawing } from '../contract/cut';
import { NakawariError } from '../contract/errors';
import { sha256OfBytes } from '../ingest/hash-bytes';
import type { DrawingService, KeyFile } from './drawing-service';
import type { KeyPictures } from './key-pictures';

/**
 * The file of what a drawing shows, with its content's hash: of a key its own, of an in-between the drawing as it is seen, painted or not.
 * @throws NakawariError not-found (it is not drawn), and why a key's file cannot be used
 */
export async function fileOfDrawing(
  drawing: Drawing,
  keys: KeyPictures,
  service: Pick<DrawingService, 'pictureFile'>,
): Promise<KeyFile> {
  if (drawing.kind === 'key') return keys.contentOf(drawing.picture, drawing.file);
  const path = drawing.picture === null ? undefined : await service.pictureFile(drawing.picture);
  if (path === undefined) throw new NakawariError('not-found', { what: drawing.id });
  return { path, sha256: await sha256OfBytes(await readFile(path)) };
}
