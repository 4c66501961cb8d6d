import type { Sheet } from "../../workbook/index.js";
import { MOST_COLUMNS, MOST_ROWS, type Place } from "../book/index.js";

/** How many rows and columns of a sheet hold something, and how many the grid shows. */
export interface Extent {
  readonly filledRows: number;
  readonly filledColumns: number;
  readonly rows: number;
  readonly columns: number;
}

/** Blank ones behind the last filled, to type into; a small sheet still fills a window. */
const SPARE = { rows: 20, columns: 4 };
const LEAST = { rows: 100, columns: 40 };

/** The extent with room for a place outside it that somebody went to. */
export function reaching(extent: Extent, { row, column }: Place): Extent {
  if (row < extent.rows && column < extent.columns) return extent;
  return {
    ...extent,
    rows: Math.min(MOST_ROWS, Math.max(extent.rows, row + 1 + SPARE.rows)),
    columns: Math.min(MOST_COLUMNS, Math.max(extent.columns, column + 1 + SPARE.columns)),
  };
}

/** Formatted but blank cells do not count, however many there are. */
export function extentOf(sheet: Sheet): Extent {
  const filledRows = (sheet.rows.at(-1)?.index ?? -1) + 1;
  let filledColumns = 0;
  for (const { cells } of sheet.rows)
    filledColumns = Math.max(filledColumns, (cells.at(-1)?.column ?? -1) + 1);
  // Titles are merged over blank cells.
  for (const { top, right } of sheet.merges) {
    if (top < filledRows && right < filledColumns + LEAST.columns) {
      filledColumns = Math.max(filledColumns, right + 1);
    }
  }
  return {
    filledRows,
    filledColumns,
    rows: Math.min(MOST_ROWS, Math.max(LEAST.rows, filledRows + SPARE.rows)),
    columns: Math.min(MOST_COLUMNS, Math.max(LEAST.columns, filledColumns + SPARE.columns)),
  };
}
