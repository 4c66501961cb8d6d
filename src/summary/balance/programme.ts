import type { LinearProblem, Solver } from "../../repair/index.js";
import { costOf, fulfils, type MoveProblem } from "./moves.js";

/** What the solver makes of a problem. `isProven`: no fewer moves are possible, shown in whole numbers. */
export type Solved =
  { readonly made: ReadonlySet<number>; readonly isProven: boolean } | "impossible" | "failed";

const LIMITS = { nodes: 5000, iterations: 500_000 };
/** Duals are rounded to so many parts of a cost; any duals give a bound, the nearest ones a good one. */
const PARTS = 64;
const NEAR = 1e-6;

/**
 * The cheapest moves as a linear programme, which is mostly whole by itself; where sub-totals cross it may be fractional,
 * and is asked again in whole numbers. What the solver answers is checked in whole numbers: that the moves make all
 * rows hold, and by the duals that fewer do not.
 */
export function solved(problem: MoveProblem, solver: Solver): Solved {
  const relaxed = solver.solve(programmeOf(problem, false), LIMITS);
  if (relaxed.status === "infeasible") return "impossible";
  const bound = relaxed.duals ? boundBy(problem, relaxed.duals) : Number.NEGATIVE_INFINITY;
  const answer = (made: ReadonlySet<number>): Solved => ({
    made,
    isProven: isAtMost(costOf(problem, made), bound, problem),
  });
  const whole = relaxed.status === "optimal" && relaxed.values ? movesIn(relaxed.values) : undefined;
  if (whole && fulfils(problem, whole)) return answer(whole);
  const programme = solver.solve(programmeOf(problem, true), LIMITS);
  if (programme.status === "infeasible") return "impossible";
  const found = programme.values ? movesIn(programme.values) : undefined;
  return found && fulfils(problem, found) ? answer(found) : "failed";
}

/** The least cost in cells off their start that the linear programme allows, rounded up; undefined where it has no answer. */
export function linearBound(problem: MoveProblem, solver: Solver): number | undefined {
  const { status, duals } = solver.solve(programmeOf(problem, false), LIMITS);
  if (status !== "optimal" || !duals) return undefined;
  return Math.ceil((boundBy(problem, duals) - problem.ties) / problem.unit);
}

function programmeOf({ moves, rows, unit }: MoveProblem, areWhole: boolean): LinearProblem {
  return {
    columns: moves.map(({ cost }) => ({
      ...{ cost: cost / unit, low: 0, high: 1 },
      ...(areWhole ? { integer: true as const } : {}),
    })),
    rows: rows.map(({ terms, low, high }) => ({ low, high, terms })),
  };
}

/** Undefined where some move is made in part. */
function movesIn(values: readonly number[]): Set<number> | undefined {
  const made = new Set<number>();
  for (const [move, value] of values.entries()) {
    if (Math.abs(value - Math.round(value)) > NEAR) return undefined;
    if (Math.round(value) === 1) made.add(move);
  }
  return made;
}

function isAtMost(cost: number, bound: number, problem: MoveProblem): boolean {
  return Math.floor(cost / problem.unit) <= Math.ceil((bound - problem.ties) / problem.unit);
}

/**
 * A bound on the cost of all solutions, by any weights of the rows: Σ weight · what the row asks, and each move at its
 * best for what is left of its cost. Added up in whole numbers.
 */
function boundBy({ moves, rows, unit }: MoveProblem, duals: readonly number[]): number {
  const left = moves.map(({ cost }) => BigInt(cost) * BigInt(PARTS));
  let bound = 0n;
  rows.forEach(({ terms, low, high }, row) => {
    const weight = BigInt(Math.round((duals[row] ?? 0) * unit * PARTS));
    // A bound from below has no upper side that a negative weight could lean on.
    if (weight === 0n || (weight < 0n && !Number.isFinite(high))) return;
    bound += weight * BigInt(weight > 0n ? low : high);
    for (const [move, by] of terms) left[move] = (left[move] ?? 0n) - weight * BigInt(by);
  });
  for (const rest of left) if (rest < 0n) bound += rest;
  return Number(bound) / PARTS;
}
