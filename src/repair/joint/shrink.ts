import type { Solver } from "../solver.js";
import { contradiction } from "./ask.js";
import { type Frame, groupsOf, type Row } from "./frame.js";

/**
 * Contradicting rows without those that are not needed for it: one after the other is left out, and stays out where
 * the others are proven to contradict each other without it.
 */
export function shrunk(rows: readonly Row[], frame: Frame, solver: Solver): readonly Row[] {
  let left = connected(rows, frame, solver);
  for (const row of left) {
    if (!left.includes(row)) continue;
    const without = contradiction(new Set(left.filter((other) => other !== row)), frame, solver);
    if (typeof without !== "string") left = connected(without, frame, solver);
  }
  return left;
}

/** Of rows that fall apart into groups, the first group that contradicts itself. */
function connected(rows: readonly Row[], frame: Frame, solver: Solver): readonly Row[] {
  const groups = groupsOf(rows);
  if (groups.length === 1) return rows;
  for (const group of groups) {
    const found = contradiction(new Set(group), frame, solver);
    if (typeof found !== "string") return found;
  }
  return rows;
}
