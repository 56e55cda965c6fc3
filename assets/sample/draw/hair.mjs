// Hair: a cap, locks swept from root to tip, a side ponytail and a tuft.

import { COLOUR, INK } from './palette.mjs';
import { add, curve, frame, mix, normals, polar, profile, sub } from './geometry.mjs';
import { pen, poly, sweep } from './ink.mjs';
import { chainLine } from './poses.mjs';

const LW = 2.7;

/** A group of locks as one silhouette: all lines first, then all fills. */
function drawLocks(sheet, locks, { shadeBy = [5, -4] } = {}) {
  for (const { line, r } of locks) {
    const moved = line.map(([x, y]) => [x - 0.2, y + 0.5]);
    sheet.fill(sweep(moved, (f, i) => r(f) + LW * (r(f) > 4 ? 1 : 0.35 + 0.16 * r(f)) * (i === 0 ? 1 : 1)), INK);
  }
  const d = locks.map(({ line, r }) => sweep(line, r)).join('');
  sheet.cel(d, COLOUR.hair, shadeBy);
  return d;
}

const lock = (pts, rows, stepPx = 3) => ({ line: curve(pts, { stepPx }), r: profile(rows, (x) => x) });

export function drawPonytail(sheet, j, chains) {
  const pts = chainLine('ponytail', chains, j.ponytail);
  const spine = curve(pts, { stepPx: 4 });
  const side = (k0, from, bend, spread) => {
    const out = pts.slice(from).map((p, i, all) => {
      const d = sub(all[Math.min(i + 1, all.length - 1)], all[Math.max(i - 1, 0)]);
      const l = Math.hypot(d[0], d[1]);
      const t = i / (all.length - 1);
      const off = k0 * (1 - t) + spread * t * t + bend * Math.sin(t * Math.PI);
      return [p[0] - (d[1] / l) * off, p[1] + (d[0] / l) * off];
    });
    return out;
  };
  const locks = [
    lock(side(12, 1, 10, 34).slice(0, 5), [[0, 10], [0.45, 15], [1, 0]], 4),
    lock(side(-10, 1, -10, -26).slice(0, 6), [[0, 10], [0.45, 16], [1, 0]], 4),
    { line: spine, r: profile([[0, 11], [0.12, 20], [0.42, 30], [0.72, 22], [1, 0]], (x) => x) },
  ];
  const d = drawLocks(sheet, locks, { shadeBy: [8, -10] });
  sheet.inside(d, () => {
    for (const [a, b] of [[6, 2], [-7, -10]]) sheet.fill(pen(side(a, 1, 2, b).slice(0, 5), 2, { start: 0.1, end: 0.1, peak: 0.4 }), INK);
  });
  return spine;
}

export function drawHairTie(sheet, j) {
  const at = j.ponytail;
  const f = frame(add(at, [-2, 0]), j.head.rotDeg + 40);
  const pts = curve(f.all([[-8, -16], [4, -19], [10, -8], [10, 8], [4, 19], [-8, 16], [-12, 0]]), { closed: true, stepPx: 2 });
  sheet.fill(sweep([...pts, pts[0]], () => 1.8), INK);
  sheet.cel(poly(pts), COLOUR.scarf, [3, -4]);
  sheet.fill(pen(f.all([[4, -10], [0, -2], [2, 8]]), 1.8), INK);
}

/** Outline of the skull's hair; turning the head to the right shows more of its back on the left. */
const skull = (h, pose, pts) => h.all(pts.map(([x, y]) => [x - pose.yaw * (x < 0 === pose.yaw > 0 ? 18 : 5) * Math.min(1, Math.abs(x) / 40), y]));
const ARC = [[-85, 38], [-92, -10], [-84, -53], [-51, -88], [0, -101], [51, -88], [84, -53], [92, -10], [85, 38]];

