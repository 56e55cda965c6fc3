// Key poses of the girl with her hair and cloth, and the true drawings between them.
// Between two keys every number goes straight from one to the other; because limbs are angles, their tips travel on arcs.

import { actingRows } from './acting.mjs';
import { chainPoints, follow } from './chain.mjs';
import { lerp } from './geometry.mjs';
import { joints } from './skeleton.mjs';

export const KEYS_PER_SECOND = 6;

/** Chains: where they are tied on (a joint name of the skeleton), how they hang. Wind blows from right to left. */
// biome-ignore format: one row per chain
export const CHAINS = {
  ponytail: { root: 'ponytail', turn: 'head', segments: 7, lengthPx: 262, restDeg: 194, gravity: 1700, wind: [-760, 0], flutter: 300, drag: 0.984, stiff: 0.35, maxBendDeg: 36, gustPhase: 0 },
  lockNear: { root: 'lockNear', turn: 'head', segments: 3, lengthPx: 104, restDeg: 94, gravity: 1500, wind: [-260, 0], drag: 0.965, stiff: 0.1, gustPhase: 1 },
  lockFar: { root: 'lockFar', turn: 'head', segments: 3, lengthPx: 92, restDeg: 88, gravity: 1500, wind: [-220, 0], drag: 0.965, stiff: 0.1, gustPhase: 1.6 },
  fringe: { root: 'fringe', turn: 'head', segments: 2, lengthPx: 60, restDeg: 92, gravity: 1500, wind: [-160, 0], drag: 0.95, stiff: 0.25, gustPhase: 0.4 },
  tuft: { root: 'tuft', turn: 'head', segments: 3, lengthPx: 46, restDeg: -108, gravity: 200, wind: [-500, 0], drag: 0.97, stiff: 0.16, gustPhase: 0.2 },
  scarfTail: { root: 'scarfTail', turn: 'chest', segments: 8, lengthPx: 300, restDeg: 192, gravity: 520, wind: [-1300, -330], flutter: 900, drag: 0.984, stiff: 0.06, maxBendDeg: 30, gustPhase: 2.2 },
  scarfFront: { root: 'scarfFront', turn: 'chest', segments: 4, lengthPx: 126, restDeg: 94, gravity: 1500, wind: [-300, 0], flutter: 160, drag: 0.97, stiff: 0.08, maxBendDeg: 24, gustPhase: 0.9 },
};

const blend = (a, b, t) => Object.fromEntries(Object.keys(a).map((k) => [k, lerp(a[k], b[k], t)]));

/** Pose with slow-in and slow-out, only for letting the chains swing; `seconds` from the first key. */
function eased(rows, seconds) {
  const x = Math.max(0, Math.min(rows.length - 1, seconds * KEYS_PER_SECOND));
  const i = Math.min(Math.floor(x), rows.length - 2);
  const t = x - i;
  const at = (j) => rows[Math.max(0, Math.min(rows.length - 1, j))];
  const out = {};
  for (const k of Object.keys(rows[0])) {
    const [p0, p1, p2, p3] = [at(i - 1)[k], at(i)[k], at(i + 1)[k], at(i + 2)[k]];
    out[k] =
      0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t + (3 * p1 - p0 - 3 * p2 + p3) * t ** 3);
  }
  return out;
}

/** All key poses with the chains' angles filled in: {pose, chains}[]. */
export function girlKeys() {
  const rows = actingRows();
  const times = rows.map((_, i) => i / KEYS_PER_SECOND);
  const tracks = {};
  for (const [name, spec] of Object.entries(CHAINS)) {
    tracks[name] = follow(
      spec,
      (seconds) => {
        const j = joints(eased(rows, seconds));
        return { at: j[spec.root], angleDeg: j[spec.turn].rotDeg };
      },
      times,
    );
  }
  return rows.map((pose, i) => ({
    pose,
    chains: Object.fromEntries(Object.keys(CHAINS).map((n) => [n, tracks[n][i]])),
  }));
}

/** The true in-between at `tUnit` (0..1) on a linear timing chart. */
export function between(a, b, tUnit) {
  const chains = {};
  for (const n of Object.keys(a.chains)) chains[n] = a.chains[n].map((v, i) => lerp(v, b.chains[n][i], tUnit));
  return { pose: blend(a.pose, b.pose, tUnit), chains };
}

export const chainLine = (name, chains, root) => chainPoints(root, chains[name], CHAINS[name].lengthPx);
