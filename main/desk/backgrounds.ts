import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { refusal } from '../contract/refusals';
import { makeFolders, renameOver, writeError } from '../store/write-whole';

const MOST_BYTES = 512 * 1024 * 1024;
/** What errors call the folder. */
const NAME = 'backgrounds';

/** The picture that a person has laid under the drawings of a cut: no part of the document and of no export. */
export class Backgrounds {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, NAME);
  }

  /** As it was given; whether it is a picture is the page's business. */
  async get(cutId: string): Promise<Buffer | undefined> {
    return readFile(join(this.#folder, cutId)).catch(() => undefined);
  }

  /**
   * There whole or as it was before. An empty one takes away what is there.
   * @throws NakawariError disk-full, output-not-writable, input-invalid (too large)
   */
  async put(cutId: string, body: ReadableStream<Uint8Array>): Promise<void> {
    await makeFolders(this.#folder, NAME);
    const temporary = join(this.#folder, `.${cutId}.${randomBytes(6).toString('hex')}.part`);
    try {
      await pipeline(Readable.fromWeb(body as NodeReadableStream), limited(), createWriteStream(temporary));
      const isEmpty = (await stat(temporary)).size === 0;
      await renameOver(temporary, join(this.#folder, cutId));
      if (isEmpty) await this.#remove(cutId);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw writeError(error, NAME);
    }
  }

  async #remove(cutId: string): Promise<void> {
    await rm(join(this.#folder, cutId), { force: true });
  }
}

function limited(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) done(refusal('file-too-large', { file: NAME }));
      else done(null, chunk);
    },
  });
}
