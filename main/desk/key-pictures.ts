import { readFile } from 'node:fs/promises';
import { sha256OfBytes } from '../ingest/hash-bytes';
import { sniffFormat } from '../ingest/picture-format';

/** Where the pictures of open cuts are: a key is named by the sha256 of its file's bytes. */
export class KeyPictures {
  readonly #paths = new Map<string, string>();

  offer(picture: string, path: string): void {
    this.#paths.set(picture, path);
  }

  pathOf(picture: string): string | undefined {
    return this.#paths.get(picture);
  }

  /** The bytes that the id names, or undefined when the file is gone or has other bytes by now: an id never lies. */
  async read(picture: string): Promise<{ readonly bytes: Buffer; readonly type: string | undefined } | undefined> {
    const path = this.#paths.get(picture);
    const bytes = path === undefined ? undefined : await readFile(path).catch(() => undefined);
    if (!bytes || (await sha256OfBytes(bytes)) !== picture) return undefined;
    return { bytes, type: SHOWN_AS_THEY_ARE.get(sniffFormat(bytes) ?? '') };
  }
}

/** What every browser shows; other formats are turned into PNG on the way out. */
const SHOWN_AS_THEY_ARE: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
]);
