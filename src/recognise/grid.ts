import {
  type Cell,
  isDateFormat,
  parsePrinted,
  plainFigure,
  type PrintedNumber,
  printedNumber,
  type Sheet,
} from "../workbook/index.js";
import { type Label, labelOf } from "./label.js";

/**
 * A cell as the recogniser sees it: a figure, or a text with its label. Its figure is read when first asked for;
 * a sheet has a hundred times more cells than labels, so nothing is worked out for them all.
 */
export class GridCell {
  private known: PrintedNumber | null | undefined;
  private figureLike: boolean | undefined;

  constructor(
    readonly cell: Cell,
    /** 0-based place on the sheet. */
    readonly row: number,
    readonly column: number,
    /** Column among the columns that hold anything. */
    readonly at: number,
    /** A number cell that is not a date. */
    readonly isNumber: boolean,
    readonly label: Label,
  ) {}

  /** A number, or a text that is a figure and not a year, a date or a code of a list. */
  get isFigure(): boolean {
    if (this.isNumber) return true;
    return (this.figureLike ??= typeof this.cell.value === "string" && isFigureText(this.cell.value));
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

const NO_LABEL: Label = { plain: "", indent: 0 };

export function gridOf(sheet: Sheet): Grid {
  const used = new Set<number>();
  for (const row of sheet.rows) for (const cell of row.cells) used.add(cell.column);
  const columns = [...used].sort((a, b) => a - b);
  const position: number[] = [];
  columns.forEach((column, at) => (position[column] = at));
  const isDate = new Map<string, boolean>();
  const rows: GridRow[] = [];
  for (const row of sheet.rows) {
    if (row.cells.length === 0) continue;
    const cells = row.cells.map((cell): GridCell => {
      const isNumber = typeof cell.value === "number" && !hasDateFormat(cell, isDate);
      const label = isNumber ? NO_LABEL : labelOf(cell.text);
      return new GridCell(cell, row.index, cell.column, position[cell.column] ?? 0, isNumber, label);
    });
    rows.push({ row: row.index, hidden: row.hidden === true, cells });
  }
  return { sheet, rows, columns };
}

function hasDateFormat(cell: Cell, known: Map<string, boolean>): boolean {
  if (cell.format === undefined) return false;
  let isDate = known.get(cell.format);
  if (isDate === undefined) known.set(cell.format, (isDate = isDateFormat(cell.format)));
  return isDate;
}

/** The cell of a row in a grid column. */
export function cellAt(row: GridRow, at: number): GridCell | undefined {
  const { cells } = row;
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

const LONGEST_FIGURE = 40;
const ONLY_DIGITS = /^\d{1,15}$/;
const ANY_DIGIT = /[\d０-９]/;
const TIME_UNIT = /^(年|个?月|日|天|季度|小时)/;
const YEAR_FIGURE = /^(19|20)\d{2}(年|年度)?$/;

/** Whether a text is a figure that may be an amount: not a year, a code, a date or a number of a list. */
export function isFigureText(text: string): boolean {
  if (text.length > LONGEST_FIGURE || !ANY_DIGIT.test(text)) return false;
  if (ONLY_DIGITS.test(text)) return !YEAR_FIGURE.test(text);
  const plain = plainFigure(text);
  if (YEAR_FIGURE.test(plain) || plain.length > 24) return false;
  const figure = parsePrinted(plain);
  return figure !== undefined && !figure.dash && !TIME_UNIT.test(figure.unit);
}

/** The whole number a cell holds, for 栏次, 行次 and codes; undefined for anything else. */
export function wholeNumber(cell: GridCell): number | undefined {
  const value = cell.cell.value;
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value !== "string") return undefined;
  const plain = plainFigure(value);
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined;
}
