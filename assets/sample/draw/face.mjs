// Face: contour, eyes, brows, nose, mouth. Features sit on the turning head; the contour is drawn between two views.

import { clamp, curve, lerp, mix } from './geometry.mjs';
import { contour, pen, poly } from './ink.mjs';
import { COLOUR, INK } from './palette.mjs';

const FRONT = [
  [-78, -46],
  [-78, -12],
  [-75, 18],
  [-66, 45],
  [-46, 71],
  [-18, 89],
  [0, 93],
  [18, 89],
  [46, 71],
  [66, 45],
  [75, 18],
  [78, -12],
  [78, -46],
];
// Three-quarter view to the right: chin ahead, cheek bulge below the eye, long jaw on the near side.
const TURNED = [
  [-74, -46],
  [-76, -12],
  [-74, 20],
  [-63, 48],
  [-35, 76],
  [0, 92],
  [17, 95],
  [32, 90],
  [54, 69],
  [70, 42],
  [71, 18],
  [71, -10],
  [76, -46],
];
const FULL_TURN_RAD = 0.42;

export function facePoints(pose) {
  const k = clamp(pose.yaw / FULL_TURN_RAD, -1, 1);
  const mirrored = TURNED.map(([x, y]) => [-x, y]).reverse();
  const side = k >= 0 ? TURNED : mirrored;
  const open = pose.mouthOpen * 5;
  return FRONT.map((p, i) => {
    const [x, y] = mix(p, side[i], Math.abs(k));
    const low = clamp((y - 50) / 50);
    return [x, y + open * low + pose.pitch * 26 * low];
  });
}

export function drawFaceShape(sheet, head, pose, castShadows) {
  const pts = curve(head.all(facePoints(pose)), { closed: true, stepPx: 3 });
  sheet.fill(contour(pts, 3.2), INK);
  const shape = poly(pts);
  sheet.fill(shape, COLOUR.skin.base);
  sheet.inside(shape, castShadows);
  return shape;
}

/** Lids of one eye in eye space: x outward from the nose, y down; fractions run from the inner to the outer corner. */
function lids(open, happy) {
  const upperOpen = [
    [-18, 4],
    [-14.5, -11],
    [-5, -20],
    [6, -21],
    [15, -13],
    [20, 3],
  ];
  const blink = [
    [-18, 9],
    [-12, 13],
    [-4, 16],
    [5, 16.5],
    [14, 13],
    [21, 7],
  ];
  const joy = [
    [-19, 14],
    [-13, 5],
    [-5, -1],
    [4, -2],
    [13, 4],
    [20, 14],
  ];
  const lowerOpen = [
    [-15, 15],
    [-9, 21],
    [-2, 23.5],
    [6, 23.5],
    [12, 20.5],
    [17, 13],
  ];
  const o = open;
  const closed = blink.map((p, i) => mix(p, joy[i], happy));
  const upper = closed.map((p, i) => mix(p, upperOpen[i], o));
  const lifted = lowerOpen.map(([x, y]) => [x, y - happy * 7 * Math.sin(((x + 20) / 40) * Math.PI)]);
  const lower = closed.map((p, i) => mix(p, lifted[i], clamp(o * 1.35)));
  return { upper, lower };
}

