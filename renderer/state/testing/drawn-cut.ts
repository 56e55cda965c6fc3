import type { Cel, Cut, Inbetween, InbetweenState, Made } from '../../../main/contract/cut';
import { letterPicture, smallCel, smallCut } from './small-cut';

export interface Drawn {
  readonly id: string;
  readonly doubt01: number | null;
  readonly state?: InbetweenState;
  readonly picture?: string;
  /** Pictures of later versions that nobody chose. */
  readonly later?: readonly string[];
  readonly madeAt?: number;
}

export const hexPicture = (index: number) => index.toString(16).padStart(64, '0');

/** A cel of two keys with these in-betweens, each on a frame of its own; a doubt, a state, what the story needs. */
export function celOfDrawn(drawn: readonly Drawn[], id = 'A'): Cel {
  const base = smallCel(id);
  const [span] = base.spans;
  if (span === undefined) throw new Error('the small cel has a span');
  const drawings = drawn.map((one, index): Inbetween => {
    const tUnit = (index + 1) / (drawn.length + 1);
    const made: Made = {
      ...{ fromPicture: letterPicture('a'), toPicture: letterPicture('c'), model: 'small', lookAt: null },
      ...{ tUnit: one.madeAt ?? tUnit, doubt01: one.doubt01 },
    };
    const picture = one.picture ?? hexPicture(index + 1);
    const versions = [picture, ...(one.later ?? [])].map((own) => ({
      ...{ picture: own, made, source: 'generated' as const, at: null },
    }));
    const state = one.state ?? 'generated';
    const isWanted = state === 'wanted';
    return {
      ...{ kind: 'inbetween', id: one.id, spanId: span.id, tUnit, state, note: '' },
      ...{ picture: isWanted ? null : picture, made: isWanted ? null : made, versions: isWanted ? [] : versions },
    };
  });
  const keys = base.drawings.filter((drawing) => drawing.kind === 'key').slice(0, 2);
  return {
    ...base,
    drawings: [...keys, ...drawings],
    exposures: [
      { frame: 1, drawingId: span.fromDrawingId },
      ...drawings.map((drawing, index) => ({ frame: index + 2, drawingId: drawing.id })),
      { frame: drawings.length + 2, drawingId: span.toDrawingId },
    ],
    spans: [{ ...span, endFrame: drawings.length + 2, inbetweenIds: drawings.map((drawing) => drawing.id) }],
  };
}

export const cutOfDrawn = (drawn: readonly Drawn[]): Cut => ({
  ...smallCut([celOfDrawn(drawn)]),
  lengthFrames: drawn.length + 2,
});
