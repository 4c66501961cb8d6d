import { writeFileSync } from "node:fs";
import * as XLSX from "@e965/xlsx";
import type { GridSheet } from "../tests/support/grid.js";

function sheetOf({ rows, merges = [], formats = {} }: GridSheet): XLSX.WorkSheet {
  const sheet = XLSX.utils.aoa_to_sheet(
    rows.map((row) => [...row]),
    { dense: true },
  );
  const byColumn = new Map(
    Object.entries(formats).map(([letter, format]) => [XLSX.utils.decode_col(letter), format]),
  );
  for (const row of (sheet["!data"] ?? []) as (XLSX.CellObject | undefined)[][]) {
    row.forEach((cell, column) => {
      const format = byColumn.get(column);
      if (cell?.t === "n" && format !== undefined) cell.z = format;
    });
  }
  sheet["!merges"] = merges.map((range) => XLSX.utils.decode_range(range));
  return sheet;
}

/** Writes an .xlsx as Excel would: with a shared table of texts, compressed. */
export function writeBook(path: string, sheets: readonly GridSheet[]): void {
  const book = XLSX.utils.book_new();
  for (const sheet of sheets) XLSX.utils.book_append_sheet(book, sheetOf(sheet), sheet.name);
  writeFileSync(
    path,
    XLSX.write(book, { type: "buffer", bookType: "xlsx", bookSST: true, compression: true }) as Uint8Array,
  );
}

/** The reader alone, with the options that ours uses (src/hosts/file/sheetjs.ts). */
export function plainRead(bytes: Uint8Array): XLSX.WorkBook {
  return XLSX.read(bytes, {
    type: "buffer",
    dense: true,
    cellNF: true,
    cellFormula: true,
    cellText: false,
    cellHTML: false,
  });
}