/** Back of the head and the short hair at the nape, behind face and neck. */
export function drawBackHair(sheet, j, pose, chains) {
  const round = curve(skull(j.head, pose, [...ARC, [58, 72], [0, 84], [-58, 72]]), { closed: true, stepPx: 4 });
  const bend = chains.lockNear[1] - 94;
  const nape = [[-60, 40, -58, 40], [-46, 56, -40, 30]].map(([x, y, lean, len]) => {
    const root = skull(j.head, pose, [[x, y]])[0];
    const f = frame(root, lean * 0.4 + bend * 0.5 + j.head.rotDeg);
    return lock(f.all([[8, -14], [-6, 8], [-20, 20], [-26 - len * 0.3, 18 + len * 0.2]]), [[0, 16], [0.5, 13], [1, 0]]);
  });
  for (const l of nape) sheet.fill(sweep(l.line, (f) => l.r(f) + (l.r(f) > 4 ? LW : 0.9 + 0.44 * l.r(f))), INK);
  sheet.fill(sweep([...round, round[0]], () => LW / 2 + 0.6), INK);
  for (const l of nape) sheet.fill(sweep(l.line, l.r), COLOUR.hair.shade);
  sheet.fill(poly(round), COLOUR.hair.shade);
}

/** Fringe spines in head space: root near the parting, over the forehead, to a tip that turns aside. */
const FRINGE = [
  { root: [16, -90, 20], mid: [-48, -52, 56], tip: [-61, 2, 48], turn: -5, w: 15 },
  { root: [16, -90, 20], mid: [56, -50, 42], tip: [63, -2, 40], turn: 3, w: 12 },
  { root: [16, -90, 20], mid: [-28, -48, 74], tip: [-38, -8, 70], turn: -7, w: 15 },
  { root: [16, -90, 20], mid: [-4, -46, 80], tip: [-15, 6, 82], turn: -7, w: 18 },
  { root: [16, -90, 20], mid: [24, -52, 78], tip: [14, -14, 82], turn: -6, w: 12 },
  { root: [16, -90, 20], mid: [40, -52, 68], tip: [42, -4, 70], turn: 4, w: 16 },
];

function fringeLocks(j, chains) {
  const h = j.head;
  const sway = (chains.fringe[1] - 98 - h.rotDeg * 0.4) * 0.6;
  return FRINGE.map(({ root, mid, tip, turn, w }) => {
    const t = h.point(tip);
    const m = h.point(mid);
    const d = sub(t, m);
    const swung = add(m, polar(Math.atan2(d[1], d[0]) * 180 / Math.PI + sway, Math.hypot(d[0], d[1])));
    const bow = mix(m, swung, 0.6);
    return lock([h.point(root), m, [bow[0] - turn * 0.5, bow[1]], [swung[0] + turn * 0.5, swung[1]]], [[0, 8], [0.4, w], [0.68, w * 0.74], [1, 0]]);
  });
}

function sideLocks(j, chains) {
  const near = chainLine('lockNear', chains, j.lockNear);
  const far = chainLine('lockFar', chains, j.lockFar);
  const h = j.head;
  return [
    lock([h.point([-50, -70, 36]), h.point([-74, -38, 30]), ...near], [[0, 10], [0.35, 15], [0.6, 14], [0.85, 8], [1, 0]]),
    lock([h.point([44, -70, 20]), h.point([68, -38, 18]), ...far], [[0, 6], [0.35, 11], [0.6, 10], [0.85, 6], [1, 0]]),
  ];
}


function capPoints(h, pose) {
  const inner = [[70, -6], [58, -40], [10, -60], [-50, -40], [-66, 6], [-74, 40]].map(([x, y]) => h.at([x + pose.yaw * 18, y]));
  return [...curve(skull(h, pose, ARC), { stepPx: 4 }), ...curve(inner, { stepPx: 4 })];
}

/** Shadow that the fringe throws on the face; to be drawn inside the face. */
export function fringeShadow(sheet, j, chains) {
  for (const l of [...fringeLocks(j, chains), ...sideLocks(j, chains)]) sheet.moved(sweep(l.line, l.r), COLOUR.skin.shade, [-5, 8]);
  sheet.moved(poly(capPoints(j.head, { yaw: 0 })), COLOUR.skin.shade, [-4, 8]);
}

const inkRadius = (l) => (f) => l.r(f) + (l.r(f) > 4 ? LW : 0.9 + 0.44 * l.r(f));

