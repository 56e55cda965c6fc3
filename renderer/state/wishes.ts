import type { Cel, Cut, PictureId } from '../../main/contract/cut';
import { exposureAt } from '../../main/contract/cut-queries';
import { displayedAt, playedAt } from './displayed';
import { type Drafts, pictureOf } from './drafts';
import { keysOfSpan, spanHere } from './span-here';

/** Which pictures are needed soon: what is seen now, the fingers' three, then onwards from the playhead, round the loop. */
export function picturesWanted(
  cut: Cut,
  cels: readonly Cel[],
  selected: Cel | undefined,
  frame: number,
  drafts: Drafts,
  most = 400,
): PictureId[] {
  const wanted = new Set<PictureId>();
  const add = (picture: PictureId | null | undefined) => {
    if (picture) wanted.add(picture);
  };
  for (const cel of cels) add(displayedAt(cel, frame, drafts)?.picture);
  if (selected !== undefined) {
    const span = spanHere(selected, frame);
    const keys = span && keysOfSpan(selected, span);
    add(keys?.from.picture);
    add(keys?.to.picture);
    const here = exposureAt(selected, frame);
    const index = here === undefined ? -1 : selected.exposures.indexOf(here);
    for (const beside of [selected.exposures[index - 1], selected.exposures[index + 1]]) {
      const drawing = beside && selected.drawings.find((candidate) => candidate.id === beside.drawingId);
      if (drawing) add(pictureOf(selected.id, drawing, drafts));
    }
  }
  for (let step = 0; step < cut.lengthFrames && wanted.size < most; step += 1) {
    const at = ((frame - 1 + step) % cut.lengthFrames) + 1;
    for (const cel of cels) {
      const begins = exposureAt(cel, at)?.frame === at;
      if (begins || step === 0) add(playedAt(cel, at, drafts));
    }
  }
  return [...wanted];
}
