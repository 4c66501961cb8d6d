import type { Cell, SheetRow, Workbook } from "../../workbook/index.js";

/** The cell in a place of a workbook; undefined for a blank one and outside of every sheet. */
export function cellAt(
  { sheets }: Workbook,
  { sheet, row, column }: { readonly sheet: number; readonly row: number; readonly column: number },
): Cell | undefined {
  return rowAt(sheets[sheet]?.rows ?? [], row)?.cells.find((cell) => cell.column === column);
}

/** Rows ascend: a sheet may have a hundred thousand. */
function rowAt(rows: readonly SheetRow[], wanted: number): SheetRow | undefined {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.index ?? wanted) < wanted) low = middle + 1;
    else high = middle;
  }
  const found = rows[low];
  return found?.index === wanted ? found : undefined;
}
