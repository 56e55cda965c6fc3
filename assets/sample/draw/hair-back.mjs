// Hair behind face and body: side ponytail with its tie, the back of the head, the nape.

import { add, curve, frame, profile, sub } from './geometry.mjs';
import { pen, poly, sweep } from './ink.mjs';
import { ARC, inkRadius, LW, lock, skull } from './locks.mjs';
import { COLOUR, INK } from './palette.mjs';
import { chainLine } from './poses.mjs';

/** A group of locks as one silhouette: all lines first, then all fills. */
function drawLocks(sheet, locks, { shadeBy = [5, -4] } = {}) {
  for (const { line, r } of locks) {
    const moved = line.map(([x, y]) => [x - 0.2, y + 0.5]);
    sheet.fill(sweep(moved, inkRadius({ r })), INK);
  }
  const d = locks.map(({ line, r }) => sweep(line, r)).join('');
  sheet.cel(d, COLOUR.hair, shadeBy);
  return d;
}

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
    lock(
      side(12, 1, 10, 34).slice(0, 5),
      [
        [0, 10],
        [0.45, 15],
        [1, 0],
      ],
      4,
    ),
    lock(
      side(-10, 1, -10, -26).slice(0, 6),
      [
        [0, 10],
        [0.45, 16],
        [1, 0],
      ],
      4,
    ),
    {
      line: spine,
      r: profile(
        [
          [0, 11],
          [0.12, 20],
          [0.42, 30],
          [0.72, 22],
          [1, 0],
        ],
        (x) => x,
      ),
    },
  ];
  const d = drawLocks(sheet, locks, { shadeBy: [8, -10] });
  sheet.inside(d, () => {
    for (const [a, b] of [
      [6, 2],
      [-7, -10],
    ])
      sheet.fill(pen(side(a, 1, 2, b).slice(0, 5), 2, { start: 0.1, end: 0.1, peak: 0.4 }), INK);
  });
  return spine;
}

export function drawHairTie(sheet, j) {
  const at = j.ponytail;
  const f = frame(add(at, [-2, 0]), j.head.rotDeg + 40);
  const pts = curve(
    f.all([
      [-8, -16],
      [4, -19],
      [10, -8],
      [10, 8],
      [4, 19],
      [-8, 16],
      [-12, 0],
    ]),
    { closed: true, stepPx: 2 },
  );
  sheet.fill(
    sweep([...pts, pts[0]], () => 1.8),
    INK,
  );
  sheet.cel(poly(pts), COLOUR.scarf, [3, -4]);
  sheet.fill(
    pen(
      f.all([
        [4, -10],
        [0, -2],
        [2, 8],
      ]),
      1.8,
    ),
    INK,
  );
}

/** Back of the head and the short hair at the nape, behind face and neck. */
export function drawBackHair(sheet, j, pose, chains) {
  const round = curve(skull(j.head, pose, [...ARC, [58, 72], [0, 84], [-58, 72]]), { closed: true, stepPx: 4 });
  const bend = chains.lockNear[1] - 94;
  const nape = [
    [-60, 40, -58, 40],
    [-46, 56, -40, 30],
  ].map(([x, y, lean, len]) => {
    const root = skull(j.head, pose, [[x, y]])[0];
    const f = frame(root, lean * 0.4 + bend * 0.5 + j.head.rotDeg);
    return lock(
      f.all([
        [8, -14],
        [-6, 8],
        [-20, 20],
        [-26 - len * 0.3, 18 + len * 0.2],
      ]),
      [
        [0, 16],
        [0.5, 13],
        [1, 0],
      ],
    );
  });
  for (const l of nape) sheet.fill(sweep(l.line, inkRadius(l)), INK);
  sheet.fill(
    sweep([...round, round[0]], () => LW / 2 + 0.6),
    INK,
  );
  for (const l of nape) sheet.fill(sweep(l.line, l.r), COLOUR.hair.shade);
  sheet.fill(poly(round), COLOUR.hair.shade);
}
