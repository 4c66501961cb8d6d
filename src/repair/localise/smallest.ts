import { eliminate, eliminateAll, isViolated, type Row, TooLarge } from "./rows.js";
import type { System } from "./system.js";

/** Rows that may still be looked at: work is counted, never timed, so that the same input gives the same answer. */
export interface Effort {
  rows: number;
}

/** All smallest sets of cells that make a group of rows true; where that is not proven, one set that does. */
export interface Smallest {
  readonly sets: readonly (readonly number[])[];
  readonly isProven: boolean;
  /** There are more sets than were listed. */
  readonly hasMore: boolean;
}

class OutOfEffort extends Error {}

/** One step of the search: what is still to be made true when some cells are chosen and others ruled out. */
interface Node {
  readonly rows: readonly Row[];
  readonly chosen: readonly number[];
  readonly ruledOut: ReadonlySet<number>;
}

/**
 * Branch and bound of Fellegi and Holt's error localisation, after de Waal: every violated row must have a changed cell
 * in it. One cell after the other is chosen and eliminated, so that what follows from the rows together is seen; cells
 * tried before are ruled out in later branches, so that every set is met once. Violated rows that share no cell need a
 * cell each: that many are still missing, and branches that cannot afford them end. The size grows by one until sets
 * are found, which proves that no smaller ones exist.
 */
export function smallestSets(system: System, rows: readonly Row[], most: number, effort: Effort): Smallest {
  const greedyEffort: Effort = { rows: effort.rows };
  const isFixed = (cell: number): boolean => system.isFixed?.[cell] === true;
  const found: number[][] = [];
  let hasMore = false;
  const start: Node = { rows, chosen: [], ruledOut: new Set() };
  const candidatesOf = (row: Row, { ruledOut }: Node): number[] =>
    [...row.cells, ...row.escapes].filter((cell) => !isFixed(cell) && !ruledOut.has(cell));

  /** Violated rows with their candidates, the fewest first; undefined where one has none. */
  function openRows(node: Node): OpenRow[] | undefined {
    const open: OpenRow[] = [];
    for (const row of node.rows) {
      if (!isViolated(row)) continue;
      const cells = candidatesOf(row, node);
      const needs = cellsNeeded(row, system.reach);
      if (cells.length < needs) return undefined;
      open.push({ cells, needs });
    }
    return open.sort((a, b) => a.cells.length - a.needs - b.cells.length + b.needs);
  }

  function search(node: Node, budget: number): void {
    if (hasMore) return;
    if (effort.rows <= 0) throw new OutOfEffort();
    effort.rows -= node.rows.length;
    const open = openRows(node);
    if (!open) return;
    const [first] = open;
    if (!first) {
      if (found.length >= most) hasMore = true;
      else found.push(node.chosen.toSorted((a, b) => a - b));
      return;
    }
    if (disjoint(open) > budget) return;
    const ruledOut = new Set(node.ruledOut);
    for (const cell of first.cells) {
      const rows = eliminate(node.rows, cell, system.isBlank);
      search({ rows, chosen: [...node.chosen, cell], ruledOut }, budget - 1);
      ruledOut.add(cell);
    }
  }

  const open = openRows(start);
  if (!open) return { sets: [], isProven: true, hasMore: false };
  const count = new Set(rows.flatMap(({ cells, escapes }) => [...cells, ...escapes])).size;
  try {
    for (let size = disjoint(open); size <= count; size++) {
      search(start, size);
      if (found.length > 0) return { sets: found, isProven: true, hasMore };
    }
    return { sets: [], isProven: true, hasMore: false };
  } catch (error) {
    if (!(error instanceof OutOfEffort) && !(error instanceof TooLarge)) throw error;
  }
  const sets =
    found.length > 0 ? found : [greedySet(system, rows, greedyEffort)].filter((set) => set !== undefined);
  // Sets of a size that was begun are smallest, for all smaller sizes were gone through.
  return { sets, isProven: found.length > 0, hasMore: true };
}

/** A set that does, though not surely a smallest one: always the cell that leaves the fewest rows violated. */
function greedySet(system: System, rows: readonly Row[], effort: Effort): readonly number[] | undefined {
  const chosen: number[] = [];
  let left = rows;
  try {
    for (;;) {
      const violated = left.filter(isViolated);
      if (violated.length === 0) return withoutSpare(system, rows, chosen);
      const candidates = new Set(violated.flatMap(({ cells, escapes }) => [...cells, ...escapes]));
      let best:
        { readonly rows: readonly Row[]; readonly cell: number; readonly violated: number } | undefined;
      for (const cell of candidates) {
        if (system.isFixed?.[cell] === true) continue;
        effort.rows -= left.length;
        if (effort.rows <= 0) return undefined;
        const next = eliminate(left, cell, system.isBlank);
        const count = next.filter(isViolated).length;
        if (count < (best?.violated ?? Number.POSITIVE_INFINITY))
          best = { rows: next, cell, violated: count };
      }
      if (!best || chosen.length >= MOST_GREEDY) return undefined;
      chosen.push(best.cell);
      left = best.rows;
    }
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return undefined;
  }
}

/** Groups that need more changes than these are misread, not mistyped. */
const MOST_GREEDY = 200;

/** The set without cells that it does not need. */
function withoutSpare(system: System, rows: readonly Row[], set: readonly number[]): readonly number[] {
  let kept = set;
  for (const cell of set) {
    const without = kept.filter((other) => other !== cell);
    if (!eliminateAll(rows, without, system.isBlank).some(isViolated)) kept = without;
  }
  return kept.toSorted((a, b) => a - b);
}

/** A violated row: which of its cells may change, and how many of them must at least. */
interface OpenRow {
  readonly cells: readonly number[];
  readonly needs: number;
}

/** How many cells must move for a row to hold, if none moves farther than `reach`. */
function cellsNeeded({ value, low, high, coefficients, escapes }: Row, reach: number | undefined): number {
  if (reach === undefined || escapes.length > 0) return 1;
  const off = Math.max(low - value, value - high);
  const most = Math.max(...coefficients.map(Math.abs));
  return most === 0 ? 1 : Math.max(1, Math.ceil(off / (most * reach)));
}

/** How many cells must change at least: rows that share no candidate with one another, taken greedily. */
function disjoint(open: readonly OpenRow[]): number {
  const taken = new Set<number>();
  let count = 0;
  for (const { cells, needs } of open) {
    if (cells.some((cell) => taken.has(cell))) continue;
    for (const cell of cells) taken.add(cell);
    count += needs;
  }
  return count;
}
