import { z } from 'zod';
import {
  ghostRate,
  inkRatio,
  type LineDrawing,
  lineDistance,
  lineDistanceP95At540Px,
  lineDrawing,
} from './line-metrics';
import { linePieces } from './line-pieces';
import { linesOf } from './lines';
import { paletteError, paletteOf } from './palette';
import { type Mask, overWhite, type PaperPicture } from './picture';
import type { RgbaPicture } from './read-picture';
import { meanOver, pixelErrors, ssimMap } from './similarity';

/** Null where the figure has no meaning for the case (no such pixels, no labels). */
const figure = z.number().nullable();

/** What is measured on one drawing. Names end in their unit; without one it is a share or a ratio. */
export const pictureScoreSchema = z.strictObject({
  psnrDb: figure,
  psnrMovingDb: figure,
  psnrSeenInBothDb: figure,
  psnrSeenInOneDb: figure,
  psnrSeenInNoneDb: figure,
  interpolationError: figure,
  ssim: figure,
  ssimMoving: figure,
  ssimSeenInBoth: figure,
  ssimSeenInOne: figure,
  ssimSeenInNone: figure,
  cdE5: figure,
  drawnToTrueE5: figure,
  trueToDrawnE5: figure,
  lineP95At540Px: figure,
  inkRatio: figure,
  ghostRate: figure,
  paletteError: figure,
  /** Reports from before they were measured have none of these. */
  warpingError01: figure.default(null),
  linePieces: figure.default(null),
});
export type PictureScore = z.infer<typeof pictureScoreSchema>;
export const PICTURE_FIGURES = Object.keys(pictureScoreSchema.shape) as readonly (keyof PictureScore)[];

/** What all methods of a case are held against, prepared once. */
export interface Truth {
  readonly paper: PaperPicture;
  readonly lines: LineDrawing;
  readonly keyLines: readonly [LineDrawing, LineDrawing];
  readonly palette: ReturnType<typeof paletteOf>;
  readonly moving: Mask;
  /** Pixels seen in both keys, in one, in none; undefined without labels. */
  readonly seen: readonly [Mask, Mask, Mask] | undefined;
}

const onPaper = (picture: RgbaPicture) => overWhite(picture.rgba, picture.widthPx, picture.heightPx);
const CHANGED_01 = 2 / 255;

/** Where something happens: the keys differ, or (with labels) the place moves by more than a pixel. */
function movingArea(key0: PaperPicture, key1: PaperPicture, labelled: Mask | undefined): Mask {
  const { widthPx, heightPx } = key0;
  const on = labelled ? Uint8Array.from(labelled.on) : new Uint8Array(widthPx * heightPx);
  for (let i = 0; i < key0.rgb01.length; i += 1) {
    if (Math.abs((key0.rgb01[i] ?? 0) - (key1.rgb01[i] ?? 0)) > CHANGED_01) on[Math.floor(i / 3)] = 1;
  }
  return { widthPx, heightPx, on };
}

export function prepareTruth(
  truth: RgbaPicture,
  keys: readonly [RgbaPicture, RgbaPicture],
  labelled: { readonly moving: Mask; readonly seen: readonly [Mask, Mask, Mask] } | undefined,
): Truth {
  const [paper, key0, key1] = [onPaper(truth), onPaper(keys[0]), onPaper(keys[1])];
  return {
    paper,
    lines: lineDrawing(linesOf(paper)),
    keyLines: [lineDrawing(linesOf(key0)), lineDrawing(linesOf(key1))],
    palette: [...paletteOf(key0), ...paletteOf(key1)],
    moving: movingArea(key0, key1, labelled?.moving),
    seen: labelled?.seen,
  };
}

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** @param warpingError01 to the neighbour before it (`warping-error.ts`); it takes two drawings, so the caller has it */
export function scoreDrawing(picture: RgbaPicture, truth: Truth, warpingError01: number | null = null): PictureScore {
  const paper = onPaper(picture);
  const lines = lineDrawing(linesOf(paper));
  const errors = pixelErrors(paper, truth.paper);
  const similarity = ssimMap(paper, truth.paper).values;
  const { cdE5, drawnToTrueE5, trueToDrawnE5 } = lineDistance(lines, truth.lines);
  const psnrIn = (mask: Mask | undefined) => (mask ? orNull(errors.psnrDb(mask)) : null);
  const ssimIn = (mask: Mask | undefined) => (mask ? orNull(meanOver(similarity, mask)) : null);
  const [both, one, none] = truth.seen ?? [];
  return {
    psnrDb: orNull(errors.psnrDb()),
    psnrMovingDb: psnrIn(truth.moving),
    psnrSeenInBothDb: psnrIn(both),
    psnrSeenInOneDb: psnrIn(one),
    psnrSeenInNoneDb: psnrIn(none),
    interpolationError: orNull(errors.interpolationError()),
    ssim: orNull(meanOver(similarity)),
    ssimMoving: ssimIn(truth.moving),
    ssimSeenInBoth: ssimIn(both),
    ssimSeenInOne: ssimIn(one),
    ssimSeenInNone: ssimIn(none),
    cdE5: orNull(cdE5),
    drawnToTrueE5: orNull(drawnToTrueE5),
    trueToDrawnE5: orNull(trueToDrawnE5),
    lineP95At540Px: orNull(lineDistanceP95At540Px(lines, truth.lines)),
    inkRatio: orNull(inkRatio(lines.lines, truth.lines.lines)),
    ghostRate: ghostRate(lines.lines, truth.lines, ...truth.keyLines),
    paletteError: orNull(paletteError(paper, truth.paper, truth.palette)),
    warpingError01,
    linePieces: orNull(linePieces(lines.lines, truth.lines.lines)),
  };
}

/** A drawing that nobody would clean up: left-overs of another pose, or lines that vanished. */
export function isFailure({ ghostRate: ghosts, inkRatio: ink }: PictureScore): boolean {
  return (ghosts ?? 0) > 0.1 || (ink !== null && ink < 0.8);
}
