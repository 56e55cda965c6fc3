/** Whole numbers, last in first out, without an object for each: an area of a large drawing has millions of pixels. */
export class IntStack {
  #values = new Int32Array(1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  push(value: number): void {
    if (this.#count === this.#values.length) {
      const more = new Int32Array(this.#values.length * 2);
      more.set(this.#values);
      this.#values = more;
    }
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  /** Of an empty one: 0. */
  pop(): number {
    if (this.#count === 0) return 0;
    this.#count -= 1;
    return this.#values[this.#count] ?? 0;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** All of them, the oldest first. Not a copy: the next `push` may change it. */
  values(): Int32Array {
    return this.#values.subarray(0, this.#count);
  }
}
