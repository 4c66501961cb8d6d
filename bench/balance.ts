import { loadSolver } from "../src/cli/solver.js";
import type { Solver } from "../src/repair/index.js";
import { balance, type BalanceSystem, fewestOff } from "../src/summary/index.js";
import { spendingTable } from "../tests/summary/balance/systems.js";
import { median, time } from "./measure.js";

/** What 舍位平衡 of one table comes to. */
export interface BalanceCost {
  readonly cells: number;
  /** Cells off their nearest rounding, and how many linear programming asks for at least. */
  readonly moves: number;
  readonly bound: number | undefined;
  /** Identities that do not add up by the numbers themselves, and cells that are neither floor nor ceiling. */
  readonly off: number;
  readonly wrong: number;
  /** The first time, and again. */
  readonly seconds: number;
  readonly again: number;
}

const ROUNDS = 5;

/** The solver, warmed up by a small table: the first problem in a process waits for its program to be compiled. */
export async function warmSolver(): Promise<Solver> {
  const solver = await loadSolver();
  if (!solver) throw new Error("no solver");
  balance(spendingTable(100, 1), solver);
  return solver;
}

export function balanceCost(system: BalanceSystem, solver: Solver): BalanceCost {
  const seconds = time(() => balance(system, solver)) / 1000;
  const again = median(Array.from({ length: ROUNDS }, () => time(() => balance(system, solver)))) / 1000;
  const { amounts, moved } = balance(system, solver);
  const { variables, identities, step } = system;
  const off = identities.filter(
    ({ terms }) => terms.reduce((sum, [cell, by]) => sum + BigInt(by) * (amounts[cell] ?? 0n), 0n) !== 0n,
  );
  const wrong = variables.filter(({ value }, cell) => {
    const difference = (amounts[cell] ?? 0n) * step - value;
    return difference >= step || -difference >= step;
  });
  const bound = fewestOff(system, solver);
  return {
    ...{ cells: variables.length, moves: moved.length, bound, off: off.length, wrong: wrong.length },
    ...{ seconds, again },
  };
}

const SIZES = [300, 1500];

/** 舍位平衡 of tables with 1,500 and 7,500 cells. */
export async function balanceCosts(): Promise<readonly BalanceCost[]> {
  const solver = await warmSolver();
  return SIZES.map((rows) => balanceCost(spendingTable(rows, 7), solver));
}
