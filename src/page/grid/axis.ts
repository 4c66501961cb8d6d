import { lowerBound } from "../book/index.js";

/** Where the rows or the columns of a sheet lie: most have one size, some have their own. */
export class Axis {
  readonly #special: readonly number[];
  readonly #sizes: readonly number[];
  /** How much longer than usual everything before each special one is. */
  readonly #surplus: readonly number[];
  readonly total: number;

  constructor(
    readonly count: number,
    readonly usual: number,
    special: ReadonlyMap<number, number>,
  ) {
    const entries = [...special].filter(([index]) => index < count).sort(([a], [b]) => a - b);
    this.#special = entries.map(([index]) => index);
    this.#sizes = entries.map(([, size]) => size);
    let surplus = 0;
    this.#surplus = this.#sizes.map((size) => {
      const before = surplus;
      surplus += size - usual;
      return before;
    });
    this.total = count * usual + surplus;
  }

  size(index: number): number {
    const position = this.#position(index);
    return this.#special[position] === index ? (this.#sizes[position] ?? this.usual) : this.usual;
  }

  start(index: number): number {
    const position = this.#position(index);
    return position < this.#special.length
      ? index * this.usual + (this.#surplus[position] ?? 0)
      : this.total - (this.count - index) * this.usual;
  }

  end(index: number): number {
    return this.start(index) + this.size(index);
  }

  /** The one that lies at `offset`; the first or the last for offsets outside. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  #position(index: number): number {
    return lowerBound(this.#special, index, (special) => special);
  }
}
