// Hair over the face: cap, fringe, side locks, tuft and gloss.

import { curve, normals } from './geometry.mjs';
import { pen, poly, sweep } from './ink.mjs';
import { ARC, capPoints, fringeLocks, inkRadius, LW, lock, sideLocks, skull } from './locks.mjs';
import { COLOUR, INK } from './palette.mjs';
import { chainLine } from './poses.mjs';

/** Shadow that the fringe throws on the face; to be drawn inside the face. */
export function fringeShadow(sheet, j, chains) {
  for (const l of [...fringeLocks(j, chains), ...sideLocks(j, chains)])
    sheet.moved(sweep(l.line, l.r), COLOUR.skin.shade, [-5, 8]);
  sheet.moved(poly(capPoints(j.head, { yaw: 0 })), COLOUR.skin.shade, [-4, 8]);
}

export function drawFrontHair(sheet, j, pose, chains) {
  const h = j.head;
  const cap = poly(capPoints(h, pose));
  const fringe = fringeLocks(j, chains);
  const sides = sideLocks(j, chains);
  const tuft = lock(
    [h.point([10, -78, 10]), ...chainLine('tuft', chains, j.tuft)],
    [
      [0, 9],
      [0.3, 6.5],
      [0.65, 5],
      [1, 0],
    ],
  );
  const all = [tuft, ...sides, ...fringe];
  // All lines first, then all fills: one silhouette. The lower edge of the cap carries no line.
  sheet.fill(
    sweep(
      curve(skull(h, pose, ARC), { stepPx: 4 }),
      (f) => (LW / 2 + 1.2) * (0.3 + 0.7 * Math.sin(Math.PI * (0.06 + 0.88 * f))),
    ),
    INK,
  );
  for (const l of all)
    sheet.fill(
      sweep(
        l.line.map(([x, y]) => [x - 0.2, y + 0.5]),
        inkRadius(l),
      ),
      INK,
    );
  const d = cap + all.map((l) => sweep(l.line, l.r)).join('');
  sheet.fill(cap, COLOUR.hair.base);
  for (const l of all) sheet.fill(sweep(l.line, l.r), COLOUR.hair.base);
  sheet.inside(cap, () => {
    sheet.fill(
      poly(
        curve(
          skull(h, pose, [
            [-104, 60],
            [-110, -60],
            [-70, -98],
            [-76, -56],
            [-82, -16],
            [-70, 40],
          ]),
          { closed: true },
        ),
      ),
      COLOUR.hair.shade,
    );
  });
  // Hides the lower edge of the cap in the shadow behind the near lock.
  sheet.fill(
    poly(
      skull(h, pose, [
        [-84, 28],
        [-76, 28],
        [-76, 44],
        [-81, 44],
      ]),
    ),
    COLOUR.hair.shade,
  );
  for (const l of all) shadeLock(sheet, l, sides.includes(l) ? 0.35 : 0.42);
  // Between two locks the line runs up from the notch and dies away.
  for (const l of [...fringe.filter((_, i) => i !== 1), ...sides]) {
    const n = l.line.length;
    const part = l.line.slice(Math.round(n * 0.34), Math.round(n * 0.84));
    sheet.fill(
      pen(
        part.map(([x, y], i) => [x - l.r(0.34 + (0.5 * i) / part.length) * 0.97, y]),
        2.1,
        { start: 0.05, end: 0.8, peak: 0.8, raw: true },
      ),
      INK,
    );
  }
  drawGloss(sheet, j, d);
  // Strands that run from the parting over the skull.
  const strand = (pts, w) =>
    sheet.fill(
      pen(
        pts.map((p) => h.point(p)),
        w,
        { start: 0.15, end: 0.05, peak: 0.35 },
      ),
      INK,
    );
  sheet.inside(d, () => {
    strand(
      [
        [34, -90, 6],
        [50, -76, 18],
        [62, -58, 24],
        [68, -38, 26],
      ],
      1.8,
    );
    strand(
      [
        [-40, -92, -6],
        [-70, -66, 10],
        [-82, -30, 12],
      ],
      1.8,
    );
  });
}

/** A wedge of shadow on the side away from the light, from nothing to the tip. */
function shadeLock(sheet, l, from) {
  const n = l.line.length;
  const start = Math.round(n * from);
  const part = l.line.slice(start);
  const side = normals(part);
  sheet.inside(sweep(l.line, l.r), () => {
    const away = part.map(([x, y], i) => [
      x + side[i][0] * l.r(from + ((1 - from) * i) / part.length) * 0.72,
      y + side[i][1] * 2,
    ]);
    sheet.fill(
      sweep(away, (f) => l.r(from + (1 - from) * f) * 0.78 * Math.min(1, f * 2.4)),
      COLOUR.hair.shade,
    );
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
  sheet.inside(clip, () =>
    sheet.fill(poly([...curve(above, { stepPx: 2 }), ...curve(below.reverse(), { stepPx: 2 })]), COLOUR.hair.light),
  );
}
