import type { Correction, PartInKeys } from '../../../main/contract/correction';
import type { Cel } from '../../../main/contract/cut';
import { drawingById } from '../../../main/contract/cut-queries';
import { sayFraction } from '../../state/chart-fraction';
import { isPartName } from '../../words/part-names';
import type { Words } from '../../words/words';
import { sayJoint } from '../joints/say-joint';

/** What a correction says, of what, and where, in words. */

function sayPart(words: Words, name: string): string {
  return isPartName(name) ? words.parts[name] : name;
}

function sayOf(words: Words, { part }: PartInKeys): string {
  return part === null ? words.correct.list.mask : sayPart(words, part);
}

function whatOf(words: Words, { gesture }: Correction): string | null {
  switch (gesture.kind) {
    case 'key-point': {
      const name = sayJoint(words, gesture.name);
      return gesture.state === 'seen' ? name : `${name}, ${words.correct.joint[gesture.state]}`;
    }
    case 'point-at':
    case 'arc':
      return sayJoint(words, gesture.name);
    case 'key-mask':
    case 'mask-at':
      return sayPart(words, gesture.part);
    case 'order':
    case 'timing':
      return sayOf(words, gesture.of);
    default:
      return null;
  }
}

export function sayCorrection(words: Words, correction: Correction): string {
  const kind = words.correct.list.kinds[correction.gesture.kind];
  const what = whatOf(words, correction);
  return what === null ? kind : words.correct.list.of(kind, what);
}

function keyNumber(cel: Cel, id: string): number | null {
  const drawing = drawingById(cel, id);
  return drawing?.kind === 'key' ? drawing.number : null;
}

/** Of which key, span or drawing. */
export function sayTarget(words: Words, cel: Cel, { target }: Correction): string {
  const { list } = words.correct;
  if (target.kind === 'key') {
    const number = keyNumber(cel, target.drawingId);
    return number === null ? list.gone : list.onKey(number);
  }
  if (target.kind === 'drawings') {
    const [only] = target.drawingIds;
    const drawing = target.drawingIds.length === 1 ? drawingById(cel, only) : undefined;
    return drawing?.kind === 'inbetween'
      ? list.onDrawing(sayFraction(drawing.tUnit))
      : list.onDrawings(target.drawingIds.length);
  }
  const span = cel.spans.find(({ id }) => id === target.spanId);
  const [from, to] = [span && keyNumber(cel, span.fromDrawingId), span && keyNumber(cel, span.toDrawingId)];
  if (from === undefined || to === undefined || from === null || to === null) return list.gone;
  if (target.fromUnit === 0 && target.toUnit === 1) return list.onSpan(from, to);
  return list.onStretch(from, to, target.fromUnit.toFixed(2), target.toUnit.toFixed(2));
}

const MOST_FRAMES = 12;

/** `2, 3, 4`; of very many the first ones. */
export function sayFrames(frames: readonly number[]): string {
  const shown = frames.slice(0, MOST_FRAMES).join(', ');
  return frames.length > MOST_FRAMES ? `${shown} …` : shown;
}
