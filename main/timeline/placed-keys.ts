import type { Cel, Cut } from '../contract/cut';
import { keysOf } from '../contract/cut-queries';
import { type Rates, tickOfFrame } from './exposure';
import type { PlacedCel, PlacedKey } from './lay-out-cut';

/** Reads back from a laid out cut where its keys stand: the inverse of `layOutCut`, exact at every rate the contract allows. */
export function placedCelsOf(cut: Cut): PlacedCel[] {
  return cut.cels.map((cel) => ({ id: cel.id, name: cel.name, keys: placedKeysOf(cel, cut, cut.lengthFrames) }));
}

function placedKeysOf(cel: Cel, rates: Rates, lengthFrames: number): PlacedKey[] {
  const keys = keysOf(cel);
  return keys.map((drawing) => {
    const tick = tickOfFrame(cel.exposures.find((exposure) => exposure.drawingId === drawing.id)?.frame ?? 1, rates);
    const span = cel.spans.find((candidate) => candidate.fromDrawingId === drawing.id);
    // The last key of a cel is held to the end of the cut: its own hold is not written down and makes no difference.
    const lastTick = span ? tickOfFrame(span.startFrame, rates) : tickOfFrame(lengthFrames + 1, rates) - 1;
    return { drawing, tick, heldTicks: Math.max(1, lastTick - tick + 1) };
  });
}
