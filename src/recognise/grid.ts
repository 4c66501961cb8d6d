import {
  addressOf,
  type Cell,
  isDateFormat,
  parsePrinted,
  plainFigure,
  type PrintedNumber,
  printedNumber,
  type Sheet,
} from "../workbook/index.js";
import { type Label, LabelReader } from "./label.js";

/** A cell as the recogniser sees it: a figure, or a text with its label. */
export interface GridCell {
  readonly cell: Cell;
  /** 0-based place on the sheet. */
  readonly row: number;
  readonly column: number;
  /** Column among the columns that hold anything. */
  readonly at: number;
  /** A number cell that is not a date. */
  readonly isNumber: boolean;
  readonly label: Label;
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

export function gridOf(sheet: Sheet, labels: LabelReader = new LabelReader()): Grid {
  const used = new Set<number>();
  for (const row of sheet.rows) for (const cell of row.cells) used.add(cell.column);
  const columns = [...used].sort((a, b) => a - b);
  const position = new Map(columns.map((column, at) => [column, at]));
  const rows: GridRow[] = [];
  for (const row of sheet.rows) {
    if (row.cells.length === 0) continue;
    const cells = row.cells.map((cell): GridCell => {
      const isNumber = typeof cell.value === "number" && !isDateFormat(cell.format);
      return {
        cell,
        row: row.index,
        column: cell.column,
        at: position.get(cell.column) ?? 0,
        isNumber,
        label: isNumber ? NO_LABEL : labels.read(cell.text),
      };
    });
    rows.push({ row: row.index, hidden: row.hidden === true, cells });
  }
  return { sheet, rows, columns };
}

export function addressOfCell(cell: GridCell): string {
  return addressOf(cell.row, cell.column);
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

/** The figure a cell prints, text figures included. */
export function figureOf(cell: GridCell): PrintedNumber | undefined {
  return printedNumber(cell.cell);
}

const TIME_UNIT = /^(年|个?月|日|天|季度|小时)/;
const YEAR_FIGURE = /^(19|20)\d{2}(年|年度)?$/;

/** Whether a text is a figure that may be an amount: not a year, a code, a date or a number of a list. */
export function isFigureText(text: string): boolean {
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
