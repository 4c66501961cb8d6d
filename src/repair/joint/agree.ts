import type { Frame, Row } from "./frame.js";
import { rowsByCell } from "./frame.js";

interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Whether true amounts are found behind rows of one group without the solver. `true` is certain, all of it being whole
 * numbers; `false` says nothing.
 *
 * A row that shares one cell at most with the others says in which range that cell may lie, whatever else stands in it,
 * and is then out of the way: that alone settles tables whose sums form trees. Of what remains, every shared cell
 * stays as near to its printed amount as it may, and the cells that no other row knows must make up for the rest.
 */
export function agreesPlainly(rows: readonly Row[], { slack }: Frame): boolean {
  if (rows.every(({ miss }) => miss === 0)) return true;
  const left = new Left(rows, slack);
  return left.peel() && left.restAgrees();
}

/** The rows that are left, and what is known of the cells. */
class Left {
  private readonly ranges = new Map<number, Range>();
  private readonly byCell: ReadonlyMap<number, readonly Row[]>;
  /** How many rows that are left know a cell. */
  private readonly known = new Map<number, number>();
  /** The rows that are left, with how many cells of theirs another one knows. */
  private readonly rows = new Map<Row, number>();

  constructor(rows: readonly Row[], slack: readonly number[]) {
    this.byCell = rowsByCell(rows);
    for (const [cell, users] of this.byCell) {
      const room = slack[cell] ?? 0;
      this.ranges.set(cell, { low: -room, high: room });
      this.known.set(cell, users.length);
    }
    for (const row of rows) this.rows.set(row, row.cells.filter((cell) => this.isShared(cell)).length);
  }

  /** Takes away the rows that share one cell at most, as long as there are any; false where one cannot hold. */
  peel(): boolean {
    const waiting = [...this.rows.keys()].filter((row) => this.isLoose(row));
    for (const row of waiting) {
      if (!this.rows.has(row)) continue;
      const shared = row.cells.find((cell) => this.isShared(cell));
      if (!this.narrow(row, shared)) return false;
      this.rows.delete(row);
      for (const cell of row.cells) {
        const other = this.forget(cell);
        if (other && this.isLoose(other)) waiting.push(other);
      }
    }
    return true;
  }

  private isLoose(row: Row): boolean {
    return (this.rows.get(row) ?? 0) <= 1;
  }

  /** One row less knows a cell. Where it was shared by two, the other one, for which it is its own now. */
  private forget(cell: number): Row | undefined {
    const users = (this.known.get(cell) ?? 0) - 1;
    this.known.set(cell, users);
    if (users !== 1) return undefined;
    const other = this.byCell.get(cell)?.find((row) => this.rows.has(row));
    if (other) this.rows.set(other, (this.rows.get(other) ?? 0) - 1);
    return other;
  }

  /** Whether the rows left hold with every shared cell near its printed amount. */
  restAgrees(): boolean {
    for (const row of this.rows.keys()) {
      let { low, high } = this.rangeOf(row, (cell) => !this.isShared(cell));
      for (const [at, cell] of row.cells.entries()) {
        if (!this.isShared(cell)) continue;
        const range = this.ranges.get(cell) ?? { low: 0, high: 0 };
        const near = (row.coefficients[at] ?? 0) * Math.min(Math.max(0, range.low), range.high);
        low += near;
        high += near;
      }
      if (low > -row.miss || high < -row.miss) return false;
    }
    return true;
  }

  private isShared(cell: number): boolean {
    return (this.known.get(cell) ?? 0) > 1;
  }

  /** What those cells of a row can come to that are meant. */
  private rangeOf(row: Row, isMeant: (cell: number) => boolean): Range {
    let [low, high] = [0, 0];
    for (const [at, cell] of row.cells.entries()) {
      if (!isMeant(cell)) continue;
      const range = this.ranges.get(cell) ?? { low: 0, high: 0 };
      const coefficient = row.coefficients[at] ?? 0;
      low += coefficient * (coefficient > 0 ? range.low : range.high);
      high += coefficient * (coefficient > 0 ? range.high : range.low);
    }
    return { low, high };
  }

  /** Narrows the range of the one shared cell to what lets the row hold; false where nothing does. */
  private narrow(row: Row, shared: number | undefined): boolean {
    const others = this.rangeOf(row, (cell) => cell !== shared);
    const needed = { low: -row.miss - others.high, high: -row.miss - others.low };
    if (shared === undefined) return needed.low <= 0 && needed.high >= 0;
    const coefficient = row.coefficients[row.cells.indexOf(shared)] ?? 1;
    const ends = [needed.low / coefficient, needed.high / coefficient].sort((one, other) => one - other);
    const range = this.ranges.get(shared) ?? { low: 0, high: 0 };
    // Inwards to whole numbers: what is found stays true amounts, though some may be missed.
    const low = Math.max(range.low, Math.ceil(ends[0] ?? 0));
    const high = Math.min(range.high, Math.floor(ends[1] ?? 0));
    this.ranges.set(shared, { low, high });
    return low <= high;
  }
}
