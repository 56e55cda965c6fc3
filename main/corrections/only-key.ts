import { planesNamed, tensorNamed } from '../analysis/planes';
import type { WorkingSize } from '../analysis/working-size';
import type { GraphTensors } from '../inference/graph-session';
import { backgroundAt } from './background';
import type { WorkingPixels } from './colour-area';
import { distance, follow, type Grid, gridOf, type Spot } from './grid';
import type { HintsAtT } from './hint-at-t';

/**
 * What a person has matched and one key alone shows is taken from that key: of a background before which something stands in the other,
 * of a thing that lies beside the other's paper. The network weighs the keys by what it thinks of the motion, and has not been told this.
 */

/** What `HintsAtT.only` says of a cell. */
export const FROM_KEY = [1, 2] as const;

/** Things end between cells: a place is clear when its surroundings are. */
const AROUND_PX = 6;
const CLEAR = 0.5;
const CLEARER = 0.15;

/** How sure it is that a key shows the background there and nothing before it, 0..1. */
export function clearAt(parts: Grid, { x, y }: Spot): number {
  let least = 1;
  for (const dx of [-AROUND_PX, 0, AROUND_PX]) {
    for (const dy of [-AROUND_PX, 0, AROUND_PX]) least = Math.min(least, backgroundAt(parts, { x: x + dx, y: y + dy }));
  }
  return least;
}

/** 0 where either key will do. @param clear0 how sure it is that key 0 shows it, 0..1 */
export function onlyKey(clear0: number, clear1: number): number {
  if ((clear0 >= CLEAR && clear1 >= CLEAR) || Math.abs(clear0 - clear1) < CLEARER) return 0;
  return clear0 > clear1 ? FROM_KEY[0] : FROM_KEY[1];
}

/** The network may have moved it so far from where it was told. */
const AS_TOLD_PX = 4;

/** The tween graph's answer with such places taken from their key; the answer itself stays as it is. */
export function takenFromOneKey(
  tween: GraphTensors,
  hints: HintsAtT | undefined,
  pictures: readonly [WorkingPixels, WorkingPixels],
  size: WorkingSize,
): GraphTensors {
  const only = hints?.only;
  if (!hints || !only?.data.some((key) => key > 0)) return tween;
  const blend = gridOf(planesNamed(tween, 'blend', 1), size);
  const residual = gridOf(planesNamed(tween, 'residual', 4), size);
  const flows = [
    gridOf(planesNamed(tween, 'flow_t0', 2), size),
    gridOf(planesNamed(tween, 'flow_t1', 2), size),
  ] as const;
  const told = [hints.hint0, hints.hint1] as const;
  const cells = only.width * only.height;
  const keyAt = (place: Spot): 0 | 1 | undefined => {
    const cell = Math.floor(place.y / only.cellPx) * only.width + Math.floor(place.x / only.cellPx);
    const said = only.data[cell] ?? 0;
    if (said === 0) return undefined;
    const key = said === FROM_KEY[0] ? 0 : 1;
    const hint = { x: told[key].data[cell] ?? 0, y: told[key].data[cells + cell] ?? 0 };
    return distance(follow(flows[key], place), { x: place.x + hint.x, y: place.y + hint.y }) < AS_TOLD_PX
      ? key
      : undefined;
  };
  const blendData = blend.data.slice();
  const residualData = residual.data.slice();
  const each = ({ width, height, cellPx }: Grid, act: (index: number, key: 0 | 1) => void) => {
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const key = keyAt({ x: (x + 0.5) * cellPx, y: (y + 0.5) * cellPx });
        if (key !== undefined) act(y * width + x, key);
      }
    }
  };
  each(blend, (index, key) => {
    blendData[index] = key === 0 ? 1 : 0;
  });
  each(residual, (index) => {
    for (let c = 0; c < 4; c += 1) residualData[c * residual.width * residual.height + index] = 0;
  });
  const changed = new Map(tween);
  changed.set('blend', { ...tensorNamed(tween, 'blend'), type: 'float32', data: blendData });
  changed.set('residual', { ...tensorNamed(tween, 'residual'), type: 'float32', data: residualData });
  const drawing = tween.get('drawing');
  if (drawing?.type === 'uint8') {
    const data = drawing.data.slice();
    each({ ...blend, width: size.paddedWidthPx, height: size.paddedHeightPx, cellPx: 1 }, (index, key) => {
      const place = { x: (index % size.paddedWidthPx) + 0.5, y: Math.floor(index / size.paddedWidthPx) + 0.5 };
      sampleInto(pictures[key], follow(flows[key], place), data, index * 4);
    });
    changed.set('drawing', { ...drawing, data });
  }
  return changed;
}

/** Between four pixels, each weighed by its opacity. */
export function sampleInto(
  { rgba, widthPx, heightPx }: WorkingPixels,
  { x, y }: Spot,
  out: Uint8Array,
  at: number,
): void {
  const gx = Math.min(Math.max(x - 0.5, 0), widthPx - 1);
  const gy = Math.min(Math.max(y - 0.5, 0), heightPx - 1);
  const [x0, y0] = [Math.min(Math.floor(gx), widthPx - 2), Math.min(Math.floor(gy), heightPx - 2)];
  const [fx, fy] = [gx - x0, gy - y0];
  const first = (y0 * widthPx + x0) * 4;
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let corner = 0; corner < 4; corner += 1) {
    const [i, j] = [corner & 1, corner >> 1];
    const from = first + (j * widthPx + i) * 4;
    const weight = (i === 1 ? fx : 1 - fx) * (j === 1 ? fy : 1 - fy) * (rgba[from + 3] ?? 0);
    red += weight * (rgba[from] ?? 0);
    green += weight * (rgba[from + 1] ?? 0);
    blue += weight * (rgba[from + 2] ?? 0);
    alpha += weight;
  }
  out[at + 3] = alpha + 0.5;
  if (alpha === 0) return;
  out[at] = red / alpha + 0.5;
  out[at + 1] = green / alpha + 0.5;
  out[at + 2] = blue / alpha + 0.5;
}
