import { join } from 'node:path';
import { probePicture } from '../../ingest/probe-picture';
import { fill } from '../../ingest/testing/pictures';
import type { KeyRef } from '../drawing-engine';

/** Writes a key and gives the reference that the engine takes. */
export async function keyFile(folder: string, name: string, bytes: Uint8Array): Promise<KeyRef> {
  await fill(folder, { [name]: bytes });
  const path = join(folder, name);
  return { path, sha256: (await probePicture(path)).facts.sha256 };
}
