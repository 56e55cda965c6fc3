// Lines and flat colours as filled SVG paths. Every trace line is a polygon of varying width.

import { curve, fractions, normals } from './geometry.mjs';

const num = (v) => (Math.round(v * 100) / 100).toString();
const pt = (p) => `${num(p[0])} ${num(p[1])}`;

/** Closed polygon path. */
export const poly = (pts) => `M${pts.map(pt).join('L')}Z`;

function ring(center, r) {
  const n = r < 2.5 ? 8 : r < 12 ? 14 : 28;
  const out = [];
  for (let i = 0; i < n; i++) {
    const a = (i / n) * Math.PI * 2;
    out.push([center[0] + Math.cos(a) * r, center[1] + Math.sin(a) * r]);
  }
  return poly(out);
}

/**
 * The area a disc covers while it moves along `pts` with radius `radius(fraction, index)`, as one path for the nonzero rule.
 * All pieces wind the same way: with mixed winding overlaps would cancel to holes.
 */
export function sweep(pts, radius) {
  const f = fractions(pts);
  const r = pts.map((_, i) => Math.max(0.05, radius(f[i], i)));
  let d = ring(pts[0], r[0]);
  for (let i = 1; i < pts.length; i++) {
    const [a, b] = [pts[i - 1], pts[i]];
    const l = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (l < 1e-6) continue;
    const nx = -(b[1] - a[1]) / l;
    const ny = (b[0] - a[0]) / l;
    d += poly([
      [a[0] - nx * r[i - 1], a[1] - ny * r[i - 1]],
      [b[0] - nx * r[i], b[1] - ny * r[i]],
      [b[0] + nx * r[i], b[1] + ny * r[i]],
      [a[0] + nx * r[i - 1], a[1] + ny * r[i - 1]],
    ]);
    d += ring(b, r[i]);
  }
  return d;
}

/** A tapered pen line through `pts`: thin at both ends, `widthPx` where the hand presses (`peak`, a fraction). */
export function pen(pts, widthPx, { peak = 0.45, start = 0.25, end = 0.15, stepPx = 2.5, raw = false } = {}) {
  const line = raw ? pts : curve(pts, { stepPx });
  return sweep(line, (f) => {
    const x =
      f < peak
        ? start + (1 - start) * Math.sin(((f / peak) * Math.PI) / 2)
        : end + (1 - end) * Math.cos((((f - peak) / (1 - peak)) * Math.PI) / 2);
    return (widthPx / 2) * x;
  });
}

/** The outline of a closed shape; heavier where its outer side looks down and away from the light (up right). */
export function contour(pts, widthPx, weight = 0.45) {
  const n = pts.length;
  let area = 0;
  for (let i = 0; i < n; i++) area += pts[i][0] * pts[(i + 1) % n][1] - pts[(i + 1) % n][0] * pts[i][1];
  const side = area > 0 ? -1 : 1;
  const nrm = normals([...pts, pts[0]]);
  return sweep([...pts, pts[0]], (_, i) => {
    const [x, y] = nrm[i];
    const away = side * (x * -0.5 + y * 0.86);
    return (widthPx / 2) * (1 + weight * away);
  });
}

/** Collects SVG elements of one drawing; ids count up from zero so that the same drawing gives the same bytes. */
export class Sheet {
  #ids = 0;
  #defs = [];
  #body = [];

  fill(d, colour) {
    this.#body.push(`<path d="${d}" fill="${colour}"/>`);
  }

  /** Draws what `paint` draws, only inside the path `d`. */
  inside(d, paint) {
    const id = `c${this.#ids++}`;
    this.#defs.push(`<clipPath id="${id}"><path d="${d}"/></clipPath>`);
    this.#body.push(`<g clip-path="url(#${id})" style="isolation:isolate">`);
    paint();
    this.#body.push('</g>');
  }

  /** Flat colour with one cel shadow: what a copy of the shape, moved to the light, leaves uncovered. */
  cel(d, { base, shade }, [dx, dy] = [4, -5]) {
    this.fill(d, shade);
    this.inside(d, () => this.#body.push(`<path d="${d}" transform="translate(${dx} ${dy})" fill="${base}"/>`));
  }

  /** The same path moved, as flat colour (cast shadows). */
  moved(d, colour, [dx, dy]) {
    this.#body.push(`<path d="${d}" transform="translate(${dx} ${dy})" fill="${colour}"/>`);
  }

  ellipse(at, rx, ry, colour, rotDeg = 0) {
    this.#body.push(
      `<ellipse cx="${num(at[0])}" cy="${num(at[1])}" rx="${num(rx)}" ry="${num(ry)}" fill="${colour}" transform="rotate(${num(rotDeg)} ${pt(at)})"/>`,
    );
  }

  svg(width, height) {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${this.#defs.join('')}</defs>${this.#body.join('')}</svg>`;
  }
}