function drawEye(sheet, head, pose, s) {
  const at = head.turn([s * 35, 22, 38]);
  const lon = s * 0.62;
  const sx = 0.5 + (0.5 * Math.cos(pose.yaw * 1.25 + lon)) / Math.cos(lon);
  const size = 1.1;
  const toHead = ([x, y]) => [at[0] + s * x * Math.min(sx, 1.06) * size, at[1] + y * size];
  const map = (pts) => head.all(pts.map(toHead));
  const { upper, lower } = lids(pose.eye, pose.happy);
  const up = curve(map(upper), { stepPx: 1.5 });
  const low = curve(map(lower), { stepPx: 1.5 });
  const opening = poly([...up, ...[...low].reverse()]);
  if (pose.eye > 0.04) {
    sheet.fill(opening, COLOUR.white);
    sheet.inside(opening, () => drawIris(sheet, head, toHead, pose, s, sx));
  }
  // Upper lash: one tapered stroke, heaviest outside, with a wing.
  const wing = mix(upper[5], [26, lerp(lerp(6, 19, pose.happy), -2, clamp(pose.eye))], 0.9);
  const heavy = lerp(4.6, 7.2, clamp(pose.eye));
  sheet.fill(
    pen(map([...upper.map(([x, y]) => [x, y - 0.8]), wing]), heavy, {
      peak: 0.68,
      start: 0.28,
      end: 0.08,
      stepPx: 1.5,
    }),
    INK,
  );
  if (pose.eye > 0.3) {
    const crease = upper.slice(1, 5).map(([x, y]) => [x + 1, y - 6.5]);
    sheet.fill(pen(map(crease), 1.5, { start: 0.1, end: 0.1 }), INK);
    sheet.fill(
      pen(
        map([
          [-3, lower[2][1] + 1],
          [5, lower[3][1] + 1.2],
          [12, lower[4][1] + 0.8],
        ]),
        2.2 * clamp((pose.eye - 0.3) * 3),
        { start: 0.1, end: 0.2, peak: 0.7 },
      ),
      INK,
    );
  }
}

function drawIris(sheet, head, toHead, pose, s, sx) {
  const c = [s * pose.gazeX * 5.5, 1.5 + pose.gazeY * 5];
  const at = (x, y) => head.at(toHead([c[0] + x, c[1] + y]));
  // Highlights stay on the light's side in both eyes.
  const lit = (x, y) => head.at(toHead([c[0] + s * x, c[1] + y]));
  const wide = clamp(pose.eye - 1, 0, 1);
  const r = (v) => v * (1 - wide * 0.7);
  const k = Math.min(sx, 1.05);
  const tilt = head.rotDeg;
  // Shadow of the lid: light on the white, dark on the iris.
  const top = lids(pose.eye, pose.happy).upper;
  const lidShadow = poly(
    curve(
      [
        ...top.map(([x, y]) => head.at(toHead([x, y - 3]))),
        ...[...top].reverse().map(([x, y]) => head.at(toHead([x, y + 6.5]))),
      ],
      { closed: true, stepPx: 2 },
    ),
  );
  sheet.fill(lidShadow, COLOUR.eyeShade);
  const disc = (rx, ry, dy) =>
    poly(
      Array.from({ length: 40 }, (_, i) =>
        at(Math.cos((i / 20) * Math.PI) * rx, dy + Math.sin((i / 20) * Math.PI) * ry),
      ),
    );
  sheet.ellipse(at(0, 0), r(14.4) * k, r(20), COLOUR.iris.dark, tilt);
  sheet.ellipse(at(0, 1.4), r(12.6) * k, r(17.8), COLOUR.iris.base, tilt);
  sheet.ellipse(at(0, 10.5), r(9.4) * k, r(8), COLOUR.iris.light, tilt);
  sheet.ellipse(at(0, 1), r(5.6) * k, r(8.6), COLOUR.iris.dark, tilt);
  sheet.inside(disc(r(14.4), r(20), 0), () => sheet.fill(lidShadow, COLOUR.iris.dark));
  sheet.ellipse(lit(4.6, -8.2), 4.9 * k, 6.2, COLOUR.white, tilt);
  sheet.ellipse(lit(-5, 9), 2.4 * k, 2.8, COLOUR.white, tilt);
}

export function drawBlush(sheet, head, pose) {
  for (const s of [-1, 1]) {
    const at = head.turn([s * 50, 49, 34]);
    const k = clamp(Math.cos(pose.yaw + s * 0.9) + 0.25, 0.3, 1);
    sheet.ellipse(head.at(at), 13 * k, 6 * lerp(0.75, 1, pose.blush), COLOUR.blush, head.rotDeg);
  }
}

