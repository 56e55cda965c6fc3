// The girl's bones: from a pose (angles) to frames and joints in picture pixels.

import { add, angleOf, clamp, DEG, dist, frame, polar, sub, turner } from './geometry.mjs';

export const UPPER_ARM_PX = 98;
export const FOREARM_PX = 88;

/** Elbow of a two-bone limb that must reach from `a` to `b`; `bend` is the side of the elbow. */
function reach(a, b, l1, l2, bend) {
  const d = clamp(dist(a, b), Math.abs(l1 - l2) + 0.1, l1 + l2 - 0.1);
  const base = angleOf(sub(b, a));
  const inner = Math.acos(clamp((l1 * l1 + d * d - l2 * l2) / (2 * l1 * d), -1, 1)) / DEG;
  return add(a, polar(base + bend * inner, l1));
}

export function joints(pose) {
  const pelvis = frame([pose.px, pose.py], pose.prot);
  const chestAt = add(pelvis.origin, polar(-90 + pose.lean, 118));
  const chest = frame(chestAt, pose.chest);
  const neck = chest.at([2 + pose.yaw * 6, -46]);
  const headAt = add(neck, polar(-90 + pose.neck + pose.chest * 0.5, 104));
  const turn = turner(pose.yaw, pose.pitch);
  const head = { ...frame(headAt, pose.head), turn };
  /** A head-space point (x, y, z) in the picture. */
  head.point = (p) => head.at(turn(p));

  const shoulderFar = chest.at([55, -22 - pose.shrug]);
  const elbowFar = add(shoulderFar, polar(pose.upper, UPPER_ARM_PX * pose.armScale));
  const wristFar = add(elbowFar, polar(pose.fore, FOREARM_PX * pose.foreScale));
  const shoulderNear = chest.at([-55, -22]);
  const wristNear = pelvis.at([-44, -2]);
  const elbowNear = reach(shoulderNear, wristNear, 92, 80, 1);

  return {
    pelvis,
    chest,
    head,
    neck,
    shoulderFar,
    elbowFar,
    wristFar,
    shoulderNear,
    elbowNear,
    wristNear,
    ponytail: head.point([-70, -72, -22]),
    lockNear: head.point([-76, -8, 26]),
    lockFar: head.point([75, -8, 26]),
    fringe: head.point([0, -60, 60]),
    tuft: head.point([2, -92, 0]),
    scarfTail: chest.at([-34, -46]),
    scarfFront: chest.at([-20, -28]),
  };
}
