import {
  type Cell,
  isDateFormat,
  type PrintedNumber,
  printedNumber,
  type Sheet,
  type SheetRow,
} from "../workbook/index.js";
import type { Label } from "./label.js";
import { type Reading, readingOf } from "./reading.js";

/**
 * A cell as the recogniser sees it: a figure, or a text with what it can be read as. Its figure is read when first
 * asked for; a sheet has a hundred times more cells than labels, so nothing is worked out for them all.
 */
export class GridCell {
  private known: PrintedNumber | null | undefined;

  constructor(
    readonly cell: Cell,
    /** 0-based row on the sheet. */
    readonly row: number,
    /** Column among the columns that hold anything. */
    readonly at: number,
    /** A number cell that is not a date. */
    readonly isNumber: boolean,
    /** Of its text; of nothing for a number. */
    readonly reading: Reading,
  ) {}

  /** 0-based column on the sheet. */
  get column(): number {
    return this.cell.column;
  }

  get label(): Label {
    return this.reading.label;
  }

  /** A number, or a text that is a figure and not a year, a date or a code of a list. */
  get isFigure(): boolean {
    return this.isNumber || (this.reading.isFigure && typeof this.cell.value === "string");
  }

  /** The figure the cell prints, text figures included. */
  get figure(): PrintedNumber | undefined {
    if (this.known === undefined) this.known = printedNumber(this.cell) ?? null;
    return this.known ?? undefined;
  }
}

export interface GridRow {
  readonly row: number;
  readonly hidden: boolean;
  /** Ascending by column, never empty. */
  readonly cells: readonly GridCell[];
  /** Whether a number cell stands in it: then it is no title, no header and no note, whatever its texts say. */
  readonly hasNumber: boolean;
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
  const columns = usedColumns(sheet);
  const position: number[] = [];
  columns.forEach((column, at) => (position[column] = at));
  const rows: GridRow[] = [];
  for (const row of sheet.rows) if (row.cells.length > 0) rows.push(gridRow(row, position));
  return { sheet, rows, columns };
}

/** Ascending. */
function usedColumns(sheet: Sheet): number[] {
  const used: true[] = [];
  for (const { cells } of sheet.rows) for (const { column } of cells) used[column] = true;
  return Object.keys(used).map(Number);
}

function gridRow(row: SheetRow, position: readonly number[]): GridRow {
  let hasNumber = false;
  const cells = row.cells.map((cell): GridCell => {
    const isNumber = typeof cell.value === "number" && !isDateFormat(cell.format);
    hasNumber ||= isNumber;
    const reading = isNumber ? NOTHING : readingOf(cell.text);
    return new GridCell(cell, row.index, position[cell.column] ?? 0, isNumber, reading);
  });
  return { row: row.index, hidden: row.hidden === true, cells, hasNumber };
}

/** The cell of a row in a grid column. */
export function cellAt(row: GridRow, at: number): GridCell | undefined {
  const { cells } = row;
  // Without a gap in front of it a cell stands at its own place.
  if (cells[at]?.at === at) return cells[at];
  let low = 0;
  let high = cells.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const cell = cells[middle];
    if (!cell || cell.at === at) return cell;
    if (cell.at < at) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** The whole number a cell holds, for 栏次, 行次 and codes; undefined for anything else. */
export function wholeNumber(cell: GridCell): number | undefined {
  const { value } = cell.cell;
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : undefined;
  return typeof value === "string" ? cell.reading.whole : undefined;
}
