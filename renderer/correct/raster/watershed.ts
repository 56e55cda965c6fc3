import { IntStack } from './int-stack';

/** Places in the order of a whole number, and of one number in the order in which they were put there; it may grow while it is gone through. */
export class Levels {
  readonly #levels: IntStack[];

  constructor(count: number) {
    this.#levels = Array.from({ length: count }, () => new IntStack());
  }

  push(level: number, value: number): void {
    this.#levels[level]?.push(value);
  }

  *valuesOf(level: number): Generator<number> {
    const values = this.#levels[level];
    for (let index = 0; values !== undefined && index < values.count; index += 1) yield values.at(index);
  }
}

/** Left, right, above, below; -1 beyond a row's end. */
export function besideOf(at: number, x: number, width: number, side: number): number {
  if (side === 0) return x > 0 ? at - 1 : -1;
  if (side === 1) return x < width - 1 ? at + 1 : -1;
  return side === 2 ? at - width : at + width;
}
