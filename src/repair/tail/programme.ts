import { isBroken, isViolated, rowOf } from "../localise/rows.js";
import type { System } from "../localise/system.js";
import type { LinearProblem, Solver, SolverColumn, SolverRow } from "../solver.js";

/** Cells moved by one unit up or down. */
export type Moves = ReadonlyMap<number, 1 | -1>;

/** One of the fewest sets of moves. */
export interface Adjustment {
  readonly moves: Moves;
  /** Constraints that no moves can make hold. */
  readonly left: readonly number[];
}

/** The fewest moves, several where they are equally few. */
export interface Adjusted {
  readonly adjustments: readonly Adjustment[];
  readonly hasMore: boolean;
}

/** A constraint that is left off costs more than any number of moves. */
const LEFT_COST = 10_000;
/** So many times constraints are taken in that a solution runs into. */
const MOST_ROUNDS = 60;
const LIMITS = { nodes: 2000, iterations: 200_000 };

/**
 * The fewest moves that make a group of constraints hold as printed, as a whole-number programme: every cell may go one
 * unit up or down, a broken constraint may be left off at a high price. It begins with the group and takes in what a
 * solution runs into. What the solver answers is checked in whole numbers; undefined where it fails.
 */
export function fewestMoves(
  system: System,
  group: readonly number[],
  near: readonly (readonly number[])[],
  solver: Solver,
  most: number,
): Adjusted | undefined {
  const active = new Set(group);
  const found: Adjustment[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const programme = programmeOf(system, [...active], found);
    const answer = solver.solve(programme.problem, LIMITS);
    if (answer.status !== "optimal" || !answer.values)
      return found.length > 0 ? { adjustments: found, hasMore: false } : undefined;
    const adjustment = programme.read(answer.values);
    const ran = runInto(system, adjustment, active, near);
    if (ran === undefined) return undefined;
    if (ran.length > 0) {
      // What lies around the moved cells would be run into next.
      for (const cell of adjustment.moves.keys()) for (const at of near[cell] ?? []) active.add(at);
      continue;
    }
    const [first] = found;
    if (first && costOf(adjustment) > costOf(first)) return { adjustments: found, hasMore: false };
    if (adjustment.moves.size === 0) return { adjustments: [], hasMore: false };
    if (found.length === most) return { adjustments: found, hasMore: true };
    found.push(adjustment);
  }
  return found.length > 0 ? { adjustments: found, hasMore: true } : undefined;
}

function costOf({ moves, left }: Adjustment): number {
  return moves.size + left.length * LEFT_COST;
}

/** Constraints that a solution breaks; undefined where it does not even satisfy those it was made for. */
function runInto(
  system: System,
  { moves, left }: Adjustment,
  active: ReadonlySet<number>,
  near: readonly (readonly number[])[],
): number[] | undefined {
  const values = [...system.values];
  for (const [cell, by] of moves) values[cell] = (values[cell] ?? 0) + by;
  const moved = { ...system, values };
  const isLeft = new Set(left);
  const isOff = (at: number): boolean => !isLeft.has(at) && isBroken(moved, at);
  if ([...active].some(isOff)) return undefined;
  const around = new Set([...moves.keys()].flatMap((cell) => near[cell] ?? []));
  return [...around].filter((at) => !active.has(at) && isOff(at));
}

interface Programme {
  readonly problem: LinearProblem;
  read(values: readonly number[]): Adjustment;
}

function programmeOf(system: System, active: readonly number[], known: readonly Adjustment[]): Programme {
  const columns: SolverColumn[] = [];
  const rows: SolverRow[] = [];
  const cells: { readonly cell: number; readonly by: 1 | -1 }[] = [];
  const columnsOf = new Map<number, { readonly up: number | undefined; readonly down: number | undefined }>();
  const move = (cell: number, by: 1 | -1): number | undefined => {
    const value = system.values[cell] ?? 0;
    if (value === -by) return undefined;
    columns.push({ cost: 1, low: 0, high: 1, integer: true });
    cells.push({ cell, by });
    return columns.length - 1;
  };
  const movesOf = (cell: number): { up: number | undefined; down: number | undefined } | undefined => {
    if (system.isFixed?.[cell] === true) return undefined;
    const own = columnsOf.get(cell) ?? { up: move(cell, 1), down: move(cell, -1) };
    columnsOf.set(cell, own);
    return own;
  };
  const offs: { readonly at: number; readonly position: number }[] = [];
  for (const at of active) {
    const row = rowOf(system, at);
    const terms: [number, number][] = [];
    row.cells.forEach((cell, position) => {
      const by = row.coefficients[position] ?? 0;
      const own = movesOf(cell);
      if (own?.up !== undefined) terms.push([own.up, by]);
      if (own?.down !== undefined) terms.push([own.down, -by]);
    });
    if (isViolated(row)) offs.push({ at, position: rows.length });
    rows.push({ low: row.low - row.value, high: row.high - row.value, terms });
  }
  // What is left off gets its columns behind those of the moves.
  for (const { position } of offs) {
    const row = rows[position];
    const [above, below] = [columns.length, columns.length + 1];
    columns.push({ cost: LEFT_COST, low: 0, high: Number.POSITIVE_INFINITY });
    columns.push({ cost: LEFT_COST, low: 0, high: Number.POSITIVE_INFINITY });
    if (row) rows[position] = { ...row, terms: [...row.terms, [above, 1], [below, -1]] };
  }
  const base = cells.length;
  for (const { moves } of known) {
    const terms = [...moves].flatMap(([cell, by]): [number, number][] => {
      const own = columnsOf.get(cell);
      const column = by === 1 ? own?.up : own?.down;
      return column === undefined ? [] : [[column, 1]];
    });
    rows.push({ low: Number.NEGATIVE_INFINITY, high: terms.length - 1, terms });
  }
  return {
    problem: { columns, rows },
    read(values) {
      const moves = new Map<number, 1 | -1>();
      cells.forEach(({ cell, by }, column) => {
        if (Math.round(values[column] ?? 0) !== 1) return;
        if (moves.has(cell)) moves.delete(cell);
        else moves.set(cell, by);
      });
      const left = offs.flatMap(({ at }, index) => {
        const [above = 0, below = 0] = [values[base + 2 * index], values[base + 2 * index + 1]];
        return above > 0.5 || below > 0.5 ? [at] : [];
      });
      return { moves, left };
    },
  };
}
