// Hair and cloth that follow late: chains of points hung on the moving body and let go in gravity and wind.

import { add, angleOf, DEG, lerp, mul, polar, sub } from './geometry.mjs';

const STEPS_PER_SECOND = 240;

/**
 * Lets one chain follow its root. `rootAt(seconds)` gives {at, angleDeg} of its first point.
 * Returns the segment angles (degrees, unwrapped along the chain and in time) at each of `times`.
 */
export function follow(spec, rootAt, times) {
  const { segments, lengthPx, gravity, wind, gustPhase = 0, flutter = 0, drag, stiff, maxBendDeg = 40 } = spec;
  const seg = lengthPx / segments;
  const dt = 1 / STEPS_PER_SECOND;
  const start = rootAt(times[0]);
  let now = Array.from({ length: segments + 1 }, (_, i) =>
    add(start.at, polar(spec.restDeg + start.angleDeg, seg * i)),
  );
  let before = now.map((p) => [...p]);
  const settleSteps = STEPS_PER_SECOND * 3;
  const out = [];
  const total = Math.round((times[times.length - 1] - times[0]) * STEPS_PER_SECOND);
  const marks = times.map((t) => Math.round((t - times[0]) * STEPS_PER_SECOND));
  for (let step = -settleSteps; step <= total; step++) {
    const seconds = times[0] + step * dt;
    const root = rootAt(Math.max(seconds, times[0]));
    // Gusts travel along the chain, so cloth waves instead of standing like a rod.
    const force = (i) => {
      const phase = seconds * 7.5 + gustPhase - i * 0.95;
      return [wind[0] * (1 + 0.25 * Math.sin(phase * 0.6)), gravity + wind[1] + flutter * Math.sin(phase)];
    };
    const next = now.map((p, i) =>
      i === 0 ? root.at : add(add(p, mul(sub(p, before[i]), drag)), mul(force(i), dt * dt)),
    );
    // The first segments keep the direction in which they are tied on.
    for (let i = 1; i <= segments; i++) {
      const k = stiff * 0.22 ** (i - 1);
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
    limitBend(next, seg, maxBendDeg);
    before = now;
    now = next;
    if (marks.includes(step)) out.push(angles(now, out[out.length - 1]));
  }
  return out;
}

/** Neighbouring segments differ by at most `maxDeg`: a band drawn along the chain must not fold over itself. */
function limitBend(points, seg, maxDeg) {
  let last = angleOf(sub(points[1], points[0]));
  for (let i = 2; i < points.length; i++) {
    const a = angleOf(sub(points[i], points[i - 1]));
    const bend = ((a - last + 540) % 360) - 180;
    const kept = last + Math.max(-maxDeg, Math.min(maxDeg, bend));
    if (Math.abs(bend) > maxDeg) points[i] = add(points[i - 1], polar(kept, seg));
    last = kept;
  }
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
