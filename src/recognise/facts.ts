import type { Concept } from "../catalogue/index.js";
import type { Measure } from "../forms/index.js";
import { type Amount, parsePrinted, type PrintedNumber, ZERO } from "../workbook/index.js";
import type { GridCell } from "./grid.js";
import { plainText } from "./label.js";
import type { CellPlace, Fact } from "./table.js";

/** What the facts of one column have in common. */
export interface Meaning {
  readonly table: number;
  readonly unit: "元" | "万元" | undefined;
  readonly measure: Measure;
  readonly precision: number;
  readonly isBalanced: boolean;
  /** The concept of a row's fact in this column; asked for only when somebody reads it. */
  readonly concept: (row: RowMeaning) => Concept;
}

/** What the facts of one row have in common. */
export interface RowMeaning {
  /** 0-based, on this sheet. */
  readonly row: number;
  readonly sheet: number;
  /** What the row says of its facts, by itself and as a part or a whole of others. */
  readonly said: Concept;
  /** Labels of the row, for indicators. */
  readonly name: string;
}

/**
 * A fact that works out its concept when it is first read: most are only added up. What its row, its column or its
 * figure knows it asks there, because a workbook can have a million of them.
 */
class TableFact implements Fact {
  private known: Concept | undefined;

  constructor(
    readonly column: number,
    readonly printed: string,
    readonly precision: number,
    readonly unit: string | undefined,
    /** Undefined for a blank. */
    private readonly figure: PrintedNumber | undefined,
    private readonly columnMeaning: Meaning,
    private readonly rowMeaning: RowMeaning,
  ) {}

  get sheet(): number {
    return this.rowMeaning.sheet;
  }

  get row(): number {
    return this.rowMeaning.row;
  }

  get table(): number {
    return this.columnMeaning.table;
  }

  get isBalanced(): boolean {
    return this.columnMeaning.isBalanced;
  }

  get measure(): Measure {
    return this.columnMeaning.measure;
  }

  get amount(): Amount {
    return this.figure ? this.figure.value : ZERO;
  }

  get isBlank(): boolean {
    return this.figure === undefined;
  }

  get asText(): boolean {
    return this.figure?.asText ?? false;
  }

  get isExact(): boolean {
    return this.figure?.operator === undefined;
  }

  get place(): CellPlace {
    return { sheet: this.sheet, row: this.row, column: this.column };
  }

  get concept(): Concept {
    return (this.known ??= this.columnMeaning.concept(this.rowMeaning));
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

/** The fact in one column of a row; undefined where the cell holds words. A blank is an exact zero where amounts stand. */
export function factAt(
  column: number,
  cell: GridCell | undefined,
  meaning: Meaning,
  row: RowMeaning,
): Fact | undefined {
  const { measure, precision, unit } = meaning;
  const figure = measure === "target" && cell ? targetFigure(cell, row.name) : cell?.figure;
  if (cell && !figure) return undefined;
  const printed = cell?.cell.text ?? "";
  if (!figure || figure.dash) {
    if (measure !== "money" && measure !== "count") return undefined;
    return new TableFact(column, printed, precision, unit, undefined, meaning, row);
  }
  const ownUnit = printedMoneyUnit(figure);
  const isOwnUnit = ownUnit !== undefined && ownUnit !== unit;
  const digits = measure === "money" && !isOwnUnit ? Math.max(precision, figure.digits) : figure.digits;
  return new TableFact(column, printed, digits, unitOf(meaning, figure, row), figure, meaning, row);
}
