import type { Cell, Workbook } from "../../workbook/index.js";

/** The cell in a place of a workbook; undefined for a blank one and outside of every sheet. */
export function cellAt(
  { sheets }: Workbook,
  { sheet, row, column }: { readonly sheet: number; readonly row: number; readonly column: number },
): Cell | undefined {
  const found = sheets[sheet]?.rows.find(({ index }) => index === row);
  return found?.cells.find((cell) => cell.column === column);
}
