import type { PictureId } from '../../../main/contract/cut';
import type { DrawingMaps } from '../../../main/contract/maps';
import type { Overlay } from '../../state/view-store';
import type { CelStrip, Scene } from './messages';

/** Where in a strip the exposure of this frame is; -1 before the first. */
export function indexAt(strip: CelStrip, frame: number): number {
  let low = 0;
  let high = strip.frames.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((strip.frames[middle] ?? 0) <= frame) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function pictureAt(strip: CelStrip | undefined, frame: number): PictureId | null {
  return strip === undefined ? null : (strip.pictures[indexAt(strip, frame)] ?? null);
}

export function overlayPictures(maps: DrawingMaps | null, shown: readonly Overlay[]): PictureId[] {
  if (maps === null) return [];
  const pictures: Partial<Record<Overlay, PictureId | undefined>> = {
    parts: maps.masks.picture,
    flow: maps.flow?.picture,
    occlusion: maps.occlusion?.picture,
    confidence: maps.confidence?.picture,
  };
  return shown.map((overlay) => pictures[overlay]).filter((picture) => picture !== undefined);
}

const AHEAD = 32;
const BEHIND = 4;
const MOST_IN_STRIDES = 64;

/** Which drawings are needed soon: what is seen now, what fingers may hold up, then onwards from the frame and a little back. */
export function picturesSoon(
  scene: Pick<Scene, 'layers' | 'onion' | 'pins' | 'fingers'>,
  strips: ReadonlyMap<string, CelStrip>,
  frame: number,
  playing: { readonly firstFrame: number; readonly lastFrame: number; readonly loop: boolean } | null,
): PictureId[] {
  const wanted = new Set<PictureId>();
  const add = (picture: PictureId | null | undefined) => {
    if (picture) wanted.add(picture);
  };
  const cels = scene.layers.map(({ celId }) => strips.get(celId)).filter((strip) => strip !== undefined);
  if (playing === null) {
    for (const layer of scene.layers) add(layer.picture);
    for (const sheet of [...scene.onion, ...scene.pins]) add(sheet.picture);
    for (const picture of scene.fingers) add(picture);
  }
  for (const strip of cels) add(pictureAt(strip, frame));

  const later: { readonly inFrames: number; readonly picture: PictureId }[] = [];
  const note = (inFrames: number, picture: PictureId | null | undefined) => {
    if (picture) later.push({ inFrames, picture });
  };
  for (const strip of cels) {
    const here = indexAt(strip, frame);
    const lastFrame = playing?.lastFrame ?? Number.POSITIVE_INFINITY;
    let index = here + 1;
    for (; index <= here + AHEAD && (strip.frames[index] ?? Number.POSITIVE_INFINITY) <= lastFrame; index += 1) {
      note((strip.frames[index] ?? 0) - frame, strip.pictures[index]);
    }
    if (playing?.loop === true && index <= here + AHEAD) {
      const again = Math.max(0, indexAt(strip, playing.firstFrame));
      for (let step = 0; step + index <= here + AHEAD; step += 1) {
        const from = Math.max(strip.frames[again + step] ?? lastFrame, playing.firstFrame);
        if (from >= lastFrame) break;
        note(lastFrame - frame + 1 + from - playing.firstFrame, strip.pictures[again + step]);
      }
    }
    if (playing === null) {
      // Going back is as likely as going on, but nobody goes back far at once.
      for (let back = 1; back <= BEHIND; back += 1) {
        note(frame - (strip.frames[here - back + 1] ?? 0) + 1, strip.pictures[here - back]);
      }
    }
  }
  later.sort((a, b) => a.inFrames - b.inFrames);
  for (const { picture } of later) add(picture);
  return [...wanted];
}

/** The same where only each `stride`th frame is going to be shown: whole frames in the order of their turns. */
export function picturesInStrides(
  scene: Pick<Scene, 'layers'>,
  strips: ReadonlyMap<string, CelStrip>,
  frame: number,
  stride: number,
  playing: { readonly firstFrame: number; readonly lastFrame: number; readonly loop: boolean },
): PictureId[] {
  const wanted = new Set<PictureId>();
  let at = frame;
  for (let turn = 0; turn < AHEAD && wanted.size < MOST_IN_STRIDES; turn += 1, at += stride) {
    if (at > playing.lastFrame) {
      if (!playing.loop) break;
      at = playing.firstFrame;
    }
    for (const { celId } of scene.layers) {
      const picture = pictureAt(strips.get(celId), at);
      if (picture !== null) wanted.add(picture);
    }
  }
  return [...wanted];
}
