// Plane and head-space geometry for the sample rig.
// Frame of reference: picture pixels, x right, y down. Angles in degrees, clockwise, 0 = pointing right.

export const DEG = Math.PI / 180;
export const lerp = (a, b, t) => a + (b - a) * t;
export const clamp = (x, lo = 0, hi = 1) => Math.min(hi, Math.max(lo, x));
export const smooth = (x) => {
  const c = clamp(x);
  return c * c * (3 - 2 * c);
};
export const add = (a, b) => [a[0] + b[0], a[1] + b[1]];
export const sub = (a, b) => [a[0] - b[0], a[1] - b[1]];
export const mul = (a, k) => [a[0] * k, a[1] * k];
export const mix = (a, b, t) => [lerp(a[0], b[0], t), lerp(a[1], b[1], t)];
export const dist = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
export const polar = (angleDeg, length) => [Math.cos(angleDeg * DEG) * length, Math.sin(angleDeg * DEG) * length];
export const angleOf = (v) => Math.atan2(v[1], v[0]) / DEG;

/** A bone's own coordinates: `at(p)` maps a local point to the picture. */
export function frame(origin, rotDeg = 0, sx = 1, sy = sx) {
  const c = Math.cos(rotDeg * DEG);
  const s = Math.sin(rotDeg * DEG);
  const at = ([x, y]) => [origin[0] + c * x * sx - s * y * sy, origin[1] + s * x * sx + c * y * sy];
  return { origin, rotDeg, at, all: (pts) => pts.map(at) };
}

/** Points of a centripetal Catmull-Rom curve through `pts`, about `stepPx` apart. */
export function curve(pts, { closed = false, stepPx = 3 } = {}) {
  const n = pts.length;
  if (n < 2) return pts;
  const get = (i) => {
    if (closed) return pts[((i % n) + n) % n];
    if (i < 0) return sub(mul(pts[0], 2), pts[1]);
    if (i >= n) return sub(mul(pts[n - 1], 2), pts[n - 2]);
    return pts[i];
  };
  const out = [];
  const spans = closed ? n : n - 1;
  for (let i = 0; i < spans; i++) {
    const [p0, p1, p2, p3] = [get(i - 1), get(i), get(i + 1), get(i + 2)];
    const d1 = Math.sqrt(Math.max(dist(p0, p1), 1e-4));
    const d2 = Math.sqrt(Math.max(dist(p1, p2), 1e-4));
    const d3 = Math.sqrt(Math.max(dist(p2, p3), 1e-4));
    const tangent = (a, b, c, da, db) =>
      [0, 1].map((k) => (b[k] - a[k]) / da - (c[k] - a[k]) / (da + db) + (c[k] - b[k]) / db);
    const m1 = mul(tangent(p0, p1, p2, d1, d2), d2);
    const m2 = mul(tangent(p1, p2, p3, d2, d3), d2);
    const steps = Math.max(2, Math.ceil(dist(p1, p2) / stepPx));
    for (let j = 0; j < steps; j++) {
      const t = j / steps;
      const t2 = t * t;
      const t3 = t2 * t;
      out.push(
        [0, 1].map(
          (k) =>
            (2 * t3 - 3 * t2 + 1) * p1[k] + (t3 - 2 * t2 + t) * m1[k] + (-2 * t3 + 3 * t2) * p2[k] + (t3 - t2) * m2[k],
        ),
      );
    }
  }
  if (!closed) out.push(pts[n - 1]);
  return out;
}

/** Arc-length fraction (0..1) of every point of a polyline. */
export function fractions(pts) {
  const sum = [0];
  for (let i = 1; i < pts.length; i++) sum.push(sum[i - 1] + dist(pts[i - 1], pts[i]));
  const total = sum[sum.length - 1] || 1;
  return sum.map((s) => s / total);
}

/** Unit normals of an open polyline (90 degrees clockwise from its direction). */
export function normals(pts) {
  return pts.map((_, i) => {
    const d = sub(pts[Math.min(i + 1, pts.length - 1)], pts[Math.max(i - 1, 0)]);
    const l = Math.hypot(d[0], d[1]) || 1;
    return [-d[1] / l, d[0] / l];
  });
}

/** Value of a table of [position, value] rows at `x`, eased (or straight) between rows. */
export function profile(rows, ease = smooth) {
  return (x) => {
    if (x <= rows[0][0]) return rows[0][1];
    for (let i = 1; i < rows.length; i++) {
      if (x <= rows[i][0])
        return lerp(rows[i - 1][1], rows[i][1], ease((x - rows[i - 1][0]) / (rows[i][0] - rows[i - 1][0])));
    }
    return rows[rows.length - 1][1];
  };
}

/** Turns head-space points (x right, y down, z to the viewer) by yaw and pitch in radians; drops z. */
export function turner(yawRad, pitchRad) {
  const [cy, sy, cp, sp] = [Math.cos(yawRad), Math.sin(yawRad), Math.cos(pitchRad), Math.sin(pitchRad)];
  return ([x, y, z = 0]) => {
    const x1 = x * cy + z * sy;
    const z1 = -x * sy + z * cy;
    return [x1, y * cp + z1 * sp];
  };
}
