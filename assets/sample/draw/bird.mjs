// Cel B: a round little bird that hops along, looks up, and hops on.

import { curve, frame, lerp, profile } from './geometry.mjs';
import { contour, pen, poly, Sheet, sweep } from './ink.mjs';
import { COLOUR, INK } from './palette.mjs';

const GROUND_Y = 524;
const ROWS = [
  { x: 868, lift: 0, sx: 1.12, sy: 0.88, rot: 4, wing: 0.1, tail: -6, look: 0, beak: 0, leg: 0, eye: 1 },
  { x: 800, lift: 46, sx: 0.94, sy: 1.08, rot: 12, wing: 0.9, tail: 10, look: 0, beak: 0, leg: 1, eye: 1 },
  { x: 736, lift: 0, sx: 1.13, sy: 0.87, rot: -4, wing: 0.25, tail: -12, look: 0.1, beak: 0.7, leg: 0, eye: 1 },
  { x: 668, lift: 54, sx: 0.93, sy: 1.1, rot: 12, wing: 1, tail: 12, look: 0, beak: 0.2, leg: 1, eye: 1 },
  { x: 604, lift: 0, sx: 1.14, sy: 0.86, rot: -5, wing: 0.2, tail: -14, look: 0.2, beak: 0, leg: 0, eye: 0 },
  { x: 600, lift: 0, sx: 0.97, sy: 1.05, rot: 9, wing: 0, tail: -2, look: 1, beak: 0, leg: 0.25, eye: 1 },
  { hold: true },
  { x: 546, lift: 44, sx: 0.94, sy: 1.08, rot: 14, wing: 0.95, tail: 10, look: 0.6, beak: 0, leg: 1, eye: 1 },
  { x: 484, lift: 0, sx: 1.12, sy: 0.88, rot: -2, wing: 0.3, tail: -10, look: 0.9, beak: 0.9, leg: 0, eye: 1 },
  { x: 480, lift: 0, sx: 0.96, sy: 1.06, rot: 9, wing: 0.1, tail: 0, look: 1, beak: 1, leg: 0.25, eye: 1 },
];

export function birdKeys() {
  const out = [];
  for (const row of ROWS) out.push(row.hold ? out[out.length - 1] : row);
  return out;
}

export const birdBetween = (a, b, tUnit) => Object.fromEntries(Object.keys(a).map((k) => [k, lerp(a[k], b[k], tUnit)]));

export function birdSvg(p, width, height) {
  const sheet = new Sheet();
  const R = 50;
  const stand = 10 + 8 * p.leg;
  const body = frame([p.x, GROUND_Y - p.lift - stand - R * p.sy + 6], p.rot, p.sx, p.sy);
  drawLegs(sheet, body, p);
  drawTail(sheet, body, p);
  const outline = curve(
    body.all([
      [-49, 6],
      [-47, -18],
      [-34, -40],
      [-8, -51],
      [20, -45],
      [42, -24],
      [52, 4],
      [45, 30],
      [24, 46],
      [-4, 50],
      [-32, 41],
    ]),
    { closed: true, stepPx: 3 },
  );
  sheet.fill(contour(outline, 5.2, 0.3), INK);
  const shape = poly(outline);
  sheet.cel(shape, COLOUR.bird, [-7, -9]);
  sheet.inside(shape, () => {
    sheet.ellipse(body.at([30, 22]), 26, 22, COLOUR.birdPink, p.rot);
    sheet.ellipse(body.at([24, 12]), 26, 22, COLOUR.bird.base, p.rot);
  });
  drawBirdFace(sheet, body, p);
  drawWing(sheet, body, p);
  return sheet.svg(width, height);
}

function drawBirdFace(sheet, body, p) {
  const up = p.look * -7;
  const eye = (x, y, r) => {
    if (p.eye > 0.5) {
      sheet.ellipse(body.at([x, y + up]), r, r * 1.1, INK, p.rot);
      sheet.ellipse(body.at([x - 1.6, y + up - 2]), r * 0.34, r * 0.38, COLOUR.white);
    } else
      sheet.fill(
        pen(
          body.all([
            [x - 6.5, y + up + 3],
            [x, y + up - 2.5],
            [x + 6.5, y + up + 3],
          ]),
          3.4,
          { start: 0.5, end: 0.5 },
        ),
        INK,
      );
  };
  eye(-36, -10, 4.8);
  eye(-6, -12, 5.6);
  sheet.ellipse(body.at([2, 2 + up]), 8, 4.6, COLOUR.birdPink, p.rot);
  sheet.ellipse(body.at([-40, 2 + up]), 5, 4, COLOUR.birdPink, p.rot);
  const o = p.beak * 6;
  if (o > 0.6)
    sheet.fill(
      poly(
        body.all([
          [-33, -1 + up],
          [-18, -1 + up],
          [-26, 5 + o + up],
        ]),
      ),
      COLOUR.mouth.base,
    );
  sheet.fill(
    poly(
      curve(
        body.all([
          [-33, -3 + up],
          [-25, -7 + up],
          [-17, -3 + up],
          [-27, 5 + up - o * 0.4],
        ]),
        { closed: true, stepPx: 1.5 },
      ),
    ),
    COLOUR.beak,
  );
}

function drawWing(sheet, body, p) {
  const root = body.at([22, -10]);
  const f = frame(root, p.rot + lerp(52, -46, p.wing), 1, 1);
  const pts = curve(
    f.all([
      [-8, -6],
      [8, -15],
      [34, -13],
      [56, 2],
      [34, 7],
      [42, 13],
      [22, 12],
      [24, 18],
      [4, 14],
      [-8, 6],
    ]),
    { closed: true, stepPx: 2.5 },
  );
  sheet.fill(
    sweep([...pts, pts[0]], () => 2.4),
    INK,
  );
  sheet.cel(poly(pts), COLOUR.wing, [-2, -6]);
  sheet.fill(
    pen(
      f.all([
        [4, -8],
        [22, -7],
        [40, -2],
      ]),
      2.6,
      { start: 0.2, end: 0.1 },
    ),
    COLOUR.bird.shade,
  );
}

function drawTail(sheet, body, p) {
  const f = frame(body.at([42, 8]), p.rot - 24 + p.tail);
  const line = curve(
    f.all([
      [-8, 0],
      [22, 1],
      [56, -3],
    ]),
    { stepPx: 3 },
  );
  const r = profile([
    [0, 9],
    [0.6, 7],
    [1, 4.5],
  ]);
  sheet.fill(
    sweep(line, (q) => r(q) + 2.4),
    INK,
  );
  sheet.cel(sweep(line, r), COLOUR.wing, [0, -5]);
}

function drawLegs(sheet, body, p) {
  for (const [x, k] of [
    [-12, 0],
    [8, 3],
  ]) {
    const hip = body.at([x, 42]);
    const foot = p.lift > 1 ? [hip[0] + 4 + k, hip[1] + 15] : [p.x + x, GROUND_Y + k * 0.4];
    const tilt = p.lift > 1 ? 0.5 : 0;
    sheet.fill(
      sweep(curve([hip, foot], { stepPx: 3 }), () => 2.1),
      INK,
    );
    for (const [dx, dy] of [
      [-11, 1],
      [-7, 5],
      [6, 2],
    ])
      sheet.fill(
        sweep([foot, [foot[0] + dx * (1 - tilt * 0.5), foot[1] + dy + tilt * 6]], (q) => 2.2 - q),
        INK,
      );
  }
}
