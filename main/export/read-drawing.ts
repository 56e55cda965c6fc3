import { readFile } from 'node:fs/promises';
import type { Drawing, KeyDrawing } from '../contract/cut';
import { NakawariError } from '../contract/errors';

/** How an export gets at pictures. */
export interface PictureSources {
  /**
   * A key's own bytes, checked to be the ones that the cut was made from, and their sha256.
   * @throws NakawariError picture-missing, document-changed
   */
  readonly readKey: (key: KeyDrawing) => Promise<{ readonly bytes: Uint8Array; readonly sha256: string }>;
  /** File or bytes of any other picture, or undefined when it is gone. */
  readonly readPicture: (id: string) => Promise<Uint8Array | string | undefined>;
}

/** @throws NakawariError picture-missing, document-changed (a key), not-found (any other drawing without picture) */
export async function readDrawing(drawing: Drawing, sources: PictureSources): Promise<Uint8Array> {
  if (drawing.kind === 'key') return (await sources.readKey(drawing)).bytes;
  const found = drawing.picture === null ? undefined : await sources.readPicture(drawing.picture);
  if (found === undefined) throw new NakawariError('not-found', { what: drawing.id });
  return typeof found === 'string' ? readFile(found) : found;
}
