// Hair: a cap, locks swept from root to tip, a side ponytail and a tuft.

import { COLOUR, INK } from './palette.mjs';
import { add, curve, frame, mix, polar, profile, sub } from './geometry.mjs';
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

const lock = (pts, rows, stepPx = 3) => ({ line: curve(pts, { stepPx }), r: profile(rows) });

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
    lock(side(14, 1, 8, 40).slice(0, 5), [[0, 10], [0.4, 17], [0.75, 9], [1, 0]], 4),
    lock(side(-10, 1, -8, -30).slice(0, 6), [[0, 10], [0.4, 15], [0.8, 8], [1, 0]], 4),
    { line: spine, r: profile([[0, 13], [0.2, 24], [0.5, 29], [0.8, 16], [1, 0]]) },
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

/** Back of the head and the short hair at the nape, behind face and neck. */
export function drawBackHair(sheet, j, pose) {
  const h = j.head;
  const x = -pose.yaw * 20;
  const skull = curve(h.all([[x - 92, -10], [x - 84, -52], [x - 50, -88], [x, -100], [x + 50, -88], [x + 84, -52], [x + 92, -10], [x + 84, 36], [x + 58, 74], [x, 92], [x - 58, 74], [x - 84, 36]]), { closed: true, stepPx: 4 });
  sheet.fill(sweep([...skull, skull[0]], () => LW / 2 + 0.6), INK);
  sheet.fill(poly(skull), COLOUR.hair.shade);
}

/** Fringe spines in head space: root near the crown, over the forehead, to a tip. */
const FRINGE = [
  { root: [14, -84, 30], mid: [-40, -52, 62], tip: [-56, 8, 54], w: 15 },
  { root: [14, -84, 30], mid: [-20, -50, 76], tip: [-27, 6, 78], w: 17 },
  { root: [14, -84, 30], mid: [4, -50, 80], tip: [-2, 12, 84], w: 16 },
  { root: [14, -84, 30], mid: [30, -52, 74], tip: [22, 2, 80], w: 14 },
  { root: [14, -84, 30], mid: [48, -50, 60], tip: [48, 6, 64], w: 15 },
];

function fringeLocks(j, chains) {
  const h = j.head;
  const sway = chains.fringe.map((a) => a - 90 - h.rotDeg * 0.2);
  return FRINGE.map(({ root, mid, tip, w }) => {
    const t = h.point(tip);
    const m = h.point(mid);
    const swung = add(m, polar(Math.atan2(t[1] - m[1], t[0] - m[0]) * 180 / Math.PI + (sway[1] - 8) * 0.6, Math.hypot(t[0] - m[0], t[1] - m[1])));
    return lock([h.point(root), m, mix(m, swung, 0.55), swung], [[0, 12], [0.45, w + 3], [0.75, w * 0.72], [1, 0]]);
  });
}

function sideLocks(j, chains) {
  const near = chainLine('lockNear', chains, j.lockNear);
  const far = chainLine('lockFar', chains, j.lockFar);
  const h = j.head;
  return [
    lock([h.point([-52, -66, 40]), h.point([-76, -36, 34]), ...near], [[0, 12], [0.35, 16], [0.6, 14], [0.85, 8], [1, 0]]),
    lock([h.point([56, -64, 40]), h.point([76, -36, 34]), ...far], [[0, 12], [0.35, 13], [0.6, 11], [0.85, 6], [1, 0]]),
  ];
}

function capPoints(h, pose) {
  const x = -pose.yaw * 14;
  return curve(h.all([
    [x - 91, -8], [x - 85, -50], [x - 52, -87], [x, -100], [x + 52, -87], [x + 85, -50], [x + 90, -8],
    [x + 76 + pose.yaw * 10, -28], [x + 44 + pose.yaw * 26, -52], [x + 10 + pose.yaw * 30, -58], [x - 40 + pose.yaw * 26, -48], [x - 76 + pose.yaw * 10, -22],
  ]), { closed: true, stepPx: 4 });
}

/** Shadow that the fringe throws on the face; to be drawn inside the face. */
export function fringeShadow(sheet, j, chains) {
  for (const l of [...fringeLocks(j, chains), ...sideLocks(j, chains)]) sheet.moved(sweep(l.line, l.r), COLOUR.skin.shade, [-5, 8]);
  sheet.moved(poly(capPoints(j.head, { yaw: 0 })), COLOUR.skin.shade, [-4, 8]);
}

export function drawFrontHair(sheet, j, pose, chains) {
  const h = j.head;
  const cap = capPoints(h, pose);
  const locks = [...fringeLocks(j, chains), ...sideLocks(j, chains)];
  const tuftPts = chainLine('tuft', chains, j.tuft);
  const tuft = lock([h.point([6, -80, 10]), ...tuftPts], [[0, 9], [0.35, 6], [0.7, 4], [1, 0]]);
  sheet.fill(sweep([...cap, cap[0]], () => LW / 2 + 0.9), INK);
  for (const l of [tuft, ...locks]) {
    sheet.fill(sweep(l.line.map(([x, y]) => [x - 0.2, y + 0.5]), (f) => l.r(f) + (l.r(f) > 4 ? LW : 0.9 + 0.44 * l.r(f))), INK);
  }
  const d = poly(cap) + [tuft, ...locks].map((l) => sweep(l.line, l.r)).join('');
  sheet.fill(poly(cap), COLOUR.hair.base);
  for (const l of [tuft, ...locks]) sheet.fill(sweep(l.line, l.r), COLOUR.hair.base);
  sheet.inside(poly(cap), () => {
    const x = -pose.yaw * 14;
    sheet.fill(poly(curve(h.all([[x - 100, 0], [x - 100, -60], [x - 66, -92], [x - 78, -52], [x - 74, -10]]), { closed: true })), COLOUR.hair.shade);
  });
  for (const l of locks) {
    const shape = sweep(l.line, l.r);
    const n = l.line.length;
    sheet.inside(shape, () => {
      const from = Math.round(n * 0.5);
      const shadeLine = l.line.slice(from).map(([px, py], i, all) => [px - 9 + (3 * i) / all.length, py + 4]);
      sheet.fill(sweep(shadeLine, (f) => l.r(0.5 + f * 0.5) * 0.75), COLOUR.hair.shade);
    });
    // Between two locks the line runs up from the notch and dies away.
    sheet.fill(pen(l.line.slice(Math.round(n * 0.3), Math.round(n * 0.86)).map(([px, py], i, all) => [px - l.r(0.3 + 0.56 * i / all.length) * 0.98, py]), 2.1, { start: 0.05, end: 0.7, peak: 0.75, raw: true }), INK);
  }
  drawGloss(sheet, j, pose, d);
}

/** One band of gloss around the crown, broken into teeth. */
function drawGloss(sheet, j, pose, clip) {
  const h = j.head;
  const row = (y, z, zig) => [-62, -50, -38, -24, -10, 4, 18, 30].map((x, i) => h.point([x, y + x * x * 0.006 + (i % 2 ? zig : -zig), z]));
  sheet.inside(clip, () => sheet.fill(poly([...curve(row(-74, 52, 0.6), { stepPx: 2 }), ...curve(row(-61, 60, 3.4).reverse(), { stepPx: 2 })]), COLOUR.hair.light));
}
