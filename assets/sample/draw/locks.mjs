// Locks of hair: swept from root to tip; where each one grows, and the outline of the skull's hair.

import { add, curve, mix, polar, profile, sub } from './geometry.mjs';
import { chainLine } from './poses.mjs';

/** Width of the line around hair, in pixels. */
export const LW = 2.7;
export const lock = (pts, rows, stepPx = 3) => ({ line: curve(pts, { stepPx }), r: profile(rows, (x) => x) });

/** Radius of the line under a lock: it thins out with the tip. */
export const inkRadius = (l) => (f) => l.r(f) + (l.r(f) > 4 ? LW : 0.9 + 0.44 * l.r(f));

/** Outline of the skull's hair; turning the head to the right shows more of its back on the left. */
export const skull = (h, pose, pts) =>
  h.all(pts.map(([x, y]) => [x - pose.yaw * (x < 0 === pose.yaw > 0 ? 18 : 5) * Math.min(1, Math.abs(x) / 40), y]));
export const ARC = [
  [-85, 38],
  [-92, -10],
  [-84, -53],
  [-51, -88],
  [0, -101],
  [51, -88],
  [84, -53],
  [92, -10],
  [85, 38],
];

/** Fringe spines in head space: root near the parting, over the forehead, to a tip that turns aside. */
const FRINGE = [
  { root: [16, -90, 20], mid: [-48, -52, 56], tip: [-61, 2, 48], turn: -5, w: 15 },
  { root: [16, -90, 20], mid: [56, -50, 42], tip: [63, -2, 40], turn: 3, w: 12 },
  { root: [16, -90, 20], mid: [-28, -48, 74], tip: [-38, -8, 70], turn: -7, w: 15 },
  { root: [16, -90, 20], mid: [-4, -46, 80], tip: [-15, 6, 82], turn: -7, w: 18 },
  { root: [16, -90, 20], mid: [24, -52, 78], tip: [14, -14, 82], turn: -6, w: 12 },
  { root: [16, -90, 20], mid: [40, -52, 68], tip: [42, -4, 70], turn: 4, w: 16 },
];

export function fringeLocks(j, chains) {
  const h = j.head;
  const sway = (chains.fringe[1] - 98 - h.rotDeg * 0.4) * 0.6;
  return FRINGE.map(({ root, mid, tip, turn, w }) => {
    const t = h.point(tip);
    const m = h.point(mid);
    const d = sub(t, m);
    const swung = add(m, polar((Math.atan2(d[1], d[0]) * 180) / Math.PI + sway, Math.hypot(d[0], d[1])));
    const bow = mix(m, swung, 0.6);
    return lock(
      [h.point(root), m, [bow[0] - turn * 0.5, bow[1]], [swung[0] + turn * 0.5, swung[1]]],
      [
        [0, 8],
        [0.4, w],
        [0.68, w * 0.74],
        [1, 0],
      ],
    );
  });
}

export function sideLocks(j, chains) {
  const near = chainLine('lockNear', chains, j.lockNear);
  const far = chainLine('lockFar', chains, j.lockFar);
  const h = j.head;
  return [
    lock(
      [h.point([-50, -70, 36]), h.point([-74, -38, 30]), ...near],
      [
        [0, 10],
        [0.35, 15],
        [0.6, 14],
        [0.85, 8],
        [1, 0],
      ],
    ),
    lock(
      [h.point([44, -70, 20]), h.point([68, -38, 18]), ...far],
      [
        [0, 6],
        [0.35, 11],
        [0.6, 10],
        [0.85, 6],
        [1, 0],
      ],
    ),
  ];
}

export function capPoints(h, pose) {
  const inner = [
    [70, -6],
    [58, -40],
    [10, -60],
    [-50, -40],
    [-66, 6],
    [-74, 40],
  ].map(([x, y]) => h.at([x + pose.yaw * 18, y]));
  return [...curve(skull(h, pose, ARC), { stepPx: 4 }), ...curve(inner, { stepPx: 4 })];
}
