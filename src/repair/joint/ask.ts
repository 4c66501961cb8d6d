import type { SolverColumn, SolverLimits, SolverRow, Solver } from "../solver.js";
import { type Frame, type Row, rowsByCell } from "./frame.js";
import { isProof } from "./proof.js";

/** Far more than any of these problems takes. */
const LIMITS: SolverLimits = { nodes: 1, iterations: 200_000 };

/** Rows are added so many times; then all of them are asked about. */
const ROUNDS = 8;

/**
 * What the solver's numbers are parts of, mostly 1; tried in this order, and again as parts of the largest coefficient:
 * where 元 stands beside 万元 there are ten-thousandths.
 */
const DENOMINATORS = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 60, 840];

/** Weights are kept to so many parts of one; they are never larger than one. */
const WEIGHT_PARTS = 2 ** 32;

/**
 * `agree`: true amounts have been found that fulfil all rows. Rows that contradict each other, with a proof. Or
 * `unknown`: the solver failed, or what it answered could not be confirmed.
 */
export type Asked = "agree" | "unknown" | readonly Row[];

/** Deviations of cells as whole numbers of the `parts`-th part of a quarter. */
interface Point {
  readonly parts: number;
  readonly deviations: ReadonlyMap<number, number>;
}

/**
 * Whether rows of one group agree. It begins with those around a row that misses, and adds others as long as the
 * amounts found for these do not fulfil them. The smallest deviations are asked for, so that few are.
 */
export function ask(rows: readonly Row[], frame: Frame, solver: Solver): Asked {
  let chosen = aroundMissing(rows);
  for (let round = 1; ; round++) {
    const answer = solver.solve(nearest(chosen, frame), LIMITS);
    if (answer.status === "infeasible") return contradiction(chosen, frame, solver);
    if (answer.status !== "optimal" || !answer.values) return "unknown";
    const point = exactPoint(cellsOf(chosen), answer.values, chosen, frame);
    if (!point && chosen.size === rows.length) return "unknown";
    const wrong = point && round < ROUNDS ? rows.filter((row) => !isFulfilled(row, point)) : rows;
    if (point && rows.every((row) => isFulfilled(row, point))) return "agree";
    chosen = inOrder(rows, new Set([...chosen, ...wrong]));
  }
}

/**
 * Rows among those given that contradict each other, proven by the solver's duals: where the least that all rows
 * together must miss is more than nothing, the duals say with which weights they add up to what cannot be.
 */
export function contradiction(rows: ReadonlySet<Row>, frame: Frame, solver: Solver): Asked {
  const { duals } = solver.solve(leastMiss(rows, frame), LIMITS);
  if (!duals) return "unknown";
  const all = [...rows];
  const weights = all.map((_, at) => Math.round((duals[at] ?? 0) * WEIGHT_PARTS));
  const involved = all.filter((_, at) => weights[at] !== 0);
  return isProof(all, weights, frame) ? involved : "unknown";
}

/** Rows that miss, and those that have a cell in common with one. */
function aroundMissing(rows: readonly Row[]): Set<Row> {
  const byCell = rowsByCell(rows);
  const missing = rows.filter(({ miss }) => miss !== 0);
  const around = missing.flatMap(({ cells }) => cells.flatMap((cell) => byCell.get(cell) ?? []));
  return inOrder(rows, new Set(around));
}

function inOrder(rows: readonly Row[], chosen: ReadonlySet<Row>): Set<Row> {
  return new Set(rows.filter((row) => chosen.has(row)));
}

function cellsOf(rows: ReadonlySet<Row>): number[] {
  return [...new Set([...rows].flatMap(({ cells }) => cells))];
}

/** The smallest deviations that fulfil the rows: for each cell one column upwards and one downwards. */
function nearest(rows: ReadonlySet<Row>, { slack }: Frame): { columns: SolverColumn[]; rows: SolverRow[] } {
  const cells = cellsOf(rows);
  const places = new Map(cells.map((cell, at) => [cell, 2 * at]));
  return {
    columns: cells.flatMap((cell): SolverColumn[] => {
      const column = { cost: 1, low: 0, high: slack[cell] ?? 0 };
      return [column, column];
    }),
    rows: [...rows].map(({ cells: own, coefficients, miss }) => ({
      low: -miss,
      high: -miss,
      terms: own.flatMap((cell, at) => {
        const [place, coefficient] = [places.get(cell) ?? 0, coefficients[at] ?? 0];
        return [[place, coefficient] as const, [place + 1, -coefficient] as const];
      }),
    })),
  };
}

/** The least that the rows miss by together, whatever their cells are: for each cell one column, for each row two. */
function leastMiss(rows: ReadonlySet<Row>, { slack }: Frame): { columns: SolverColumn[]; rows: SolverRow[] } {
  const cells = cellsOf(rows);
  const places = new Map(cells.map((cell, at) => [cell, at]));
  const missed: SolverColumn = { cost: 1, low: 0, high: Infinity };
  return {
    columns: [
      ...cells.map((cell) => ({ cost: 0, low: -(slack[cell] ?? 0), high: slack[cell] ?? 0 })),
      ...[...rows].flatMap(() => [missed, missed]),
    ],
    rows: [...rows].map(({ cells: own, coefficients, miss }, row) => ({
      low: -miss,
      high: -miss,
      terms: [
        ...own.map((cell, at) => [places.get(cell) ?? 0, coefficients[at] ?? 0] as const),
        [cells.length + 2 * row, 1],
        [cells.length + 2 * row + 1, -1],
      ],
    })),
  };
}

/** The solver's deviations as exact ones that fulfil its rows; none where they are multiples of nothing plain. */
function exactPoint(
  cells: readonly number[],
  values: readonly number[],
  rows: ReadonlySet<Row>,
  { slack }: Frame,
): Point | undefined {
  const found = cells.map((_, at) => (values[2 * at] ?? 0) - (values[2 * at + 1] ?? 0));
  const largest = largestCoefficient(rows);
  for (const parts of [...DENOMINATORS, ...DENOMINATORS.map((parts) => parts * largest)]) {
    const deviations = new Map(cells.map((cell, at) => [cell, Math.round((found[at] ?? 0) * parts)]));
    const point = { parts, deviations };
    const isInside = cells.every((cell) => Math.abs(deviations.get(cell) ?? 0) <= parts * (slack[cell] ?? 0));
    if (isInside && [...rows].every((row) => isFulfilled(row, point))) return point;
  }
  return undefined;
}

function largestCoefficient(rows: ReadonlySet<Row>): number {
  let largest = 1;
  for (const { coefficients } of rows)
    for (const coefficient of coefficients) largest = Math.max(largest, Math.abs(coefficient));
  return largest;
}

/** Whether a row holds under deviations; cells that none is known of do not deviate. */
function isFulfilled({ cells, coefficients, miss }: Row, { parts, deviations }: Point): boolean {
  let sum = miss * parts;
  for (const [at, cell] of cells.entries()) sum += (coefficients[at] ?? 0) * (deviations.get(cell) ?? 0);
  return sum === 0;
}
