import type { CellPlace, Fact } from "../../recognise/index.js";
import { moneyExponent } from "../../relations/index.js";
import {
  type Amount,
  type BlockContent,
  type BlockReference,
  type Cell,
  compare,
  decimalOfDouble,
  decimalText,
  roundHalfUp,
  shift,
  type Workbook,
} from "../../workbook/index.js";

export type FormulaParts = readonly (string | BlockReference)[];

/** The cells of a workbook by place. */
export class WorkbookCells {
  private readonly rows = new Map<string, ReadonlyMap<number, Cell>>();

  constructor(private readonly workbook: Workbook | undefined) {}

  at({ sheet, row, column }: CellPlace): Cell | undefined {
    const key = `${String(sheet)}|${String(row)}`;
    let cells = this.rows.get(key);
    if (!cells) {
      const found = this.workbook?.sheets[sheet]?.rows.find(({ index }) => index === row)?.cells ?? [];
      cells = new Map(found.map((cell) => [cell.column, cell]));
      this.rows.set(key, cells);
    }
    return cells.get(column);
  }
}

export function formula(parts: FormulaParts, amount: Amount): BlockContent {
  return { kind: "formula", parts, result: { amount: decimalText(amount) } };
}

export function number(amount: Amount): BlockContent {
  return { kind: "number", amount: decimalText(amount) };
}

export function text(text: string): BlockContent {
  return { kind: "text", text };
}

/** `a` − `b`, `a` + `b` … rounded to `digits`, so that no binary remainder is left behind the display. */
export function rounded(parts: FormulaParts, digits: number): FormulaParts {
  return ["ROUND(", ...parts, `,${String(digits)})`];
}

/**
 * The sum of cells of one block, as a range where they stand below or beside one another without a gap. SUM passes over
 * dashes and words, which a plus sign would make an error of.
 */
export function summed(cells: readonly BlockReference[]): FormulaParts {
  const [first, last] = [cells[0], cells.at(-1)];
  const isRange = first && last && cells.length > 2 && (isRun(cells, "row") || isRun(cells, "column"));
  const list = isRange ? [first, ":", last] : cells.flatMap((cell, at) => (at === 0 ? [cell] : [",", cell]));
  return ["SUM(", ...list, ")"];
}

function isRun(cells: readonly BlockReference[], along: "row" | "column"): boolean {
  const across = along === "row" ? "column" : "row";
  const [first] = cells;
  return (
    first !== undefined &&
    cells.every((cell, at) => cell[along] === first[along] + at && cell[across] === first[across])
  );
}

/** An amount in another unit of money, rounded to `digits`. */
export function converted(amount: Amount, from: string | undefined, to: string, digits: number): Amount {
  return roundHalfUp(shift(amount, moneyExponent(from, to)), digits);
}

/** Whether a cell stands for zero by a sign that is no number. */
export function isDash({ place, isBlank }: Pick<Fact, "place" | "isBlank">, cells: WorkbookCells): boolean {
  return isBlank && typeof cells.at(place)?.value === "string";
}

/** Zero where the cell holds a dash. */
export function asNumber(reference: BlockReference): FormulaParts {
  return ["N(", reference, ")"];
}

/**
 * A live link to the cell of an amount, in `unit` with `digits` decimals; undefined where the cell is no number, or holds
 * more than it shows in a way that no rounding brings back.
 */
export function linkTo(
  fact: Pick<Fact, "place" | "amount" | "unit" | "isBlank">,
  cells: WorkbookCells,
  unit: string,
  digits: number,
): FormulaParts | undefined {
  const { sheet, row, column } = fact.place;
  const reference: BlockReference = { sheet, row, column };
  if (isDash(fact, cells)) return asNumber(reference);
  const value = fact.isBlank ? 0 : cells.at(fact.place)?.value;
  const held = typeof value === "number" ? decimalOfDouble(value) : undefined;
  if (!held) return undefined;
  const exponent = moneyExponent(fact.unit, unit);
  const wanted = roundHalfUp(shift(fact.amount, exponent), digits);
  const shown = shift(held, exponent);
  if (compare(shown, wanted) === 0 && exponent === 0) return [reference];
  if (compare(roundHalfUp(shown, digits), wanted) !== 0) return undefined;
  const scale = exponent === 0 ? [] : [exponent < 0 ? "/10000" : "*10000"];
  return rounded([reference, ...scale], digits);
}
