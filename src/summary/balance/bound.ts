import type { Solver } from "../../repair/index.js";
import { frameOf, freeOf, problemOf } from "./moves.js";
import { linearBound } from "./programme.js";
import { reduced } from "./reduce.js";
import type { BalanceSystem } from "./system.js";

/**
 * So many cells at least must be off their nearest rounding with everything held in its place, by linear programming;
 * undefined where that says nothing. It is a bound in whole numbers: no balanced amounts have fewer.
 */
export function fewestOff(system: BalanceSystem, solver: Solver): number | undefined {
  const frame = frameOf(system);
  const all = system.identities.map((_, identity) => identity);
  return linearBound(reduced(problemOf(frame, all, freeOf(frame, false))).problem, solver);
}
