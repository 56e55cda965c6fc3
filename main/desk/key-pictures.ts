import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ErrorReport, NakawariError } from '../contract/errors';
import { sha256OfBytes } from '../ingest/hash-bytes';
import { sniffFormat } from '../ingest/picture-format';
import type { LearnedOfFile } from './key-index';
import { learnFrom } from './name-keys';

/** Where a key's picture lies, and how to know that it still is that picture. */
export interface KeyPlace {
  /** Absolute. */
  readonly path: string;
  /** How the file is named to the person. */
  readonly file: string;
  readonly bytes: number;
  readonly mtimeMs: number;
  /** Null until the file was read. */
  readonly sha256: string | null;
  /** Why it cannot be used, where that is known. */
  readonly error: ErrorReport | null;
  /** Told once, when the file is first read. */
  readonly learned?: ((learned: LearnedOfFile) => void) | undefined;
}

export interface KeyContent {
  readonly path: string;
  readonly sha256: string;
}

/** So many places of one picture are remembered: the same drawing may lie in several cuts. */
const MOST_PLACES = 8;

/** Where the pictures of open cuts are, by name. A name never lies: what it no longer fits is not given out. */
export class KeyPictures {
  readonly #places = new Map<string, KeyPlace[]>();

  offer(picture: string, place: KeyPlace): void {
    const others = (this.#places.get(picture) ?? []).filter((other) => other.path !== place.path);
    this.#places.set(picture, [place, ...others].slice(0, MOST_PLACES));
  }

  knows(picture: string): boolean {
    return this.#places.has(picture);
  }

  /**
   * The bytes that the name stands for, or undefined when the file is gone or another by now.
   * @throws NakawariError the reason why the picture cannot be used, where it is one that no program shows
   */
  async read(picture: string): Promise<{ readonly bytes: Buffer; readonly type: string | undefined } | undefined> {
    const found = await this.#find(picture);
    if (!found) return undefined;
    const { bytes, place } = found;
    if (place.error) throw new NakawariError(place.error.code, place.error.detail);
    return { bytes, type: SHOWN_AS_THEY_ARE.get(sniffFormat(bytes) ?? '') };
  }

  /**
   * File and content of a key, for the network and for exports. Read when its content is not known yet.
   * @throws NakawariError picture-missing, document-changed, and the reason why the picture cannot be used
   */
  async contentOf(picture: string, file: string): Promise<KeyContent> {
    for (const place of this.#places.get(picture) ?? []) {
      if (place.sha256 === null || !(await isStill(place))) continue;
      if (place.error) throw new NakawariError(place.error.code, place.error.detail);
      return { path: place.path, sha256: place.sha256 };
    }
    const found = await this.#find(picture);
    if (!found) throw new NakawariError(this.knows(picture) ? 'document-changed' : 'picture-missing', { file });
    const { path, sha256, error } = found.place;
    if (error) throw new NakawariError(error.code, error.detail);
    return { path, sha256: sha256 ?? (await sha256OfBytes(found.bytes)) };
  }

  /** A decoder found a fault that the file's own checks do not tell. */
  noteDamaged(picture: string): ErrorReport | undefined {
    const [place] = this.#places.get(picture) ?? [];
    if (!place) return undefined;
    const error: ErrorReport = { code: 'picture-damaged', detail: { file: place.file } };
    this.offer(picture, { ...place, error });
    if (place.sha256 !== null) place.learned?.({ sha256: place.sha256, size: null, error });
    return error;
  }

  async #find(picture: string): Promise<{ readonly bytes: Buffer; readonly place: KeyPlace } | undefined> {
    for (const place of this.#places.get(picture) ?? []) {
      const read = await readPlace(place);
      if (!read) continue;
      if (!read.isUntouched) {
        // Another size or time: only the content can say that it is the same picture.
        if (place.sha256 === null || (await sha256OfBytes(read.bytes)) !== place.sha256) continue;
        return { bytes: read.bytes, place };
      }
      if (place.sha256 !== null) return { bytes: read.bytes, place };
      const learned = await learnFrom(read.bytes, place.file);
      const known = { ...place, sha256: learned.sha256, error: learned.error };
      this.offer(picture, known);
      place.learned?.(learned);
      return { bytes: read.bytes, place: known };
    }
    return undefined;
  }
}

interface ReadPlace {
  readonly bytes: Buffer;
  readonly isUntouched: boolean;
}

async function readPlace(place: KeyPlace): Promise<ReadPlace | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(place.path, 'r');
    const before = await handle.stat();
    const bytes = await handle.readFile();
    const isUntouched = before.size === place.bytes && before.mtimeMs === place.mtimeMs && bytes.length === place.bytes;
    return { bytes, isUntouched };
  } catch {
    return undefined;
  } finally {
    await handle?.close();
  }
}

async function isStill(place: KeyPlace): Promise<boolean> {
  const handle = await open(place.path, 'r').catch(() => undefined);
  const found = await handle?.stat().catch(() => undefined);
  await handle?.close();
  return found?.size === place.bytes && found.mtimeMs === place.mtimeMs;
}

/** A place that is known by its content alone. */
export function placeByContent(path: string, sha256: string): KeyPlace {
  return { path, file: basename(path), bytes: -1, mtimeMs: -1, sha256, error: null };
}

/** What every browser shows; other formats are turned into PNG on the way out. */
const SHOWN_AS_THEY_ARE: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
]);
