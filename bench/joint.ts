import { loadSolver } from "../src/cli/solver.js";
import { jointContradictions, wantsJoint } from "../src/repair/index.js";
import { table } from "../tests/repair/joint/systems.js";
import { time } from "./measure.js";

/** Milliseconds that the joint check of one system takes. */
export interface JointCost {
  readonly cells: number;
  readonly relations: number;
  /** Telling whether the solver is needed. */
  readonly plain: number;
  /** All of it; the first time in this process, and again. */
  readonly first: number;
  readonly again: number;
}

export interface JointCosts {
  /** From nothing to a solver. */
  readonly start: number;
  readonly sizes: readonly JointCost[];
}

/** Tables of 5 and of 8 columns with the sums of both directions, rounded cell by cell: the solver is needed. */
const TABLES = [
  [210, 5],
  [1_000, 8],
] as const;

/** What the joint check costs. */
export async function jointCosts(): Promise<JointCosts> {
  const begin = performance.now();
  const solver = await loadSolver();
  const start = performance.now() - begin;
  if (!solver) throw new Error("no solver");
  const sizes = TABLES.map(([rows, columns]): JointCost => {
    const system = table(rows, columns, (at) => ((at * 7919 * 7919) % 900_001) - 40_000);
    const all = (): number => time(() => jointContradictions(system, solver));
    const first = all();
    return {
      cells: system.cells.length,
      relations: system.relations.length,
      plain: time(() => wantsJoint(system)),
      first,
      again: all(),
    };
  });
  return { start, sizes };
}
