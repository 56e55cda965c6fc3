// The long scarf: two wraps around the neck, a tail in the wind, a short end on the chest.

import { curve, fractions, mix, normals } from './geometry.mjs';
import { contour, pen, poly, sweep } from './ink.mjs';
import { COLOUR, INK } from './palette.mjs';
import { chainLine } from './poses.mjs';

const LW = 2.7;

/** A flat band along `pts` with stripes and a fringe at its end. */
function drawBand(
  sheet,
  pts,
  width,
  {
    shadeSide = 1,
    stripes = [
      [0.76, 0.8],
      [0.84, 0.92],
    ],
  } = {},
) {
  const spine = curve(pts, { stepPx: 3 });
  const f = fractions(spine);
  const nrm = normals(spine);
  const edge = (k) => spine.map((p, i) => [p[0] + nrm[i][0] * width(f[i]) * k, p[1] + nrm[i][1] * width(f[i]) * k]);
  const [left, right] = [edge(-1), edge(1)];
  const end = spine.length - 1;
  const dir = [spine[end][0] - spine[end - 2][0], spine[end][1] - spine[end - 2][1]];
  const dl = Math.hypot(dir[0], dir[1]);
  const tassels = [-0.82, -0.41, 0, 0.41, 0.82].map((k) => {
    const root = [spine[end][0] + nrm[end][0] * width(1) * k, spine[end][1] + nrm[end][1] * width(1) * k];
    return [
      root,
      [root[0] + (dir[0] / dl) * 13 + nrm[end][0] * k * 3, root[1] + (dir[1] / dl) * 13 + nrm[end][1] * k * 3],
    ];
  });
  const shape = [...left, ...[...right].reverse()];
  for (const t of tassels)
    sheet.fill(
      sweep(t, (q) => 3.4 + LW - q),
      INK,
    );
  sheet.fill(contour(shape, LW * 2), INK);
  for (const t of tassels)
    sheet.fill(
      sweep(t, (q) => 3.2 - q * 0.8),
      COLOUR.scarf.stripe,
    );
  const d = poly(shape);
  const part = (a, b, k0, k1) => {
    const idx = f
      .map((v, i) => [v, i])
      .filter(([v]) => v >= a && v <= b)
      .map(([, i]) => i);
    const on = (i, k) => mix(left[i], right[i], (k + 1) / 2);
    return idx.length < 2 ? '' : poly([...idx.map((i) => on(i, k0)), ...[...idx].reverse().map((i) => on(i, k1))]);
  };
  sheet.fill(d, COLOUR.scarf.base);
  const dark = shadeSide > 0 ? [0.3, 1.2] : [-1.2, -0.3];
  sheet.inside(d, () => {
    sheet.fill(part(0, 1, dark[0], dark[1]), COLOUR.scarf.shade);
    for (const [a, b] of stripes) {
      sheet.fill(part(a, b, -1.1, 1.1), COLOUR.scarf.stripe);
      sheet.fill(part(a, b, dark[0], dark[1]), COLOUR.scarf.stripeShade);
    }
    sheet.fill(
      pen(
        spine.slice(2, Math.round(end * 0.45)).map((p, i) => [p[0] + nrm[i + 2][0] * 3, p[1] + nrm[i + 2][1] * 3]),
        2,
        { start: 0.6, end: 0.05, peak: 0.2, raw: true },
      ),
      INK,
    );
  });
}

export function drawScarfTail(sheet, j, chains) {
  const pts = chainLine('scarfTail', chains, j.scarfTail);
  drawBand(sheet, [j.chest.at([10, -44]), ...pts], (f) => 15 + 8 * f + 2 * Math.sin(f * 7), { shadeSide: -1 });
}

export function castScarfShadow(sheet, j, chains) {
  const line = curve(chainLine('scarfFront', chains, j.scarfFront)).map(([x, y]) => [x - 9, y + 6]);
  sheet.fill(
    sweep(line, (f) => 13 + 6 * f),
    COLOUR.coat.shade,
  );
}

export function drawScarfFront(sheet, j, chains) {
  drawBand(sheet, chainLine('scarfFront', chains, j.scarfFront), (f) => 13 + 6 * f, {
    shadeSide: 1,
    stripes: [
      [0.66, 0.73],
      [0.8, 0.93],
    ],
  });
}

/** The two wraps; they hide the neck. */
/** `face` is the outline of the face, whose shadow falls on the upper wrap. */
export function drawScarfWrap(sheet, j, face) {
  const c = j.chest;
  const n = j.neck;
  const up = (x, y) => mix(c.at([x, y]), [n[0] + x, n[1] + y + 46], 0.6);
  const lower = curve(
    [
      up(-50, -50),
      up(-44, -30),
      up(-20, -18),
      up(12, -16),
      up(40, -28),
      up(50, -48),
      up(40, -64),
      up(0, -60),
      up(-40, -66),
    ],
    { closed: true, stepPx: 3 },
  );
  const upper = curve(
    [
      up(-46, -70),
      up(-48, -54),
      up(-28, -42),
      up(4, -37),
      up(36, -44),
      up(50, -58),
      up(46, -74),
      up(20, -84),
      up(-20, -84),
    ],
    { closed: true, stepPx: 3 },
  );
  for (const [shape, shadeBy] of [
    [lower, [5, -8]],
    [upper, [5, -7]],
  ]) {
    sheet.fill(contour(shape, LW * 2), INK);
    sheet.cel(poly(shape), COLOUR.scarf, shadeBy);
  }
  sheet.inside(poly(upper), () => {
    sheet.moved(poly(face), COLOUR.scarf.shade, [-5, 9]);
    for (const l of [
      [up(-46, -64), up(-26, -54), up(2, -50)],
      [up(50, -66), up(34, -56), up(18, -53)],
      [up(-30, -44), up(-14, -46), up(-4, -50)],
    ])
      sheet.fill(pen(l, 2.2, { start: 0.9, end: 0.1, peak: 0.2 }), INK);
  });
  sheet.inside(poly(lower), () => {
    for (const l of [
      [up(-46, -44), up(-30, -32), up(-8, -28)],
      [up(48, -46), up(36, -34), up(24, -29)],
    ])
      sheet.fill(pen(l, 2.2, { start: 0.9, end: 0.1, peak: 0.2 }), INK);
  });
}
