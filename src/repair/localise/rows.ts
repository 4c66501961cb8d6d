import type { System } from "./system.js";

/**
 * A constraint, or what follows from several when cells that may take any value are eliminated from them. Its cells
 * are in ascending order; `value` is its sum with the figures as printed.
 */
export interface Row {
  readonly cells: readonly number[];
  readonly coefficients: readonly number[];
  readonly low: number;
  readonly high: number;
  readonly value: number;
  /** Cells whose change makes it void. */
  readonly escapes: readonly number[];
  /** Indices of the constraints that it follows from, ascending. */
  readonly sources: readonly number[];
}

/** Numbers grew beyond what a double holds exactly: the search gives up and says so. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** Bounds may be halves; everything else is whole. */
function safe(value: number): number {
  if (Number.isFinite(value) && !Number.isSafeInteger(2 * value)) throw new TooLarge();
  return value;
}

const NONE: readonly number[] = [];

export function isViolated({ value, low, high }: Row): boolean {
  return value < low || value > high;
}

/** A constraint of the system as a row. */
export function rowOf({ values, constraints }: System, at: number): Row {
  const constraint = constraints[at];
  if (!constraint) throw new RangeError(`no constraint ${at}`);
  const order = constraint.cells.map((_, position) => position);
  order.sort((a, b) => (constraint.cells[a] ?? 0) - (constraint.cells[b] ?? 0));
  const cells = order.map((position) => constraint.cells[position] ?? 0);
  const coefficients = order.map((position) => constraint.coefficients[position] ?? 0);
  let value = 0;
  cells.forEach((cell, position) => {
    value = safe(value + (coefficients[position] ?? 0) * (values[cell] ?? 0));
  });
  return {
    cells,
    coefficients,
    low: constraint.low,
    high: constraint.high,
    value,
    escapes: constraint.escapes ?? NONE,
    sources: [at],
  };
}

/** Whether a constraint of the system does not hold with the figures as printed. */
export function isBroken(system: System, at: number): boolean {
  return isViolated(rowOf(system, at));
}

export function coefficientOf({ cells, coefficients }: Row, cell: number): number {
  const at = cells.indexOf(cell);
  return at < 0 ? 0 : (coefficients[at] ?? 0);
}

function merged(left: readonly number[], right: readonly number[]): number[] {
  const all = new Set(left);
  for (const one of right) all.add(one);
  return [...all].sort((a, b) => a - b);
}

function divisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** left · by − right · times, in which the cell that both have is gone. Both factors are positive or the row is turned. */
function combined(left: Row, right: Row, cell: number): Row {
  const [a, b] = [coefficientOf(left, cell), coefficientOf(right, cell)];
  const common = divisor(a, b);
  // left is taken positively, so that its bounds keep their sides.
  const by = Math.abs(b / common);
  const times = (a / common) * Math.sign(b);
  const cells: number[] = [];
  const coefficients: number[] = [];
  let [i, j] = [0, 0];
  while (i < left.cells.length || j < right.cells.length) {
    const one = left.cells[i] ?? Number.POSITIVE_INFINITY;
    const other = right.cells[j] ?? Number.POSITIVE_INFINITY;
    const at = Math.min(one, other);
    let sum = 0;
    if (one === at) sum += by * (left.coefficients[i++] ?? 0);
    if (other === at) sum -= times * (right.coefficients[j++] ?? 0);
    if (at !== cell && sum !== 0) {
      cells.push(at);
      coefficients.push(safe(sum));
    }
  }
  const [low, high] = times >= 0 ? [right.high, right.low] : [right.low, right.high];
  return {
    cells,
    coefficients,
    low: safe(by * left.low - times * low),
    high: safe(by * left.high - times * high),
    value: safe(by * left.value - times * right.value),
    escapes: left.escapes.length + right.escapes.length === 0 ? NONE : merged(left.escapes, right.escapes),
    sources: merged(left.sources, right.sources),
  };
}

type Blanks = readonly boolean[] | undefined;

/**
 * A row before one of its cells is eliminated. A blank that is filled becomes a rounded figure and gives half a unit
 * more room; then halves of units are cut off, for sums of whole numbers never reach them, unless another blank could
 * still fill them up.
 */
function readied(row: Row, cell: number, isBlank: Blanks): Row {
  const room = isBlank?.[cell] === true ? Math.abs(coefficientOf(row, cell)) / 2 : 0;
  const [low, high] = [row.low - room, row.high + room];
  const hasOtherBlank = row.cells.some((other) => other !== cell && isBlank?.[other] === true);
  return hasOtherBlank ? { ...row, low, high } : { ...row, low: Math.ceil(low), high: Math.floor(high) };
}

/** How many rows an elimination may make before the search gives up. */
const MOST_ROWS = 4000;

/**
 * What the rows say of the other cells when one cell may take any value (Fourier–Motzkin; an exact row stands in for
 * the cell where there is one). Rows without the cell stay as they are.
 */
export function eliminate(rows: readonly Row[], cell: number, isBlank: Blanks): Row[] {
  const kept: Row[] = [];
  const touched: Row[] = [];
  for (const row of rows) {
    if (row.escapes.includes(cell)) continue;
    if (!row.cells.includes(cell)) kept.push(row);
    else touched.push(readied(row, cell, isBlank));
  }
  const pivot = touched.find(({ low, high }) => low === high);
  if (pivot) {
    for (const row of touched) if (row !== pivot) kept.push(combined(row, pivot, cell));
    return kept;
  }
  for (let i = 0; i < touched.length; i++) {
    for (let j = i + 1; j < touched.length; j++) {
      const [left, right] = [touched[i], touched[j]];
      if (!left || !right) continue;
      const row = combined(left, right, cell);
      if (row.low !== Number.NEGATIVE_INFINITY || row.high !== Number.POSITIVE_INFINITY) kept.push(row);
    }
  }
  if (kept.length > MOST_ROWS) throw new TooLarge();
  return kept;
}

/** What rows say of the other cells when all cells of a set may take any value. */
export function eliminateAll(
  rows: readonly Row[],
  cells: readonly number[],
  isBlank: Blanks,
): readonly Row[] {
  return cells.reduce((left, cell) => eliminate(left, cell, isBlank), rows);
}

/** What some constraints say of the figures as printed when the cells of a set may take any value. */
export function project(system: System, at: Iterable<number>, cells: readonly number[]): readonly Row[] {
  const rows = [...at].map((one) => rowOf(system, one));
  return eliminateAll(rows, cells, system.isBlank);
}
