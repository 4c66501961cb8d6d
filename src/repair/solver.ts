/** A variable between two bounds; `integer` ones take whole values only. */
export interface SolverColumn {
  readonly cost: number;
  readonly low: number;
  readonly high: number;
  readonly integer?: true;
}

/** low ≤ Σ coefficient · column ≤ high. */
export interface SolverRow {
  readonly low: number;
  readonly high: number;
  /** Index of the column and its coefficient. */
  readonly terms: readonly (readonly [column: number, coefficient: number])[];
}

/** Minimise the cost under all rows. Bounds may be ±Infinity. */
export interface LinearProblem {
  readonly columns: readonly SolverColumn[];
  readonly rows: readonly SolverRow[];
}

/** Work that may be spent, as counts: never a clock, so that the same problem gives the same answer. */
export interface SolverLimits {
  readonly nodes: number;
  readonly iterations: number;
}

/** `limit`: work ran out; `values` may then hold a solution that is not proven to be the cheapest. */
export interface LinearAnswer {
  readonly status: "optimal" | "infeasible" | "unbounded" | "limit" | "failed";
  readonly values: readonly number[] | undefined;
  /** Of a problem without whole-number columns: by rows. */
  readonly duals: readonly number[] | undefined;
  readonly objective: number | undefined;
}

/**
 * Linear and whole-number programmes as plain data. Answers are in floating point: whoever asks checks them in whole
 * numbers before anybody sees them.
 */
export interface Solver {
  solve(problem: LinearProblem, limits?: SolverLimits): LinearAnswer;
}
