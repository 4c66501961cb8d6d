/**
 * low ≤ Σ coefficient · cell ≤ high, all whole numbers. The slack that rounding leaves is in the bounds, so that a
 * 尾差 does not count as broken; one side may be infinite.
 */
export interface Constraint {
  readonly cells: readonly number[];
  readonly coefficients: readonly number[];
  readonly low: number;
  readonly high: number;
  /** What the sum is where it holds as printed; undefined for a bound. */
  readonly exact: number | undefined;
  /** How far it may be off and still hold as printed: half a unit of the coarser figures where they are of two kinds. */
  readonly strict?: number;
  /** Cells whose change makes it void: the bounds were worked out from what they print. */
  readonly escapes?: readonly number[];
}

/** A constraint that asks for nothing any more, under its old index. */
export function silenced(constraint: Constraint): Constraint {
  return { ...constraint, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
}

/** Cells that hold whole numbers, and what must be true of them. Cells and constraints are known by their index. */
export interface System {
  readonly values: readonly number[];
  /** Cells that may not be changed: those of other documents. */
  readonly isFixed?: readonly boolean[];
  /** Half a unit of a cell that is blank now, in its own whole numbers: once filled it is a rounded figure like any other. */
  readonly isBlank?: readonly boolean[];
  readonly constraints: readonly Constraint[];
  /** How far a cell may be moved at most; its constraints must say so as well. Absent: any far. */
  readonly reach?: number;
}

/** The constraints that each cell is in. */
export function touching({ values, constraints }: System): number[][] {
  const all: number[][] = values.map(() => []);
  constraints.forEach(({ cells, escapes = [] }, at) => {
    for (const cell of cells) all[cell]?.push(at);
    for (const cell of escapes) all[cell]?.push(at);
  });
  return all;
}
