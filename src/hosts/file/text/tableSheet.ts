import type { CellRange, Sheet, SheetRow } from "../../../workbook/index.js";
import { type TableBlock, type TableCell, isBlank } from "./blocks.js";

/** Tables as sheets, which have no names but their number. */
export function sheetsOf(tables: readonly TableBlock[]): Sheet[] {
  return tables.map((table, index) => sheetOf(table, `表${String(index + 1)}`));
}

/** A table as a sheet: the lines above it are its first rows, those below it its last. */
function sheetOf(table: TableBlock, name: string): Sheet {
  const lines = [...table.above.map(line), ...table.rows, ...table.below.map(line)];
  const rows = lines.map(rowOf).filter(({ cells }) => cells.length > 0);
  return { name, visibility: "visible", rows, merges: mergesOf(lines), hiddenColumns: [] };
}

function line(text: string): readonly TableCell[] {
  return [{ column: 0, span: 1, text }];
}

function rowOf(cells: readonly TableCell[], index: number): SheetRow {
  const filled = cells.filter(({ text }) => !isBlank(text));
  return { index, cells: filled.map(({ column, text }) => ({ column, value: text, text })) };
}

function mergesOf(rows: readonly (readonly TableCell[])[]): CellRange[] {
  const areas: { top: number; left: number; bottom: number; right: number }[] = [];
  const open = new Map<number, (typeof areas)[number]>();
  rows.forEach((cells, row) => {
    for (const { column, span, merge } of cells) {
      const above = open.get(column);
      if (merge === "below" && above?.bottom === row - 1) {
        above.bottom = row;
        continue;
      }
      const area = { top: row, left: column, bottom: row, right: column + span - 1 };
      areas.push(area);
      if (merge === undefined) open.delete(column);
      else open.set(column, area);
    }
  });
  return areas.filter(({ top, left, bottom, right }) => top !== bottom || left !== right);
}
