import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { NakawariError } from '../contract/errors';
import type { GrantedFolder } from '../contract/host';
import { refusal } from '../contract/refusals';
import { hasReadSuffix } from '../ingest/picture-name';
import { flushFile, makeFolders, renameOver, writeError } from '../store/write-whole';
import { removeLeftovers } from './durable-json';
import type { FolderGrants } from './folder-grants';

const MOST_FILES = 2000;
const MOST_FILE_BYTES = 512 * 1024 * 1024;
const MOST_BYTES = 8 * 1024 ** 3;
const LONGEST_NAME = 100;

interface Import {
  readonly folder: string;
  files: number;
  bytes: number;
}

/** Pictures dropped on the page: copied into the data folder, then opened like any folder. */
export class Imports {
  readonly #folder: string;
  readonly #grants: FolderGrants;
  readonly #open = new Map<string, Import>();

  constructor(dataFolder: string, grants: FolderGrants) {
    this.#folder = join(dataFolder, 'imports');
    this.#grants = grants;
  }

  async begin(name: string): Promise<{ importId: string; uploadUrl: string }> {
    const importId = randomBytes(9).toString('base64url').replaceAll('_', '-');
    const folder = join(this.#folder, importId, safeName(name));
    await makeFolders(folder, safeName(name));
    this.#open.set(importId, { folder, files: 0, bytes: 0 });
    return { importId, uploadUrl: `/imports/${importId}` };
  }

  #get(importId: string): Import {
    const found = this.#open.get(importId);
    if (!found) throw new NakawariError('not-found', { what: importId });
    return found;
  }

  /**
   * Takes one file. Names are made harmless, not refused; whether it is a sound picture is told when the folder is opened.
   * @throws NakawariError not-found, picture-unsupported, input-invalid (too many or too large), disk-full
   */
  async put(importId: string, celName: string, fileName: string, body: ReadableStream<Uint8Array>): Promise<void> {
    const target = this.#get(importId);
    const file = safeName(fileName);
    if (!hasReadSuffix(file)) throw new NakawariError('picture-unsupported', { file });
    target.files += 1;
    if (target.files > MOST_FILES) throw refusal('too-many-files', { most: MOST_FILES });
    const celFolder = join(target.folder, safeName(celName));
    const temporary = join(celFolder, `.${file}.${randomBytes(6).toString('hex')}.part`);
    try {
      await makeFolders(celFolder, safeName(celName));
      await pipeline(Readable.fromWeb(body as NodeReadableStream), limited(target, file), createWriteStream(temporary));
      await flushFile(temporary);
      await renameOver(temporary, join(celFolder, file));
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw writeError(error, safeName(celName));
    }
  }

  /** @throws NakawariError not-found, folder-empty */
  async finish(importId: string): Promise<GrantedFolder> {
    const { folder, files } = this.#get(importId);
    if (files === 0) throw new NakawariError('folder-empty', { folder: importId });
    this.#open.delete(importId);
    for (const cel of await readdir(folder)) await removeLeftovers(join(folder, cel));
    return this.#grants.grant(folder);
  }

  /** Imports that were begun and never finished hold nothing that anyone has seen. */
  async close(): Promise<void> {
    for (const [importId, { folder }] of this.#open) {
      await rm(join(folder, '..'), { recursive: true, force: true }).catch(() => undefined);
      this.#open.delete(importId);
    }
  }
}

function limited(target: Import, file: string): Transform {
  let fileBytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      fileBytes += chunk.byteLength;
      target.bytes += chunk.byteLength;
      const tooLarge = fileBytes > MOST_FILE_BYTES || target.bytes > MOST_BYTES;
      if (tooLarge) done(refusal('file-too-large', { file }));
      else done(null, chunk);
    },
  });
}

const WINDOWS_DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name that is one plain folder entry on every system: no separators, no leading dot, no trailing dot or blank, no device. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const short = plain.length <= LONGEST_NAME ? plain : shorten(plain);
  if (short === '') return '_';
  return WINDOWS_DEVICES.test(short) ? `_${short}` : short;
}

/** Cuts in front of the number, which must stay: it says which drawing this is. */
function shorten(name: string): string {
  return name.slice(0, 8) + name.slice(name.length - (LONGEST_NAME - 8));
}
