import type { Concept } from "../catalogue/index.js";
import type { Measure } from "../forms/index.js";
import { type Amount, parsePrinted, type PrintedNumber, ZERO } from "../workbook/index.js";
import type { PanelShape } from "./columns.js";
import type { GridCell } from "./grid.js";
import { plainText } from "./label.js";
import type { RowDraft } from "./rows.js";
import type { CellPlace, Fact } from "./table.js";

const USUAL_DIGITS = 2;
/** Above this share of a table's amounts more digits than two are its precision, not a stray cell. */
const SHARE = 5;

/**
 * Decimals that the money amounts of a table stand for: two, or more where the table prints more in at least a
 * fifth of its amounts. A single cell with more digits keeps its own.
 */
export function moneyPrecision(
  rows: readonly RowDraft[],
  panels: readonly PanelShape[],
  unit: "元" | "万元" | undefined,
): number {
  const counts: number[] = [];
  let total = 0;
  for (const row of rows) {
    const columns = panels[row.panel]?.values ?? [];
    row.cells.forEach((cell, position) => {
      if (!cell || columns[position]?.measure !== "money") return;
      const figure = cell.figure;
      if (!figure || figure.dash || figure.value.units === 0n) return;
      counts[figure.digits] = (counts[figure.digits] ?? 0) + 1;
      total += 1;
    });
  }
  let above = 0;
  for (let digits = counts.length - 1; digits > USUAL_DIGITS; digits--) {
    above += counts[digits] ?? 0;
    if (above * SHARE >= total) return digits;
  }
  const most = counts.findLastIndex((count) => count > 0);
  return unit === "元" && most <= 0 ? 0 : USUAL_DIGITS;
}

/** What the facts of one column have in common. */
export interface Meaning {
  readonly table: number;
  readonly unit: "元" | "万元" | undefined;
  readonly measure: Measure;
  readonly precision: number;
  /** The concept of a row's fact in this column; asked for only when somebody reads it. */
  readonly concept: (row: RowMeaning) => Concept;
}

/** What the facts of one row have in common. */
export interface RowMeaning {
  readonly concept: Concept;
  /** Labels of the row, for indicators. */
  readonly name: string;
}

/** A fact that works out its concept when it is first read: most are only added up. */
class TableFact implements Fact {
  private known: Concept | undefined;

  constructor(
    readonly sheet: number,
    readonly row: number,
    readonly column: number,
    readonly amount: Amount,
    readonly precision: number,
    readonly unit: string | undefined,
    readonly printed: string,
    readonly isBlank: boolean,
    readonly asText: boolean,
    readonly isExact: boolean,
    readonly measure: Measure,
    private readonly meaning: Meaning,
    private readonly rowMeaning: RowMeaning,
  ) {}

  get table(): number {
    return this.meaning.table;
  }

  get place(): CellPlace {
    return { sheet: this.sheet, row: this.row, column: this.column };
  }

  get concept(): Concept {
    return (this.known ??= this.meaning.concept(this.rowMeaning));
  }
}

/** The money unit that stands in the cell itself: `1787500元`. */
export function printedMoneyUnit({ unit }: PrintedNumber): "元" | "万元" | undefined {
  return unit === "元" || unit === "万元" ? unit : undefined;
}

function unitOf(meaning: Meaning, figure: PrintedNumber, row: RowMeaning): string | undefined {
  if (meaning.measure === "money" || meaning.measure === "price") {
    return printedMoneyUnit(figure) ?? meaning.unit;
  }
  if (meaning.measure === "percent") return "%";
  if (figure.unit !== "") return figure.unit;
  return meaning.measure === "count" ? COUNTED.exec(row.name)?.[1] : undefined;
}

/** The unit that a row's label states: `房屋（平方米）`. */
const COUNTED = /\(([^()]{1,5})\)$/;

const LEADING = /^((?:≥|≤|>|<|不少于|不低于|不超过|大于|小于|约)?)\s*(\d[\d,]*(?:\.\d+)?%?)(.*)$/s;
const LONGEST_UNIT = 3;

/** An indicator's value; words behind it that only repeat what it is about are no unit (`≥90投保车辆数`). */
function targetFigure(cell: GridCell, name: string): PrintedNumber | undefined {
  const { figure } = cell;
  if (typeof cell.cell.value !== "string") return figure;
  const match = LEADING.exec(cell.cell.value.normalize("NFKC").trim());
  const [, operator = "", digits = "", words = ""] = match ?? [];
  const repeats = words.length > 1 && name.endsWith(plainText(words));
  const isPhrase = words.length > LONGEST_UNIT && operator !== "";
  return repeats || isPhrase ? parsePrinted(operator + digits) : figure;
}

/** The fact in one cell; undefined where the cell holds words. A blank is an exact zero where amounts stand. */
export function factAt(
  { sheet, row, column }: CellPlace,
  cell: GridCell | undefined,
  meaning: Meaning,
  rowMeaning: RowMeaning,
): Fact | undefined {
  const { measure, precision, unit } = meaning;
  const figure = measure === "target" && cell ? targetFigure(cell, rowMeaning.name) : cell?.figure;
  if (cell && !figure) return undefined;
  if (!cell || !figure || figure.dash) {
    if (measure !== "money" && measure !== "count") return undefined;
    const printed = cell?.cell.text ?? "";
    return new TableFact(
      sheet,
      row,
      column,
      ZERO,
      precision,
      unit,
      printed,
      true,
      false,
      true,
      measure,
      meaning,
      rowMeaning,
    );
  }
  const ownUnit = printedMoneyUnit(figure);
  const isOwnUnit = ownUnit !== undefined && ownUnit !== unit;
  const digits = measure === "money" && !isOwnUnit ? Math.max(precision, figure.digits) : figure.digits;
  return new TableFact(
    sheet,
    row,
    column,
    figure.value,
    digits,
    unitOf(meaning, figure, rowMeaning),
    cell.cell.text,
    false,
    figure.asText,
    figure.operator === undefined,
    measure,
    meaning,
    rowMeaning,
  );
}