export function drawFeatures(sheet, head, pose) {
  drawEye(sheet, head, pose, -1);
  drawEye(sheet, head, pose, 1);
  const nose = head.turn([0, 45, 80]);
  sheet.fill(
    pen(
      head.all([
        [nose[0] - 1, nose[1] - 3.5],
        [nose[0] + 2.6, nose[1] + 1],
        [nose[0] - 2, nose[1] + 2.6],
      ]),
      2,
      { start: 0.2, end: 0.2 },
    ),
    INK,
  );
  drawMouth(sheet, head, pose);
}

function drawMouth(sheet, head, pose) {
  const c = head.turn([0, 64 + pose.pitch * 4, 72]);
  const w = lerp(7, 22, pose.mouthWide) * (1 - 0.1 * Math.abs(pose.yaw));
  const o = pose.mouthOpen;
  const up = -2 - pose.smile * 3;
  const corner = -pose.smile * 4;
  const top = lerp(-o * 9, pose.smile * 0.8, clamp(pose.mouthWide * 2 - 0.2));
  const shut = 1 - clamp(o * 4);
  const sag = shut * (1.2 + pose.smile * 2.2);
  const upper = [
    [-w, corner],
    [-w * 0.55, lerp(corner, top + sag, 0.72)],
    [0, top + sag],
    [w * 0.55, lerp(corner, top + sag, 0.72)],
    [w, corner],
  ];
  const deep = o * lerp(17, 25, pose.mouthWide);
  const lower = [
    [-w, corner],
    [-w * 0.78, corner + deep * 0.58],
    [-w * 0.3, pose.smile + deep * 0.94],
    [w * 0.26, pose.smile + deep * 0.95],
    [w * 0.76, corner + deep * 0.6],
    [w, corner],
  ];
  const map = (pts) => head.all(pts.map(([x, y]) => [c[0] + x, c[1] + y + up * 0.4]));
  if (deep > 3) {
    const over = curve(map(upper), { stepPx: 1.5 });
    const bottom = curve(map(lower), { stepPx: 1.5 });
    const shape = poly([...over, ...[...bottom].reverse()]);
    sheet.fill(shape, COLOUR.mouth.base);
    sheet.inside(shape, () => {
      const t = head.at([c[0] + 1, c[1] + deep + 1]);
      sheet.ellipse(t, w * 0.75, deep * 0.42, COLOUR.mouth.tongue, head.rotDeg);
      if (o > 0.4 && pose.mouthWide > 0.3)
        sheet.fill(
          poly(
            curve(
              map([
                [-w * 0.9, corner - 2],
                [0, -6],
                [w * 0.9, corner - 2],
                [w * 0.6, corner + 4.6],
                [0, top + 5],
                [-w * 0.6, corner + 4.6],
              ]),
              { closed: true },
            ),
          ),
          COLOUR.white,
        );
    });
    sheet.fill(pen(map(lower), 2.2, { start: 0.5, end: 0.5 }), INK);
  }
  sheet.fill(pen(map(upper), 2.7, { start: 0.7, end: 0.7, peak: 0.5 }), INK);
}

/** Brows are drawn over the fringe, as usual in cel work. */
export function drawBrows(sheet, head, pose) {
  for (const s of [-1, 1]) {
    const c = head.turn([s * 35, -17 - pose.brow * 8, 52]);
    const sx = 0.55 + 0.45 * Math.cos(pose.yaw + s * 0.4);
    const p = ([x, y]) => head.at([c[0] + s * x * sx, c[1] + y + s * pose.browTilt]);
    sheet.fill(
      pen(
        [
          [-14, 2],
          [-4, -3 - pose.brow * 1.5],
          [7, -3.5 - pose.brow],
          [16, 2],
        ].map(p),
        3.4,
        { peak: 0.35, start: 0.5, end: 0.12 },
      ),
      COLOUR.brow,
    );
  }
}
