import type { WorkingSize } from '../analysis/working-size';
import type { AppliedCorrection } from '../contract/corrections-of';
import { lookOf } from './belonging';
import type { WorkingPixels } from './colour-area';
import { moverOfLimb, moverOfPins } from './displacement';
import { emptyGrid, type Grid, tensorOf } from './grid';
import { type HintsAtT, hintsAtT } from './hint-at-t';
import { coverageOf } from './line-coverage';
import type { Pin } from './pins';
import { limbsOf, type SeenAtT } from './resolve-pins';
import { joined, NOTHING, pointsTensor, type Said } from './said';
import type { Anatomy } from './say-of-keys';

/** What the drawing shows without the gestures at t. */
export interface BaseAtT extends SeenAtT {
  /** [P] probabilities. */
  readonly parts: Grid;
  readonly picture: WorkingPixels;
}

/**
 * The gestures at t as the tween graph takes them: `hint_t0`, `hint_t1`, `given_points_t`, `lines_t`. Masks at t are not told: they are
 * enforced in what the drawing is composed of (drawn/mask-at-t.ts), and what lies beside them stays.
 * @param before what the matches say at t; it is changed
 */
export function atTAsSaid(
  applied: readonly AppliedCorrection[],
  pins: readonly Pin[],
  base: BaseAtT,
  anatomy: Anatomy,
  size: WorkingSize,
  before?: HintsAtT,
): Said {
  const said = new Map<string, ReturnType<typeof tensorOf>>();
  if (pins.length > 0) {
    const look = lookOf(base.parts, base.picture, size);
    const movers = [moverOfPins(pins, look), ...limbsOf(pins, base, anatomy).map((limb) => moverOfLimb(limb, look))];
    const { hint0, hint1 } = hintsAtT(movers, base, size, before);
    said.set('hint_t0', tensorOf(hint0));
    said.set('hint_t1', tensorOf(hint1));
    const joints = anatomy.keypoints.map((_, index) => {
      const pin = pins.findLast(({ keypoint }) => keypoint === index);
      return pin && { ...pin.to, visibility01: 1 };
    });
    if (joints.some((joint) => joint !== undefined)) said.set('given_points_t', pointsTensor(joints));
  }
  return joined(said, linesAsSaid(applied, size));
}

/** Lines alone: they mean the paper, whatever the drawing showed before. */
export function linesAsSaid(applied: readonly AppliedCorrection[], size: WorkingSize): Said {
  const lines = applied.flatMap(({ gesture }) => (gesture.kind === 'lines' ? gesture.lines : []));
  return lines.length === 0 ? NOTHING : new Map([['lines_t', tensorOf(linesMap(lines, size))]]);
}

const LINE_CELL_PX = 2;
/** As in training: a mark is "drawn" from this on, and speaks for two cells around it. */
const DRAWN01 = 0.3;
const AROUND_CELLS = 2;

function linesMap(lines: Parameters<typeof coverageOf>[0], size: WorkingSize): Grid {
  const map = emptyGrid(2, LINE_CELL_PX, size);
  const { width, height } = map;
  const ink = coverageOf(lines, {
    ...{ width, height, leastWidth: 1 },
    ...{ perPxX: size.scaleX / LINE_CELL_PX, perPxY: size.scaleY / LINE_CELL_PX },
  });
  map.data.set(ink);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((ink[y * width + x] ?? 0) <= DRAWN01) continue;
      for (let j = Math.max(0, y - AROUND_CELLS); j <= Math.min(height - 1, y + AROUND_CELLS); j += 1) {
        const from = (height + j) * width;
        map.data.fill(1, from + Math.max(0, x - AROUND_CELLS), from + Math.min(width - 1, x + AROUND_CELLS) + 1);
      }
    }
  }
  return map;
}
