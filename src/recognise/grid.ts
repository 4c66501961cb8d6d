import {
  type Cell,
  isDateFormat,
  type PrintedNumber,
  printedNumber,
  type Sheet,
  type SheetRow,
} from "../workbook/index.js";
import type { Label } from "./label.js";
import { isCodeNumber, type Reading, readingOf } from "./reading.js";

/** A number cell that is not a date has no reading: nothing that its text could be read as matters. */
type CellReading = Reading | undefined;

/** A number, or a text that is a figure and not a year, a date or a code of a list. */
export function isFigure({ value }: Cell, reading: CellReading): boolean {
  return reading === undefined || (reading.isFigure && typeof value === "string");
}

export function isCode({ value }: Cell, reading: CellReading): boolean {
  return typeof value === "number" && Number.isInteger(value)
    ? isCodeNumber(value)
    : reading?.isCode === true;
}

/** The whole number a cell holds, for 栏次, 行次 and codes; undefined for anything else. */
export function wholeOf({ value }: Cell, reading: CellReading): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : undefined;
  return typeof value === "string" ? reading?.whole : undefined;
}

/** A cell as the recogniser sees it: a figure, or a text with what it can be read as. */
export class GridCell {
  /** A number cell that is not a date. */
  readonly isNumber: boolean;
  /** Of its text; of nothing for a number. */
  readonly reading: Reading;

  constructor(
    readonly cell: Cell,
    /** 0-based row on the sheet. */
    readonly row: number,
    /** Column among the columns that hold anything. */
    readonly at: number,
    reading: CellReading,
  ) {
    this.isNumber = reading === undefined;
    this.reading = reading ?? NOTHING;
  }

  /** 0-based column on the sheet. */
  get column(): number {
    return this.cell.column;
  }

  get label(): Label {
    return this.reading.label;
  }

  get isFigure(): boolean {
    return isFigure(this.cell, this.isNumber ? undefined : this.reading);
  }

  get isCode(): boolean {
    return isCode(this.cell, this.reading);
  }

  get whole(): number | undefined {
    return wholeOf(this.cell, this.reading);
  }

  /** The figure the cell prints, text figures included. */
  get figure(): PrintedNumber | undefined {
    return printedNumber(this.cell);
  }
}

/**
 * A row that holds something. A sheet has a hundred times more cells than titles and headers, so what looks at every
 * row of a body looks at `filled` and `readings`; the cells are made where somebody looks at them one by one.
 */
export class GridRow {
  private made: readonly GridCell[] | undefined;

  constructor(
    /** 0-based, on the sheet. */
    readonly row: number,
    /** Ascending by column, never empty. */
    readonly filled: readonly Cell[],
    /** What the text of each of them can be read as. */
    readonly readings: readonly CellReading[],
    /** Grid column of each sheet column. */
    readonly position: readonly number[],
    /** Whether a number cell stands in it: then it is no title, no header and no note, whatever its texts say. */
    readonly hasNumber: boolean,
  ) {}

  get cells(): readonly GridCell[] {
    return (this.made ??= this.filled.map((cell, index) => this.make(cell, index)));
  }

  /** The cell in a grid column. */
  cellAt(at: number): GridCell | undefined {
    const index = this.indexAt(at);
    const cell = this.filled[index];
    return cell && (this.made?.[index] ?? this.make(cell, index));
  }

  private make(cell: Cell, index: number): GridCell {
    return new GridCell(cell, this.row, this.position[cell.column] ?? 0, this.readings[index]);
  }

  /** Place in `filled` of the cell in a grid column; −1 where it is blank. */
  indexAt(at: number): number {
    const { filled, position } = this;
    // Without a gap in front of it a cell stands at its own place.
    const own = filled[at];
    if (own && position[own.column] === at) return at;
    let low = 0;
    let high = filled.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = position[filled[middle]?.column ?? 0] ?? 0;
      if (found === at) return middle;
      if (found < at) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/**
 * A sheet without its empty rows and columns, so that inserted blanks change nothing. Merged areas are not used:
 * what a merged header covers is inferred from the blanks beside it.
 */
export interface Grid {
  readonly sheet: Sheet;
  readonly rows: readonly GridRow[];
  /** Sheet column of each grid column. */
  readonly columns: readonly number[];
}

const NOTHING = readingOf("");

export function gridOf(sheet: Sheet): Grid {
  // Which columns hold anything is known once all rows are read.
  const position: number[] = [];
  const isNumber = numbersIn();
  const filled = sheet.rows.filter(({ cells }) => cells.length > 0);
  const rows = filled.map((row) => gridRow(row, position, isNumber));
  const columns = Object.keys(position).map(Number);
  columns.forEach((column, at) => (position[column] = at));
  return { sheet, rows, columns };
}

/** Tells number cells that are no dates; one format follows another of the same kind nearly always. */
function numbersIn(): (cell: Cell) => boolean {
  let last: string | undefined;
  let isDate = isDateFormat(last);
  return ({ value, format }) => {
    if (typeof value !== "number") return false;
    if (format !== last) {
      last = format;
      isDate = isDateFormat(format);
    }
    return !isDate;
  };
}

/** Notes in `position` that a column holds something. */
function gridRow({ index, cells }: SheetRow, position: number[], isNumber: (cell: Cell) => boolean): GridRow {
  let hasNumber = false;
  const readings = cells.map((cell): CellReading => {
    position[cell.column] = 0;
    if (!isNumber(cell)) return readingOf(cell.text);
    hasNumber = true;
    return undefined;
  });
  return new GridRow(index, cells, readings, position, hasNumber);
}

/** Some cells of a row as a row of their own. */
export function partOf(
  { row, filled, readings, position }: GridRow,
  isKept: (at: number) => boolean,
): GridRow {
  const kept = filled.flatMap(({ column }, index) => (isKept(position[column] ?? 0) ? [index] : []));
  return new GridRow(
    row,
    kept.flatMap((index) => filled[index] ?? []),
    kept.map((index) => readings[index]),
    position,
    kept.some((index) => readings[index] === undefined),
  );
}
