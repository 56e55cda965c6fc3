// Hair and cloth that follow late: chains of points hung on the moving body and let go in gravity and wind.

import { add, angleOf, DEG, lerp, mul, polar, sub } from './geometry.mjs';

const STEPS_PER_SECOND = 240;

/**
 * Lets one chain follow its root. `rootAt(seconds)` gives {at, angleDeg} of its first point.
 * Returns the segment angles (degrees, unwrapped along the chain and in time) at each of `times`.
 */
export function follow(spec, rootAt, times) {
  const { segments, lengthPx, gravity, wind, gustPhase = 0, drag, stiff } = spec;
  const seg = lengthPx / segments;
  const dt = 1 / STEPS_PER_SECOND;
  const start = rootAt(times[0]);
  let now = Array.from({ length: segments + 1 }, (_, i) => add(start.at, polar(spec.restDeg + start.angleDeg, seg * i)));
  let before = now.map((p) => [...p]);
  const settleSteps = STEPS_PER_SECOND * 3;
  const out = [];
  const total = Math.round((times[times.length - 1] - times[0]) * STEPS_PER_SECOND);
  const marks = times.map((t) => Math.round((t - times[0]) * STEPS_PER_SECOND));
  for (let step = -settleSteps; step <= total; step++) {
    const seconds = times[0] + step * dt;
    const root = rootAt(Math.max(seconds, times[0]));
    const gust = 1 + 0.35 * Math.sin(seconds * 5.2 + gustPhase) + 0.15 * Math.sin(seconds * 9.1 + gustPhase * 2);
    const force = [wind[0] * gust, gravity + wind[1] * gust];
    const next = now.map((p, i) => (i === 0 ? root.at : add(add(p, mul(sub(p, before[i]), drag)), mul(force, dt * dt))));
    // The first segments keep the direction in which they are tied on.
    for (let i = 1; i <= segments; i++) {
      const k = stiff * 0.5 ** (i - 1);
      const want = add(next[i - 1], polar(spec.restDeg + root.angleDeg, seg));
      next[i] = [lerp(next[i][0], want[0], k), lerp(next[i][1], want[1], k)];
    }
    for (let pass = 0; pass < 12; pass++) {
      for (let i = 1; i <= segments; i++) {
        const d = sub(next[i], next[i - 1]);
        const l = Math.hypot(d[0], d[1]) || 1;
        const fix = mul(d, (l - seg) / l);
        if (i === 1) next[i] = sub(next[i], fix);
        else {
          next[i - 1] = add(next[i - 1], mul(fix, 0.5));
          next[i] = sub(next[i], mul(fix, 0.5));
        }
      }
    }
    next[0] = root.at;
    before = now;
    now = next;
    if (marks.includes(step)) out.push(angles(now, out[out.length - 1]));
  }
  return out;
}

function angles(points, previous) {
  const out = [];
  for (let i = 1; i < points.length; i++) {
    let a = angleOf(sub(points[i], points[i - 1]));
    const near = previous ? previous[i - 1] : (out[i - 2] ?? a);
    while (a - near > 180) a -= 360;
    while (a - near < -180) a += 360;
    out.push(a);
  }
  return out;
}

/** Points of a chain from its root, angles and length. */
export function chainPoints(root, angleDegs, lengthPx) {
  const seg = lengthPx / angleDegs.length;
  const out = [root];
  for (const a of angleDegs) {
    const p = out[out.length - 1];
    out.push([p[0] + Math.cos(a * DEG) * seg, p[1] + Math.sin(a * DEG) * seg]);
  }
  return out;
}
