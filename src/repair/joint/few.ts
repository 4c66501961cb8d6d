import { type Frame, type Row, rowsByCell } from "./frame.js";
import { isProof } from "./proof.js";

/** So many threes are looked at in one group; one that holds more is not searched to its end. */
const MOST_THREES = 200_000;

/** What the cells with one and the same coefficients in all rows of a few can deviate together. */
interface Column {
  readonly coefficients: readonly number[];
  room: number;
}

/** The first two of a group's rows that contradict each other. None of the rows does so alone. */
export function contradictingPair(rows: readonly Row[], frame: Frame): Row[] | undefined {
  const byCell = rowsByCell(rows);
  for (const row of rows)
    for (const other of neighboursOf(row, byCell)) {
      const pair = [row, other];
      if (other.relation > row.relation && contradict(pair, frame)) return pair;
    }
  return undefined;
}

/** The first three that contradict each other, where no two do. */
export function contradictingThree(rows: readonly Row[], frame: Frame): Row[] | undefined {
  const byCell = rowsByCell(rows);
  let count = 0;
  for (const middle of rows) {
    const neighbours = neighboursOf(middle, byCell);
    for (const [at, first] of neighbours.entries())
      for (const second of neighbours.slice(at + 1)) {
        if (++count > MOST_THREES) return undefined;
        const three = [middle, first, second].sort((left, right) => left.relation - right.relation);
        if (contradict(three, frame)) return three;
      }
  }
  return undefined;
}

/** The rows that have a cell in common with one, in order. */
function neighboursOf(row: Row, byCell: ReadonlyMap<number, readonly Row[]>): Row[] {
  const found = new Set(row.cells.flatMap((cell) => byCell.get(cell) ?? []));
  found.delete(row);
  return [...found].sort((left, right) => left.relation - right.relation);
}

/**
 * Whether two rows, or three of which no two do, contradict each other. Where they do, some of the weights under which
 * one cell (of two rows) or two cells (of three) cancel out prove it, for between these the room that the cells leave
 * grows evenly: all of them are tried. Exact for coefficients up to ten thousand; a contradiction always is.
 */
function contradict(rows: readonly Row[], frame: Frame): boolean {
  if (rows.every(({ miss }) => miss === 0)) return false;
  if (!canBeProven(rows, frame)) return false;
  const columns = columnsOf(rows, frame);
  return candidates(
    rows.length,
    columns.map(({ coefficients }) => coefficients),
  ).some((weights) => {
    const miss = Math.abs(
      product(
        weights,
        rows.map((row) => row.miss),
      ),
    );
    let room = 0;
    for (const column of columns) {
      room += Math.abs(product(weights, column.coefficients)) * column.room;
      if (room >= miss) return false;
    }
    return isProof(rows, weights, frame);
  });
}

/** What a row's own cells can make up for never contradicts anything: some row must miss by more. */
function canBeProven(rows: readonly Row[], { slack }: Frame): boolean {
  return rows.some((row) => {
    let room = 0;
    for (const [at, cell] of row.cells.entries()) {
      if (rows.some((other) => other !== row && other.cells.includes(cell))) continue;
      room += Math.abs(row.coefficients[at] ?? 0) * (slack[cell] ?? 0);
      if (room >= Math.abs(row.miss)) return false;
    }
    return true;
  });
}

function columnsOf(rows: readonly Row[], { slack }: Frame): Column[] {
  const ofCell = new Map<number, number[]>();
  for (const [at, row] of rows.entries())
    for (const [place, cell] of row.cells.entries()) {
      const coefficients = ofCell.get(cell) ?? rows.map(() => 0);
      coefficients[at] = row.coefficients[place] ?? 0;
      ofCell.set(cell, coefficients);
    }
  const columns = new Map<string, Column>();
  for (const [cell, signed] of ofCell) {
    const isTurned = (signed.find((coefficient) => coefficient !== 0) ?? 0) < 0;
    const coefficients = isTurned ? signed.map((coefficient) => -coefficient) : signed;
    const key = coefficients.join(" ");
    const room = slack[cell] ?? 0;
    const column = columns.get(key);
    if (column) column.room += room;
    else columns.set(key, { coefficients, room });
  }
  return [...columns.values()];
}

/** Weights under which one of the columns (two rows) or two of them (three rows) become zero. */
function candidates(count: number, columns: readonly (readonly number[])[]): number[][] {
  if (count === 2) return columns.map(([a = 0, b = 0]) => [b, -a]);
  return columns.flatMap(([a = 0, b = 0, c = 0], at) =>
    columns.slice(at + 1).map(([d = 0, e = 0, f = 0]) => [b * f - c * e, c * d - a * f, a * e - b * d]),
  );
}

function product(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}
