import type { Cell, Workbook } from "../../../src/workbook/index.js";
import { Book, putCell } from "./book.js";
import type { CellModel } from "./cell.js";

/** The same workbook, open in the simulated Excel. */
export function bookOf(workbook: Workbook): Book {
  const book = new Book(workbook.name);
  for (const { name, visibility, rows, hiddenColumns } of workbook.sheets) {
    const sheet = book.addSheet(name);
    sheet.visibility = visibility;
    for (const column of hiddenColumns) sheet.hiddenColumns.add(column);
    for (const { index, hidden, cells } of rows) {
      if (hidden) sheet.hiddenRows.add(index);
      for (const cell of cells) putCell(sheet, index, cell.column, cellModel(cell));
    }
  }
  book.active = book.sheets.find(({ visibility }) => visibility === "visible");
  book.writes = 0;
  return book;
}

function cellModel({ value, text, format, formula, isError }: Cell): CellModel {
  return {
    value,
    format: format ?? "General",
    ...(formula === undefined ? {} : { formula: `=${formula}` }),
    ...(isError ? { isError } : {}),
    ...(typeof value === "number" ? { shown: text } : {}),
  };
}
