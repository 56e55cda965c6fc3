interface Control {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

/**
 * Rigid moving least squares (Schaefer, McPhail and Warren, Image Deformation Using Moving Least Squares, 2006): where the point
 * (x, y) goes when the control points go from `from` to `to`, each place turning as a whole and never stretching.
 */
export function deform(controls: readonly Control[], x: number, y: number): readonly [number, number] {
  let [mass, px, py, qx, qy] = [0, 0, 0, 0, 0];
  const weights = controls.map(({ fromX, fromY, toX, toY }) => {
    const weight = 1 / ((fromX - x) ** 2 + (fromY - y) ** 2 + 1) ** 2;
    mass += weight;
    px += weight * fromX;
    py += weight * fromY;
    qx += weight * toX;
    qy += weight * toY;
    return weight;
  });
  if (mass === 0) return [x, y];
  px /= mass;
  py /= mass;
  qx /= mass;
  qy /= mass;
  // The rotation that takes the weighted control points onto each other best.
  let [cos, sin] = [0, 0];
  controls.forEach(({ fromX, fromY, toX, toY }, i) => {
    const weight = weights[i] ?? 0;
    const [ax, ay, bx, by] = [fromX - px, fromY - py, toX - qx, toY - qy];
    cos += weight * (ax * bx + ay * by);
    sin += weight * (ax * by - ay * bx);
  });
  const length = Math.hypot(cos, sin) || 1;
  const [c, s] = [cos / length, sin / length];
  const [dx, dy] = [x - px, y - py];
  return [qx + c * dx - s * dy, qy + s * dx + c * dy];
}
