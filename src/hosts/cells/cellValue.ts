import {
  type Amount,
  type Cell,
  compare,
  decimalOfDouble,
  decimalText,
  isZero,
  parsePrinted,
  printedNumber,
  roundHalfUp,
  shift,
} from "../../workbook/index.js";
import { plainDecimal } from "./decimal.js";
import { changedFigure } from "./figureText.js";
import { numberText } from "./numberText.js";

/** An amount and the one it becomes: decimal texts in the unit of the place; empty for a blank. */
export interface AmountChange {
  readonly from: string;
  readonly to: string;
}

/** Whether a cell still prints the amount that a change begins with. Undefined is a blank cell. */
export function amountStands(cell: Cell | undefined, from: string): boolean {
  const printed = cell && printedNumber(cell);
  const wanted = amountOf(from);
  if (wanted === undefined) return cell === undefined || cell.value === "" || printed?.dash === true;
  return printed !== undefined && compare(printed.value, wanted) === 0;
}

/**
 * What a cell must hold to print the new amount as it prints the old one. A number stays a number, in the power of ten
 * that the cell holds it in (97.62 of a percent cell is 0.9762; 万元 of a cell that shows 元 so is ten thousand times
 * as much). A figure in a text keeps its text around it. A blank, a dash and an error become a number; an empty amount
 * becomes a blank.
 */
export function cellValueFor(cell: Cell, change: AmountChange): string | number | undefined {
  const to = amountOf(change.to);
  if (!to) return undefined;
  if (typeof cell.value === "number" && cell.isError !== true) {
    return numberOf(shift(to, powerIn(cell, cell.value, amountOf(change.from), to)));
  }
  if (typeof cell.value === "string" && cell.isError !== true) {
    return changedFigure(cell.value, to) ?? numberOf(to);
  }
  return numberOf(to);
}

function amountOf(text: string): Amount | undefined {
  return parsePrinted(text)?.value;
}

function numberOf(value: Amount): number {
  return isZero(value) ? 0 : Number(decimalText(value));
}

/** Powers of ten between what a cell prints and what it holds, the usual ones first: as is, %, 万, 亿, 千, 百万. */
const POWERS = [0, -2, 4, 8, 3, 6, 2, 1, 5, 7, -1, -3, -4, -8];

/** The power by which the old amount stands in the cell; of several, as a zero has, the one that prints the new amount. */
function powerIn(cell: Cell, value: number, from: Amount | undefined, to: Amount): number {
  const stored = decimalOfDouble(value);
  if (!stored || !from) return 0;
  const fitting = POWERS.filter(
    (power) => compare(roundHalfUp(shift(stored, -power), from.scale), from) === 0,
  );
  return fitting.find((power) => prints(cell, numberOf(shift(to, power)), to)) ?? fitting[0] ?? 0;
}

function prints(cell: Cell, value: number, wanted: Amount): boolean {
  const text = numberText(value, cell.format, (_, number) => plainDecimal(number));
  const printed = printedNumber({ ...cell, value, text });
  return printed !== undefined && compare(printed.value, wanted) === 0;
}
