import type { Cells } from './composition';

export interface Sheet {
  /** What gives way; all else is held as it is. */
  readonly isFree: Cells;
  readonly width: number;
  /** How far what is free reaches, in cells. */
  readonly reach: number;
  /** What hangs together with what is free; left out: everything. */
  readonly isOneThing?: Cells;
}

/**
 * The even course between what is held, as a sheet of rubber has it: successive over-relaxation of Laplace's equation. Where the thing ends nothing
 * holds the sheet.
 */
export function evenOut(values: Float32Array, { isFree, width, reach, isOneThing }: Sheet): void {
  const cells: number[] = [];
  isFree.forEach((value, cell) => {
    const column = cell % width;
    if (value && column > 0 && column < width - 1 && cell >= width && cell < isFree.length - width) cells.push(cell);
  });
  const rounds = Math.ceil(3 * reach + 20);
  const over = 2 / (1 + Math.sin(Math.PI / Math.max(4, 2 * reach)));
  const steps = [-1, 1, -width, width];
  for (let round = 0; round < rounds; round += 1) {
    for (const cell of cells) {
      let [sum, count] = [0, 0];
      for (const step of steps) {
        if (isOneThing && !isOneThing[cell + step]) continue;
        sum += values[cell + step] ?? 0;
        count += 1;
      }
      if (count > 0) values[cell] = (values[cell] ?? 0) + over * (sum / count - (values[cell] ?? 0));
    }
  }
}
