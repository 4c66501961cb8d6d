import type { JointSystem } from "../../../src/repair/index.js";

/** A cell as printed; text of a decimal with two digits, or a blank. */
export function printed(text: string): JointSystem["cells"][number] {
  if (text === "") return { low2: 0, high2: 0 };
  const value = Math.round(Number(text) * 100);
  return { low2: 2 * value - 1, high2: 2 * value + 1 };
}

/** Sums as they are written: `"14.98 = 10.00 + 3.00 + 2.00"`; a name before an amount (`a:10.00`) is one cell wherever it stands. */
export function systemOf(...sums: readonly string[]): JointSystem {
  const cells: JointSystem["cells"][number][] = [];
  const named = new Map<string, number>();
  const cellOf = (term: string): number => {
    const [, name, amount = ""] = /^(?:(\w+):)?(-?[\d.]*)$/.exec(term.trim()) ?? [];
    const known = name === undefined ? undefined : named.get(name);
    if (known !== undefined) return known;
    const cell = cells.push(printed(amount)) - 1;
    if (name !== undefined) named.set(name, cell);
    return cell;
  };
  const relations = sums.map((sum) => {
    const [whole = "", parts = ""] = sum.split("=");
    return [
      [cellOf(whole), -1] as const,
      ...parts.split("+").map((term): readonly [number, number] => [cellOf(term), 1]),
    ];
  });
  return { cells, relations };
}

/** Amounts in thousandths of a last digit, rounded one by one: half of one belongs to both neighbours. */
export function rounded(fine: number, isUp = true): JointSystem["cells"][number] {
  const value = isUp ? Math.floor((fine + 500) / 1000) : Math.ceil((fine - 500) / 1000);
  return { low2: 2 * value - 1, high2: 2 * value + 1 };
}

/** A table of `rows` by `columns` true amounts with the sums of both, the total, and a second print of the sums of the rows. */
export function table(rows: number, columns: number, amounts: (at: number) => number): JointSystem {
  const cells: JointSystem["cells"][number][] = [];
  const relations: [number, number][][] = [];
  const add = (fine: number): number => cells.push(rounded(fine, cells.length % 2 === 0)) - 1;
  const fine: number[][] = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => amounts(row * columns + column)),
  );
  const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0);
  const at = fine.map((row) => row.map(add));
  const ofRows = fine.map((row) => add(sum(row)));
  const ofColumns = Array.from({ length: columns }, (_, column) =>
    add(sum(fine.map((row) => row[column] ?? 0))),
  );
  const total = add(sum(fine.map(sum)));
  const relate = (whole: number, parts: readonly number[]): void => {
    relations.push([[whole, -1], ...parts.map((part): [number, number] => [part, 1])]);
  };
  for (const [row, cell] of ofRows.entries()) {
    relate(cell, at[row] ?? []);
    relate(add(sum(fine[row] ?? [])), [cell]);
  }
  for (const [column, cell] of ofColumns.entries())
    relate(
      cell,
      at.map((row) => row[column] ?? 0),
    );
  relate(total, ofRows);
  relate(total, ofColumns);
  return { cells, relations };
}