export function drawFrontHair(sheet, j, pose, chains) {
  const h = j.head;
  const cap = poly(capPoints(h, pose));
  const fringe = fringeLocks(j, chains);
  const sides = sideLocks(j, chains);
  const tuft = lock([h.point([10, -78, 10]), ...chainLine('tuft', chains, j.tuft)], [[0, 9], [0.3, 6.5], [0.65, 5], [1, 0]]);
  const all = [tuft, ...sides, ...fringe];
  // All lines first, then all fills: one silhouette. The lower edge of the cap carries no line.
  sheet.fill(sweep(curve(skull(h, pose, ARC), { stepPx: 4 }), (f) => (LW / 2 + 1.2) * (0.3 + 0.7 * Math.sin(Math.PI * (0.06 + 0.88 * f)))), INK);
  for (const l of all) sheet.fill(sweep(l.line.map(([x, y]) => [x - 0.2, y + 0.5]), inkRadius(l)), INK);
  const d = cap + all.map((l) => sweep(l.line, l.r)).join('');
  sheet.fill(cap, COLOUR.hair.base);
  for (const l of all) sheet.fill(sweep(l.line, l.r), COLOUR.hair.base);
  sheet.inside(cap, () => {
    sheet.fill(poly(curve(skull(h, pose, [[-104, 60], [-110, -60], [-70, -98], [-76, -56], [-82, -16], [-70, 40]]), { closed: true })), COLOUR.hair.shade);
  });
  // Hides the lower edge of the cap in the shadow behind the near lock.
  sheet.fill(poly(skull(h, pose, [[-84, 28], [-76, 28], [-76, 44], [-81, 44]])), COLOUR.hair.shade);
  for (const l of all) shadeLock(sheet, l, sides.includes(l) ? 0.35 : 0.42);
  // Between two locks the line runs up from the notch and dies away.
  for (const l of [...fringe.filter((_, i) => i !== 1), ...sides]) {
    const n = l.line.length;
    const part = l.line.slice(Math.round(n * 0.34), Math.round(n * 0.84));
    sheet.fill(pen(part.map(([x, y], i) => [x - l.r(0.34 + (0.5 * i) / part.length) * 0.97, y]), 2.1, { start: 0.05, end: 0.8, peak: 0.8, raw: true }), INK);
  }
  drawGloss(sheet, j, d);
  // Strands that run from the parting over the skull.
  const strand = (pts, w) => sheet.fill(pen(pts.map((p) => h.point(p)), w, { start: 0.15, end: 0.05, peak: 0.35 }), INK);
  sheet.inside(d, () => {
    strand([[30, -88, 10], [52, -70, 24], [66, -40, 24]], 2);
    strand([[-40, -92, -6], [-70, -66, 10], [-82, -30, 12]], 1.8);
  });
}

/** A wedge of shadow on the side away from the light, from nothing to the tip. */
function shadeLock(sheet, l, from) {
  const n = l.line.length;
  const start = Math.round(n * from);
  const part = l.line.slice(start);
  const side = normals(part);
  sheet.inside(sweep(l.line, l.r), () => {
    const away = part.map(([x, y], i) => [x + side[i][0] * l.r(from + ((1 - from) * i) / part.length) * 0.72, y + side[i][1] * 2]);
    sheet.fill(sweep(away, (f) => l.r(from + (1 - from) * f) * 0.78 * Math.min(1, f * 2.4)), COLOUR.hair.shade);
  });
}

/** One band of gloss around the crown, pointed at both ends and toothed below. */
function drawGloss(sheet, j, clip) {
  const h = j.head;
  const xs = [-70, -58, -46, -34, -22, -10, 2, 14, 26, 38];
  const at = (x, y) => h.point([x, y + x * x * 0.007, 58 - Math.abs(x) * 0.25]);
  const thick = (i) => Math.sin((i / (xs.length - 1)) * Math.PI);
  const above = xs.map((x, i) => at(x, -64 - 7 * thick(i)));
  const below = xs.map((x, i) => at(x, -64 + 7 * thick(i) + (i % 2 ? 4.5 : -4.5) * thick(i)));
  sheet.inside(clip, () => sheet.fill(poly([...curve(above, { stepPx: 2 }), ...curve(below.reverse(), { stepPx: 2 })]), COLOUR.hair.light));
}
