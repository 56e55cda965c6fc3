import type { GestureOf } from '../contract/correction';

export type DrawnLines = GestureOf<'lines'>['lines'];

export interface CoverageFrame {
  readonly width: number;
  readonly height: number;
  /** Cells a key pixel. */
  readonly perPxX: number;
  readonly perPxY: number;
  /** Thinner lines are drawn this wide, in cells. */
  readonly leastWidth: number;
}

/** How much of each cell a person's strokes cover, 0..1: round ends, one cell of softness at the edge. */
export function coverageOf(lines: DrawnLines, frame: CoverageFrame): Float32Array {
  const covered = new Float32Array(frame.width * frame.height);
  for (const { widthPx, pointsPx } of lines) {
    const half = Math.max((widthPx * (frame.perPxX + frame.perPxY)) / 2, frame.leastWidth) / 2;
    pointsPx.forEach(([x, y], index) => {
      const [fromX, fromY] = pointsPx[index - 1] ?? [x, y];
      const segment = {
        ax: fromX * frame.perPxX,
        ay: fromY * frame.perPxY,
        bx: x * frame.perPxX,
        by: y * frame.perPxY,
      };
      // A stroke of one point is a dot; of several, the first belongs to the first segment.
      if (index > 0 || pointsPx.length === 1) cover(covered, frame, segment, half);
    });
  }
  return covered;
}

function cover(
  covered: Float32Array,
  { width, height }: CoverageFrame,
  { ax, ay, bx, by }: { ax: number; ay: number; bx: number; by: number },
  half: number,
): void {
  const left = Math.max(0, Math.floor(Math.min(ax, bx) - half - 1));
  const right = Math.min(width - 1, Math.ceil(Math.max(ax, bx) + half + 1));
  const top = Math.max(0, Math.floor(Math.min(ay, by) - half - 1));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(ay, by) + half + 1));
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const [px, py] = [x + 0.5 - ax, y + 0.5 - ay];
      const share = square === 0 ? 0 : Math.min(Math.max((px * dx + py * dy) / square, 0), 1);
      const away = Math.hypot(px - dx * share, py - dy * share);
      const value = Math.min(Math.max(half + 0.5 - away, 0), 1);
      const at = y * width + x;
      if (value > (covered[at] ?? 0)) covered[at] = value;
    }
  }
}
