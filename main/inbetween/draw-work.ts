import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { NakawariError } from '../contract/errors';
import { writeError, writeFlushed } from '../store/write-whole';
import type { ChildModel, ChildWork, Doubt, WrittenFile } from './child-messages';
import { doubtOfTween } from './doubt';
import { drawPixels } from './draw-inbetween';
import { encodeDrawing, styleFrom } from './drawing-png';
import type { CheckWanted, DrawingStudio } from './drawing-studio';
import { drawTwoImage } from './two-image-work';

/** Writes what is to be committed to the store: flushed, with the hash of the very bytes written. */
export async function writeResult(path: string, bytes: Uint8Array): Promise<WrittenFile> {
  await writeFlushed(path, bytes).catch((error: unknown) => {
    throw writeError(error, dirname(path));
  });
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

export interface DrawnFile {
  readonly drawing: WrittenFile;
  readonly doubt: Doubt | null;
}

type DrawWork = Extract<ChildWork, { kind: 'draw' }>;

/**
 * Draws one in-between into a file. At t = 0 and t = 1 that is the key itself, never the network's idea of it.
 * @throws NakawariError keys-differ-in-size, document-changed, cancelled, disk-full, output-not-writable, picture- and model- codes
 */
export async function drawInbetween(
  studio: DrawingStudio,
  work: DrawWork,
  model: ChildModel,
  version: string,
  check: CheckWanted,
): Promise<DrawnFile> {
  await studio.load(model);
  const keys = [await studio.decoded(work.key0), await studio.decoded(work.key1)] as const;
  const [facts0, facts1] = [keys[0].facts, keys[1].facts];
  if (facts0.widthPx !== facts1.widthPx || facts0.heightPx !== facts1.heightPx) {
    throw new NakawariError('keys-differ-in-size', {
      ...{ file: nameOf(work.key1.path), width: facts1.widthPx, height: facts1.heightPx },
      ...{ otherFile: nameOf(work.key0.path), otherWidth: facts0.widthPx, otherHeight: facts0.heightPx },
    });
  }
  const sizePx = { width: facts0.widthPx, height: facts0.heightPx };
  if (work.tUnit === 0 || work.tUnit === 1) {
    const key = keys[work.tUnit];
    const png = await encodeDrawing(key.pixels, sizePx, styleFrom(key.facts, key.facts), null);
    return { drawing: await writeResult(work.drawingPath, png), doubt: null };
  }
  const style = styleFrom(facts0, facts1);
  const generator = { version, modelId: model.id };
  if (model.kind === 'two-image') {
    const pixels = await drawTwoImage(studio, keys, work.tUnit, model, style, check);
    const png = await encodeDrawing(pixels, sizePx, style, generator);
    return { drawing: await writeResult(work.drawingPath, png), doubt: null };
  }
  const size = studio.sizeOf(keys[0], model);
  const tween = await studio.tween(work.key0, work.key1, work.tUnit, model, check);
  const pixels = await drawPixels(keys, tween, size, style, check);
  check();
  const png = await encodeDrawing(pixels, sizePx, style, generator);
  return { drawing: await writeResult(work.drawingPath, png), doubt: doubtOfTween(tween, model, size) };
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
