// The arm that passes in front of the body, and its hand.

import { curve, frame, lerp, polar, profile } from './geometry.mjs';
import { pen, poly, sweep } from './ink.mjs';
import { COLOUR, INK } from './palette.mjs';
import { drawSleeve, sleeve } from './sleeve.mjs';

const FINGERS = [
  // root x, root y, length, spread, curl order; index to little finger
  { x: 27, y: -11, l: 29, a: -15 },
  { x: 30, y: -3.8, l: 33, a: -4 },
  { x: 29, y: 3.8, l: 31, a: 6 },
  { x: 26, y: 10.8, l: 24, a: 18 },
];

/** Hand in its own frame: x to the finger tips, y to the little finger's side when `thumb` is -1. */
function drawHand(sheet, wrist, pose) {
  const side = pose.thumb;
  const width = lerp(0.8, 1, Math.abs(side));
  const flip = side > 0 ? -1 : 1;
  const f = frame(wrist, pose.hand, 1.06, 1.06 * width * flip);
  const open = 1 - pose.curl;
  const parts = [];
  const finger = ({ x, y, l, a }) => {
    const dir = a * pose.spread * 1.2;
    const bent = lerp(0.46, 1, open);
    const tip = polar(dir, l * bent);
    const mid = [x + tip[0] * 0.5, y + tip[1] * 0.5 + (1 - open) * 0.5];
    const line = curve(f.all([[x - 8, y * 0.9], [x, y], mid, [x + tip[0], y + tip[1]]]), { stepPx: 2 });
    return {
      line,
      r: profile([
        [0, 6],
        [0.6, 5.8],
        [1, 4.3],
      ]),
    };
  };
  for (const spec of FINGERS) parts.push(finger(spec));
  const t = -Math.abs(side);
  const thumbLine = curve(
    f.all([
      [5, 7 * t],
      [15, 15 * t - 1 * open],
      [lerp(27, 25, open), lerp(13, 23, open) * t],
      [lerp(34, 33, open), lerp(6, 27, open) * t],
    ]),
    { stepPx: 2 },
  );
  const thumb = {
    line: thumbLine,
    r: profile([
      [0, 7],
      [0.5, 6.4],
      [1, 4.4],
    ]),
  };
  const palm = curve(
    f.all([
      [-8, -8],
      [4, -10.5],
      [16, -15],
      [28, -15.5],
      [32, 0],
      [29, 14.5],
      [14, 14.5],
      [2, 10],
      [-8, 8],
    ]),
    { closed: true, stepPx: 2 },
  );
  const palmLine = [...palm, palm[0]];
  const LW = 2.6;
  const inkOf = (p) =>
    sheet.fill(
      sweep(p.line, (q) => p.r(q) + LW),
      INK,
    );
  const fillOf = (p) => sheet.cel(sweep(p.line, p.r), COLOUR.skin, [2, -2.5]);
  // Line of the whole hand first, then each finger over its neighbour so that a thin line stays between them.
  sheet.fill(
    sweep(palmLine, () => LW),
    INK,
  );
  for (const p of parts) inkOf(p);
  for (const p of [...parts].reverse()) {
    sheet.fill(
      sweep(p.line, (q) => p.r(q) + 1.1),
      INK,
    );
    fillOf(p);
  }
  inkOf(thumb);
  sheet.fill(poly(palm), COLOUR.skin.base);
  sheet.fill(sweep(thumb.line, thumb.r), COLOUR.skin.base);
  const inside = (pts, w) => sheet.fill(pen(f.all(pts), w), INK);
  if (open > 0.5) {
    // The palm is seen: two creases and the ball of the thumb.
    sheet.inside(poly(palm), () =>
      sheet.fill(
        poly(
          curve(
            f.all([
              [-8, -9],
              [6, -12],
              [19, -9],
              [16, 1],
              [4, 3],
              [-8, 2],
            ]),
            { closed: true },
          ),
        ),
        COLOUR.skin.shade,
      ),
    );
    sheet.fill(
      sweep(thumb.line, (q) => thumb.r(q) - 0.2),
      COLOUR.skin.base,
    );
    inside(
      [
        [20, -8],
        [13, 0],
        [4, 3],
      ],
      1.4,
    );
  } else {
    for (const y of [-7.4, 0, 7.4])
      inside(
        [
          [31, y],
          [26, y],
        ],
        1.5,
      );
    inside(
      [
        [14, 9 * t],
        [24, 10 * t],
      ],
      1.4,
    );
  }
}

