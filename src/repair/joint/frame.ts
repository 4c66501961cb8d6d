import type { JointSystem } from "../joint.js";

/**
 * A relation seen from its printed amounts: how its cells may deviate from them so that it holds. Everything is in
 * quarters of a last digit, where the middle of a cell's range is a whole number: Σ coefficient · deviation = −miss.
 */
export interface Row {
  /** Its place in the system. */
  readonly relation: number;
  /** The cells that can deviate, each once, and their coefficients, none zero. */
  readonly cells: readonly number[];
  readonly coefficients: readonly number[];
  /** What the amounts in the middle of their ranges add up to: zero where the relation holds as printed. */
  readonly miss: number;
}

/** A whole system, seen from its printed amounts. */
export interface Frame {
  /** Relations with cells that can deviate. */
  readonly rows: readonly Row[];
  /** How far each cell may deviate, to both sides. */
  readonly slack: readonly number[];
  /** Relations that cannot hold by themselves. */
  readonly impossible: readonly number[];
}

/** Σ coefficient · (low + high), exact while the parts are safe whole numbers. */
function missOf(coefficients: ReadonlyMap<number, number>, cells: JointSystem["cells"]): bigint {
  let sum = 0;
  let size = 0;
  for (const [cell, coefficient] of coefficients) {
    const part = coefficient * middleOf(cells[cell]);
    sum += part;
    size += Math.abs(part);
  }
  if (Number.isSafeInteger(size)) return BigInt(sum);
  let exact = 0n;
  for (const [cell, coefficient] of coefficients)
    exact += BigInt(coefficient) * BigInt(middleOf(cells[cell]));
  return exact;
}

function middleOf(cell: JointSystem["cells"][number] | undefined): number {
  return (cell?.low2 ?? 0) + (cell?.high2 ?? 0);
}

/** The system around its printed amounts; what no deviation can mend is told at once. */
export function frameOf({ cells, relations }: JointSystem): Frame {
  const slack = cells.map(({ low2, high2 }) => high2 - low2);
  const rows: Row[] = [];
  const impossible: number[] = [];
  for (const [relation, terms] of relations.entries()) {
    const coefficients = new Map<number, number>();
    for (const [cell, coefficient] of terms)
      coefficients.set(cell, (coefficients.get(cell) ?? 0) + coefficient);
    const free = [...coefficients].filter(([cell, coefficient]) => coefficient !== 0 && slack[cell] !== 0);
    const room = free.reduce(
      (sum, [cell, coefficient]) => sum + Math.abs(coefficient) * (slack[cell] ?? 0),
      0,
    );
    const miss = missOf(coefficients, cells);
    if (miss > BigInt(room) || -miss > BigInt(room)) impossible.push(relation);
    else if (free.length > 0)
      rows.push({
        relation,
        cells: free.map(([cell]) => cell),
        coefficients: free.map(([, coefficient]) => coefficient),
        miss: Number(miss),
      });
  }
  return { rows, slack, impossible };
}

/** The rows of each cell that can deviate. */
export function rowsByCell(rows: readonly Row[]): Map<number, Row[]> {
  const byCell = new Map<number, Row[]>();
  for (const row of rows)
    for (const cell of row.cells) {
      const others = byCell.get(cell);
      if (others) others.push(row);
      else byCell.set(cell, [row]);
    }
  return byCell;
}

/** Rows that have cells in common, directly or through others, in order. Exact cells connect nothing. */
export function groupsOf(rows: readonly Row[]): Row[][] {
  const byCell = rowsByCell(rows);
  const seen = new Set<Row>();
  const groups: Row[][] = [];
  for (const first of rows) {
    if (seen.has(first)) continue;
    seen.add(first);
    const group = [first];
    for (const row of group)
      for (const cell of row.cells) {
        for (const other of byCell.get(cell) ?? []) {
          if (seen.has(other)) continue;
          seen.add(other);
          group.push(other);
        }
        byCell.delete(cell);
      }
    groups.push(group.sort((left, right) => left.relation - right.relation));
  }
  return groups;
}
