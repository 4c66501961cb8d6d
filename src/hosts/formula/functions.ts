import { type Amount, decimalOfDouble, decimalText, roundHalfUp, shift } from "../../workbook/index.js";
import type { FunctionName } from "./functionNames.js";
import { matcherOf } from "./criteria.js";
import {
  type Area,
  finite,
  FormulaError,
  isArea,
  NotCalculable,
  type Operand,
  type Scalar,
  toBoolean,
  toNumber,
} from "./values.js";

/** A cell that is not blank, as a function meets it. */
export interface MetCell {
  readonly row: number;
  readonly column: number;
  readonly value: Scalar;
  readonly formula: string | undefined;
  readonly isInHiddenRow: boolean;
}

/** The workbook as functions see it. */
export interface Cells {
  /** The cells of an area that are not blank, row by row. @throws NotCalculable when one is out of date. */
  met(area: Area): Iterable<MetCell>;
  /** The value of an operand; of an area that is one cell, the cell's. @throws NotCalculable for larger areas. */
  scalar(operand: Operand): Scalar;
}

type Calculated = (operands: readonly Operand[], cells: Cells) => Scalar;

/** Each throws the FormulaError that it comes to. */
export const FUNCTIONS: Readonly<Record<FunctionName, Calculated>> = {
  SUM: (operands, cells) => finite(total(numbers(operands, cells))),
  MAX: (operands, cells) => extreme(numbers(operands, cells), Math.max),
  MIN: (operands, cells) => extreme(numbers(operands, cells), Math.min),
  AVERAGE: (operands, cells) => {
    const all = numbers(operands, cells);
    if (all.length === 0) throw new FormulaError("#DIV/0!");
    return finite(total(all) / all.length);
  },
  ABS: (operands, cells) => Math.abs(number(operands, 0, 1, cells)),
  N: (operands, cells) => {
    const value = scalar(operands, 0, 1, cells);
    if (value instanceof FormulaError) throw value;
    return typeof value === "number" ? value : value === true ? 1 : 0;
  },
  ROUND: (operands, cells) => rounded(operands, cells, roundHalfUp),
  ROUNDUP: (operands, cells) => rounded(operands, cells, roundAway),
  ROUNDDOWN: (operands, cells) => rounded(operands, cells, roundToZero),
  IF: (operands, cells) => {
    if (operands.length < 2 || operands.length > 3) throw new NotCalculable();
    if (toBoolean(cells.scalar(operands[0]))) return cells.scalar(operands[1] ?? 0);
    return operands.length === 2 ? false : cells.scalar(operands[2] ?? 0);
  },
  IFERROR: (operands, cells) => {
    const value = scalar(operands, 0, 2, cells);
    return value instanceof FormulaError ? cells.scalar(operands[1] ?? 0) : value;
  },
  AND: (operands, cells) => truths(operands, cells).every(Boolean),
  OR: (operands, cells) => truths(operands, cells).some(Boolean),
  SUMIF: sumIf,
  SUBTOTAL: subtotal,
};

/** In cells only numbers count; written into the call, everything that can be read as a number does. */
function numbers(operands: readonly Operand[], cells: Cells): number[] {
  if (operands.length === 0) throw new NotCalculable();
  return operands.flatMap((operand) => {
    if (!isArea(operand)) return [toNumber(operand ?? null)];
    const found: number[] = [];
    for (const { value } of cells.met(operand)) {
      if (value instanceof FormulaError) throw value;
      if (typeof value === "number") found.push(value);
    }
    return found;
  });
}

function truths(operands: readonly Operand[], cells: Cells): boolean[] {
  const found = operands.flatMap((operand) => {
    if (!isArea(operand)) return [toBoolean(operand ?? null)];
    return [...cells.met(operand)].flatMap(({ value }) =>
      typeof value === "string" ? [] : [toBoolean(value)],
    );
  });
  if (found.length === 0) throw new FormulaError("#VALUE!");
  return found;
}

/** Neumaier's sum: what a double loses at each step is kept and added at the end. */
function total(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

function extreme(values: readonly number[], pick: (a: number, b: number) => number): number {
  const [first, ...rest] = values;
  return first === undefined ? 0 : rest.reduce((a, b) => pick(a, b), first);
}

function scalar(operands: readonly Operand[], index: number, count: number, cells: Cells): Scalar {
  if (operands.length !== count) throw new NotCalculable();
  return cells.scalar(operands[index] ?? null);
}

function number(operands: readonly Operand[], index: number, count: number, cells: Cells): number {
  return toNumber(scalar(operands, index, count, cells));
}

function rounded(
  operands: readonly Operand[],
  cells: Cells,
  round: (value: Amount, scale: number) => Amount,
): number {
  const value = decimalOfDouble(number(operands, 0, 2, cells));
  const digits = Math.trunc(number(operands, 1, 2, cells));
  if (!value || Math.abs(digits) > 30) throw new NotCalculable();
  return finite(Number(decimalText(round(value, digits))));
}

function roundToZero(value: Amount, scale: number): Amount {
  const moved = shift(value, scale);
  return shift({ units: moved.units / 10n ** BigInt(moved.scale), scale: 0 }, -scale);
}

function roundAway(value: Amount, scale: number): Amount {
  const moved = shift(value, scale);
  const divisor = 10n ** BigInt(moved.scale);
  const isWhole = moved.units % divisor === 0n;
  const away = isWhole ? 0n : moved.units < 0n ? -1n : 1n;
  return shift({ units: moved.units / divisor + away, scale: 0 }, -scale);
}

/** The area that is summed has the size of the one that is searched, from its first cell on. */
function sumIf(operands: readonly Operand[], cells: Cells): number {
  const [searched, criterion, summed = searched] = operands;
  if (!isArea(searched) || !isArea(summed) || operands.length < 2 || operands.length > 3) {
    throw new NotCalculable();
  }
  const matches = matcherOf(cells.scalar(criterion ?? null));
  if (matches(null)) throw new NotCalculable();
  const down = summed.top - searched.top;
  const across = summed.left - searched.left;
  const found: number[] = [];
  for (const { row, column, value } of cells.met(searched)) {
    if (!matches(value)) continue;
    const amount = cells.scalar({
      sheet: summed.sheet,
      top: row + down,
      left: column + across,
      bottom: row + down,
      right: column + across,
    });
    if (amount instanceof FormulaError) throw amount;
    if (typeof amount === "number") found.push(amount);
  }
  return finite(total(found));
}

const SUM_WITH_HIDDEN = 9;
const SUM_OF_SHOWN = 109;

/** Sums leave out cells that are subtotals themselves. */
function subtotal(operands: readonly Operand[], cells: Cells): number {
  const [kind, ...areas] = operands;
  const wanted = toNumber(cells.scalar(kind ?? null));
  if ((wanted !== SUM_WITH_HIDDEN && wanted !== SUM_OF_SHOWN) || areas.length === 0)
    throw new NotCalculable();
  const found: number[] = [];
  for (const area of areas) {
    if (!isArea(area)) throw new NotCalculable();
    for (const { value, formula, isInHiddenRow } of cells.met(area)) {
      if (formula !== undefined && /\bSUBTOTAL\s*\(/i.test(formula)) continue;
      // Rows hidden by a filter are never summed, others only by 109; which hid this one is not known.
      if (isInHiddenRow && wanted === SUM_WITH_HIDDEN) throw new NotCalculable();
      if (isInHiddenRow) continue;
      if (value instanceof FormulaError) throw value;
      if (typeof value === "number") found.push(value);
    }
  }
  return finite(total(found));
}
