import type { WorkingSize } from '../analysis/working-size';
import type { Claim, Mover } from './displacement';
import { eachCell, emptyGrid, follow, type Grid, type Spot, sample } from './grid';

/** The motion of the drawing without the corrections in question: from the in-between back to each key, working pixels. */
export interface BaseFlow {
  readonly flowT0: Grid;
  readonly flowT1: Grid;
}

export const HINT_CELL_PX = 8;

/** [3] each: flow back to the key and confidence. */
export interface HintsAtT {
  readonly hint0: Grid;
  readonly hint1: Grid;
  /** [1] 1: taken from key 0 alone, 2: from key 1 alone, 0: from either. Nothing of it said when left out. */
  readonly only?: Grid;
}

export const noHints = (size: WorkingSize): HintsAtT => ({
  hint0: emptyGrid(3, HINT_CELL_PX, size),
  hint1: emptyGrid(3, HINT_CELL_PX, size),
});

/**
 * Pins and limbs as the tween graph hears them: `hint_t0`, `hint_t1` [3] = flow back to the key and confidence. Several movers share a
 * place by how near they are (a normalised bell); at its own spot each is alone, so that all are met.
 * @param before what was said of the way already; it is changed
 */
export function hintsAtT(
  movers: readonly Mover[],
  base: BaseFlow,
  size: WorkingSize,
  before: HintsAtT = noHints(size),
): HintsAtT {
  const { hint0, hint1, only } = before;
  const cells = hint0.width * hint0.height;
  eachCell(hint0, (index, centre) => {
    const claims = movers.flatMap((mover) => mover(centre) ?? []);
    if (claims.length === 0) return;
    const { weight, source } = shared(claims);
    // The drawing that the spot was seen in has heard `before` already: the later word counts but where it is faint.
    if (weight < FAINT * (hint0.data[2 * cells + index] ?? 0)) return;
    only?.data.fill(0, index, index + 1);
    for (const [side, hint] of [hint0, hint1].entries()) {
      const flow = side === 0 ? base.flowT0 : base.flowT1;
      const mended = mendedBy(claims, side, flow);
      hint.data[index] = source.x - centre.x + sample(flow, 0, source) + mended.x;
      hint.data[cells + index] = source.y - centre.y + sample(flow, 1, source) + mended.y;
      hint.data[2 * cells + index] = weight;
    }
  });
  return before;
}

const FAINT = 0.5;
const pullOf = (weight: number): number => weight / (1.001 - weight);

function shared(claims: readonly Claim[]): { weight: number; source: Spot } {
  let [x, y, pulls, weight] = [0, 0, 0, 0];
  for (const claim of claims) {
    const pull = pullOf(claim.weight);
    x += claim.source.x * pull;
    y += claim.source.y * pull;
    pulls += pull;
    weight = Math.max(weight, claim.weight);
  }
  return { weight, source: { x: x / pulls, y: y / pulls } };
}

/** Where a person said where the spot is in the key: by how much the drawing without the correction missed that. */
function mendedBy(claims: readonly Claim[], side: number, flow: Grid): Spot {
  let [x, y, pulls] = [0, 0, 0];
  for (const { weight, pin } of claims) {
    const pull = pullOf(weight);
    pulls += pull;
    const said = side === 0 ? pin.source0 : pin.source1;
    if (!said) continue;
    const found = follow(flow, pin.from);
    x += (said.x - found.x) * pull;
    y += (said.y - found.y) * pull;
  }
  return { x: x / pulls, y: y / pulls };
}
