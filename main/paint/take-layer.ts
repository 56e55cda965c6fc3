import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { NakawariError } from '../contract/errors';
import { refusal } from '../contract/refusals';
import { decodeProbed } from '../ingest/decode-picture';
import { judgePicture } from '../ingest/probe-picture';
import { flushFile, flushFolder, makeFolders, renameOver, writeError } from '../store/write-whole';

/** Layers of a person's paint lie in the document's own folder, each under the sha256 of its bytes: `<folder>/<sha256>.png`. */
export const layerName = (sha256: string): string => `${sha256}.png`;
/** A copy of what was below the paint, under its name in the store, which may have to make room. */
export const draftName = (picture: string): string => `draft.${picture}.png`;
export const TEMPORARY_LAYER = /\.part$/;

export interface PaperPx {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What a picture of this size can need, and what surrounds it. */
function mostBytes({ widthPx, heightPx }: PaperPx): number {
  return widthPx * heightPx * 8 + 1024 * 1024;
}

/**
 * Takes a layer that the page sends. When this answers, it lies on the disk to stay: whatever names it comes after.
 * @returns the sha256 of its bytes
 * @throws NakawariError picture-* (no sound PNG), input-invalid (too large, another size than the paper), disk-full, output-not-writable
 */
export async function takeLayer(folder: string, paper: PaperPx, body: ReadableStream<Uint8Array>): Promise<string> {
  const file = 'paint';
  const temporary = join(folder, `${randomBytes(6).toString('hex')}.part`);
  const hash = createHash('sha256');
  let bytes = 0;
  const limited = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength;
      hash.update(chunk);
      if (bytes > mostBytes(paper)) done(refusal('file-too-large', { file }));
      else done(null, chunk);
    },
  });
  try {
    await makeFolders(folder, file);
    await pipeline(Readable.fromWeb(body as NodeReadableStream), limited, createWriteStream(temporary));
    await checkLayer(await readFile(temporary), paper, file);
    await flushFile(temporary);
    const sha256 = hash.digest('hex');
    await renameOver(temporary, join(folder, layerName(sha256)));
    await flushFolder(folder);
    return sha256;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw writeError(error, basename(folder));
  }
}

/** Looked at whole: what is damaged is refused while the stroke is still on the screen. */
async function checkLayer(bytes: Buffer, paper: PaperPx, file: string): Promise<void> {
  const facts = await judgePicture(bytes, file);
  if (facts.format !== 'png' || !facts.hasAlpha) throw new NakawariError('picture-unsupported', { file });
  if (facts.widthPx !== paper.widthPx || facts.heightPx !== paper.heightPx) {
    throw refusal('paint-other-size', {
      a: `${facts.widthPx} × ${facts.heightPx}`,
      b: `${paper.widthPx} × ${paper.heightPx}`,
    });
  }
  await decodeProbed({ facts, bytes }, file);
}
