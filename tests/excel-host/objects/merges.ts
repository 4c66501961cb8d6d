import type { CellRange } from "../../../src/workbook/index.js";
import type { SheetModel } from "../model/book.js";
import { ExcelError } from "../wire/object.js";

export function isInside(one: CellRange, other: CellRange): boolean {
  return (
    one.top >= other.top && one.bottom <= other.bottom && one.left >= other.left && one.right <= other.right
  );
}

/** Whether a cell lies in a merged area and is not its top left: what is written there is dropped without a word. */
export function isSwallowed({ merges }: SheetModel, row: number, column: number): boolean {
  const spot = { top: row, left: column, bottom: row, right: column };
  return merges.some((merge) => isInside(spot, merge) && (merge.top !== row || merge.left !== column));
}

/** Looks of a locked sheet may be changed only where it allows that. */
export function refuseLocked({ protection }: SheetModel): void {
  if (protection.isOn && !protection.allowFormatCells) throw new ExcelError("AccessDenied");
}
