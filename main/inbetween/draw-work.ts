import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { tensorNamed } from '../analysis/planes';
import type { WorkingSize } from '../analysis/working-size';
import type { AppliedCorrection } from '../contract/corrections-of';
import type { Obedience } from '../contract/cut';
import { NakawariError } from '../contract/errors';
import { type DrawnPicture as FinishedPicture, finishDrawing } from '../corrections/after-drawing';
import type { GraphTensors } from '../inference/graph-session';
import { type DecodedPicture, decodePicture, type Pixels } from '../ingest/decode-picture';
import { writeError, writeFlushed } from '../store/write-whole';
import type { ChildModel, ChildNetwork, ChildTwoImage, ChildWork, Doubt, WrittenFile } from './child-messages';
import { doubtOfTween } from './doubt';
import { asDepth, drawPixels, lookToKeep, sharedLook, workingPixels, workingPixelsOf } from './draw-inbetween';
import { type DrawingStyle, encodeDrawing, styleFrom } from './drawing-png';
import type { CheckWanted, DrawingStudio, Wanted } from './drawing-studio';
import { enforcedTween } from './enforced-tween';
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
  readonly obedience: readonly Obedience[];
}

type DrawWork = Extract<ChildWork, { kind: 'draw' }>;

/** What a drawing is made of, before it is a file. */
export interface DrawnPicture {
  readonly pixels: Pixels;
  readonly sizePx: { readonly width: number; readonly height: number };
  readonly style: DrawingStyle;
  readonly doubt: Doubt | null;
  readonly obedience: readonly Obedience[];
  /** What the tween graph gave; null for a key itself and for other networks. */
  readonly tween: { readonly tensors: GraphTensors; readonly size: WorkingSize } | null;
}

type PictureWork = Omit<DrawWork, 'drawingPath'>;

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
  const { pixels, sizePx, style, doubt, obedience } = await drawPicture(studio, work, model, check);
  const isKey = work.tUnit === 0 || work.tUnit === 1;
  const png = await encodeDrawing(pixels, sizePx, style, isKey ? null : { version, modelId: model.id });
  return { drawing: await writeResult(work.drawingPath, png), doubt, obedience };
}

/** The same without a file. @throws NakawariError keys-differ-in-size, document-changed, cancelled, picture- and model- codes */
export async function drawPicture(
  studio: DrawingStudio,
  work: PictureWork,
  model: ChildModel,
  check: CheckWanted,
): Promise<DrawnPicture> {
  const wanted = work.corrections.length === 0 && work.detail === 'full' ? 'drawing' : 'everything';
  await studio.load(model, wanted);
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
    const { pixels, facts } = keys[work.tUnit];
    return { pixels, sizePx, style: styleFrom(facts, facts), doubt: null, obedience: [], tween: null };
  }
  const style = styleFrom(facts0, facts1);
  const of = { work: { ...work, wanted }, keys, style, check } as const;
  const { pixels, doubt, obedience, tween } =
    model.kind === 'two-image' ? await byTwoImages(studio, model, of) : await byNetwork(studio, model, of);
  check();
  const size = studio.sizeOf(keys[0], model, work.detail);
  const drawnPx = work.detail === 'half' ? { width: size.widthPx, height: size.heightPx } : sizePx;
  const drawn = {
    ...{ pixels, widthPx: drawnPx.width, heightPx: drawnPx.height },
    ...{ perKeyPxX: drawnPx.width / sizePx.width, perKeyPxY: drawnPx.height / sizePx.height },
    isBinarised:
      work.corrections.length > 0 &&
      work.detail === 'full' &&
      lookToKeep(sharedLook(keys, size), work.palette) === 'binarised',
  };
  const kept = await keptPictures(work, drawn);
  const after = finishDrawing(drawn, work.corrections, kept);
  return {
    ...{ pixels, sizePx: drawnPx, style, doubt, tween },
    obedience: whole(work.corrections, [...obedience, ...after]),
  };
}

interface ToDraw {
  readonly work: PictureWork & { readonly wanted: Wanted };
  readonly keys: readonly [DecodedPicture, DecodedPicture];
  readonly style: DrawingStyle;
  readonly check: CheckWanted;
}

interface DrawnPixels {
  readonly pixels: Pixels;
  readonly doubt: Doubt | null;
  readonly obedience: readonly Obedience[];
  readonly tween: DrawnPicture['tween'];
}

async function byNetwork(studio: DrawingStudio, model: ChildNetwork, of: ToDraw): Promise<DrawnPixels> {
  const { work, keys, style, check } = of;
  const { tween, size, obedience, pieces } = await enforcedTween(studio, work, model, check);
  const preview = async () => {
    if (!pieces) return workingPixels(tween, size).slice();
    const ofKey = async (key: PictureWork['key0']) =>
      imageOf(await studio.key(key, model, check, { detail: work.detail }));
    return workingPixelsOf([await ofKey(work.key0), await ofKey(work.key1)], tween, pieces, size);
  };
  const pixels =
    work.detail === 'half'
      ? asDepth({ depthBits: 8, rgba: await preview() }, style.depthBits)
      : await drawPixels(keys, tween, size, style, check, work.palette, pieces);
  return { pixels, doubt: doubtOfTween(tween, model, size), obedience, tween: { tensors: tween, size } };
}

function imageOf(key: GraphTensors): Uint8Array {
  const image = tensorNamed(key, 'image');
  if (image.type !== 'uint8') throw new Error('image is not uint8');
  return image.data;
}

/** Such a network hears nothing: what can be done without it is done after. */
async function byTwoImages(studio: DrawingStudio, model: ChildTwoImage, of: ToDraw): Promise<DrawnPixels> {
  const { work, keys, style, check } = of;
  const pixels = await drawTwoImage(studio, keys, work.tUnit, model, style, check);
  const isDeaf = ({ gesture }: AppliedCorrection) => gesture.kind !== 'keep' && gesture.kind !== 'lines';
  const obedience = work.corrections
    .filter(isDeaf)
    .map(({ id }): Obedience => ({ correctionId: id, measure: 'covered', value: null, obeyed: false }));
  return { pixels, doubt: null, obedience, tween: null };
}

/** One line a correction, in their order; what nothing was measured of was taken in as it was said. */
function whole(corrections: readonly AppliedCorrection[], measured: readonly Obedience[]): Obedience[] {
  return corrections.map(({ id }) => {
    const own = measured.filter(({ correctionId }) => correctionId === id);
    return (
      own.find(({ obeyed }) => !obeyed) ?? own[0] ?? { correctionId: id, measure: 'covered', value: null, obeyed: true }
    );
  });
}

async function keptPictures({ kept }: PictureWork, drawn: FinishedPicture): Promise<ReadonlyMap<string, Pixels>> {
  const found = new Map<string, Pixels>();
  for (const [id, path] of Object.entries(kept)) {
    const { facts, pixels } = await decodePicture(path);
    if (facts.widthPx === drawn.widthPx && facts.heightPx === drawn.heightPx) {
      found.set(id, asDepth(pixels, drawn.pixels.depthBits));
    }
  }
  return found;
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
