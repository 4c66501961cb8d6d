import * as XLSX from "@e965/xlsx";
import type { GridSheet } from "./grid.js";

/** A sheet as it is written into a file. */
export interface FileSheet extends GridSheet {
  readonly hidden?: true;
  /** 0-based. */
  readonly hiddenRows?: readonly number[];
}

function sheetOf({ rows, merges = [], formats = {}, hiddenRows = [] }: FileSheet): XLSX.WorkSheet {
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
  for (const [address, cell] of Object.entries(sheet)) {
    const format = formats[address.replace(/\d+$/, "")];
    if (!address.startsWith("!") && format !== undefined) (cell as XLSX.CellObject).z = format;
  }
  sheet["!merges"] = merges.map((range) => XLSX.utils.decode_range(range));
  const last = Math.max(-1, ...hiddenRows);
  sheet["!rows"] = Array.from({ length: last + 1 }, (_, row) => ({ hidden: hiddenRows.includes(row) }));
  return sheet;
}

/** The bytes of an .xlsx file with these sheets. */
export function xlsxOf(sheets: readonly FileSheet[]): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const sheet of sheets) XLSX.utils.book_append_sheet(book, sheetOf(sheet), sheet.name);
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })) };
  return XLSX.write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Uint8Array;
}
