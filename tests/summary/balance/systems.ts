import type { BalanceIdentity, BalanceSystem } from "../../../src/summary/index.js";

/** 0.01 万元 in 分. */
const STEP = 10_000n;

/** Whole numbers below `most`, the same ones each time. */
function numbers(seed: number): (most: number) => number {
  let state = seed * 2654435761;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** Rows under a 合计 by the row that each is a part of: 类, 款 and 项, chains with one part among them. */
function outline(rows: number, next: (most: number) => number): (number | undefined)[] {
  const parents: (number | undefined)[] = [undefined];
  const add = (parent: number): number => parents.push(parent) - 1;
  while (parents.length < rows) {
    const outer = add(0);
    for (let inner = next(3); inner >= 0 && parents.length < rows; inner--) {
      const parent = add(outer);
      for (let items = next(3) === 0 ? 0 : next(5); items >= 0 && parents.length < rows; items--) add(parent);
    }
  }
  return parents;
}

/** Columns 合计 = 基本 + 项目, 基本 = 人员 + 公用. */
const COLUMNS = ["T", "B", "R", "G", "P"] as const;
const LEAVES = ["R", "G", "P"] as const;
const SUMS = [
  ["B", "R", "G"],
  ["T", "B", "P"],
] as const;

/**
 * A table of 支出 in 分: rows of three levels times five columns, nearly half of its amounts zero, its total held. All
 * sums of both directions are true.
 */
export function spendingTable(rows: number, seed: number): BalanceSystem {
  const next = numbers(seed);
  const parents = outline(rows, next);
  const at = (row: number, column: (typeof COLUMNS)[number]): number =>
    row * COLUMNS.length + COLUMNS.indexOf(column);
  const values = Array.from({ length: rows * COLUMNS.length }, () => 0n);
  const put = (cell: number, by: bigint): void => {
    values[cell] = (values[cell] ?? 0n) + by;
  };
  const parts = parents.map((_, row) => parents.flatMap((parent, part) => (parent === row ? [part] : [])));
  const identities: BalanceIdentity[] = [];
  const sum = (whole: number, terms: readonly number[]): void => {
    if (terms.length > 0)
      identities.push({ terms: [[whole, 1], ...terms.map((term): [number, number] => [term, -1])] });
  };
  for (let row = rows - 1; row >= 0; row--) {
    const below = parts[row] ?? [];
    for (const column of LEAVES) {
      if (below.length === 0 && next(100) >= 45) put(at(row, column), BigInt(1 + next(9_000_000)));
      for (const part of below) put(at(row, column), values[at(part, column)] ?? 0n);
    }
    for (const [whole, ...columns] of SUMS) {
      for (const column of columns) put(at(row, whole), values[at(row, column)] ?? 0n);
      sum(
        at(row, whole),
        columns.map((column) => at(row, column)),
      );
    }
    for (const column of COLUMNS)
      sum(
        at(row, column),
        below.map((part) => at(part, column)),
      );
  }
  return {
    step: STEP,
    variables: values.map((value, cell) => (cell === 0 ? { value, held: "nearest" } : { value })),
    identities,
  };
}