export const wavingSleeve = (j) =>
  sleeve(
    [j.shoulderFar, j.elbowFar, j.wristFar],
    [
      [0, 24],
      [0.3, 22],
      [0.55, 21.5],
      [0.85, 22.5],
      [1, 22],
    ],
  );

/** What the lifted forearm throws on the coat. */
export function castSleeveShadow(sheet, j) {
  const { spine, r } = wavingSleeve(j);
  const part = spine.slice(Math.round(spine.length * 0.36));
  sheet.fill(
    sweep(
      part.map(([x, y]) => [x - 8, y + 13]),
      (f) => r(0.36 + 0.64 * f),
    ),
    COLOUR.coat.shade,
  );
}

function drawSleeveWithFolds(sheet, arm, pose) {
  // How far the arm is lifted: a lifted arm folds the cloth at the shoulder, a hanging one lies flat on the coat.
  const fold = Math.max(0, Math.cos(((pose.upper + 8) * Math.PI) / 110));
  drawSleeve(sheet, arm, 0.2, 0.27 - 0.17 * fold);
  const n = arm.spine.length - 1;
  sheet.inside(arm.shape, () => {
    const inner = frame(arm.spine[Math.round(n * 0.5)], pose.fore);
    const upper = frame(arm.spine[Math.round(n * 0.2)], pose.upper);
    for (const [pts, w] of [
      [
        [
          [-4, 20],
          [2, 8],
          [10, 2],
        ],
        2,
      ],
      [
        [
          [10, 21],
          [13, 10],
          [20, 6],
        ],
        1.8,
      ],
    ])
      sheet.fill(pen(inner.all(pts), w), INK);
    if (fold > 0.4)
      sheet.fill(
        pen(
          upper.all([
            [-16, 23],
            [-10, 13],
            [2, 8],
          ]),
          2.2 * fold,
          { start: 0.9, end: 0.1, peak: 0.2 },
        ),
        INK,
      );
  });
}

/** Turned-up cuff, wider than the sleeve, open towards the hand. */
function drawCuff(sheet, j, pose) {
  const end = frame(j.wristFar, pose.fore);
  const cuff = curve(
    end.all([
      [-12, -25],
      [12, -26],
      [17, -12],
      [18, 0],
      [17, 12],
      [12, 26],
      [-12, 25],
      [-8, 0],
    ]),
    { closed: true, stepPx: 2.5 },
  );
  sheet.fill(
    sweep([...cuff, cuff[0]], () => 1.8),
    INK,
  );
  sheet.cel(poly(cuff), COLOUR.scarf, [4, -6]);
}

/** The sleeve on the coat, below scarf and head. */
export function drawWavingSleeve(sheet, j, pose) {
  drawSleeveWithFolds(sheet, wavingSleeve(j), pose);
}

/** The same sleeve once more from above the elbow on, with cuff and hand, over scarf and head: the shoulder stays tucked under the scarf. */
export function drawWavingArmInFront(sheet, j, pose) {
  const arm = wavingSleeve(j);
  const from = Math.round(arm.spine.length * 0.4);
  drawHand(sheet, j.wristFar, pose);
  sheet.inside(
    sweep(arm.spine.slice(from), (f) => arm.r(0.4 + 0.6 * f) + 4.5),
    () => drawSleeveWithFolds(sheet, arm, pose),
  );
  drawCuff(sheet, j, pose);
}
