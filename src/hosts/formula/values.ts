import type { CellRange } from "../../workbook/index.js";
import { plainDecimal } from "../cells/index.js";

/** An error that a formula works out or meets in a cell; `printed` is what the cell shows (`#DIV/0!`). */
export class FormulaError extends Error {
  override readonly name = "FormulaError";
  constructor(readonly printed: string) {
    super(printed);
  }
}

/** One value while a formula is worked out; null is a blank cell. */
export type Scalar = number | string | boolean | null | FormulaError;

/** Cells that a formula refers to. */
export interface Area extends CellRange {
  readonly sheet: number;
}

/** An operand: a value, cells, or an argument left out. */
export type Operand = Scalar | Area | undefined;

/** Thrown where working a formula out would be guessing. */
export class NotCalculable extends Error {
  override readonly name = "NotCalculable";
}

export function isArea(operand: Operand): operand is Area {
  return typeof operand === "object" && operand !== null && !(operand instanceof FormulaError);
}

/** As Excel reads a number in a text: digits, one point, separators, a percent sign. */
const NUMERIC = /^\s*([+-]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?)(%?)\s*$/;

const LONGEST_NUMBER = 100;

/** @throws FormulaError for text that is no number, and for errors. */
export function toNumber(value: Scalar): number {
  if (typeof value === "number") return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof FormulaError) throw value;
  const match = value.length > LONGEST_NUMBER ? null : NUMERIC.exec(value);
  if (!match) throw new FormulaError("#VALUE!");
  return Number((match[1] ?? "").replaceAll(",", "")) / (match[2] === "%" ? 100 : 1);
}

/** @throws FormulaError for errors. */
export function toText(value: Scalar): string {
  if (value instanceof FormulaError) throw value;
  if (typeof value === "number") return plainDecimal(value);
  return value === null ? "" : typeof value === "boolean" ? String(value).toUpperCase() : value;
}

/** @throws FormulaError for text other than TRUE and FALSE, and for errors. */
export function toBoolean(value: Scalar): boolean {
  if (typeof value === "string") {
    const upper = value.toUpperCase();
    if (upper !== "TRUE" && upper !== "FALSE") throw new FormulaError("#VALUE!");
    return upper === "TRUE";
  }
  return toNumber(value) !== 0;
}

/** @throws FormulaError for a number that Excel cannot hold. */
export function finite(value: number): number {
  if (!Number.isFinite(value)) throw new FormulaError("#NUM!");
  return value === 0 ? 0 : value;
}

/** Numbers stand before text, text before logical values; text is compared without case; a blank is like its rival. */
export function compareScalars(left: Scalar, right: Scalar): number {
  if (left instanceof FormulaError) throw left;
  if (right instanceof FormulaError) throw right;
  const a = left ?? blankLike(right);
  const b = right ?? blankLike(left);
  if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a < b ? -1 : 1;
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b);
  return rank(a) - rank(b) || Number(a) - Number(b);
}

function compareTexts(left: string, right: string): number {
  const a = left.toUpperCase();
  const b = right.toUpperCase();
  return a === b ? 0 : a < b ? -1 : 1;
}

function blankLike(rival: number | string | boolean | null): number | string | boolean {
  return typeof rival === "string" ? "" : typeof rival === "boolean" ? false : 0;
}

function rank(value: number | string | boolean): number {
  return typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
}
