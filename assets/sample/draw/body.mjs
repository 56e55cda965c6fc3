// Coat, skirt and the arm whose hand rests in the pocket.

import { curve, mix, profile } from './geometry.mjs';
import { contour, pen, poly, sweep } from './ink.mjs';
import { COLOUR, INK } from './palette.mjs';
import { drawSleeve, LINE, sleeve } from './sleeve.mjs';

export function drawSkirt(sheet, j) {
  const p = j.pelvis;
  const shape = poly(
    p.all([
      [-62, 10],
      [-92, 150],
      [92, 150],
      [60, 10],
    ]),
  );
  sheet.cel(shape, COLOUR.skirt, [14, -2]);
  for (const [x0, x1] of [
    [-40, -58],
    [-14, -20],
    [12, 18],
    [36, 54],
  ]) {
    sheet.fill(
      pen(
        p.all([
          [x0, 34],
          [(x0 + x1) / 2, 70],
          [x1, 150],
        ]),
        2.4,
        { start: 0.2, end: 0.9, peak: 0.8 },
      ),
      INK,
    );
  }
  for (const s of [-1, 1])
    sheet.fill(
      pen(
        p.all([
          [s * 62, 10],
          [s * 78, 80],
          [s * 92, 150],
        ]),
        LINE,
        { start: 0.8, end: 1, peak: 0.8 },
      ),
      INK,
    );
}

function coatOutline(j) {
  const { chest: c, pelvis: p } = j;
  return curve(
    [
      c.at([-24, -54]),
      c.at([-50, -38]),
      c.at([-60, -10]),
      c.at([-54, 26]),
      mix(c.at([-50, 66]), p.at([-50, -52]), 0.5),
      p.at([-62, -10]),
      p.at([-74, 42]),
      p.at([-40, 50]),
      p.at([0, 53]),
      p.at([40, 50]),
      p.at([72, 42]),
      p.at([60, -10]),
      mix(c.at([48, 66]), p.at([48, -52]), 0.5),
      c.at([53, 26]),
      c.at([59, -10]),
      c.at([50, -38]),
      c.at([24, -54]),
      c.at([0, -50]),
    ],
    { closed: true, stepPx: 4 },
  );
}

/** `shadows` draws what scarf and arm throw on the coat; seams and toggles lie over it. */
export function drawCoat(sheet, j, shadows) {
  const { chest: c, pelvis: p } = j;
  const outline = coatOutline(j);
  sheet.fill(contour(outline, LINE), INK);
  const shape = poly(outline);
  sheet.cel(shape, COLOUR.coat, [12, -6]);
  const front = [
    c.at([8, -40]),
    c.at([11, 20]),
    mix(c.at([12, 66]), p.at([12, -52]), 0.5),
    p.at([12, 0]),
    p.at([14, 52]),
  ];
  sheet.inside(shape, () => {
    // The scarf's shadow on the chest.
    sheet.fill(
      poly(
        curve(
          c.all([
            [-44, -60],
            [46, -60],
            [36, -20],
            [6, -6],
            [-28, -12],
          ]),
          { closed: true },
        ),
      ),
      COLOUR.coat.shade,
    );
    shadows();
    sheet.fill(pen(front, 2.6, { start: 0.8, end: 0.8 }), INK);
    sheet.fill(
      pen(
        p.all([
          [-74, 32],
          [-40, 40],
          [0, 43],
          [40, 40],
          [72, 32],
        ]),
        1.8,
        { start: 0.8, end: 0.8 },
      ),
      INK,
    );
    sheet.fill(
      pen(
        p.all([
          [34, -8],
          [50, -14],
          [64, -12],
        ]),
        2.6,
        { start: 0.3, end: 0.8, peak: 0.7 },
      ),
      INK,
    );
    sheet.fill(
      pen(
        p.all([
          [35, -8],
          [34, 6],
          [36, 18],
        ]),
        1.8,
        { start: 0.8, end: 0.1, peak: 0.2 },
      ),
      INK,
    );
    sheet.fill(pen([c.at([-50, 30]), c.at([-38, 44]), c.at([-30, 50])], 2.2), INK);
    sheet.fill(pen([c.at([50, 34]), c.at([40, 50]), c.at([30, 58])], 2.2), INK);
  });
  for (const at of [c.at([11, 30]), mix(c.at([12, 66]), p.at([12, -52]), 0.5), p.at([12, -8])])
    drawToggle(sheet, at, j.chest.rotDeg);
}

function drawToggle(sheet, at, rotDeg) {
  const a = ((rotDeg + 8) * Math.PI) / 180;
  const ends = [-11, 11].map((k) => [at[0] + Math.cos(a) * k, at[1] + Math.sin(a) * k]);
  const r = profile([
    [0, 3],
    [0.5, 4.6],
    [1, 3],
  ]);
  const line = curve(ends, { stepPx: 2 });
  sheet.fill(
    sweep(line, (f) => r(f) + 1.5),
    INK,
  );
  sheet.cel(sweep(line, r), COLOUR.toggle, [0.5, -2]);
}

export const pocketSleeve = (j) =>
  sleeve(
    [j.shoulderNear, j.elbowNear, j.wristNear],
    [
      [0, 23],
      [0.45, 22],
      [0.8, 22],
      [1, 21],
    ],
  );

export function drawPocketArm(sheet, j) {
  const { pelvis: p } = j;
  const arm = pocketSleeve(j);
  drawSleeve(sheet, arm, 0.14);
  const { spine, shape } = arm;
  const mid = Math.round(spine.length * 0.52);
  sheet.inside(shape, () => {
    const [e, w] = [spine[mid], spine[Math.round(spine.length * 0.7)]];
    sheet.fill(
      pen(
        [
          [e[0] + 22, e[1] - 10],
          [e[0] + 6, e[1] - 2],
          [e[0] - 4, e[1] - 6],
        ],
        2.2,
      ),
      INK,
    );
    sheet.fill(
      pen(
        [
          [e[0] + 20, e[1] + 2],
          [e[0] + 4, e[1] + 6],
          [w[0] - 16, w[1] - 6],
        ],
        1.8,
      ),
      INK,
    );
  });
  // The pocket covers the hand; beyond the coat's own line it must not reach.
  const coat = coatOutline(j);
  const pocket = poly(
    curve(
      p.all([
        [-84, -4],
        [-44, -12],
        [-20, -16],
        [-16, 34],
        [-46, 46],
        [-84, 56],
      ]),
      { closed: true },
    ),
  );
  sheet.inside(poly(coat), () => {
    sheet.fill(pocket, COLOUR.coat.base);
    sheet.inside(pocket, () =>
      sheet.fill(
        poly(
          curve(
            p.all([
              [-90, -4],
              [-58, 4],
              [-52, 36],
              [-64, 60],
              [-90, 60],
            ]),
            { closed: true },
          ),
        ),
        COLOUR.coat.shade,
      ),
    );
    sheet.fill(
      pen(
        p.all([
          [-74, 32],
          [-40, 40],
          [0, 43],
        ]),
        1.8,
        { start: 0.8, end: 0.8 },
      ),
      INK,
    );
  });
  sheet.fill(
    pen(
      p.all([
        [-67, -3],
        [-44, -12],
        [-18, -16],
      ]),
      3.4,
      { start: 0.7, end: 0.7 },
    ),
    INK,
  );
  sheet.fill(
    pen(
      p.all([
        [-18, -16],
        [-14, 8],
        [-19, 32],
        [-40, 38],
      ]),
      2.2,
      { start: 0.9, end: 0.1, peak: 0.2 },
    ),
    INK,
  );
}
